"""The ingest: doors for encoders, broadcasts that go on, and what players get of them. One thread of its own.

All is kept in a folder: ``<entry>/<broadcast>/`` holds the pieces of a broadcast until whoever records it says that
they aren't needed any more. ffmpeg's processes end with this one, whichever way it ends: theirs is the kernel's promise
on Linux (see media/runner.py), and elsewhere nobody writes to them any more.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import secrets
import shutil
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kaltura_sandbox.live_ingest import left_behind
from kaltura_sandbox.live_ingest.broadcast import Broadcast
from kaltura_sandbox.live_ingest.desk import Desk, Plan, State
from kaltura_sandbox.live_ingest.gate import Refused, Sink, Wanted, Why
from kaltura_sandbox.live_ingest.rtmp.server import RtmpServer
from kaltura_sandbox.live_ingest.source import Source
from kaltura_sandbox.live_ingest.srt.front import SrtFront
from kaltura_sandbox.live_ingest.streaming import Stream, port_of
from kaltura_sandbox.live_ingest.telling import Telling

log = logging.getLogger(__name__)
TURN = 0.2  # s between two looks at what is new
LINGER = 60.0  # s that lists and segments are there after the end
MOST_STREAMS = 24
LOW = 256 * 1024**2  # bytes; with less than that on the disk nobody is let in, and who is in is sent away
_LOOK = 2.0  # s between two looks at the disk
_END = 15.0  # s that streams have to end with the process


@dataclass(frozen=True)
class Doors:
    """Where encoders come in: a socket that listens (TCP), and one that is bound (UDP)."""

    rtmp: socket.socket
    srt: socket.socket

    @property
    def rtmp_port(self) -> int:
        return port_of(self.rtmp)

    @property
    def srt_port(self) -> int:
        return port_of(self.srt)


class Engine:
    """Takes streams in from :meth:`start` to :meth:`stop`. Its other methods may be called from any thread."""

    def __init__(self, folder: Path, doors: Doors, desk: Desk, grace_s: float) -> None:
        self.doors, self.folder, self._desk, self._grace = doors, folder, desk, grace_s
        self._lock = threading.RLock()
        self._broadcasts: dict[str, Broadcast] = {}  # by their ids, those that ended lately included
        self._current: dict[str, Broadcast] = {}  # the last one of each entry
        self._released: set[str] = set()
        self._expected: set[tuple[str, int]] = set()
        self._broken: set[str] = set()
        self._watching: set[asyncio.Task[None]] = set()
        self._telling = Telling(desk)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._over: asyncio.Event | None = None
        self._room = True
        self._thread: threading.Thread | None = None

    # its life

    def start(self) -> None:
        """Takes up what a killed process left, and opens the doors."""
        self.folder.mkdir(parents=True, exist_ok=True)
        ready = threading.Event()
        self._telling.start()
        self._thread = threading.Thread(
            target=lambda: asyncio.run(self._run(ready)), name="live", daemon=True
        )
        self._thread.start()
        ready.wait()

    def stop(self) -> None:
        """Ends all broadcasts, and returns when that is told."""
        if self._loop and self._over:
            self._loop.call_soon_threadsafe(self._over.set)
        if self._thread:
            self._thread.join(_END)
            self._telling.stop()

    async def _run(self, ready: threading.Event) -> None:
        self._loop, self._over = asyncio.get_running_loop(), asyncio.Event()
        rtmp, srt = RtmpServer(self.doors.rtmp, self._gate), SrtFront(self.doors.srt, self._gate)
        try:
            for past in left_behind.found(self.folder):
                self._telling.past(past)
            await rtmp.start()
            await srt.start()
        finally:
            ready.set()
        looked = 0.0
        while not self._over.is_set():
            if time.monotonic() - looked >= _LOOK:
                looked = time.monotonic()
                self._look_at_disk()
            self._turn()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(TURN):
                    await self._over.wait()
        await rtmp.stop()
        await srt.stop()
        if self._watching:
            await asyncio.wait(self._watching, timeout=_END / 2)
        self._turn(last=True)

    def _turn(self, last: bool = False) -> None:
        with self._lock:
            for one in list(self._broadcasts.values()):
                try:
                    if not one.ended:
                        one.turn()
                        if last:
                            one.end()
                    self._telling.of(one)
                    if one.ended and time.time() - one.ended > LINGER:
                        self._forget(one)
                except Exception as problem:  # of one broadcast: the others go on
                    self._failed(one, problem)

    def _failed(self, one: Broadcast, problem: Exception) -> None:
        """What can't be shown or written down, as on a full disk, is sent away, and ends; that is said once."""
        if one.id not in self._broken:
            self._broken.add(one.id)
            log.error("the live stream of %s ends: %s", one.entry_id, problem, exc_info=problem)
            one.hang_up()
        one.give_up()

    def _forget(self, one: Broadcast) -> None:
        del self._broadcasts[one.id]
        self._telling.forget(one)
        self._broken.discard(one.id)
        if self._current.get(one.entry_id) is one:
            del self._current[one.entry_id]
        if one.id in self._released or not one.plan.recorded:
            self._released.discard(one.id)
            left_behind.remove(one.folder)

    def _look_at_disk(self) -> None:
        with contextlib.suppress(OSError):
            room = shutil.disk_usage(self.folder).free > LOW
            if self._room and not room:
                log.error(
                    "the disk is nearly full: live streams end, and none begins until there is room again"
                )
                for one in list(self._broadcasts.values()):
                    one.hang_up()
            self._room = room

    # encoders

    async def _gate(self, wanted: Wanted) -> Sink:
        """Who has no right to a place neither takes it from others nor learns whether it is taken."""
        plan = await asyncio.to_thread(self._desk.admit, wanted)
        key = (wanted.entry_id, wanted.index)
        going_on = self._going_on(wanted.entry_id)
        if key in self._expected or (going_on and going_on.is_busy(wanted.index)):
            raise Refused(Why.BUSY)
        broken = going_on is not None and going_on.id in self._broken
        if broken or not self._room or len(self._expected) + self._flowing() >= MOST_STREAMS:
            raise Refused(Why.FULL)
        self._expected.add(key)
        self._telling.expected(wanted)
        return Stream(self, wanted, plan)

    def _flowing(self) -> int:
        return sum(len(one.coming) for one in self._broadcasts.values())

    def _going_on(self, entry_id: str) -> Broadcast | None:
        found = self._current.get(entry_id)
        return found if found and not found.ended else None

    def begin(self, wanted: Wanted, plan: Plan) -> Source:
        """A stream joins the broadcast of its entry, or begins one. Raises Refused."""
        with self._lock:
            one = self._going_on(wanted.entry_id)
            if one is None:
                one = self._new(wanted.entry_id, plan)
            return one.source(wanted.index, wanted.protocol)

    def _new(self, entry_id: str, plan: Plan) -> Broadcast:
        id_ = (
            f"{time.time_ns() // 1_000_000:013d}-{secrets.token_hex(8)}"  # nobody guesses where its lists are
        )
        one = Broadcast(entry_id, id_, self.folder / entry_id / id_, plan, self._grace)
        one.write_down()
        self._broadcasts[id_] = self._current[entry_id] = one
        return one

    def watch(self, source: Source) -> None:
        """Sees a stream's ffmpeg to its end."""
        task = asyncio.get_running_loop().create_task(source.watch())
        self._watching.add(task)
        task.add_done_callback(self._watching.discard)

    def left(self, wanted: Wanted, begun: bool) -> None:
        """Who was let in has gone."""
        if not begun:
            self._expected.discard((wanted.entry_id, wanted.index))
            self._telling.dropped(wanted)

    def arrived(self, wanted: Wanted) -> None:
        """Who was let in has begun. That is told at once: one who goes before the next turn was there all the same."""
        self._expected.discard((wanted.entry_id, wanted.index))
        with self._lock:
            one = self._going_on(wanted.entry_id)
            if one:
                self._telling.of(one)

    # what others ask

    def state(self, entry_id: str) -> State | None:
        """How the broadcast of an entry is, or was until lately."""
        with self._lock:
            found = self._current.get(entry_id)
            return found.state() if found else None

    def renditions(self, entry_id: str) -> dict[int, Path]:
        """The renditions of what an entry broadcasts that can be played, each with its newest whole piece."""
        with self._lock:
            found = self._going_on(entry_id)
            return found.newest() if found else {}

    def playlist(self, broadcast: str, rendition: int, address: Callable[[int], str]) -> str | None:
        """The list of a rendition; ``address`` gives that of a segment by its number. None where there is none."""
        with self._lock:
            found = self._broadcasts.get(broadcast)
            if not found or rendition not in {one.id for one in found.plan.renditions}:
                return None
            return found.list_(rendition, address) if len(found.window(rendition)) else None

    def segment(self, broadcast: str, rendition: int, number: int) -> list[Path]:
        """The files that are a segment, one behind the other; none for an unknown one."""
        with self._lock:
            found = self._broadcasts.get(broadcast)
            return found.files(rendition, number) if found else []

    def place(self, broadcast: str, number: int) -> tuple[str, float]:
        """The entry that a segment is of, and how far its end is from what was shown last, in s."""
        with self._lock:
            found = self._broadcasts.get(broadcast)
            later = found.timeline.segments[number + 1 :] if found else []
            return found.entry_id if found else "", sum(one.seconds for one in later)

    def going_on(self, entry_id: str) -> bool:
        """Whether an entry broadcasts."""
        with self._lock:
            return self._going_on(entry_id) is not None

    def release(self, entry_id: str, broadcast: str) -> None:
        """The pieces of a broadcast that is over aren't needed for a recording any more."""
        with self._lock:
            if broadcast in self._broadcasts:
                self._released.add(broadcast)  # taken away once no list shows them
                return
        left_behind.remove(self.folder / entry_id / broadcast)

    def keep(self, entry_id: str, kept: bool) -> None:
        """Whether what is shown of an entry from now on goes into its recording."""
        with self._lock:
            found = self._going_on(entry_id)
            if found:
                found.kept = kept

    def hang_up(self, entry_id: str) -> None:
        """Ends what comes in for an entry."""
        with self._lock:
            found = self._going_on(entry_id)
        if found and self._loop:
            with contextlib.suppress(RuntimeError):  # it has ended meanwhile
                self._loop.call_soon_threadsafe(found.hang_up)
