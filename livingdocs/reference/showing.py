"""Links from a reference to the scenarios that show a thing."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping

from livingdocs.common.guides import Guide
from livingdocs.common.markdown import plain
from livingdocs.reference.uses import Sighting

Links = Mapping[str, str]  # title of a scenario -> its anchor on the page


def cell(text: str) -> str:
    """A text for a cell of a table."""
    return plain(text).replace("|", "\\|").replace("\n", " ")


def link(title: str, links: Links, words: str = "") -> str:
    """A link to a scenario of the same page."""
    return f"[{cell(words or title)}](#{links[title]})"


@functools.lru_cache(maxsize=8192)
def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text))


def mentions(text: str, word: str) -> bool:
    """Whether a text has a word."""
    return word in _words(text)


@functools.cache
def texts(guide: Guide) -> dict[str, str]:
    """All that is written about each scenario, by its title."""
    return {one.title: f"{one.title}\n{one.prose}\n{one.source}" for one in guide.scenarios}


@functools.cache
def prose(guide: Guide) -> str:
    """All prose of a guide: its own, that of its sections and of its scenarios."""
    return "\n\n".join(
        [guide.prose, *(one.prose for one in guide.sections), *(one.prose for one in guide.scenarios)]
    )


def best(guide: Guide, word: str, seen: Iterable[Sighting]) -> str:
    """The title of the scenario that shows a field best: it speaks of it, or its page shows the call, or sends it.

    Of a field that no call sends it is one that speaks of it by a name that is no common word; "" where none does.
    """
    told = texts(guide)
    found = [one for one in seen if one.title in told]
    speaking = [one for one in found if mentions(told[one.title], word) and not one.refusal]
    for some in (
        [one for one in speaking if one.shown],
        speaking,
        [one for one in found if one.shown and not one.refusal],
        [one for one in found if one.shown],
        found,
    ):
        if some:
            return some[0].title
    common = word.islower() and "_" not in word
    return "" if common else next((title for title, text in told.items() if mentions(text, word)), "")


def refused(guide: Guide, word: str, seen: Iterable[Sighting]) -> str:
    """The title of the first scenario in which the field is what a refusal speaks of; "" where there is none."""
    known = {one.title for one in guide.scenarios}
    return next((one.title for one in seen if one.title in known and mentions(one.refusal, word)), "")


def folded(summary: str, content: str) -> str:
    """A part that is shown when it is asked for."""
    return f"<details><summary>{plain(summary)}</summary>\n\n{content}\n\n</details>"


def rows_table(head: list[str], rows: list[list[str]]) -> str:
    """A table in Markdown, without the columns in which no row has anything."""
    kept = [number for number, _ in enumerate(head) if any(row[number] for row in rows)]
    lines = [[head[n] for n in kept], ["---"] * len(kept), *([row[n] for n in kept] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
