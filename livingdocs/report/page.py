"""What the generated page of the report gets afterwards: reading order, and no calls home.

The generator orders chapters, guides and sections by the moment their first scenario started. In a parallel run that
is chance, so the tree is given the order of the features instead. Its sort key for a group is the smallest `start`
among the leaves of tree.json, a value that nothing else reads; the true times of a scenario stand in its own data.
The generator also puts a visitor counter of its makers on the page. A report about somebody's account doesn't call out.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from livingdocs.common.guides import reading_key, section_titles
from livingdocs.common.paths import ROOT

_COUNTER = re.compile(
    r"\s*<script async src=\"https://www\.googletagmanager[^>]*></script>\s*<script>.*?</script>", re.DOTALL
)
_DATA = re.compile(r'd\("(?P<name>widgets/(?:[^"]+/)?(?:tree|nav)\.json)","(?P<body>[^"]*)"\)')
_WIDEST_GUIDE = 10_000  # scenarios; keeps the ranks of two guides apart


Ranks = dict[tuple[str, ...], int]
"""(chapter's label, guide's title) -> its place in reading order; with a section's title, the section's place in it."""


def reading_ranks(results: Path) -> Ranks:
    """The places of the guides in the results of a run, and of their sections."""
    files: dict[tuple[str, str], Path] = {}
    for path in results.glob("*-result.json"):
        result = json.loads(path.read_text(encoding="utf-8"))
        labels = {label["name"]: label["value"] for label in result.get("labels", [])}
        file = str(result.get("fullName", "")).partition(": ")[0]
        files[labels.get("epic", ""), labels.get("feature", "")] = ROOT / file
    ordered = sorted(files, key=lambda guide: (reading_key(files[guide]), guide))
    ranks: Ranks = {guide: rank for rank, guide in enumerate(ordered)}
    for guide, path in files.items():
        ranks |= {(*guide, title): rank for rank, title in enumerate(section_titles(path))}
    return ranks


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
    """Puts a report into reading order. The lists of the leaves (nav) need the trees to have been seen before."""

    def __init__(self, ranks: Ranks) -> None:
        self._ranks = ranks
        self._positions: dict[str, int] = {}

    def tree(self, tree: Any) -> Any:
        self._positions.update(order_tree(tree, self._ranks))
        return tree

    def nav(self, nav: Any) -> Any:
        last = len(self._positions) * _WIDEST_GUIDE
        return sorted(nav, key=lambda key: self._positions.get(key, last))


def tidy(page: str, ranks: Ranks) -> str:
    """The page of a single-file report, in reading order and without the counter."""
    order = Tidy(ranks)

    def rewrite(change: Callable[[Any], Any], wanted: str) -> Callable[[re.Match[str]], str]:
        def replaced(match: re.Match[str]) -> str:
            if not match["name"].endswith(wanted):
                return match[0]
            data = change(json.loads(base64.b64decode(match["body"])))
            return f'd("{match["name"]}","{base64.b64encode(json.dumps(data).encode()).decode()}")'

        return replaced

    page = _COUNTER.sub("", page)
    page = _DATA.sub(rewrite(order.tree, "tree.json"), page)
    return _DATA.sub(rewrite(order.nav, "nav.json"), page)


def tidy_report(report: Path, results: Path) -> None:
    """The same for the files of a report, whether its data are in the page or in a directory beside it."""
    page, ranks = report / "index.html", reading_ranks(results)
    page.write_text(tidy(page.read_text(encoding="utf-8"), ranks), encoding="utf-8")
    order = Tidy(ranks)
    for name, change in (("tree.json", order.tree), ("nav.json", order.nav)):
        for file in sorted((report / "widgets").rglob(name)):
            data = change(json.loads(file.read_text(encoding="utf-8")))
            file.write_text(json.dumps(data), encoding="utf-8")
