"""One encoder's connection: it says where it wants to publish, is let in or refused, and sends its stream."""

from __future__ import annotations

import asyncio
import contextlib
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs

from kaltura_sandbox import php_text
from kaltura_sandbox.live_ingest.gate import INDEXES, Gate, Refused, Sink, Wanted, Way, Why
from kaltura_sandbox.live_ingest.rtmp import amf, chunks, flv
from kaltura_sandbox.live_ingest.rtmp.chunks import Malformed, Message, chunked

APPLICATION = "kLive"
VERSION = 3
HANDSHAKE = 1536
TO_PUBLISH = 10.0  # s that an encoder has until it publishes
TO_LEAVE = 2.0  # s that it has to close the connection, once it said that its stream is over
SILENCE = 30.0  # s without a message after which a connection is given up
WINDOW = 2_500_000  # bytes between two acknowledgements
_CLOSING = ("FCUnpublish", "deleteStream", "closeStream")
_STREAM = 1  # the number of the one message stream of a connection
_NAME = re.compile(r"(?:(?P<entry>\w+?)_)?(?P<number>[1-9]|%i)", re.ASCII)
_MOST_BEFORE_MEDIA = 64  # messages that are kept until it is known what kinds there are


class Session:
    """A connection from its handshake to its end; ``published``: it has begun to send its stream."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, gate: Gate) -> None:
        self._source, self._writer, self._gate = reader, writer, gate
        self._reader = chunks.Reader(reader)
        self._acknowledged, self._window = 0, WINDOW
        self._sink: Sink | None = None
        self._wanted: Wanted | None = None
        self._kept: list[Message] = []
        self._kinds: set[int] = set()
        self._judged: set[int] = set()
        self.published = self._flowing = False
        self._clock = flv.Clock()

    async def run(self) -> None:
        """Serves the connection until it ends. Raises what ends it: Refused, Malformed, OSError, EOFError."""
        said = False
        try:
            async with asyncio.timeout(TO_PUBLISH):
                await self._handshake()
                while not self.published:
                    await self._command(await self._reader.message())
            while not said:
                async with asyncio.timeout(SILENCE):
                    said = await self._media(await self._reader.message())
        except Refused:  # it needn't come back
            said = True
            raise
        finally:
            if self._sink:
                await self._sink.end(said)
        await self._rest()

    async def _rest(self) -> None:
        """Hears an encoder out that said goodbye: with words unread a closed connection would be a broken one to it."""
        with contextlib.suppress(OSError, TimeoutError):
            async with asyncio.timeout(TO_LEAVE):
                while await self._source.read(WINDOW):
                    pass

    async def _handshake(self) -> None:
        """The simple one: each side repeats what the other sent."""
        hello = await self._source.readexactly(1 + HANDSHAKE)
        if hello[0] != VERSION:
            raise Malformed("not RTMP's version 3")
        self._writer.write(bytes((VERSION,)) + bytes(HANDSHAKE) + hello[1:])
        await self._writer.drain()
        await self._source.readexactly(HANDSHAKE)

    async def _command(self, message: Message) -> None:
        """What comes before the stream. Unknown commands are passed over, as servers do."""
        if message.kind == chunks.WINDOW_SIZE:
            self._window = max(int.from_bytes(message.data[:4], "big"), 1024)
        if message.kind != chunks.COMMAND:
            return
        name, number, *rest = _values(message.data)
        if name == "connect":
            if self._wanted is not None:
                raise Malformed("connected once already")
            await self._connect(number, rest[0] if rest else None)
        elif self._sink is None:
            raise Malformed("a command before connect")
        elif name == "createStream":
            await self._send("_result", number, None, _STREAM)
        elif name in ("releaseStream", "FCPublish"):
            await self._send("_result", number, None)
        elif name == "publish":
            await self._publish(rest[1] if len(rest) > 1 and isinstance(rest[1], str) else "")

    async def _connect(self, number: Any, given: Any) -> None:
        application = given.get("app", "") if isinstance(given, dict) else ""
        try:
            self._wanted = wanted(application if isinstance(application, str) else "")
            self._sink = await self._gate(self._wanted)
        except Refused as refused:
            told = _status("error", "NetConnection.Connect.Rejected", f"[ AccessManager.Reject ] : {refused}")
            await self._send("_error", number, None, told)
            raise
        self._writer.write(chunked(chunks.WINDOW_SIZE, WINDOW.to_bytes(4, "big"), channel=2))
        self._writer.write(chunked(chunks.PEER_BANDWIDTH, WINDOW.to_bytes(4, "big") + b"\2", channel=2))
        server = {"fmsVer": "FMS/3,5,7,7009", "capabilities": 31, "mode": 1}
        told = _status("status", "NetConnection.Connect.Success", "Connection succeeded.")
        await self._send("_result", number, server, told | {"objectEncoding": 0})

    async def _publish(self, name: str) -> None:
        assert self._wanted and self._sink
        found = _NAME.fullmatch(name.partition("?")[0])
        try:
            if not found or found["entry"] not in (None, self._wanted.entry_id):
                raise Refused(Why.MALFORMED)
            await self._sink.start()
        except Refused as refused:
            told = _status("error", "NetStream.Publish.BadName", str(refused))
            await self._send("onStatus", 0, None, told, stream=_STREAM)
            raise
        self.published, self._reader.most = True, chunks.MOST_HELD
        told = _status("status", "NetStream.Publish.Start", "Publishing begins.")
        await self._send("onStatus", 0, None, told, stream=_STREAM)

    async def _media(self, message: Message) -> bool:
        """Takes a message of the stream; True where the encoder says that it is over."""
        await self._acknowledge()
        if message.kind == chunks.COMMAND:
            return _values(message.data)[0] in _CLOSING
        if message.kind == chunks.USER_CONTROL and message.data[:2] == b"\0\6":  # are you there?
            self._writer.write(chunked(chunks.USER_CONTROL, b"\0\7" + message.data[2:6], channel=2))
        for one in flv.split(message) if message.kind == chunks.AGGREGATE else [message]:
            if one.kind in flv.MEDIA:
                await self._take(one)
        return False

    async def _take(self, message: Message) -> None:
        """Passes a message on. What sets decoders up is kept until the media begins: only then the kinds are known."""
        assert self._sink
        if message.kind not in self._judged:
            await self._judge(message)
        self._kinds.add(message.kind)
        message.time = self._clock.of(message)
        if not self._flowing:
            self._kept.append(message)
            if flv.is_set_up(message) and len(self._kept) < _MOST_BEFORE_MEDIA:
                self._kinds |= set(_promised(message))
                return
            self._flowing = True
            await self._sink.write(flv.header(self._kinds) + b"".join(map(flv.tag, self._kept)))
            self._kept = []
        else:
            await self._sink.write(flv.tag(message))

    async def _judge(self, message: Message) -> None:
        """The first message of a kind tells whether players will know its codec."""
        self._judged.add(message.kind)
        if not flv.is_known(message):
            told = _status("error", "NetStream.Publish.Rejected", Why.CODEC.value)
            await self._send("onStatus", 0, None, told, stream=_STREAM)
            raise Refused(Why.CODEC)

    async def _acknowledge(self) -> None:
        if self._reader.taken - self._acknowledged >= self._window:
            self._acknowledged = self._reader.taken
            count = (self._acknowledged & 0xFFFFFFFF).to_bytes(4, "big")
            self._writer.write(chunked(chunks.ACKNOWLEDGEMENT, count, channel=2))
            await self._writer.drain()

    async def _send(self, *values: Any, stream: int = 0) -> None:
        self._writer.write(chunked(chunks.COMMAND, amf.write(*values), stream))
        with contextlib.suppress(
            ConnectionError
        ):  # whoever has gone will be missed when the next message is read
            await self._writer.drain()


def wanted(application: str) -> Wanted:
    """What ``kLive?p=PARTNER&e=ENTRY&i=INDEX&t=TOKEN`` names. Raises Refused."""
    name, _, query = application.partition("?")
    given = {key: values[-1] for key, values in parse_qs(query, max_num_fields=20).items()}
    index = given.get("i", "0")
    if name.strip("/") != APPLICATION or not given.get("e") or index not in map(str, INDEXES):
        raise Refused(Why.MALFORMED)
    return Wanted(Way.RTMP, given["e"], php_text.whole(index), given.get("t", ""))


def _promised(message: Message) -> Iterator[int]:
    """The kinds that metadata (``onMetaData``) tells of."""
    if message.kind == chunks.DATA:
        with contextlib.suppress(amf.NotAmf):
            told = [one for one in amf.read(message.data) if isinstance(one, dict)]
            for name, kind in (("audiocodecid", chunks.AUDIO), ("videocodecid", chunks.VIDEO)):
                if any(one.get(name) for one in told):
                    yield kind


def _values(data: bytes) -> list[Any]:
    """Name, number and arguments of a command. Raises Malformed."""
    try:
        values = amf.read(data)
    except amf.NotAmf as wrong:
        raise Malformed(str(wrong)) from None
    return values if len(values) > 1 else [*values, None, None][:2]


def _status(level: str, code: str, text: str) -> dict[str, Any]:
    return {"level": level, "code": code, "description": text}
