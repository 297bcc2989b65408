"""Rules of the sections of a guide (F5a of the house style)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from livingdocs.checks.finding import Finding
from livingdocs.common.guides import Guide, Section

MOST_WITHOUT = 20  # scenarios of a guide that has no sections
FEWEST, MOST = 3, 12  # scenarios of a section
MOST_SENTENCES = 2
_RULE = "F5a"
_END = re.compile(r"[.!?][\"')]*(?:\s+|$)")
_NO_END = re.compile(r"`[^`]*`|\b(e\.g|i\.e|etc|vs)\.")


def check_sections(guide: Guide) -> Iterator[Finding]:
    """Whether a long guide has sections, and what is wrong with those of any guide."""
    if not guide.sections:
        yield from _check_length(guide)
        return
    titles = Counter([*(one.title for one in guide.sections), *(one.title for one in guide.scenarios)])
    for scenario in guide.scenarios:
        if guide.section_of(scenario) is None:
            text = "the scenario stands outside of the sections: move it under the `Rule:` whose question it answers."
            yield Finding(guide.file, scenario.line, _RULE, text)
    for section in guide.sections:
        for text in _faults(section, titles[section.title] > 1):
            yield Finding(guide.file, section.line, _RULE, text)


def _check_length(guide: Guide) -> Iterator[Finding]:
    count = len(guide.scenarios)
    if count > MOST_WITHOUT:
        text = (
            f"{count} scenarios in a row: from {MOST_WITHOUT + 1} on a guide has sections; put them under `Rule:`, "
            f"a question that the reader has, {FEWEST} to {MOST} each."
        )
        yield Finding(guide.file, guide.model.line, _RULE, text)


def _faults(section: Section, is_twice: bool) -> Iterator[str]:
    count, said = len(section.scenarios), sentences(section.prose)
    if not section.title:
        yield "the section has no title: write the question that the reader has."
    elif is_twice:
        yield f"two sections or scenarios are called {section.title!r}: rename one."
    if section.title.endswith("."):
        yield "the section's title ends with a full stop: take it off."
    if not section.prose:
        yield "the section has no prose: say in a sentence or two what it shows."
    elif said > MOST_SENTENCES:
        yield f"{said} sentences of prose in the section: one or two; the rest belongs to its scenarios."
    if count < FEWEST:
        yield f"scenarios in the section: {count}, and {FEWEST} at least; merge it with its neighbour."
    if count > MOST:
        yield f"scenarios in the section: {count}, and {MOST} at most; split it by what the reader asks."


def sentences(prose: str) -> int:
    """How many sentences prose has; the last one needs no full stop."""
    return sum(1 for said in _END.split(_NO_END.sub("x", prose)) if said.strip())
