"""What a picture says of itself in its first bytes: its kind and its size.

As on the platform, which asks PHP's getimagesize: nothing is decoded, no camera's turn counts, and a size that the
rest of the file doesn't keep is believed. A few kilobytes are read, whatever the file is, so this may be asked where
others wait.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path
from typing import IO

Size = tuple[int, int]
MOST_SEGMENTS = 2000  # of a JPEG before its size; cameras write some dozens
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # markers of a JPEG that tell a size
_BARE = frozenset({0x01, *range(0xD0, 0xD8)})  # markers without a length
_SHORT = 12  # bytes of the oldest header of a BMP, whose numbers have 16 bits
_BMP_HEADERS = (12, 40, 52, 56, 64, 108, 124)
_WIDTH, _HEIGHT = 256, 257  # tags of a TIFF
_TIFF_TYPES = {1: "B", 3: "H", 4: "I"}


def look(path: Path) -> tuple[str, Size] | None:
    """(format, (width, height)) of a picture of a kind that is taken, None for any other file."""
    with path.open("rb") as file:
        head = file.read(32)
        for name, begins, read in _KINDS:
            if begins(head):
                try:
                    size = read(head, file)
                except (struct.error, IndexError):  # it ends too early
                    return None
                return (name, size) if size and min(size) > 0 else None
    return None


def _png(head: bytes, file: IO[bytes]) -> Size:
    width, height = struct.unpack(">II", head[16:24])
    return width, height


def _gif(head: bytes, file: IO[bytes]) -> Size:
    width, height = struct.unpack("<HH", head[6:10])
    return width, height


def _bmp(head: bytes, file: IO[bytes]) -> Size | None:
    length = struct.unpack("<I", head[14:18])[0]
    if length not in _BMP_HEADERS:
        return None
    width, height = (
        struct.unpack("<HH", head[18:22]) if length == _SHORT else struct.unpack("<ii", head[18:26])
    )
    return width, abs(height)  # a negative height is that of rows from the top


def _webp(head: bytes, file: IO[bytes]) -> Size | None:
    kind = head[12:16]
    if kind == b"VP8X":
        return int.from_bytes(head[24:27], "little") + 1, int.from_bytes(head[27:30], "little") + 1
    if kind == b"VP8L":
        bits = int.from_bytes(head[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if kind == b"VP8 ":
        width, height = struct.unpack("<HH", head[26:30])
        return width & 0x3FFF, height & 0x3FFF
    return None


def _jpeg(head: bytes, file: IO[bytes]) -> Size | None:
    file.seek(2)
    for _ in range(MOST_SEGMENTS):
        sign = file.read(1)
        if sign != b"\xff":
            return None
        marker = file.read(1)
        while marker == b"\xff":
            marker = file.read(1)
        if marker[0] in _BARE:
            continue
        length = struct.unpack(">H", file.read(2))[0]
        if marker[0] in _FRAMES:
            height, width = struct.unpack(">xHH", file.read(5))
            return width, height
        file.seek(max(length - 2, 0), 1)
    return None


def _tiff(head: bytes, file: IO[bytes]) -> Size | None:
    """From the first directory; of its entries only these two are read."""
    order = "<" if head[:2] == b"II" else ">"
    file.seek(struct.unpack(f"{order}I", head[4:8])[0])
    count = struct.unpack(f"{order}H", file.read(2))[0]
    found = {}
    for entry in struct.iter_unpack(f"{order}HHI4s", file.read(12 * count)):
        tag, type_, _, value = entry
        if tag in (_WIDTH, _HEIGHT) and type_ in _TIFF_TYPES:
            code = order + _TIFF_TYPES[type_]
            found[tag] = struct.unpack(code, value[: struct.calcsize(code)])[0]
    return (found[_WIDTH], found[_HEIGHT]) if len(found) == 2 else None


_KINDS: tuple[tuple[str, Callable[[bytes], bool], Callable[[bytes, IO[bytes]], Size | None]], ...] = (
    ("PNG", lambda head: head.startswith(b"\x89PNG\r\n\x1a\n") and head[12:16] == b"IHDR", _png),
    ("JPEG", lambda head: head.startswith(b"\xff\xd8\xff"), _jpeg),
    ("GIF", lambda head: head[:6] in (b"GIF87a", b"GIF89a"), _gif),
    ("WEBP", lambda head: head[:4] == b"RIFF" and head[8:12] == b"WEBP", _webp),
    ("TIFF", lambda head: head[:4] in (b"II*\0", b"MM\0*"), _tiff),
    ("BMP", lambda head: head.startswith(b"BM"), _bmp),
)
"""Names as Pillow has them. Whatever else it could open (PostScript runs programs) is no picture here."""
