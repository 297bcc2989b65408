"""How long a file of the MP4 family is: what its movie header says.

Newer versions of libavformat go by the tracks; the platform's goes by the header, which writers round up to a whole ms.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import IO

_HEAD, _LARGE_HEAD = 8, 16  # bytes of a box's head: size and name, and a size of 64 bits behind them
_UNKNOWN = (0, 2**32 - 1, 2**64 - 1)


def duration_ms(path: Path) -> int:
    """The duration by the movie header; 0 where there is none or it doesn't tell, as in files made of fragments."""
    with path.open("rb") as file:
        end = path.stat().st_size
        for name, start, stop in _boxes(file, 0, end):
            if name == b"moov":
                return next(
                    (_told(file, at) for inner, at, _ in _boxes(file, start, stop) if inner == b"mvhd"), 0
                )
    return 0


def _boxes(file: IO[bytes], at: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Name, begin and end of the content of each box from a place on; ends at what is none."""
    while at + _HEAD <= end:
        file.seek(at)
        head = file.read(_LARGE_HEAD)
        size, first = int.from_bytes(head[:4], "big"), at + _HEAD
        if size == 1:
            size, first = int.from_bytes(head[8:], "big"), at + _LARGE_HEAD
        stop = at + size if size else end
        if stop < first:
            return
        yield head[4:8], first, min(stop, end)
        at = stop


def _told(file: IO[bytes], at: int) -> int:
    """The duration in a movie header; its version 1 has times and duration of 64 bits."""
    file.seek(at)
    content = file.read(32)
    wide = content[:1] == b"\1"
    place = 20 if wide else 12
    scale = int.from_bytes(content[place : place + 4], "big")
    duration = int.from_bytes(content[place + 4 : place + (12 if wide else 8)], "big")
    return 0 if not scale or duration in _UNKNOWN else (duration * 2000 // scale + 1) // 2
