"""Which calls of a recorded scenario its claim is about."""

from __future__ import annotations

import re

from livingdocs.common.guides import GuideScenario
from livingdocs.recorded.exchanges import is_idle
from livingdocs.recorded.recording import Line, Take

_GOES_ON = ("And", "But", "*")
_OUTLINES = re.compile(r"<[^<>]+>")


def main_call(take: Take, scenario: GuideScenario | None = None) -> Line | None:
    """The one call that matters: the last of main_calls; None where the recording keeps no call."""
    calls = main_calls(take, scenario)
    return calls[-1] if calls else None


def told_calls(take: Take, scenario: GuideScenario) -> list[Line]:
    """What a word on a scenario tells: its main call; where a browser comes after it, all that was prepared."""
    calls, kinds = main_calls(take, scenario), _kinds(take, scenario)
    return calls if calls and kinds[id(calls[-1])] == "Given" else calls[-1:]


def main_calls(take: Take, scenario: GuideScenario | None = None) -> list[Line]:
    """The calls of the When that change something or hand out a session; where it only reads, the reads.

    A scenario whose When calls nothing by itself, as a browser's, is about the last change before it, or about what
    comes after. With the `scenario` it is known of each step what it is, also behind a step that called nothing.
    """
    kinds = _kinds(take, scenario)
    for kind in ("When", "Given", "Then"):
        told = [line for line in take.lines if line.part in ("shown", "again") and kinds[id(line)] == kind]
        shown = [one for one in (_told_before(line, take) for line in told) if one]
        changes = [line for line in shown if not _is_idle(line)]
        if changes or (shown and kind != "Given"):
            telling = [line for line in shown if line.answer is not None or line.gives or line.until]
            return changes or telling or shown
    return []


def _kinds(take: Take, scenario: GuideScenario | None) -> dict[int, str]:
    """Whether each line stands under a Given, a When or a Then: "And" is as the step before it."""
    steps = scenario.steps if scenario else []
    written = [(_pattern(step.name), step.step_type.capitalize()) for step in steps]
    found, kind = {}, "Given"  # so begins what an And goes on from, where the first step called nothing
    for line in take.lines:
        keyword, _, text = line.step.partition(" ")
        kind = kind if keyword in _GOES_ON else keyword
        kind = next((known for pattern, known in written if pattern.fullmatch(text)), kind)
        found[id(line)] = kind
    return found


def _pattern(step: str) -> re.Pattern[str]:
    """What a step may say once the <words> of an outline have their values."""
    return re.compile(".*".join(re.escape(part) for part in _OUTLINES.split(step)))


def _told_before(line: Line, take: Take) -> Line | None:
    """The line itself; of a mere mention the call that it says again."""
    if line.part != "again":
        return line
    before = take.lines[: next(n for n, one in enumerate(take.lines) if one is line)]
    return next((one for one in reversed(before) if one.label == line.label and one.part == "shown"), None)


def _is_idle(line: Line) -> bool:
    return is_idle({"label": line.label, "command": line.command})
