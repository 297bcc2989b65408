"""The calls that do a guide's main job, taken from the scenario that is tagged @short_way."""

from __future__ import annotations

from livingdocs.common.guides import Guide, GuideScenario
from livingdocs.languages.telling import main_call
from livingdocs.recorded.exchanges import VARIABLE, is_idle
from livingdocs.recorded.recording import Line, Recording, Take

TAG = "short_way"
FEWEST, MOST = 2, 6  # calls
NAMED_BY_CALLER = {"user.delete"}  # tidies up what can't be made twice


def short_scenario(guide: Guide) -> GuideScenario | None:
    """The scenario whose calls are the short way; None in a guide that names none."""
    return next((one for one in guide.scenarios if TAG in one.tags), None)


def short_way(guide: Guide, recording: Recording) -> list[Line]:
    """Its calls up to the one that matters, and what is waited for behind that; without checks and tidying.

    A user alone is deleted again: nobody is added twice by one id, not by the scenarios behind it either.
    """
    scenario = short_scenario(guide)
    recorded = recording.scenarios.get(scenario.title) if scenario else None
    return _calls(recorded.takes[0]) if recorded and recorded.takes else []


def told_of(lines: list[Line]) -> list[Line]:
    """Those of them that are the way: what its scenario prepares in quiet, a copy of a sample, is a reader's own."""
    return [line for line in lines if line.part == "shown"]


def _calls(take: Take) -> list[Line]:
    main = main_call(take)
    lines = [line for line in take.lines if line.part not in ("tidy", "again")]
    last = _awaited(lines, next((place for place, line in enumerate(lines) if line is main), -1))
    way = [line for line in lines[: last + 1] if line is main or _is_needed(line, lines[: last + 1])]
    return way + [line for line in take.lines if line.part == "tidy" and line.label in NAMED_BY_CALLER]


def _awaited(lines: list[Line], last: int) -> int:
    """The place of the last line of a way that ends at `last` and of the waits behind it.

    What a wait asks about may have to be read first.
    """
    for place in range(last + 1, len(lines)):
        if lines[place].until:
            last = place
        elif not (lines[place].gives and _is_idle(lines[place])):
            break
    return last


def _is_idle(line: Line) -> bool:
    return is_idle({"label": line.label, "command": line.command})


def _is_needed(line: Line, lines: list[Line]) -> bool:
    """Whether the way can't do without it: all but reads that give nothing to a later call."""
    if line.until or not _is_idle(line):
        return True
    read = {name for other in lines if other is not line for name in VARIABLE.findall(other.command)}
    return bool(read & set(line.gives))
