"""SubRip (.srt): numbered cues with a comma in their times. Read leniently, as the platform reads it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable

from kaltura_sandbox.captioning.cues import Chunk, Cue, Window, clock, milliseconds

_TIME = r"(\d{1,2}:\d{1,2}:\d{1,2})[,.](\d{1,3})"
_SPAN = re.compile(rf"{_TIME}\s*-->\s*{_TIME}")
_TIMES = re.compile(r"((?:\d{2}:)?\d{2}:\d{2},\d{3}) --> ((?:\d{2}:)?\d{2}:\d{2},\d{3})( .*)?")


def read(text: str) -> list[Cue]:
    """The cues of a file; none where nothing looks like a cue.

    A cue is a line that ends in a number, a whole line of times and nothing else, and text up to a blank line.
    """
    cues, before = [], ""
    ends = text.count("\n")
    for number, line in (numbered := enumerate(text.split("\n"))):
        found = _SPAN.fullmatch(line.strip()) if number < ends else None
        if found and before[-1:].isdigit():
            words = [one for _, one in itertools.takewhile(lambda pair: pair[1].strip(), numbered)]
            cues.append(Cue(_ms(found[1], found[2]), _ms(found[3], found[4]), [Chunk("\n".join(words))]))
            before = ""
        elif line.strip():
            before = line.rstrip()
    return cues


def _ms(clock_text: str, rest: str) -> int:
    return (milliseconds(clock_text) or 0) + int(rest)


def write(cues: Iterable[Cue]) -> str:
    """Cues as a file, numbered from 1."""
    blocks = (
        f"{number}\n{clock(cue.start, ',')} --> {clock(cue.end, ',')}\n{cue.text}\n"
        for number, cue in enumerate(cues, 1)
    )
    return "\n".join(blocks)


def clip(text: str, windows: Iterable[Window]) -> str:
    """The file of a clip: what each window shows, one after the other, numbered anew."""
    kept = [lines for window in windows for block in blocks(text) if (lines := _moved(block, window))]
    return "".join(f"{number}\n" + "\n".join(lines[1:]) + "\n\n" for number, lines in enumerate(kept, 1))


def renumbered(text: str) -> str:
    """A file put together from several, its cues numbered from 1."""
    return "".join(f"{number}\n" + "\n".join(b[1:]) + "\n\n" for number, b in enumerate(blocks(text), 1))


def blocks(text: str) -> list[list[str]]:
    """The lines of a file, block by block; blank lines part them."""
    return [block.splitlines() for block in re.split(r"\n\s*\n", text.strip("\n")) if block.strip()]


def _moved(lines: list[str], window: Window) -> list[str] | None:
    """A block with its times moved, None where it lies outside of the window."""
    moved = []
    for line in lines:
        found = _TIMES.fullmatch(line)
        if not found:
            moved.append(line)
            continue
        start, end = (_short(time.replace(",", ".")) for time in found.group(1, 2))
        times = window.moved(start, end)
        if times is None:
            return None
        moved.append(f"{clock(times[0], ',')} --> {clock(times[1], ',')}")
    return moved


def _short(time: str) -> int:
    """A time that may lack its hours."""
    return milliseconds(time if time.count(":") == 2 else f"00:{time}") or 0
