"""The SRT port: reads who calls and for what, and carries the packets of those let in to a listener of ffmpeg's own.

The front answers the first half of a handshake itself, since only the second says which stream it is for. For a caller
that is let in it has the same first half with ffmpeg's listener, and changes one field of the caller's second half: the
cookie, which is the listener's. From then on it only passes packets on, both ways.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import hmac
import logging
import secrets
import socket
import time
from typing import Any

from kaltura_sandbox.live_ingest.gate import INDEXES, Gate, Refused, Sink, Wanted, Way, Why
from kaltura_sandbox.live_ingest.srt import packets
from kaltura_sandbox.live_ingest.srt.packets import Handshake

log = logging.getLogger(__name__)
Peer = tuple[Any, ...]
MOST_CALLS = 100
SILENCE = 5.0  # s without media after which a caller has gone
_LISTENING = 10.0  # s that ffmpeg has to listen
_AGAIN = 0.05  # s between two tries to reach it
_REASONS = {
    Why.MALFORMED: packets.BAD_REQUEST, Why.UNKNOWN: packets.NOT_FOUND, Why.TOKEN: packets.UNAUTHORIZED,
    Why.BUSY: packets.CONFLICT, Why.FULL: packets.OVERLOAD,
    Why.CODEC: packets.BAD_REQUEST,
}  # fmt: skip


class SrtFront(asyncio.DatagramProtocol):
    """The port that callers know."""

    def __init__(self, listener: socket.socket, gate: Gate) -> None:
        self._listener, self._gate = listener, gate
        self._secret = secrets.token_bytes(16)
        self._calls: dict[Peer, _Call] = {}
        self._transport: asyncio.DatagramTransport | None = None

    async def start(self) -> None:
        loop = asyncio.get_running_loop()
        self._transport, _ = await loop.create_datagram_endpoint(lambda: self, sock=self._listener)

    async def stop(self) -> None:
        for call in list(self._calls.values()):
            call.task.cancel()
        await asyncio.gather(*(call.task for call in self._calls.values()), return_exceptions=True)
        if self._transport:
            self._transport.close()

    def datagram_received(self, data: bytes, addr: Peer) -> None:
        call = self._calls.get(addr)
        if call is not None:
            call.take(data)
        elif packets.is_handshake(data):
            self._greet(packets.read(data), data, addr)

    def error_received(self, exc: Exception) -> None:
        """A caller that can't be reached any more is missed by its silence."""

    def _greet(self, asked: Handshake, data: bytes, peer: Peer) -> None:
        if asked.kind == packets.INDUCTION:
            self.send(packets.invited(asked, self._cookie(peer, 0)), peer)
        elif asked.kind == packets.CONCLUSION and asked.cookie in (
            self._cookie(peer, 0),
            self._cookie(peer, 1),
        ):
            if len(self._calls) < MOST_CALLS:
                self._calls[peer] = _Call(self, peer, asked, data)
            else:
                self.send(packets.refused(asked, packets.OVERLOAD), peer)

    def _cookie(self, peer: Peer, before: int) -> int:
        """A number that only somebody knows who gets what is sent to an address. It is another each minute."""
        text = f"{peer}{int(time.time() // 60) - before}".encode()
        return int.from_bytes(hmac.digest(self._secret, text, hashlib.sha256)[:4], "big")

    def send(self, data: bytes, peer: Peer) -> None:
        if self._transport:
            self._transport.sendto(data, peer)

    async def let_in(self, wanted: Wanted) -> Sink:
        return await self._gate(wanted)

    def forget(self, peer: Peer) -> None:
        self._calls.pop(peer, None)


class _Call(asyncio.DatagramProtocol):
    """One caller, and the way to its listener."""

    def __init__(self, front: SrtFront, peer: Peer, asked: Handshake, conclusion: bytes) -> None:
        self._front, self._peer, self._asked, self._conclusion = front, peer, asked, conclusion
        self._way: asyncio.DatagramTransport | None = None
        self._cookie: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self._heard, self._over, self._said = time.monotonic(), asyncio.Event(), False
        self._refusal, self._media = 0, b""
        self.task = asyncio.get_running_loop().create_task(self._run())

    # from the caller

    def take(self, data: bytes) -> None:
        """A packet of the caller. Its handshake comes again and again until it is answered."""
        if packets.is_media(data):
            self._heard, self._media = time.monotonic(), data
        if packets.is_handshake(data):
            if self._refusal:
                self._front.send(packets.refused(self._asked, self._refusal), self._peer)
            if not self._cookie.done() or self._cookie.cancelled():
                return
            data = packets.with_cookie(data, self._cookie.result())
        if self._way and self._cookie.done():
            self._way.sendto(data)
        if packets.is_shutdown(data):
            self._said = True
            self._over.set()

    # from ffmpeg's listener

    def datagram_received(self, data: bytes, addr: Peer) -> None:
        if not self._cookie.done():
            if packets.is_handshake(data):
                self._cookie.set_result(packets.read(data).cookie)
        else:
            self._front.send(data, self._peer)
            if packets.is_handshake(data) and packets.read(data).is_refusal:
                self._said = True  # by the wrong passphrase, or none
                self._over.set()

    def error_received(self, exc: Exception) -> None:
        """Nobody listens there yet, or any more."""
        if self._cookie.done():
            self._over.set()

    # its course

    async def _run(self) -> None:
        try:
            await self._carried()
        except Refused as refused:
            log.warning("an SRT encoder was refused: %s", refused)
            self._refusal = _REASONS[refused.why]
            self._front.send(packets.refused(self._asked, self._refusal), self._peer)
            with contextlib.suppress(TimeoutError):  # its handshake may come again
                async with asyncio.timeout(1):
                    await self._over.wait()
        except (OSError, TimeoutError) as problem:
            log.info("an SRT connection ended: %s: %s", type(problem).__name__, problem)
        except asyncio.CancelledError:  # the server ends
            pass
        except Exception:
            log.exception("an SRT connection")
        finally:
            self._cookie.cancel()
            if self._way:
                self._way.close()
            self._front.forget(self._peer)

    async def _carried(self) -> None:
        sink = await self._front.let_in(wanted(self._asked.stream_id))
        try:
            await sink.start()
            await self._reach(sink.port)
            await self._last()
        finally:
            await sink.end(self._said)

    async def _reach(self, port: int) -> None:
        """Has the first half of the handshake with the listener, and hands on the caller's second."""
        loop = asyncio.get_running_loop()
        self._way, _ = await loop.create_datagram_endpoint(lambda: self, remote_addr=("127.0.0.1", port))
        asked = packets.written(_induction(self._asked))
        async with asyncio.timeout(_LISTENING):
            while not self._cookie.done():
                self._way.sendto(asked)
                await asyncio.wait([self._cookie], timeout=_AGAIN)
        self._way.sendto(packets.with_cookie(self._conclusion, self._cookie.result()))

    async def _last(self) -> None:
        """Waits until one of both has gone, and sees to it that the other hears a goodbye."""
        while time.monotonic() - self._heard < SILENCE and not self._over.is_set():
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(1):
                    await self._over.wait()
        if not self._said:
            self._front.send(packets.goodbye(self._asked.socket), self._peer)
            if self._way and self._media:
                self._way.sendto(packets.goodbye(packets.receiver(self._media)))


def _induction(conclusion: Handshake) -> Handshake:
    """What a caller begins with, by what it concludes with."""
    return Handshake(
        4, 0, 2, conclusion.sequence, conclusion.mtu, conclusion.window, packets.INDUCTION, conclusion.socket, 0,
        conclusion.address,
    )  # fmt: skip


def wanted(stream_id: str) -> Wanted:
    """What a stream id names. Raises Refused."""
    given = packets.pairs(stream_id)
    index = given.get("st", "0")
    if not given.get("e") or index not in map(str, INDEXES):
        raise Refused(Why.MALFORMED)
    return Wanted(Way.SRT, given["e"], INDEXES[index == "1"], given.get("p") or given.get("ep", ""))
