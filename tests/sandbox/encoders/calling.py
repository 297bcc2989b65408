"""An RTMP caller of our own, which sends what no well-behaved encoder does: frames one by one, at any times."""

from __future__ import annotations

import functools
import socket
import subprocess
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import imageio_ffmpeg

from kaltura_sandbox.live_ingest.rtmp import amf, chunks


@dataclass(frozen=True)
class Tag:
    """A message of a stream; ``time`` in ms."""

    kind: int
    time: int
    data: bytes

    def later(self, ms: int) -> Tag:
        return replace(self, time=self.time + ms)


class Caller:
    """A connection to where an entry says, at work from the handshake to :meth:`close`."""

    def __init__(self, entry: dict[str, Any]) -> None:
        parts = urlsplit(entry["primaryBroadcastingUrl"])
        self.app, self._name = f"{parts.path[1:]}?{parts.query}", f"{entry['id']}_1"
        self.socket = socket.create_connection((parts.hostname or "", parts.port or 0), 10)
        self.socket.sendall(b"\x03" + bytes(1536))
        self._read(1 + 2 * 1536)
        self.socket.sendall(bytes(1536))
        self.send(Tag(chunks.SET_CHUNK_SIZE, 0, (1 << 20).to_bytes(4, "big")), 0)

    def _read(self, count: int) -> None:
        while count:
            got = self.socket.recv(count)
            assert got, "closed"
            count -= len(got)

    def connect(self) -> None:
        self.command("connect", 1, {"app": self.app})

    def publish(self) -> Caller:
        """The stream may begin; returns once the server says so."""
        self.connect()
        self.command("createStream", 2, None)
        self.command("publish", 3, None, self._name, "live")
        self.hear(b"NetStream.Publish.Start")
        return self

    def hear(self, word: bytes) -> None:
        """Reads until the server has said something. AssertionError where it closes before."""
        heard = b""
        while word not in heard:
            got = self.socket.recv(4096)
            assert got, heard[-300:]
            heard += got

    def command(self, *values: Any) -> None:
        self.send(Tag(chunks.COMMAND, 0, amf.write(*values)), 0)

    def send(self, tag: Tag, stream: int = 1) -> None:
        """In one chunk (of at most 1 MiB), with a header that tells all."""
        time = tag.time & 0xFFFFFFFF
        head = bytes((4,)) + min(time, 0xFFFFFF).to_bytes(3, "big") + len(tag.data).to_bytes(3, "big")
        head += bytes((tag.kind,)) + stream.to_bytes(4, "little")
        self.socket.sendall(head + (time.to_bytes(4, "big") if time >= 0xFFFFFF else b"") + tag.data)

    def end(self) -> None:
        """Says goodbye, and goes."""
        self.command("deleteStream", 4, None, 1)
        self.socket.shutdown(socket.SHUT_WR)
        while self.socket.recv(4096):
            pass
        self.socket.close()

    def close(self) -> None:
        """Goes without a word."""
        self.socket.close()


@functools.cache
def film(seconds: int, *codecs: str, size: str = "160x90", key_frames: int = 25) -> tuple[Tag, ...]:
    """The messages of a film with 25 frames a second."""
    chosen = codecs or ("-c:v", "libx264", "-preset", "ultrafast", "-c:a", "aac")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "film.flv"
        subprocess.run(
            [
                imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-nostdin", "-f", "lavfi", "-i",
                f"testsrc2=s={size}:r=25", "-f", "lavfi", "-i", "sine", "-t", str(seconds), *chosen, "-g",
                str(key_frames), str(path),
            ],
            check=True,
        )  # fmt: skip
        return tuple(_tags(path.read_bytes()))


def _tags(data: bytes) -> list[Tag]:
    found, at = [], 13
    while at + 11 <= len(data):
        size = int.from_bytes(data[at + 1 : at + 4], "big")
        time = int.from_bytes(data[at + 4 : at + 7], "big") | data[at + 7] << 24
        found.append(Tag(data[at], time, data[at + 11 : at + 11 + size]))
        at += 11 + size + 4
    return found
