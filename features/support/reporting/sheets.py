"""Pictures made small for readers: one alone, or several side by side with a word under each, as on a contact sheet.

Sizes in pixels. A sheet is dark grey, so that white borders and black bars of a picture show on it.
"""

from __future__ import annotations

import io
import math
import re
from collections.abc import Sequence

from PIL import Image, ImageChops, ImageDraw, ImageFont, ImageStat

ALONE, PAIR, MANY, PAGE, LARGE = 320, 240, 160, 480, 640
"""The greatest width of one picture, of each of two, of each of more; of a page in a browser, of one in the report."""
A_ROW = 4
"""Pictures side by side; more go into the next row."""
LONG = 3
"""From so many times its height on a picture is a strip itself, which may be twice as wide."""
GAP, WORDS, A_LINE = 6, 13, 24
"""Pixels between pictures, the size of the words beneath them, and their letters in a line."""
GREY, WHITE = (75, 85, 99), (255, 255, 255)
QUALITIES = (82, 74, 66, 58, 50)

Cell = tuple[Image.Image, str]


def opened(data: bytes) -> Image.Image:
    """A picture in colours, from the bytes of its file."""
    return Image.open(io.BytesIO(data)).convert("RGB")


def small(image: Image.Image, width: int = ALONE) -> Image.Image:
    """The picture, neither wider nor higher than that; it is never made larger."""
    most = width * 2 if image.width > LONG * image.height else width
    share = most / max(image.size)
    if share >= 1:
        return image
    return image.resize(
        (max(1, round(image.width * share)), max(1, round(image.height * share))), Image.Resampling.LANCZOS
    )


def sheet(cells: Sequence[Cell], width: int = 0) -> Image.Image:
    """The pictures in rows, each with its words beneath, none wider than `width` (0: what suits their number)."""
    width = width or {1: ALONE, 2: PAIR}.get(len(cells), MANY)
    shown = [(small(image, width), _wrapped(words)) for image, words in cells]
    if len(shown) == 1 and not shown[0][1]:
        return shown[0][0]
    across = math.ceil(len(shown) / math.ceil(len(shown) / A_ROW))
    rows = [_row(shown[first : first + across]) for first in range(0, len(shown), across)]
    size = max(row.width for row in rows), sum(row.height for row in rows) + GAP
    whole = Image.new("RGB", size, GREY)
    top = 0
    for row in rows:
        whole.paste(row, (0, top))
        top += row.height
    return whole


def _wrapped(words: str) -> str:
    """Words in lines of a cell's width, as far as blanks and slashes in them allow."""
    lines: list[str] = []
    for line in words.split("\n"):
        lines.append("")
        for piece in re.split(r"(?<=[/ ])", line):
            if lines[-1] and len(lines[-1] + piece) > A_LINE:
                lines.append("")
            lines[-1] += piece
    return "\n".join(lines)


def _row(cells: list[Cell]) -> Image.Image:
    font = ImageFont.load_default(WORDS)
    wide = [
        max(image.width, *(round(font.getlength(line)) for line in words.split("\n")))
        for image, words in cells
    ]
    high = max(image.height for image, _ in cells)
    lines = max(words.count("\n") + 1 if words else 0 for _, words in cells)
    beneath = lines * (WORDS + GAP)
    row = Image.new("RGB", (sum(wide) + GAP * (len(cells) + 1), high + GAP + beneath), GREY)
    draw, left = ImageDraw.Draw(row), GAP
    for (image, words), width in zip(cells, wide, strict=True):
        row.paste(image, (left + (width - image.width) // 2, GAP + (high - image.height) // 2))
        place = left + width / 2, GAP + high + 1
        draw.multiline_text(place, words, WHITE, font, anchor="ma", align="center", spacing=GAP - 2)
        left += width + GAP
    return row


def jpeg(image: Image.Image, most: int = 0) -> bytes:
    """The picture as a JPEG, of no more than `most` bytes where a lower quality can do that (0: of any size)."""
    data = b""
    for quality in QUALITIES:
        file = io.BytesIO()
        image.save(file, "JPEG", quality=quality, optimize=True)
        data = file.getvalue()
        if not most or len(data) <= most:
            break
    return data


def difference(first: Image.Image, second: Image.Image) -> float:
    """How unlike two pictures are, point by point: 0 is the same, 1 black against white or another size."""
    if first.size != second.size:
        return 1.0
    levels = ImageStat.Stat(ImageChops.difference(first.convert("RGB"), second.convert("RGB"))).mean
    return sum(levels) / len(levels) / 255
