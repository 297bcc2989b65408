"""What a live stream showed, piece after piece, and the segments and windows that players get of it.

A timeline is kept in memory and, line by line, in a file, so that a kill loses nothing of it. Pieces are joined into
segments of the length that the entry wants; the first ones are shorter, so that a stream can be played soon, and goes
on soon when another encoder takes over.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kaltura_sandbox import php_text

SOON = 3  # segments of one piece at the beginning, and behind a joint, where players have waited
FEWEST = 3  # segments in a list that slides, however long they are


@dataclass(frozen=True)
class Shown:
    """A piece that was shown: the source that it is of, its number there, its length in s.

    ``joint``: what was before it is of another source, and the clock of the pieces begins anew. ``kept``: it belongs
    into a recording.
    """

    source: str
    number: int
    seconds: float
    joint: bool = False
    kept: bool = True


@dataclass
class Segment:
    """Pieces that players get as one file; ``joints`` counts those of the segments before it."""

    joint: bool = False
    joints: int = 0
    pieces: list[Shown] = field(default_factory=list)
    seconds: float = 0.0
    closed: bool = False


class Timeline:
    """The pieces of one broadcast, and their segments."""

    def __init__(self, file: Path, segment_s: float) -> None:
        self._file, self.segment_s = file, segment_s
        self.segments: list[Segment] = []
        self.longest = segment_s
        self.last: Shown | None = None
        self._joint = 0  # segments before the last joint

    def show(self, piece: Shown) -> None:
        """Puts a piece at the end. OSError where it can't be written down."""
        with self._file.open("a", encoding="ascii") as file:
            file.write(_line(piece))
        self._append(piece)

    def _append(self, piece: Shown) -> None:
        if piece.joint:
            self.close()
            self._joint = len(self.segments)
        if not self.segments or self.segments[-1].closed:
            before = self.segments[-1:]
            self.segments.append(Segment(piece.joint, sum(one.joints + one.joint for one in before)))
        segment = self.segments[-1]
        segment.pieces.append(piece)
        segment.seconds += piece.seconds
        self.longest = max(self.longest, segment.seconds)
        early = len(self.segments) - self._joint <= SOON
        # Closed as soon as another piece like the last one would take it farther from the wanted length.
        segment.closed = early or segment.seconds + piece.seconds / 2 >= self.segment_s
        self.last = piece

    def close(self) -> None:
        """The last segment gets no more pieces."""
        if self.segments:
            self.segments[-1].closed = True

    def window(self, seconds: float, until: int) -> range:
        """The numbers of the segments before ``until`` that together last no longer than so many seconds."""
        first, total = until, 0.0
        while first > 0:
            total += self.segments[first - 1].seconds
            if total > seconds and until - first >= FEWEST:
                break
            first -= 1
        return range(first, until)


def _line(piece: Shown) -> str:
    return f"{piece.source},{piece.number},{piece.seconds:.6f},{piece.joint:d},{piece.kept:d}\n"


def write(file: Path, pieces: Sequence[Shown]) -> None:
    """A whole timeline, in place of what was there."""
    part = file.with_name(file.name + ".part")
    part.write_text("".join(map(_line, pieces)), encoding="ascii")
    part.replace(file)


def read(file: Path) -> list[Shown]:
    """The pieces that a file tells of; none where there is none."""
    if not file.is_file():
        return []
    lines = file.read_text(encoding="ascii").split("\n")[
        :-1
    ]  # a kill may have come in the middle of the last one
    return [
        Shown(row[0], php_text.whole(row[1]), php_text.real(row[2]), row[3] == "1", row[4] == "1")
        for row in csv.reader(lines)
        if len(row) == 5
    ]


def takes(pieces: Sequence[Shown]) -> list[list[Shown]]:
    """The pieces that are kept, by stretches of one source without a gap."""
    found: list[list[Shown]] = []
    for piece in pieces:
        if not piece.kept:
            continue
        last = found[-1][-1] if found else None
        if last is None or piece.source != last.source or piece.number != last.number + 1:
            found.append([])
        found[-1].append(piece)
    return found
