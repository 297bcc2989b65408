"""One encoder's stream: the ffmpeg that cuts it into pieces, and what is known of them."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import resource
import time
from collections.abc import Sequence
from pathlib import Path

from kaltura_sandbox.live_ingest.gate import Way
from kaltura_sandbox.live_ingest.renditions import Listing, Piece, Rendition, file_of, reading, writing
from kaltura_sandbox.media import runner
from kaltura_sandbox.media.bounds import bound
from kaltura_sandbox.media.errors import MediaError
from kaltura_sandbox.media.probe import probe

log = logging.getLogger(__name__)
MEMORY = 2 * 1024**3  # bytes that one ffmpeg may take
TO_END = 10.0  # s without a new piece after which it is ended that has what it was given before the end still to do
STANDS_BACK = 5  # by how much it is nicer that encodes: streams that only pass through go before it
_BEHIND = 2.0  # s that it lets an encoder wait before that is said
_TAIL = 1000


class Source:
    """A stream, from the encoder's first byte until its last piece is whole.

    ``began`` is unix time in s. The others are monotonic, in s: ``seen`` when a piece became whole, ``heard`` when
    something came in, ``lost`` when the encoder went.
    """

    def __init__(
        self, name: str, index: int, protocol: Way, folder: Path, renditions: Sequence[Rendition]
    ) -> None:
        self.name, self.index, self.protocol, self.folder = name, index, protocol, folder
        self.connected, self.said, self.over = True, False, False
        self.began = time.time()
        self.seen = self.heard = self.lost = time.monotonic()
        self.listings = {one.id: Listing(folder, one.id) for one in renditions}
        self._renditions = list(renditions)
        self._main = self.listings[self._renditions[0].id]
        self.shown: set[int] = set()  # the pieces that were shown
        self._passed = 0  # pieces of which it is settled whether they are shown
        self._length, self._offset = 0.0, 0.0
        self._process: asyncio.subprocess.Process | None = None
        self._tail, self._behind = b"", False

    async def begin(self, where: Sequence[str], piped: bool) -> None:
        """Starts ffmpeg on an input. OSError where it can't be started."""
        self.folder.mkdir(parents=True)
        arguments = [*reading(), *where, *writing(self._renditions, self.folder)]
        self._process = await asyncio.create_subprocess_exec(
            *runner.command(arguments),
            stdin=asyncio.subprocess.PIPE if piped else asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
        )
        bound(resource.RLIMIT_DATA, MEMORY, self._process.pid)
        if not all(one.copied for one in self._renditions):
            with contextlib.suppress(OSError):  # it has ended already
                os.setpriority(
                    os.PRIO_PROCESS, self._process.pid, os.getpriority(os.PRIO_PROCESS, 0) + STANDS_BACK
                )

    async def watch(self) -> None:
        """Lasts as long as ffmpeg does."""
        assert self._process and self._process.stderr
        while said := await self._process.stderr.read(4096):
            self._tail = (self._tail + said)[-_TAIL:]
        code = await self._process.wait()
        if code and self._tail:
            log.warning("the stream %s ended: %s", self.name, self._tail.decode(errors="replace"))
        self._leave()
        try:
            self.look()
            await self._save_begun()
        except OSError as problem:
            log.error("the last pieces of the stream %s can't be read: %s", self.name, problem)
        finally:
            self.over = True

    async def _save_begun(self) -> None:
        """What an ffmpeg that was killed had of a piece is a piece as well: the encoder sent it."""
        for listing in self.listings.values():
            begun = file_of(self.folder, listing.rendition, len(listing.pieces))
            with contextlib.suppress(MediaError, OSError):
                length = (await asyncio.to_thread(probe, begun)).duration_ms / 1000
                listing.pieces.append(Piece(len(listing.pieces), length))

    async def write(self, data: bytes) -> None:
        """Gives ffmpeg something to read. OSError once it reads no more."""
        assert self._process and self._process.stdin
        self.heard = begin = time.monotonic()
        self._process.stdin.write(data)
        await self._process.stdin.drain()
        self.heard = time.monotonic()
        if self.heard - begin > _BEHIND and not self._behind:
            self._behind = True
            log.warning(
                "the stream in %s falls behind: this machine is too slow for its renditions", self.folder
            )

    async def end(self, said: bool) -> None:
        """The encoder has gone: what it sent is cut to its end. ``said``: it said so."""
        self._leave()
        self.said = self.said or said
        if self._process is None:
            self.over = True
            return
        if self._process.stdin:
            with contextlib.suppress(OSError):
                self._process.stdin.close()
        ended = asyncio.ensure_future(self._process.wait())
        since = time.monotonic()
        while time.monotonic() - max(since, self.seen) < TO_END and not ended.done():
            await asyncio.wait([ended], timeout=1)
        self.kill()
        await ended

    def _leave(self) -> None:
        if self.connected:
            self.connected, self.lost = False, time.monotonic()

    def finish(self) -> None:
        """Takes nothing more, and has what came cut to its end."""
        if self._process and self._process.returncode is None:
            if self._process.stdin:
                self._process.stdin.close()
            else:
                self._process.terminate()
            asyncio.get_running_loop().call_later(TO_END, self.kill)

    def kill(self) -> None:
        if self._process and self._process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                self._process.kill()

    @property
    def pieces(self) -> list[Piece]:
        """The whole pieces of the first rendition."""
        return self._main.pieces

    def look(self) -> None:
        """Learns of pieces that became whole."""
        for listing in self.listings.values():
            new = listing.look()
            if listing is self._main and new:
                self._seen(new)

    def _seen(self, new: list[Piece]) -> None:
        first = not self._length
        self._length += sum(piece.seconds for piece in new)
        self.seen = self.heard = time.monotonic()
        # A piece can't be whole before its last frame was sent: the earliest sight tells best when the stream began.
        begin = self.seen - self._length
        self._offset = begin if first else min(self._offset, begin)

    def end_of(self, number: int) -> float:
        """When a piece's last frame was sent, by and large."""
        return self._offset + sum(piece.seconds for piece in self.pieces[: number + 1])

    def first_after(self, moment: float) -> int:
        """The first piece of which most was sent after a moment; the next one to come if there is none."""
        end = self._offset
        for piece in self.pieces:
            if end + piece.seconds / 2 >= moment:
                return piece.number
            end += piece.seconds
        return len(self.pieces)

    def pass_over(self, number: int) -> None:
        """Pieces before this one that weren't shown never will be: takes them away."""
        for one in range(self._passed, number):
            if one not in self.shown:
                for rendition in self.listings:
                    self.file(rendition, one).unlink(missing_ok=True)
        self._passed = max(self._passed, number)

    def file(self, rendition: int, number: int) -> Path:
        return file_of(self.folder, rendition, number)

    def has(self, rendition: int, number: int) -> bool:
        """Whether a piece of a rendition is whole, or will never be."""
        return self.over or number < len(self.listings[rendition].pieces)
