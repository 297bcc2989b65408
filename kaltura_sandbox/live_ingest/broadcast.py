"""What goes out of an entry from its first stream to its last: one timeline of what primary and backup send.

The primary is shown while it flows. When it ends, or nothing comes of it any more while the backup goes on, the backup
is shown from that moment, and stays until it ends in turn. While nothing comes at all the broadcast waits for the
encoder that was lost; one that said goodbye isn't waited for.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path

from kaltura_sandbox.live_ingest import playlist
from kaltura_sandbox.live_ingest.desk import Incoming, Past, Plan, Stage, State
from kaltura_sandbox.live_ingest.gate import Refused, Way, Why
from kaltura_sandbox.live_ingest.source import Source
from kaltura_sandbox.live_ingest.timeline import Segment, Shown, Timeline

TIMELINE, ABOUT = "timeline.csv", "broadcast.json"
STALLED = 5.0  # s beyond a piece's length without a new one after which the other stream is shown
SILENT = 5.0  # s without anything after which a stream of the same address takes another's place
SLIDING_S = 30.0  # s that lists without DVR show
SPARE = 5  # pieces that are kept of a stream that isn't shown, should the one that is shown stall
FOR_LATE_ONES = 6  # segments that are kept behind the window, for players that ask late


class Broadcast:
    """One broadcast of an entry; ``id`` is unique for the entry. Lives in the engine's thread."""

    def __init__(self, entry_id: str, id_: str, folder: Path, plan: Plan, grace_s: float) -> None:
        self.entry_id, self.id, self.folder, self.plan, self._grace = entry_id, id_, folder, plan, grace_s
        self.began, self.ended = time.time(), 0.0
        self.kept = plan.recorded and plan.kept
        self._any_kept = False
        self.timeline = Timeline(folder / TIMELINE, plan.segment_s)
        self.sources: dict[int, Source] = {}
        self._known: dict[str, Source] = {}
        self._active: Source | None = None
        self._next = 0  # the number of the active source's piece that is shown next
        self._moment = 0.0  # up to when something was shown
        self._cleared: dict[int, int] = {}  # by rendition: segments whose pieces were taken away

    def write_down(self) -> None:
        """What a later process must know. OSError."""
        self.folder.mkdir(parents=True, exist_ok=True)
        part = self.folder / f"{ABOUT}.part"
        told = {
            "entry": self.entry_id, "began": self.began, "ended": self.ended, "recorded": self.plan.recorded,
            "kept": self.kept, "rendition": self.plan.renditions[0].id, "note": dict(self.plan.note),
        }  # fmt: skip
        part.write_text(json.dumps(told), encoding="utf-8")
        part.replace(self.folder / ABOUT)

    def source(self, index: int, protocol: Way) -> Source:
        """A new stream's. Raises Refused while one of the same address flows."""
        before = self.sources.get(index)
        if self.is_busy(index):
            raise Refused(Why.BUSY)
        if before:
            before.finish()  # what it sent is shown before what the new one sends
        name = f"{index}-{sum(one.index == index for one in self._known.values()) + 1:03d}"
        source = Source(name, index, protocol, self.folder / name, self.plan.renditions)
        self.sources[index] = self._known[name] = source
        return source

    @property
    def coming(self) -> list[Source]:
        """What comes in, the primary first."""
        return [one for _, one in sorted(self.sources.items()) if one.connected]

    def hang_up(self) -> None:
        """Sends away who comes in, for good."""
        for one in self.sources.values():
            one.said = True
            one.finish()

    def turn(self) -> None:
        """Shows what is new, changes to the other stream where that is due, and finds out whether it is over."""
        for source in self._known.values():
            if not source.over:
                source.look()
        self._show()
        self._choose()
        self._show()
        self._clear()
        if self.sources and not self._active and not self.places:
            self.end()

    def end(self) -> None:
        """Nothing comes after this."""
        if not self.ended:
            self._show()
            self.timeline.close()
            self.ended = time.time()
            self.write_down()

    def give_up(self) -> None:
        """Ends once nothing comes in, whether or not that can be written. What is on the disk can still be recorded."""
        if not self.ended and all(one.over for one in self._known.values()):
            self.timeline.close()
            self.ended = time.time()
            self._any_kept |= self.kept

    @property
    def places(self) -> dict[int, Source]:
        """What comes in by index, those included that were lost and are waited for."""
        return {index: one for index, one in sorted(self.sources.items()) if self._counts(one)}

    def _counts(self, one: Source) -> bool:
        waited_for = not one.said and time.monotonic() - one.lost < self._grace
        return one.connected or not one.over or waited_for

    def is_busy(self, index: int) -> bool:
        """Whether a stream of this index flows."""
        before = self.sources.get(index)
        if before is None or not before.connected:
            return False
        # SRT's door hears by itself that nothing comes any more
        return before.protocol is Way.SRT or time.monotonic() - before.heard < SILENT

    def _show(self) -> None:
        active = self._active
        while active and self._next < len(active.pieces):
            piece = active.pieces[self._next]
            last = self.timeline.last
            joint = last is not None and (last.source != active.name or last.number + 1 != piece.number)
            self.timeline.show(Shown(active.name, piece.number, piece.seconds, joint, self.kept))
            self._any_kept |= self.kept
            active.shown.add(piece.number)
            self._moment = active.end_of(piece.number)
            self._next += 1

    def _choose(self) -> None:
        active = self._active
        others = [one for one in self.coming if one is not active and one.pieces]
        if active and not active.over and not (others and self._stalls(active, others[0])):
            return
        heir = self._heir()
        self._active = heir or (others[0] if others else self._unseen())
        if self._active:
            whole = heir or self.timeline.last is None
            self._next = 0 if whole else self._active.first_after(self._moment)

    def _heir(self) -> Source | None:
        """The encoder that was shown last and came back: all that it sends now is new, whatever it had stored."""
        return next((one for one in self._returned() if one.pieces), None)

    def _returned(self) -> list[Source]:
        """Streams at the place of the one that was shown last, of which nothing was shown yet."""
        last = self._known[self.timeline.last.source] if self.timeline.last else None
        return [one for one in self._known.values() if last and one.index == last.index and not one.shown]

    def _unseen(self) -> Source | None:
        """One that ended before anything of it was shown, where nothing else comes."""
        shown = self.timeline.last.source if self.timeline.last else ""
        ended = [one for one in self._known.values() if one.over and one.pieces and one.name != shown]
        return next((one for one in ended if one.first_after(self._moment) < len(one.pieces)), None)

    def _stalls(self, active: Source, other: Source) -> bool:
        length = max(piece.seconds for piece in active.pieces[-3:]) if active.pieces else 0.0
        return other.seen - active.seen > length + STALLED

    def _clear(self) -> None:
        """Takes away what isn't recorded and no list shows any more, and what never will be shown."""
        for number, one in enumerate(self.plan.renditions):
            keep = self.window(one.id).start - FOR_LATE_ONES
            for segment in self.timeline.segments[self._cleared.get(one.id, 0) : max(keep, 0)]:
                for piece in segment.pieces:
                    if number or not piece.kept:  # recordings are made of the first rendition
                        self._known[piece.source].file(one.id, piece.number).unlink(missing_ok=True)
            self._cleared[one.id] = max(keep, self._cleared.get(one.id, 0))
        for source in self._known.values():
            source.pass_over(self._next if source is self._active else self._may_show(source))

    def _may_show(self, source: Source) -> int:
        """The first piece of a stream beside the active one that may still be shown."""
        return 0 if source in self._returned() else source.first_after(self._moment) - SPARE

    # what players get

    def window(self, rendition: int) -> range:
        """The numbers of the segments that a list shows."""
        return self.timeline.window(self.plan.window_s or SLIDING_S, self._until(rendition))

    def _until(self, rendition: int) -> int:
        """The number of the first segment that isn't whole; renditions may lag behind."""
        segments = self.timeline.segments
        until = len(segments)
        while until and not self._whole(segments[until - 1], rendition):
            until -= 1
        return until

    def _whole(self, segment: Segment, rendition: int) -> bool:
        return segment.closed and all(
            self._known[piece.source].has(rendition, piece.number) for piece in segment.pieces[-1:]
        )

    def list_(self, rendition: int, address: Callable[[int], str]) -> str:
        """The list of a rendition."""
        return playlist.media(self.timeline, self.window(rendition), bool(self.ended), address)

    def files(self, rendition: int, number: int) -> list[Path]:
        """The files of a segment, which belong one behind the other."""
        if not 0 <= number < len(self.timeline.segments):
            return []
        pieces = self.timeline.segments[number].pieces
        return [self._known[piece.source].file(rendition, piece.number) for piece in pieces]

    def newest(self) -> dict[int, Path]:
        """The renditions that have a segment, each with the file of its newest piece; none once it is over."""
        found: dict[int, Path] = {}
        if self.ended:
            return found
        for one in self.plan.renditions:
            until = self._until(one.id)
            if until:
                found[one.id] = self.files(one.id, until - 1)[-1]
        return found

    # what is told

    def state(self) -> State:
        incoming = {
            index: Incoming(one.protocol, Stage.PLAYABLE if one.pieces else Stage.CONNECTED, one.began)
            for index, one in self.places.items()
        }
        seconds = sum(segment.seconds for segment in self.timeline.segments)
        return State(
            self.entry_id, self.id, self.folder, incoming, tuple(self.newest()), self.kept, self.began,
            self.ended or None, seconds, self.plan.note,
        )  # fmt: skip

    def past(self) -> Past:
        return Past(
            self.entry_id, self.id, self.folder, self.began, self.ended, self._any_kept,
            self.plan.renditions[0].id, self.plan.note,
        )  # fmt: skip
