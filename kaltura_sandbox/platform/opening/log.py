"""Whether the log that SQLite writes ahead of a database is whole.

After a kill it holds the last changes, and SQLite takes of it what comes before the first page that isn't right. A page
that was being written is the last one. Where whole changes follow, or the head of the log is wrong, SQLite would drop
what was acknowledged without a word. The format is described in SQLite's documentation ("WAL-mode file format").
"""

from __future__ import annotations

import array
import struct
import sys
from dataclasses import dataclass
from pathlib import Path

from kaltura_sandbox.platform.opening.refusals import StartError

_HEAD, _FRAME = 32, 24  # bytes
_MAGIC = 0x377F0682  # its last bit tells the order of bytes in sums
_MASK = 0xFFFFFFFF
Sums = tuple[int, int]


@dataclass(frozen=True)
class _Head:
    big: bool
    page: int
    salt: bytes
    sums: Sums


def check(path: Path) -> None:
    """Raises StartError for a log of which SQLite would drop changes. OSError where it can't be read."""
    content = path.read_bytes() if path.exists() else b""
    if len(content) <= _HEAD:
        return  # nothing was changed since the log was begun
    head = _head(content)
    if head is None or _drops(content, head):
        raise StartError(
            f"The last changes in {path} are damaged. Restore the folder from a copy, or remove this file to go on"
            f" without them"
        )


def _head(content: bytes) -> _Head | None:
    magic, _, page = struct.unpack_from(">III", content)
    sums = _sums(content[:24], (0, 0), bool(magic & 1))
    if magic & ~1 != _MAGIC or struct.unpack_from(">II", content, 24) != sums or not page:
        return None
    return _Head(bool(magic & 1), page, content[16:24], sums)


def _drops(content: bytes, head: _Head) -> bool:
    """Whether changes that were written whole come after a page that isn't right."""
    size, sums = _FRAME + head.page, head.sums
    starts = list(range(_HEAD, len(content) - size + 1, size))
    ours = [
        at for at in starts if content[at + 8 : at + 16] == head.salt
    ]  # others are of a log before this one
    for place, at in enumerate(starts):
        frame = content[at : at + size]
        sums = _sums(frame[_FRAME:], _sums(frame[:8], sums, head.big), head.big)
        if frame[8:16] != head.salt or struct.unpack_from(">II", frame, 16) != sums:
            left = [one for one in ours if one >= starts[place]]
            return any(_ends_change(content, one) for one in left[:-1])
    return False


def _ends_change(content: bytes, at: int) -> bool:
    """Whether a change is whole with this page: it says how large the database is then."""
    return content[at + 4 : at + 8] != bytes(4)


def _sums(content: bytes, sums: Sums, big: bool) -> Sums:
    words = array.array("I", content)
    if big != (sys.byteorder == "big"):
        words.byteswap()
    first, second = sums
    for one, other in zip(words[::2], words[1::2], strict=True):
        first = (first + one + second) & _MASK
        second = (second + other + first) & _MASK
    return first, second
