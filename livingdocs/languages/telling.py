"""Which calls of a recorded scenario its claim is about."""

from __future__ import annotations

from livingdocs.recorded.exchanges import is_idle
from livingdocs.recorded.recording import Line, Take

_GOES_ON = ("And", "But", "*")


def main_call(take: Take) -> Line | None:
    """The one call that matters: the last of main_calls; None where the recording keeps no call."""
    calls = main_calls(take)
    return calls[-1] if calls else None


def main_calls(take: Take) -> list[Line]:
    """The calls of the When that change something or hand out a session; where it only reads, the reads.

    A scenario whose When calls nothing by itself, as a browser's, is about the last change before it, or about what
    comes after.
    """
    lines = [line for line in take.lines if line.part == "shown"]
    kinds = _kinds(take)
    for kind in ("When", "Given", "Then"):
        shown = [line for line in lines if kinds[id(line)] == kind]
        changes = [line for line in shown if not _is_idle(line)]
        if changes or (shown and kind != "Given"):
            return changes or shown
    return []


def _kinds(take: Take) -> dict[int, str]:
    """The keyword that each line stands under: "And" is as the step before it."""
    found, kind = {}, ""
    for line in take.lines:
        keyword = line.step.partition(" ")[0]
        kind = kind if keyword in _GOES_ON else keyword
        found[id(line)] = kind
    return found


def _is_idle(line: Line) -> bool:
    return is_idle({"label": line.label, "command": line.command})
