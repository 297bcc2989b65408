"""SubRip (.srt): numbered cues with a comma in their times. Read leniently, as the platform reads it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable

from kaltura_sandbox import php_text
from kaltura_sandbox.captioning.cues import (
    LITTLE_ENDIAN,
    Chunk,
    Cue,
    Window,
    clock,
    milliseconds,
    one_line_end,
    text_of,
)
from kaltura_sandbox.php_text import trim

_BLANKS = " \t\n\r\v\f"
_TIME = r"([0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2})[,.]([0-9]{1,3})"
_REST = r"[ \t\r\v\f]*"  # of a line that has no text any more
_SPAN = re.compile(rf"{_TIME}[{_BLANKS}]*-->[{_BLANKS}]*{_TIME}{_REST}\n")
_BLANK_LINE = re.compile(rf"{_REST}(?:\n|\Z)")
_END = re.compile(rf"\n{_REST}(?:\n|\Z)|\Z")
_SHORT = r"((?:[0-9]{2}:)?[0-9]{2}:[0-9]{2},[0-9]{3})"
_TIMES = re.compile(rf"{_SHORT} --> {_SHORT}( .*)?")


def decoded(content: bytes) -> str:
    """A file as text: UTF-8 or, by its byte order mark, UTF-16 of the usual order. What is neither is left out."""
    content = one_line_end(content)
    if content.startswith(LITTLE_ENDIAN):
        return content[len(LITTLE_ENDIAN) :].decode("utf-16", "ignore")
    return content.decode("utf-8", "ignore")


def read(content: bytes) -> list[Cue]:
    """The cues of a file; none where nothing looks like a cue.

    A cue is a number, blanks with a line end among them, times with nothing behind them, and text up to a blank line.
    Digits and blanks are ASCII's.
    """
    cues, text, begin = [], decoded(content), 0
    found = _SPAN.search(text)
    while found:
        if not _numbered(text, begin, found.start()):
            found = _SPAN.search(text, found.start() + 1)
            continue
        first = found.end()
        blank = _BLANK_LINE.match(text, first)
        end = blank or _END.search(text, first + 1)
        words = "" if blank or end is None else text[first : end.start()]
        cues.append(Cue(_ms(found[1], found[2]), _ms(found[3], found[4]), [Chunk(words)]))
        begin = end.end() if end else len(text)
        found = _SPAN.search(text, begin)
    return cues


def _numbered(text: str, begin: int, at: int) -> bool:
    """Whether times are preceded by the number of their cue, on a line before."""
    before = at
    while before > begin and text[before - 1] in _BLANKS:
        before -= 1
    return before > begin and text[before - 1] in "0123456789" and "\n" in text[before:at]


def _ms(clock_text: str, rest: str) -> int:
    return (milliseconds(clock_text) or 0) + php_text.whole(rest)


def write(cues: Iterable[Cue]) -> str:
    """Cues as a file, numbered from 1."""
    blocks = (
        f"{number}\n{clock(cue.start, ',')} --> {clock(cue.end, ',')}\n{cue.text}\n"
        for number, cue in enumerate(cues, 1)
    )
    return "\n".join(blocks)


def clip(content: bytes, windows: Iterable[Window]) -> str:
    """The file of a clip: what each window shows, one after the other, numbered anew."""
    text = decoded(content) if content.startswith(LITTLE_ENDIAN) else text_of(content)
    kept = [lines for window in windows for block in blocks(text) if (lines := _moved(block, window))]
    return "".join(f"{number}\n" + "\n".join(lines[1:]) + "\n\n" for number, lines in enumerate(kept, 1))


def renumbered(text: str) -> str:
    """A file put together from several, its cues numbered from 1."""
    return "".join(f"{number}\n" + "\n".join(b[1:]) + "\n\n" for number, b in enumerate(blocks(text), 1))


def blocks(text: str) -> list[list[str]]:
    """The lines of a file, block by block; blank lines part them."""
    grouped = itertools.groupby(text.split("\n"), lambda line: trim(line) != "")
    return [list(lines) for filled, lines in grouped if filled]


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
