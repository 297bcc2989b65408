"""Pictures that make much of little, and files that only call themselves pictures."""

from __future__ import annotations

import io
import struct
import zlib

from PIL import Image

SIDE = 13_000
Tag = tuple[int, int, int, int]


def png(width: int, height: int, rows: bytes, more: bytes = b"") -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        [chunk(b"IHDR", head), more, chunk(b"IDAT", zlib.compress(rows, 9)), chunk(b"IEND", b"")]
    )


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def bomb() -> bytes:
    """169 million pixels in half a megabyte; decoded they take 1.4 GB."""
    return png(SIDE, SIDE, bytes((1 + 3 * SIDE) * SIDE))


def small(kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (60, 40), (200, 30, 30)).save(out, kind, **options)
    return out.getvalue()


def without_pixels() -> bytes:
    """A PNG that says to be larger than it is."""
    return png(100_000, 100_000, bytes(1000))


def largest_jpeg() -> bytes:
    found = small("JPEG")
    at = found.index(b"\xff\xc0") + 5
    return found[:at] + struct.pack(">HH", 65_500, 65_500) + found[at + 4 :]


def long_texts() -> bytes:
    """Comments and a colour profile of 50 MB each, in some kilobytes."""
    long = zlib.compress(bytes(50_000_000), 9)
    texts = chunk(b"zTXt", b"Comment\0\0" + long) * 3 + chunk(b"iTXt", b"Comment\0\1\0\0\0" + long)
    return png(60, 40, bytes(181 * 40), chunk(b"iCCP", b"icc\0\0" + long) + texts)


def many_tags() -> bytes:
    """A TIFF of 1 MB whose 20,000 tags all are the same 800 kB of it: 16 GB."""
    data, count = bytes(800_000), 20_000
    size: list[Tag] = [(256, 3, 1, 60), (257, 3, 1, 40), (258, 3, 1, 8), (259, 3, 1, 1), (262, 3, 1, 1)]
    strip: list[Tag] = [(273, 4, 1, 8), (277, 3, 1, 1), (278, 3, 1, 40), (279, 4, 1, 2400)]
    tags = size + strip
    place = 14 + 12 * (count + len(tags))
    tags += [(1000 + number, 7, len(data), place) for number in range(count)]
    listed = b"".join(struct.pack("<HHII", *tag) for tag in tags)
    return b"II*\0" + struct.pack("<IH", 8, len(tags)) + listed + bytes(4) + data


def many_frames() -> bytes:
    frames = [Image.new("P", (100, 100), number) for number in range(1, 200)]
    out = io.BytesIO()
    Image.new("P", (100, 100)).save(out, "GIF", save_all=True, append_images=frames)
    return out.getvalue() + b";" * 1000


POSTSCRIPT = (
    b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 60 40\n%%EndComments\n"
    b"(/etc/hostname) (r) file 100 string readline pop show { 1 pop } loop showpage\n"
)
SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"><script>alert(1)</script>'
    b'<image href="file:///etc/hostname" width="60" height="40"/></svg>'
)
HTML = b"<!doctype html><html><body><script>alert(1)</script></body></html>"
