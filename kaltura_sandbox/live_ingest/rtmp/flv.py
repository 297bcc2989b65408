"""RTMP's audio, video and data messages as an FLV file: the same bytes behind another header."""

from __future__ import annotations

from kaltura_sandbox.live_ingest.rtmp.chunks import AUDIO, DATA, VIDEO, Message

_SET_DATA_FRAME = b"\x02\x00\x0d@setDataFrame"
_AVC, _HEVC, _AAC, _MP3, _NAMED = 7, 12, 10, 2, 9
_PICTURES, _SOUNDS = (b"avc1", b"hvc1"), (b"mp4a", b".mp3")
_BACK, _AHEAD, _STEP = 1000, 10_000, 40  # ms; tracks are not in step by so much, breaks not longer
MEDIA = (AUDIO, VIDEO, DATA)


def header(kinds: set[int]) -> bytes:
    """The beginning of a file that has these kinds of messages: a reader needn't wait for a kind that never comes."""
    flags = (4 if AUDIO in kinds else 0) | (1 if VIDEO in kinds else 0)
    return b"FLV\x01" + bytes((flags,)) + (9).to_bytes(4, "big") + bytes(4)


def tag(message: Message) -> bytes:
    """A message as a tag; what a server is told to keep (``@setDataFrame``) stands without that word."""
    data = message.data
    if message.kind == DATA:
        data = data.removeprefix(_SET_DATA_FRAME)
    size, time = len(data).to_bytes(3, "big"), message.time & 0xFFFFFFFF
    stamp = (time & 0xFFFFFF).to_bytes(3, "big") + bytes((time >> 24,))
    return bytes((message.kind,)) + size + stamp + bytes(3) + data + (len(data) + 11).to_bytes(4, "big")


def is_set_up(message: Message) -> bool:
    """Whether a message only sets a decoder up (AVC and AAC sequence headers), or tells of the stream."""
    data = message.data
    if message.kind == AUDIO:
        return len(data) > 1 and data[0] >> 4 == 10 and data[1] == 0
    if message.kind == VIDEO and data:
        if data[0] & 0x80:  # enhanced RTMP: the packet's type in the lower bits
            return data[0] & 0x0F == 0
        return data[0] & 0x0F == 7 and len(data) > 1 and data[1] == 0
    return True


def is_known(message: Message) -> bool:
    """Whether a message's pictures are H.264 or HEVC, its sound AAC or MP3; by the number of the codec, or its name."""
    data = message.data
    if message.kind == VIDEO and data:
        return data[1:5] in _PICTURES if data[0] & 0x80 else data[0] & 0x0F in (_AVC, _HEVC)
    if message.kind == AUDIO and data:
        kind = data[0] >> 4
        return data[1:5] in _SOUNDS if kind == _NAMED else kind in (_AAC, _MP3)
    return True


class Clock:
    """Makes one time of a stream's times, be it that its encoder sets its own clock anew while it sends."""

    def __init__(self) -> None:
        self._last: int | None = None
        self._moved = 0

    def of(self, message: Message) -> int:
        """When a message is, in ms. What isn't media is at the time of what was before it."""
        if message.kind == DATA or is_set_up(message):
            return message.time if self._last is None else self._last
        time = message.time + self._moved
        if self._last is not None and not -_BACK <= time - self._last <= _AHEAD:
            self._moved += self._last + _STEP - time
            time = self._last + _STEP
        self._last = max(time, self._last or 0)
        return max(time, 0)


def split(message: Message) -> list[Message]:
    """The messages in an aggregate; their times are moved so that the first has the aggregate's."""
    found: list[Message] = []
    data, at, begin = message.data, 0, None
    while at + 11 <= len(data):
        kind, size = data[at] & 0x1F, int.from_bytes(data[at + 1 : at + 4], "big")
        time = int.from_bytes(data[at + 4 : at + 7], "big") | data[at + 7] << 24
        begin = time if begin is None else begin
        body = data[at + 11 : at + 11 + size]
        if len(body) < size:
            break
        if kind in MEDIA:
            found.append(Message(kind, message.stream, (message.time + time - begin) & 0xFFFFFFFF, body))
        at += 11 + size + 4
    return found
