"""RTMP's audio, video and data messages as an FLV file: the same bytes behind another header."""

from __future__ import annotations

from kaltura_sandbox.live_ingest.rtmp.chunks import AUDIO, DATA, VIDEO, Message

_SET_DATA_FRAME = b"\x02\x00\x0d@setDataFrame"
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
