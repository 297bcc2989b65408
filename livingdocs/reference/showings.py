"""Which scenarios show an action, best first."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from livingdocs.common.guides import Guide
from livingdocs.recorded.exchanges import each, is_refusal
from livingdocs.recorded.recording import Line, Recording
from livingdocs.reference.showing import mentions, texts

MOST = 5  # scenarios that are named for an action


@dataclass(frozen=True)
class Showing:
    """A scenario that calls an action: its page below docs/ with its place on it, and whether the call is refused."""

    guide: Guide
    title: str
    place: str
    refused: bool
    rank: int


Shown = dict[str, list[Showing]]  # by the action's name in small letters


def showings(
    guide: Guide,
    recording: Recording,
    page: str,
    links: Mapping[str, str],
    called: Callable[[Line], list[str]],
) -> Shown:
    """The scenarios of a guide by the actions that their pages show; `called` tells those of a line."""
    found: dict[str, dict[str, Showing]] = {}
    for title, line in recording.lines():
        if line.part != "shown" or title not in links:
            continue
        refused = any(is_refusal(one) for one in each(line.answer))
        for name in called(line):
            one = Showing(guide, title, f"{page}#{links[title]}", refused, _rank(guide, title, name, line))
            known = found.setdefault(name.lower(), {}).setdefault(title, one)
            if (one.refused, one.rank) < (known.refused, known.rank):
                found[name.lower()][title] = one
    return {name: list(scenarios.values()) for name, scenarios in found.items()}


def _rank(guide: Guide, title: str, name: str, line: Line) -> int:
    """One less for a scenario that speaks of the action, one less where the call is its When; one more among others."""
    text, action = texts(guide)[title], name.partition(".")[2]
    speaks = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None
    speaks = speaks or (not action.islower() and mentions(text, action))
    several = line.label == "multirequest"
    return 2 + several - speaks - line.step.startswith("When")


def chosen(every: list[Showing]) -> list[Showing]:
    """Those that are named for an action: where it answers first, two of its refusals, and no more than MOST."""
    answered = sorted((one for one in every if not one.refused), key=lambda one: one.rank)
    refused = sorted((one for one in every if one.refused), key=lambda one: one.rank)
    some = refused[: 2 if answered else MOST]
    return [*answered[: MOST - len(some)], *some]
