"""The calls of the pages run as they stand: pasted into bash, against a sandbox, the whole page or a scenario alone."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from features.support.running import embedded
from livingdocs.checks.paste import Pasted, paste, paste_guides, settings
from livingdocs.checks.pasted import blocks, titles
from livingdocs.common.guides import load_guides
from livingdocs.recorded.recording import load

WHOLE = ("first_video", "sessions", "content_delivery")  # the quickest of their kind
ALONE = ("first_video", "sessions", "app_tokens", "short_links", "export_csv")
PAGE = """
## Before you begin

```bash
pick() { cat; }

EXPECTED=there
```

## What the page says

```bash
(
: "${EXPECTED:?run Before you begin first}"
set -e

curl -s "$KALTURA_SERVICE_URL/api_v3/service/system/action/ping" --data-urlencode format=1 | pick

curl -s "$KALTURA_SERVICE_URL/api_v3/service/media/action/get" \\
  --data-urlencode entryId=0_nothing \\
  --data-urlencode format=1
# {"code": "ENTRY_ID_NOT_FOUND", "message": "…", "objectType": "KalturaAPIException", "args": {}}
)
```

## Another claim

```bash
curl -s "$KALTURA_SERVICE_URL/api_v3/service/system/action/getVersion" --data-urlencode format=1
# "a version"
```
"""


@pytest.fixture(scope="module", autouse=True)
def _curl() -> None:
    missing = [name for name in ("bash", "curl") if shutil.which(name) is None]
    if missing:
        pytest.skip(f"the calls of the pages need {' and '.join(missing)}, which this machine doesn't have")


@pytest.fixture(scope="module")
def pasted() -> dict[str, Pasted]:
    return {Path(one.page).stem: one for one in paste_guides(WHOLE, jobs=2)}


@pytest.fixture(scope="module")
def alone() -> dict[str, Pasted]:
    return {Path(one.page).stem: one for one in paste_guides(ALONE, jobs=2, alone=True)}


@pytest.mark.parametrize("guide", WHOLE)
def test_every_call_answers_as_its_page_shows(pasted: dict[str, Pasted], guide: str) -> None:
    assert pasted[guide].calls > 30
    assert "\n".join(pasted[guide].wrong) == ""


@pytest.mark.parametrize("slug", ALONE)
def test_every_scenario_runs_behind_before_you_begin_alone(alone: dict[str, Pasted], slug: str) -> None:
    guide = next(one for one in load_guides() if one.slug == slug)
    assert alone[slug].alone == len([one for one in load(guide).scenarios.values() if one.takes])
    assert "\n".join(alone[slug].wrong) == ""


@pytest.fixture(scope="module")
def environment() -> Iterator[dict[str, str]]:
    with embedded.running() as announce:
        yield settings(json.loads(announce.read_text()))


@pytest.mark.parametrize(
    ("before", "after", "complaint"),
    [
        ("media/action/get", "media/action/got", "refused with ['ACTION_DOES_NOT_EXISTS']"),
        ("format=1\n# {", "format=1 --fail-early --no-such-option\n# {", "curl ended with 2"),
        ('"code": "ENTRY_ID_NOT_FOUND"', '"code": "INVALID_KS"', "the page shows ['INVALID_KS']"),
        ("curl -s", "false && curl -s", "never called"),
        ('"a version"', '{"version": 1}', "not in the answer: "),
        ("format=1 | pick", "format=1 | pick > answer.json", "left behind: answer.json"),
    ],
)
def test_what_differs_is_told(
    tmp_path: Path, environment: dict[str, str], before: str, after: str, complaint: str
) -> None:
    page = tmp_path / "page.md"
    page.write_text(PAGE, encoding="utf-8")
    assert paste(page, environment).wrong == []
    page.write_text(PAGE.replace(before, after), encoding="utf-8")
    assert complaint in "\n".join(paste(page, environment).wrong)


def test_a_scenario_alone_has_what_the_beginning_left_and_nothing_else(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    page = tmp_path / "page.md"
    page.write_text(PAGE, encoding="utf-8")
    done = paste(page, environment, alone=True)
    assert (done.wrong, done.alone, done.calls) == ([], 2, 3)
    page.write_text(PAGE.replace("EXPECTED=there", "EXPECTED="), encoding="utf-8")
    (first, *others) = paste(page, environment, alone=True).wrong
    assert first.startswith("What the page says: ended with 1: ")
    assert "EXPECTED: run Before you begin first" in first
    assert all("never called" in one for one in others) and len(others) == 2
    moved = PAGE.replace("EXPECTED=there\n", "").replace("```bash\n(\n", "```bash\nEXPECTED=there\n\n(\n")
    page.write_text(f'{moved}\n## The last\n\n```bash\n: "${{EXPECTED:?set by another scenario}}"\n```\n')
    assert paste(page, environment).wrong == []
    assert "set by another scenario" in "\n".join(paste(page, environment, alone=True).wrong)


def test_a_page_is_read_command_by_command() -> None:
    every = blocks(PAGE)
    assert [one.title for one in every] == [
        *["Before you begin"] * 2, *["What the page says"] * 3, "Another claim",
    ]  # fmt: skip
    assert [one.calls for one in every] == [False, False, False, True, True, True]
    assert every[4].refusals == ["ENTRY_ID_NOT_FOUND"]
    assert titles(every) == ["What the page says", "Another claim"]


def test_an_answer_is_read_without_the_names_of_its_numbers() -> None:
    answer = '# {\n#   "status": 4 PENDING,\n#   "format": "1" SRT,\n#   "name": "2 READY"\n# }'
    (one,) = blocks(f"```bash\n# When\ncurl x\n{answer}\n)\n```\n")
    assert one.shown == {"status": 4, "format": "1", "name": "2 READY"}
