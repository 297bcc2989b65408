"""Where the result of a scenario stands in the report, which lies beside the pages of the site.

The report shows the result of an id at `index.html#id`. Its generator draws new ids for each report, so they are read
from the report that comes along: from its page where that is one file, else from the files beside it.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from livingdocs.common.guides import Guide, GuideScenario
from livingdocs.common.markdown import plain
from livingdocs.site.folds import UNSEARCHED
from livingdocs.site.headings import rewritten

_IN_PAGE = re.compile(r'd\("data/test-results/[^"/]+\.json","(?P<body>[^"]*)"\)')


@dataclass(frozen=True)
class Result:
    """How a scenario, or one example of an outline, ended, and the report's name for that."""

    id: str
    status: str


Results = Mapping[str, Result]
"""By the full name of a scenario: `features/03_edit/clip_and_trim.feature: A clip becomes a new entry`."""


def results(report: Path) -> dict[str, Result]:
    """All that a report holds; of a scenario that was tried again, the last try."""
    found = (json.loads(body) for body in _bodies(report))
    return {
        str(one["fullName"]): Result(str(one["id"]), str(one["status"]))
        for one in found
        if one.get("fullName") and not one.get("isRetry")
    }


def _bodies(report: Path) -> Iterator[str | bytes]:
    page = report / "index.html"
    if page.is_file():
        for found in _IN_PAGE.finditer(page.read_text(encoding="utf-8")):
            yield base64.b64decode(found["body"])
    for file in sorted((report / "data/test-results").glob("*.json")):
        yield file.read_bytes()


def with_results(text: str, guide: Guide, found: Results, report: str) -> str:
    """A guide's page whose scenarios lead to their results. `report`: the report's page, from the guide's."""
    lines = {plain(scenario.title): _line(guide, scenario, found, report) for scenario in guide.scenarios}
    return rewritten(text, lambda line, title: f"{line}\n{lines[title]}" if title in lines else line)


def _line(guide: Guide, scenario: GuideScenario, found: Results, report: str) -> str:
    """The paragraph that leads to a scenario's results; "" where the last run didn't have it."""
    links = [
        f"[{plain(words) or result.status}]({report}#{result.id}){{: .{result.status} }}"
        for name, words in _runs(scenario)
        if (result := found.get(f"{guide.file}: {name}"))
    ]
    return f"\nIn the last run: {' · '.join(links)}\n{{: .result {UNSEARCHED} }}\n" if links else ""


def _runs(scenario: GuideScenario) -> list[tuple[str, str]]:
    """The names under which a scenario runs, with the values of its example where it is an outline's."""
    if not scenario.is_outline:
        return [(scenario.title, "")]
    return [(row.name, ", ".join(row._row.cells)) for row in scenario.model.scenarios]
