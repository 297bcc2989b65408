"""The calls of the pages run as they stand: pasted into bash from top to bottom, against a sandbox."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from features.support.running import embedded
from livingdocs.checks.paste import Pasted, blocks, paste, paste_guides, settings

GUIDES = ("first_video", "getting_started", "sessions", "app_tokens", "content_delivery")  # the quickest
PAGE = """
## What the page says

```bash
curl -s "$KALTURA_SERVICE_URL/api_v3/service/system/action/ping" --data-urlencode format=1

curl -s "$KALTURA_SERVICE_URL/api_v3/service/media/action/get" \\
  --data-urlencode entryId=0_nothing \\
  --data-urlencode format=1
# {"code": "ENTRY_ID_NOT_FOUND", "message": "…", "objectType": "KalturaAPIException", "args": []}
```
"""


@pytest.fixture(scope="module", autouse=True)
def _curl() -> None:
    missing = [name for name in ("bash", "curl") if shutil.which(name) is None]
    if missing:
        pytest.skip(f"the calls of the pages need {' and '.join(missing)}, which this machine doesn't have")


@pytest.fixture(scope="module")
def pasted() -> dict[str, Pasted]:
    return {Path(one.page).stem: one for one in paste_guides(GUIDES, jobs=3)}


@pytest.mark.parametrize("guide", GUIDES)
def test_every_call_answers_as_its_page_shows(pasted: dict[str, Pasted], guide: str) -> None:
    assert pasted[guide].calls > 30
    assert "\n".join(pasted[guide].wrong) == ""


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


def test_a_block_is_read_command_by_command() -> None:
    first, second = blocks(PAGE)
    assert first.title == second.title == "What the page says"
    assert (first.refusals, second.refusals) == ([], ["ENTRY_ID_NOT_FOUND"])
