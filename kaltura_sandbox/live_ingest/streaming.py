"""The way of one stream from its door into its broadcast."""

from __future__ import annotations

import asyncio
import logging
import socket
from collections.abc import Sequence
from typing import Protocol

from kaltura_sandbox.live_ingest.desk import Plan
from kaltura_sandbox.live_ingest.gate import Wanted, Way
from kaltura_sandbox.live_ingest.source import Source

log = logging.getLogger(__name__)
LATENCY_US = 120_000  # how long SRT's packets are waited for that have to be sent again
_LISTEN_US = 10_000_000  # how long ffmpeg waits for the caller that was let in


class House(Protocol):
    """What a stream needs of the engine."""

    def begin(self, wanted: Wanted, plan: Plan) -> Source: ...
    def watch(self, source: Source) -> None: ...
    def arrived(self, wanted: Wanted) -> None: ...
    def left(self, wanted: Wanted, begun: bool) -> None: ...


class Stream:
    """What the doors give an encoder's bytes to (gate.Sink)."""

    def __init__(self, house: House, wanted: Wanted, plan: Plan) -> None:
        self._house, self._wanted, self._plan = house, wanted, plan
        self._source: Source | None = None
        self.port = 0

    async def start(self) -> None:
        try:
            await self._begin()
        except OSError as problem:
            log.error("a live stream of %s can't be taken in: %s", self._wanted.entry_id, problem)
            raise

    async def _begin(self) -> None:
        source = self._house.begin(self._wanted, self._plan)
        if self._wanted.protocol is Way.SRT:
            self.port = _free_port()
        try:
            await source.begin(self._input(), piped=not self.port)
        except BaseException:
            await source.end(True)
            raise
        self._source = source
        self._house.watch(source)
        self._house.arrived(self._wanted)

    def _input(self) -> Sequence[str]:
        if not self.port:
            return _only("pipe", "flv", "pipe:0")
        options = f"mode=listener&latency={LATENCY_US}&listen_timeout={_LISTEN_US}"
        secret = ["-passphrase", self._plan.passphrase] if self._plan.passphrase else []
        return [*secret, *_only("srt", "mpegts", f"srt://127.0.0.1:{self.port}?{options}")]

    async def write(self, data: bytes) -> None:
        assert self._source
        await self._source.write(data)

    async def end(self, said: bool) -> None:
        try:
            if self._source:
                await asyncio.shield(self._source.end(said))
        finally:
            self._house.left(self._wanted, self._source is not None)


def _only(protocol: str, format_: str, address: str) -> list[str]:
    """An input of this format, which can lead ffmpeg nowhere else."""
    return ["-protocol_whitelist", protocol, "-format_whitelist", format_, "-f", format_, "-i", address]


def _free_port() -> int:
    """A UDP port of this machine alone; callers never learn of it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as looking:
        looking.bind(("127.0.0.1", 0))
        return port_of(looking)


def port_of(bound: socket.socket) -> int:
    """The port that a socket is bound to."""
    port: int = bound.getsockname()[1]
    return port
