"""SRT's handshake packets, as far as a front reads and writes them.

By the protocol's draft (draft-sharabayko-srt), section 3.2.1. A handshake is a control packet: 16 bytes of header, 48
of fields, extensions. Numbers are big-endian; texts in extensions are turned around in words of four bytes.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, replace

from kaltura_sandbox import php_text

INDUCTION, CONCLUSION = 1, 0xFFFFFFFF
_REFUSED = 1000  # added to a reason
BAD_REQUEST, UNAUTHORIZED, OVERLOAD, NOT_FOUND, CONFLICT = 1400, 1401, 1402, 1404, 1409
"""Reasons of a refusal, after HTTP's (srtcore/access_control.h)."""
VERSION = 5
MAGIC = 0x4A17  # a listener's sign that it knows version 5
_SHUTDOWN, _HANDSHAKE = 5, 0
_STREAM_ID = 5
_HEAD, _FIELDS = 16, 48
_COOKIE_AT = _HEAD + 28
_LONGEST_ID = 512


@dataclass(frozen=True)
class Handshake:
    """A handshake; ``to`` is the socket it is for, ``socket`` its sender's."""

    version: int
    encryption: int
    extension: int
    sequence: int
    mtu: int
    window: int
    kind: int
    socket: int
    cookie: int
    address: bytes
    time: int = 0
    to: int = 0
    stream_id: str = ""

    @property
    def is_refusal(self) -> bool:
        return _REFUSED <= self.kind < CONCLUSION - 1


def is_handshake(packet: bytes) -> bool:
    return len(packet) >= _HEAD + _FIELDS and packet[:4] == b"\x80\0\0\0"


def is_shutdown(packet: bytes) -> bool:
    """Whether the other side says that it is over."""
    return packet[:2] == bytes((0x80, _SHUTDOWN))


def is_media(packet: bytes) -> bool:
    return len(packet) > _HEAD and packet[0] < 0x80


def receiver(packet: bytes) -> int:
    """The socket that a packet is for."""
    return int.from_bytes(packet[12:_HEAD], "big")


def goodbye(socket: int) -> bytes:
    """A shutdown for a socket."""
    return bytes((0x80, _SHUTDOWN)) + bytes(10) + socket.to_bytes(4, "big") + bytes(4)


def read(packet: bytes) -> Handshake:
    """A handshake, with the stream id that its extensions name."""
    time, to = struct.unpack_from(">II", packet, 8)
    version, encryption, extension, *rest = struct.unpack_from(">IHHIIIIII", packet, _HEAD)
    sequence, mtu, window, kind, socket, cookie = rest
    address, stream_id = packet[_HEAD + 32 : _HEAD + _FIELDS], _named(packet[_HEAD + _FIELDS :])
    return Handshake(
        version, encryption, extension, sequence, mtu, window, kind, socket, cookie, address, time, to, stream_id
    )  # fmt: skip


def _named(extensions: bytes) -> str:
    at = 0
    while at + 4 <= len(extensions):
        kind, words = struct.unpack_from(">HH", extensions, at)
        content = extensions[at + 4 : at + 4 + 4 * words]
        if kind == _STREAM_ID:
            turned = b"".join(content[n : n + 4][::-1] for n in range(0, len(content), 4))
            return turned[:_LONGEST_ID].rstrip(b"\0").decode("utf-8", "replace")
        at += 4 + 4 * words
    return ""


def written(handshake: Handshake) -> bytes:
    """A handshake without extensions."""
    one = handshake
    return struct.pack(
        ">IIIIIHHIIIIII", 0x80000000, 0, one.time, one.to, one.version, one.encryption, one.extension, one.sequence,
        one.mtu, one.window, one.kind, one.socket, one.cookie,
    ) + one.address  # fmt: skip


def invited(asked: Handshake, cookie: int) -> bytes:
    """A listener's answer to an induction."""
    return written(
        replace(
            asked,
            version=VERSION,
            encryption=0,
            extension=MAGIC,
            cookie=cookie,
            to=asked.socket,
            stream_id="",
        )
    )


def refused(asked: Handshake, reason: int) -> bytes:
    """A listener's refusal of a conclusion."""
    return written(replace(asked, kind=_REFUSED + reason, to=asked.socket, extension=0, encryption=0))


def with_cookie(packet: bytes, cookie: int) -> bytes:
    """A handshake for another listener, which gave another cookie."""
    return packet[:_COOKIE_AT] + cookie.to_bytes(4, "big") + packet[_COOKIE_AT + 4 :]


def pairs(stream_id: str) -> dict[str, str]:
    """What ``#:::e=ENTRY,st=INDEX,p=TOKEN`` names: the platform's stream ids, near to SRT's own ``#!::``."""
    for mark in ("#:::", "#!::"):
        if stream_id.startswith(mark):
            named = [one.partition("=") for one in stream_id.removeprefix(mark).split(",")]
            return {php_text.trim(key): php_text.trim(value) for key, _, value in named}
    return {}
