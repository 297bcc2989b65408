"""The strip of blocks in our sample videos that says which moment a picture shows.

Each frame of a sample carries a strip: a magenta marker, sixteen black or white blocks, a cyan marker. The
blocks hold, most significant first, the film (2 bits), the time in units of 40 ms as a Gray code (11 bits, of
which one changes from frame to frame, so an encoder has little to blur) and a check (3 bits). A reader finds
the strip by its markers, so a picture may be scaled, cropped, padded or laid over another one.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

FRAME_MS = 40
FILM_BITS, TIME_BITS, CHECK_BITS = 2, 11, 3
BLOCKS = FILM_BITS + TIME_BITS + CHECK_BITS
MARKER_BLOCKS = 1.5
"""Width of each marker, in blocks."""
MARGIN = 3
"""Dark frame around the strip, in pixels of the sample: keeps encoders from bleeding the picture into it."""
MAGENTA, CYAN, BLACK, WHITE = (255, 0, 255), (0, 255, 255), (0, 0, 0), (255, 255, 255)

Pixels = NDArray[np.int16]


@dataclass(frozen=True)
class Stamp:
    """What a strip says: film is 0 to 3 (see features/data/README.md), ms the time in the film."""

    film: int
    ms: int


def bits_of(film: int, ms: int) -> list[int]:
    """The blocks (1 is white) for a time in ms, rounded down to a frame of 40 ms."""
    ticks = ms // FRAME_MS
    gray = ticks ^ (ticks >> 1)
    data = _to_bits(film, FILM_BITS) + _to_bits(gray, TIME_BITS)
    return data + _to_bits(_check(data), CHECK_BITS)


def stamp_of(bits: list[int]) -> Stamp | None:
    """The reverse of bits_of; None where the check does not agree."""
    data, check = bits[:-CHECK_BITS], bits[-CHECK_BITS:]
    if _to_int(check) != _check(data):
        return None
    gray = ticks = _to_int(data[FILM_BITS:])
    while gray := gray >> 1:
        ticks ^= gray
    return Stamp(_to_int(data[:FILM_BITS]), ticks * FRAME_MS)


def draw(image: Image.Image, film: int, ms: int, left: int, top: int, block: int, height: int) -> None:
    """Draws the strip with its top left corner there; one block is block pixels wide. Changes the image."""
    pen = ImageDraw.Draw(image)
    marker = round(block * MARKER_BLOCKS)
    width = 2 * marker + BLOCKS * block
    pen.rectangle((left - MARGIN, top - MARGIN, left + width + MARGIN - 1, top + height + MARGIN - 1), BLACK)
    pen.rectangle((left, top, left + marker - 1, top + height - 1), MAGENTA)
    pen.rectangle((left + width - marker, top, left + width - 1, top + height - 1), CYAN)
    for number, bit in enumerate(bits_of(film, ms)):
        x = left + marker + number * block
        pen.rectangle((x, top, x + block - 1, top + height - 1), WHITE if bit else BLACK)


def read(image: Image.Image) -> Stamp | None:
    """What the strip in a picture says; None where there is none that can be read for certain."""
    pixels: Pixels = np.asarray(image.convert("RGB")).astype(np.int16)
    red, green, blue = pixels[..., 0], pixels[..., 1], pixels[..., 2]
    left = _marker(np.minimum(red, blue) - green)
    right = _marker(np.minimum(green, blue) - red)
    if left is None or right is None or left.middle_x >= right.middle_x:
        return None
    return stamp_of(_blocks(pixels.mean(axis=2), left, right))


@dataclass(frozen=True)
class _Marker:
    middle_x: float
    top: int
    bottom: int


def _marker(strength: Pixels) -> _Marker | None:
    """The marker in a picture of how much of its colour each pixel has (markers keep over 60 of 255)."""
    there = strength > max(60, 0.6 * float(strength.max()))
    rows = _longest_run(np.asarray(there.any(axis=1)))
    if rows is None:
        return None
    weight = np.where(there, strength, 0)[rows.start : rows.stop].sum(axis=0, dtype=np.int64)
    return _Marker(float((weight * np.arange(weight.size)).sum() / weight.sum()), rows.start, rows.stop)


def _blocks(grey: NDArray[np.float64], left: _Marker, right: _Marker) -> list[int]:
    """Which blocks between the markers are white, by the middle of each."""
    top, bottom = max(left.top, right.top), min(left.bottom, right.bottom)
    quarter = (bottom - top) // 4
    line = grey[top + quarter : max(bottom - quarter, top + quarter + 1)].mean(axis=0)
    step = (right.middle_x - left.middle_x) / (BLOCKS + MARKER_BLOCKS)
    first = left.middle_x + step * (MARKER_BLOCKS + 1) / 2
    middles = np.interp(first + step * np.arange(BLOCKS), np.arange(line.size), line)
    threshold = (middles.min() + middles.max()) / 2
    return [int(value > threshold) for value in middles]


def _longest_run(flags: NDArray[np.bool_]) -> range | None:
    edges = np.flatnonzero(np.diff(np.concatenate(([False], flags, [False])).astype(np.int8)))
    runs = [range(int(start), int(end)) for start, end in zip(edges[::2], edges[1::2], strict=True)]
    return max(runs, key=len, default=None)


def _check(data: list[int]) -> int:
    """1 to 7, never 0: any one wrong block is noticed, and the strip is never all black or all white."""
    return 1 + sum((number % 6 + 1) * bit for number, bit in enumerate(data)) % 7


def _to_bits(value: int, count: int) -> list[int]:
    return [(value >> shift) & 1 for shift in reversed(range(count))]


def _to_int(bits: list[int]) -> int:
    return int("".join(map(str, bits)), 2)
