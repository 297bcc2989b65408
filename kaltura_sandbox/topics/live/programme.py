"""Films one after the other as a live stream: an HLS list that moves on with the clock, for everybody alike.

Nothing runs for it: the list of a moment is computed when it is asked for, from the segments that the packager makes of
the films. Once, from a beginning to an end, or over and over.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import UTC, datetime

END = "#EXT-X-ENDLIST"


@dataclass(frozen=True)
class Segment:
    """A piece of a film: how long it is, in s, and its address. ``first``: it begins its film."""

    seconds: float
    address: str
    first: bool = False


@dataclass(frozen=True)
class Programme:
    """Segments in their order, from ``start`` (unix time in s) on.

    stop       when it ends at the latest (None: with its last segment)
    repeats    whether it begins anew behind its last segment
    """

    segments: list[Segment]
    start: float
    stop: float | None = None
    repeats: bool = False

    @property
    def seconds(self) -> float:
        return sum(one.seconds for one in self.segments)

    @property
    def end(self) -> float:
        """When nothing new comes any more, unless it repeats."""
        last = self.start + self.seconds
        return last if self.stop is None else min(last, self.stop)


def media_list(programme: Programme, moment: float, window_s: float) -> str:
    """The list at a moment: the segments that are over by then, as many as fit the window.

    A programme that has ended says so; its last window stays.
    """
    over = not programme.repeats and moment >= programme.end
    until = programme.end if over else moment
    listed = _between(programme, until - window_s, until)
    longest = max((math.ceil(one.seconds) for one in programme.segments), default=1)
    lines = ["#EXTM3U", "#EXT-X-VERSION:3", f"#EXT-X-TARGETDURATION:{longest}"]
    if listed:
        number, at, _ = listed[0]
        lines += [
            f"#EXT-X-MEDIA-SEQUENCE:{number}",
            f"#EXT-X-DISCONTINUITY-SEQUENCE:{_breaks(programme, number)}",
        ]
        lines.append(f"#EXT-X-PROGRAM-DATE-TIME:{_clock(at)}")
    for position, (_, _, segment) in enumerate(listed):
        if segment.first and position:
            lines.append("#EXT-X-DISCONTINUITY")
        lines += [f"#EXTINF:{segment.seconds:.3f},", segment.address]
    return "\n".join([*lines, *([END] if over else [])]) + "\n"


def _between(programme: Programme, start: float, end: float) -> list[tuple[int, float, Segment]]:
    """The segments that end between two moments, with their numbers and when they begin.

    What ends a little late is there as well: rounding must keep no last segment back.
    """
    length, count = programme.seconds, len(programme.segments)
    if not count or end <= programme.start:
        return []
    turn = max(0, int((start - programme.start) // length)) if programme.repeats else 0
    found = []
    at = programme.start + turn * length
    while at < end and (programme.repeats or turn == 0):
        for index, segment in enumerate(programme.segments):
            ends = at + segment.seconds
            if start < ends <= end + 0.001:
                found.append((turn * count + index, at, segment))
            at = ends
        turn += 1
    return found


def _breaks(programme: Programme, number: int) -> int:
    """How many films began before the segment of this number, but for the very first."""
    turn, index = divmod(number, len(programme.segments))
    films = sum(one.first for one in programme.segments)
    begun = sum(one.first for one in programme.segments[: index + 1])
    return turn * films + begun - 1


def _clock(at: float) -> str:
    return datetime.fromtimestamp(at, UTC).isoformat(timespec="milliseconds")
