"""What encoders say: RTMP's chunks and commands, SRT's handshakes, and noise."""

from __future__ import annotations

import asyncio
import random

import pytest

from kaltura_sandbox.live_ingest.gate import Refused, Wanted, Way, Why
from kaltura_sandbox.live_ingest.rtmp import amf, chunks, flv, session
from kaltura_sandbox.live_ingest.rtmp.chunks import Malformed, Message, Reader, chunked
from kaltura_sandbox.live_ingest.srt import front, packets


def read(data: bytes) -> list[Message]:
    """All messages in some bytes."""

    async def all_of_them() -> list[Message]:
        source = asyncio.StreamReader()
        source.feed_data(data)
        source.feed_eof()
        reader, found = Reader(source), []
        try:
            while True:
                found.append(await reader.message())
        except asyncio.IncompleteReadError:
            return found

    return asyncio.run(all_of_them())


def test_a_command_comes_out_as_it_went_in() -> None:
    values = ["connect", 1.0, {"app": "kLive?e=0_x", "audio": True, "inner": {"a": None}}, None]
    assert amf.read(amf.write(*values)) == values


@pytest.mark.parametrize(
    "data", [b"\x02\0\x05ab", b"\x03\0\x01a", b"\x0a\xff\xff\xff\xff", b"\x11", b"\x03\0\x01a" * 9]
)
def test_what_is_no_amf_is_refused(data: bytes) -> None:
    with pytest.raises(amf.NotAmf):
        amf.read(data)


def test_a_message_in_many_chunks_is_whole() -> None:
    data = bytes(range(256)) * 3
    (message,) = read(chunked(chunks.VIDEO, data, stream=1))
    assert (message.kind, message.stream, message.data) == (chunks.VIDEO, 1, data)


def test_times_go_on_from_one_message_to_the_next() -> None:
    first = b"\x04" + (1000).to_bytes(3, "big") + (1).to_bytes(3, "big") + b"\x08" + b"\x01\0\0\0" + b"a"
    step = b"\x84" + (40).to_bytes(3, "big") + b"b"
    assert [one.time for one in read(first + step + b"\xc4c")] == [1000, 1040, 1080]


def test_times_beyond_24_bits_come_whole() -> None:
    late = (
        b"\x04\xff\xff\xff"
        + (1).to_bytes(3, "big")
        + b"\x08\x01\0\0\0"
        + (0x01020304).to_bytes(4, "big")
        + b"a"
    )
    (message,) = read(late)
    assert message.time == 0x01020304
    assert flv.tag(message)[4:8] == b"\x02\x03\x04\x01"


def test_noise_is_no_chunk_stream() -> None:
    for seed in range(200):
        noise = random.Random(seed).randbytes(3000)
        try:
            read(noise)
        except Malformed:
            pass


def test_addresses_name_entry_place_and_token() -> None:
    assert session.wanted("kLive?p=1&e=0_x&i=1&t=ab") == Wanted(Way.RTMP, "0_x", 1, "ab")
    assert front.wanted("#:::e=0_x,st=1,p=ab") == Wanted(Way.SRT, "0_x", 1, "ab")


@pytest.mark.parametrize("application", ["", "live?e=0_x", "kLive", "kLive?e=0_x&i=2", "kLive?i=0&t=a"])
def test_other_addresses_are_refused(application: str) -> None:
    with pytest.raises(Refused) as refused:
        session.wanted(application)
    assert refused.value.why is Why.MALFORMED


def test_a_handshake_is_read_and_answered() -> None:
    named = b"".join(part[::-1] for part in (b"#:::", b"e=0_", b"x,st", b"=0,p", b"=ab\0"))
    asked = packets.Handshake(5, 0, 5, 7, 1500, 8192, packets.CONCLUSION, 42, 99, bytes(16))
    packet = packets.written(asked) + b"\0\5" + (len(named) // 4).to_bytes(2, "big") + named
    found = packets.read(packet)
    assert packets.is_handshake(packet) and found.stream_id == "#:::e=0_x,st=0,p=ab"
    assert packets.read(packets.with_cookie(packet, 3)).cookie == 3
    refused = packets.read(packets.refused(found, packets.UNAUTHORIZED))
    assert (refused.kind, refused.to, refused.stream_id) == (2401, 42, "")
