"""What the generated report gets afterwards: reading order, our part of the page, no calls home.

The generator orders chapters, guides and sections by the moment their first scenario started. In a parallel run that
is chance, so the tree is given the order of the features instead. Its sort key for a group is the smallest `start`
among the leaves of tree.json, a value that nothing else reads; the true times of a scenario stand in its own data.
It takes an attachment that several results name for that of the result it happened to read first, counts it there,
and calls it missing in all others; here each has it among its steps, and none counts it as an attachment of its own.
Why a scenario was skipped is the generator's "Error"; here it stands in the description, and the error goes.
The generator also puts a visitor counter of its makers on the page. A report about somebody's account doesn't call out.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from allure_commons.utils import md5

from livingdocs.common.guides import chapter_of, reading_key, section_titles
from livingdocs.common.paths import HISTORY, ROOT
from livingdocs.report.changes import changes
from livingdocs.report.describing import ABOUT_TYPE
from livingdocs.report.start import head

_COUNTER = re.compile(
    r"\s*<script async src=\"https://www\.googletagmanager[^>]*></script>\s*<script>.*?</script>", re.DOTALL
)
_DATA = re.compile(
    r'd\("(?P<name>(?:widgets/(?:[^"]+/)?(?:tree|nav)|data/test-results/[^"/]+)\.json)","(?P<body>[^"]*)"\)'
)
_HEAD = '<meta charset="utf-8">'
_WIDEST_GUIDE = 10_000  # scenarios; keeps the ranks of two guides apart


Link = Mapping[str, Any]
"""An attachment as the generator links to it."""
Ranks = dict[tuple[str, ...], int]
"""(chapter's label, guide's title) -> its place in reading order; with a section's title, the section's place in it."""


def read_results(results: Path) -> list[dict[str, Any]]:
    """The results of a run, as its workers wrote them."""
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(results.glob("*-result.json"))]


def guide_files(results: list[dict[str, Any]]) -> dict[tuple[str, str], Path]:
    """The feature files of results, by the labels of chapter and guide."""
    files: dict[tuple[str, str], Path] = {}
    for result in results:
        labels = {label["name"]: label["value"] for label in result.get("labels", [])}
        file = str(result.get("fullName", "")).partition(": ")[0]
        files[labels.get("epic", ""), labels.get("feature", "")] = ROOT / file
    return files


def reading_ranks(files: dict[tuple[str, str], Path]) -> Ranks:
    """The places of the guides of a run, and of their sections."""
    ordered = sorted(files, key=lambda guide: (reading_key(files[guide]), guide))
    ranks: Ranks = {guide: rank for rank, guide in enumerate(ordered)}
    for guide, path in files.items():
        ranks |= {(*guide, title): rank for rank, title in enumerate(section_titles(path))}
    return ranks


def shared_attachments(results: list[dict[str, Any]], folder: Path) -> dict[str, Link]:
    """What is about a guide, as the generator links to an attachment, by the generator's ids of the results."""
    return {
        md5(str(result.get("uuid"))): {
            "id": md5(one["source"]),
            "originalFileName": one["source"],
            "ext": Path(one["source"]).suffix,
            "name": one["name"],
            "contentType": one["type"],
            "used": True,
            "missed": False,
            "contentLength": (folder / one["source"]).stat().st_size,
        }
        for result in results
        for one in result.get("attachments", ())
        if one.get("type") == ABOUT_TYPE and (folder / one["source"]).is_file()
    }


def order_tree(tree: dict[str, Any], ranks: Ranks) -> dict[str, int]:
    """Put the tree into reading order, in place; returns leaf id -> position."""
    positions: dict[str, int] = {}
    for chapter in (tree["groupsById"][key] for key in tree["root"].get("groups", [])):
        for guide in (tree["groupsById"][key] for key in chapter.get("groups", [])):
            name = (chapter["name"], guide["name"])
            first = ranks.get(name, len(ranks)) * _WIDEST_GUIDE
            for place, leaf in enumerate(_leaves(tree, guide, name, ranks), 1):
                positions[leaf["nodeId"]] = leaf["start"] = first + place
    return positions


def _leaves(
    tree: dict[str, Any], guide: dict[str, Any], name: tuple[str, ...], ranks: Ranks
) -> Iterator[dict[str, Any]]:
    """A guide's scenarios in order: those outside of sections first."""
    sections = [tree["groupsById"][key] for key in guide.get("groups", [])]
    sections.sort(key=lambda section: ranks.get((*name, section["name"]), len(ranks)))
    for part in (guide, *sections):
        leaves = (tree["leavesById"][key] for key in part.get("leaves", []))
        yield from sorted(leaves, key=lambda leaf: leaf["groupOrder"])


class Tidy:
    """Changes a report's data. The lists of the leaves (nav) need the trees to have been seen before.

    `shared`: by the id of a result, the attachment that it names along with others.
    """

    def __init__(self, ranks: Ranks, shared: Mapping[str, Link] = MappingProxyType({})) -> None:
        self._ranks, self._shared = ranks, shared
        self._positions: dict[str, int] = {}

    def tree(self, tree: Any) -> Any:
        self._positions.update(order_tree(tree, self._ranks))
        return tree

    def nav(self, nav: Any) -> Any:
        last = len(self._positions) * _WIDEST_GUIDE
        return sorted(nav, key=lambda key: self._positions.get(key, last))

    def result(self, result: Any) -> Any:
        if result.get("status") == "skipped":
            result.pop("error", None)
        shared = self._shared.get(str(result.get("id")))
        for step in result.get("steps", ()):
            if step.get("type") == "attachment" and step["link"].get("missed"):
                step["link"] = shared or step["link"]
        if shared:
            result["attachments"] = [
                one for one in result.get("attachments", ()) if one["link"]["id"] != shared["id"]
            ]
        return result

    def of(self, name: str) -> Callable[[Any], Any]:
        """What changes the data of this name."""
        if name.startswith("data/"):
            return self.result
        return self.tree if name.endswith("tree.json") else self.nav


def tidy(page: str, order: Tidy, ours: str = "") -> str:
    """The page of a single-file report with its data changed, without the counter, with `ours` in its head."""

    def rewrite(wanted: str) -> Callable[[re.Match[str]], str]:
        def replaced(match: re.Match[str]) -> str:
            if not match["name"].endswith(wanted) and not match["name"].startswith(wanted):
                return match[0]
            data = order.of(match["name"])(json.loads(base64.b64decode(match["body"])))
            return f'd("{match["name"]}","{base64.b64encode(json.dumps(data).encode()).decode()}")'

        return replaced

    page = _COUNTER.sub("", page).replace(_HEAD, f"{_HEAD}\n{ours}", 1)
    for wanted in ("tree.json", "nav.json", "data/"):
        page = _DATA.sub(rewrite(wanted), page)
    return page


def tidy_report(report: Path, results: Path, history: Path = HISTORY) -> None:
    """The same for the files of a report, whether its data are in the page or in a directory beside it."""
    page, found = report / "index.html", read_results(results)
    files = guide_files(found)
    chapters = [chapter_of(path) for path in files.values()]
    order = Tidy(reading_ranks(files), shared_attachments(found, results))
    ours = head(changes(found, history), found, {chapter.label: chapter.purpose for chapter in chapters})
    page.write_text(tidy(page.read_text(encoding="utf-8"), order, ours), encoding="utf-8")
    for pattern in ("widgets/**/tree.json", "widgets/**/nav.json", "data/test-results/*.json"):
        for file in sorted(report.glob(pattern)):
            name = file.relative_to(report).as_posix()
            data = order.of(name)(json.loads(file.read_text(encoding="utf-8")))
            file.write_text(json.dumps(data), encoding="utf-8")
