"""RTMP's chunk stream: messages cut into chunks and put together again.

By Adobe's "Real Time Messaging Protocol", section 5.3. A message's header names only what differs from the one before
on the same chunk stream, so both ends remember the last header of each.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

SET_CHUNK_SIZE, ABORT, ACKNOWLEDGEMENT, USER_CONTROL, WINDOW_SIZE, PEER_BANDWIDTH = 1, 2, 3, 4, 5, 6
AUDIO, VIDEO, DATA, COMMAND, AGGREGATE = 8, 9, 18, 20, 22
MOST_HELD = 32 * 1024**2  # bytes of messages that are not whole yet, of one connection
MOST_AT_FIRST = 64 * 1024  # the same of one that nobody knows yet
MOST_STREAMS = 64  # chunk streams that a connection may use
_LARGEST_CHUNK = 0x7FFFFFFF
_FIRST_CHUNK = 128
_EXTENDED = 0xFFFFFF


class Malformed(Exception):
    """Bytes that are no chunk stream, or one beyond the bounds."""


@dataclass
class Message:
    """One message; ``time`` is ms, ``stream`` the message stream (0 is the connection itself)."""

    kind: int
    stream: int
    time: int
    data: bytes


@dataclass
class _Stream:
    """What is remembered of a chunk stream."""

    time: int = 0
    step: int = 0
    length: int = 0
    kind: int = 0
    message_stream: int = 0
    extended: bool = False
    begun: bool = False
    parts: list[bytes] = field(default_factory=list)
    held: int = 0


class Reader:
    """Reads messages; ``taken`` counts all bytes. ``most``: how many are held of messages that are not whole."""

    def __init__(self, source: asyncio.StreamReader) -> None:
        self._source, self._streams = source, dict[int, _Stream]()
        self._chunk, self._held, self.taken, self.most = _FIRST_CHUNK, 0, 0, MOST_AT_FIRST

    async def message(self) -> Message:
        """The next whole message. Those about the chunks themselves are obeyed here.

        Raises Malformed, or asyncio.IncompleteReadError at the end.
        """
        while True:
            message = await self._chunk_read()
            if message is None:
                continue
            if message.kind == SET_CHUNK_SIZE:
                self._chunk = max(1, int.from_bytes(message.data[:4], "big") & _LARGEST_CHUNK)
            elif message.kind == ABORT:
                self._forget(self._streams.get(int.from_bytes(message.data[:4], "big")))
            else:
                return message

    async def _chunk_read(self) -> Message | None:
        """One chunk, and the message that it makes whole."""
        first = (await self._take(1))[0]
        form, number = first >> 6, first & 0x3F
        if number < 2:
            rest = await self._take(number + 1)
            number = 64 + int.from_bytes(rest, "little")
        stream = self._streams.setdefault(number, _Stream())
        if len(self._streams) > MOST_STREAMS:
            raise Malformed("too many chunk streams")
        await self._header(stream, form)
        size = min(self._chunk, stream.length - stream.held)
        if self._held + size > self.most:
            raise Malformed("too much is held")
        stream.parts.append(await self._take(size))
        stream.held += size
        self._held += size
        if stream.held < stream.length:
            return None
        data = b"".join(stream.parts)
        self._forget(stream)
        return Message(stream.kind, stream.message_stream, stream.time, data)

    async def _header(self, stream: _Stream, form: int) -> None:
        """Type 0 tells all, 1 no message stream, 2 the time alone, 3 nothing."""
        if form == 3:
            if stream.extended:
                await self._take(4)
            if not stream.begun:
                raise Malformed("a chunk of nothing")
            if not stream.held:  # a new message, as far from the last as that was from the one before
                stream.time = (stream.time + stream.step) & 0xFFFFFFFF
            return
        self._forget(stream)
        head = await self._take((11, 7, 3)[form])
        told = int.from_bytes(head[:3], "big")
        if form < 2:
            stream.length, stream.kind = int.from_bytes(head[3:6], "big"), head[6]
        if form == 0:
            stream.message_stream = int.from_bytes(head[7:11], "little")
        elif not stream.begun:
            raise Malformed("a header that refers to none")
        stream.extended = told == _EXTENDED
        if stream.extended:
            told = int.from_bytes(await self._take(4), "big")
        # A chunk of type 3 behind a whole time repeats that as a step, if a new message begins with it.
        stream.time, stream.step = told if form == 0 else (stream.time + told) & 0xFFFFFFFF, told
        stream.begun = True

    def _forget(self, stream: _Stream | None) -> None:
        """What was read of a message is let go."""
        if stream is not None:
            self._held -= stream.held
            stream.parts, stream.held = [], 0

    async def _take(self, count: int) -> bytes:
        self.taken += count
        return await self._source.readexactly(count)


def chunked(kind: int, data: bytes, stream: int = 0, channel: int = 3) -> bytes:
    """A server's message at time 0, in chunks of the size that a connection begins with."""
    head = (
        bytes((channel,))
        + bytes(3)
        + len(data).to_bytes(3, "big")
        + bytes((kind,))
        + stream.to_bytes(4, "little")
    )
    again = bytes((0xC0 | channel,))
    return head + again.join(data[at : at + _FIRST_CHUNK] for at in range(0, max(len(data), 1), _FIRST_CHUNK))
