"""Folded parts of a document as the site shows them.

On GitHub a part that is folded is `<details>`. Here those in a row that hold the same in several languages become tabs
in one fold: the choice of a language holds for all of them, on this page and the next. The short way, which is for all
readers, has its tabs open. The others stay folded.

What is told in code inside a fold is left out of the search: it would be found in place of what it belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from livingdocs.common.markdown import FENCE

LANGUAGES = ("curl", "Python", "JavaScript")
OPEN_UNDER = "## The short way"
UNSEARCHED = 'data-search-exclude="1"'
_OPENED = re.compile(r"<details(?P<attributes>[^>]*)>\s*(?:<summary>(?P<summary>.*?)</summary>)?\s*$")
_SUMMARY = re.compile(r"<summary>(?P<summary>.*?)</summary>\s*$")
_CLOSED = re.compile(r"</details>\s*$")


@dataclass
class Fold:
    """A folded part: its title, whether it is open at first, and what it holds."""

    summary: str
    is_open: bool
    parts: list[Part] = field(default_factory=list)

    @property
    def depth(self) -> int:
        """How many folds lie in one another, with this one."""
        return 1 + max((part.depth for part in self.parts if isinstance(part, Fold)), default=0)


Part: TypeAlias = Fold | str
"""A fold, or a line outside of one."""


def shown(text: str) -> str:
    """A document whose folds are written as the site's generator reads them."""
    return "\n".join(_written(read(text), in_fold=False))


def read(text: str) -> list[Part]:
    """The parts of a document. A fold that nothing ends goes to the end of it."""
    top: list[Part] = []
    open_folds: list[Fold] = []
    fence = ""
    for line in text.split("\n"):
        here = open_folds[-1].parts if open_folds else top
        fence, before = fence_after(fence, line), fence
        if fence or before:
            here.append(line)
        elif opened := _OPENED.match(line):
            fold = Fold(opened["summary"] or "", "open" in opened["attributes"])
            here.append(fold)
            open_folds.append(fold)
        elif open_folds and not open_folds[-1].summary and (named := _SUMMARY.match(line)):
            open_folds[-1].summary = named["summary"]
        elif open_folds and _CLOSED.match(line):
            open_folds.pop()
        else:
            here.append(line)
    return top


def fence_after(fence: str, line: str) -> str:
    """The fence of the code that a line stands in or opens; "" where it is none, or where the line ends it."""
    found = FENCE.match(line)
    if not fence:
        return found["signs"] if found else ""
    return "" if found and not found["language"].strip() and found["signs"].startswith(fence) else fence


def _written(parts: list[Part], in_fold: bool) -> Iterator[str]:
    place = 0
    while place < len(parts):
        part = parts[place]
        if isinstance(part, str):
            yield _unsearched(part) if in_fold else part
            place += 1
            continue
        tabs = _tabs_at(parts, place)
        if not tabs:
            yield from _block("details", part, ["open: true"] if part.is_open else [])
        elif in_fold or _heading_before(parts, place) == OPEN_UNDER:
            yield from _tabs(tabs)
        else:
            title = f"To paste: {' · '.join(_names(tabs))}"
            yield from _fenced_in(1 + max(fold.depth for fold in tabs), "details", title, [], _tabs(tabs))
        place = _after(parts, place, len(tabs) or 1)


def _unsearched(line: str) -> str:
    """The line that opens a code block, so that its text isn't searched. Other lines stay."""
    found = FENCE.match(line)
    if not found or not re.fullmatch(r"\w+", found["language"]):
        return line
    return f"{found['signs']} {{ .{found['language']} {UNSEARCHED} }}"


def _tabs_at(parts: list[Part], place: int) -> list[Fold]:
    """The folds in a row that are the same in several languages; [] where the one here is none of these."""
    found: list[Fold] = []
    for part in parts[place:]:
        if isinstance(part, Fold) and part.summary in LANGUAGES and part.summary not in _names(found):
            found.append(part)
        elif isinstance(part, Fold) or part.strip():
            break
    return found


def _heading_before(parts: list[Part], place: int) -> str:
    """The heading under which a part stands."""
    lines = (part for part in reversed(parts[:place]) if isinstance(part, str))
    return next((line for line in lines if line.startswith("#")), "")


def _names(folds: list[Fold]) -> list[str]:
    return [fold.summary for fold in folds]


def _after(parts: list[Part], place: int, folds: int) -> int:
    """The place behind so many folds."""
    while folds:
        folds -= isinstance(parts[place], Fold)
        place += 1
    return place


def _tabs(folds: list[Fold]) -> Iterator[str]:
    for number, fold in enumerate(folds):
        yield from _block("tab", fold, ["new: true"] if number == 0 else [])


def _block(kind: str, fold: Fold, options: list[str]) -> Iterator[str]:
    return _fenced_in(fold.depth, kind, fold.summary, options, _written(fold.parts, in_fold=True))


def _fenced_in(depth: int, kind: str, title: str, options: list[str], lines: Iterable[str]) -> Iterator[str]:
    """A block as pymdownx.blocks reads it: the outer of two has more strokes."""
    strokes = "/" * (2 + depth)
    yield from ("", f"{strokes} {kind} | {title}", *(f"    {option}" for option in options), "")
    yield from lines
    yield from ("", strokes, "")
