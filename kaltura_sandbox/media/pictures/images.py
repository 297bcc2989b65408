"""Pictures: cut, resize, encode. The five ways of the platform's thumbnail address."""

from __future__ import annotations

import io
import math
import re
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

from PIL import Image, ImageOps

from kaltura_sandbox import php_text
from kaltura_sandbox.media.apart import apart
from kaltura_sandbox.media.errors import MediaError, NotMedia
from kaltura_sandbox.media.pictures import header, heavy

MAX_SIDE = 10000
MAX_PIXELS = 32_000_000
MOST_PIXELS = (
    50_000_000  # of a picture that is read; 169 million are too many for the platform as well (measured)
)
SECONDS = 20  # of work on one picture
READING: dict[str, object] = {"pixels": MOST_PIXELS}  # in a recipe: which pictures are read at all
MIN_QUALITY, MAX_QUALITY = 20, 100
DEFAULT_BOX = (120, 90)
Piece = tuple[int, int, int, int]
_FORMATS = {"jpg": "JPEG", "jpeg": "JPEG", "png": "PNG", "gif": "GIF", "bmp": "BMP", "webp": "WEBP"}


class CropType(IntEnum):
    """How a picture goes into a box (KalturaThumbCropType and ``type`` of the address)."""

    RESIZE = 1
    RESIZE_WITH_PADDING = 2
    CROP = 3
    CROP_FROM_TOP = 4
    RESIZE_WITH_FORCE = 5


@dataclass(frozen=True)
class Shape:
    """What a thumbnail shall look like.

    width, height: pixels; None: not given, 0: as the picture. Neither given: ``default`` is the box. One given: the
    other by the aspect ratio (CROP and CROP_FROM_TOP make a square). ``source``: (x, y, width, height) to cut, 0 for
    "up to the edge", measured on a picture of the size ``relative`` (0: its own); ``scale``: factors by which the
    picture and ``source`` grow first. As on the platform, RESIZE and RESIZE_WITH_PADDING cut ``source`` out before
    they resize, CROP and CROP_FROM_TOP take its size alone, and RESIZE_WITH_FORCE passes it over.
    ``nearest_ratio``: cut to the box's ratio before resizing. ``crop_after_resize`` (KalturaThumbCropType 6): stretch
    to the box first, then cut a piece of the size of ``source`` from the side that the signs of its x and y name.
    """

    width: int | None = None
    height: int | None = None
    type: int = CropType.RESIZE
    format: str = "jpg"
    quality: int = 75
    background: str = "ffffff"
    source: tuple[float, float, float, float] = (0, 0, 0, 0)
    relative: tuple[float, float] = (0, 0)
    default: tuple[int, int] = DEFAULT_BOX
    nearest_ratio: bool = False
    density: int = 0
    crop_after_resize: bool = False
    scale: tuple[float, float] = (1, 1)

    @property
    def media_type(self) -> str:
        """The content type of what :func:`encoded` makes."""
        return f"image/{php_text.lower(_FORMATS.get(php_text.lower(self.format), 'JPEG'))}"


def opened(path: Path) -> Image.Image:
    """A picture, turned as its camera says. Raises NotMedia when it is none, or has too many pixels.

    The one place where Pillow opens what others made: of the kinds that are taken only the one that the file's first
    bytes name is asked. For helpers alone (``apart``): what a decoder takes has no bound here.
    """
    found = header.look(path)
    if found is None:
        raise NotMedia("not a picture")
    name, (width, height) = found
    if width * height > MOST_PIXELS:
        raise NotMedia("not a picture", f"{width} by {height} pixels are too many")
    try:
        picture = Image.open(path, formats=[name])
        picture.load()
    except Exception:  # there are many ways to be broken, and Pillow's decoders raise whatever they meet
        raise NotMedia("not a picture") from None
    try:
        return ImageOps.exif_transpose(picture)
    except Exception:  # what the camera wrote can't be read; the picture can
        return picture


def shaped(picture: Image.Image, shape: Shape) -> Image.Image:
    """The picture cut and resized. Raises MediaError where that would take too many pixels (``MAX_PIXELS``)."""
    picture, piece = _scaled(picture, shape)
    if shape.crop_after_resize:
        return _piece_by_side(_resized(picture, *_stretched_box(picture, shape)), piece)
    kind = min(max(shape.type, 1), 5)
    if kind in (CropType.RESIZE, CropType.RESIZE_WITH_PADDING):
        picture = _cut(picture, piece)
    width, height = shape.default if shape.width is None and shape.height is None else _sides(shape)
    if not width and not height:
        return picture
    if shape.nearest_ratio and width and height:
        picture = _cropped_to_ratio(picture, width, height)
    if kind in (CropType.CROP, CropType.CROP_FROM_TOP):
        return _cropped(picture, width or height, height or width, piece, kind)
    if kind == CropType.RESIZE or not (width and height):
        return _fitted(picture, width, height)
    if kind == CropType.RESIZE_WITH_PADDING:
        return _padded(picture, width, height, shape.background)
    return _resized(picture, width, height)


def encoded(picture: Image.Image, shape: Shape) -> bytes:
    """Bytes in the shape's format (jpg for one that is not known) and quality, clamped to 20-100."""
    format_ = _FORMATS.get(php_text.lower(shape.format), "JPEG")
    if format_ in ("JPEG", "BMP"):
        picture = _flattened(picture, shape.background)
    options: dict[str, object] = {}
    if format_ in ("JPEG", "WEBP"):
        options["quality"] = min(max(shape.quality, MIN_QUALITY), MAX_QUALITY)
    if shape.density:
        options["dpi"] = (shape.density, shape.density)
    out = io.BytesIO()
    picture.save(out, format_, **options)
    return out.getvalue()


def render(path: Path, shape: Shape) -> bytes:
    """A thumbnail of a picture: cut, resized, encoded. Raises MediaError, also where too many large ones wait."""
    with heavy.admitted(path):
        return _render(path, shape)


@apart(SECONDS)
def _render(path: Path, shape: Shape) -> bytes:
    return drawn(opened(path), shape)


def drawn(picture: Image.Image, shape: Shape) -> bytes:
    """The same of a picture of our own. Raises MediaError where the shape takes too many pixels."""
    return encoded(shaped(picture, shape), shape)


def _half_up(side: float) -> int:
    """112.5 is 113 here (Python would round to the even 112)."""
    return max(int(side + 0.5), 1)


def _resized(picture: Image.Image, width: int, height: int) -> Image.Image:
    if width * height > MAX_PIXELS:
        raise MediaError(f"{width} by {height} pixels are too many")
    if picture.size == (width, height):
        return picture
    if picture.mode not in ("RGB", "RGBA", "L"):
        picture = picture.convert("RGBA" if "transparency" in picture.info or picture.mode == "LA" else "RGB")
    return picture.resize((width, height), Image.Resampling.LANCZOS)


def _sides(shape: Shape) -> tuple[int, int]:
    return min(shape.width or 0, MAX_SIDE), min(shape.height or 0, MAX_SIDE)


def _fitted(picture: Image.Image, width: int, height: int) -> Image.Image:
    """As large as fits into the box with its ratio kept; a side of 0 is no limit."""
    scale = min(side / own for side, own in zip((width, height), picture.size, strict=True) if side)
    return _resized(picture, _half_up(picture.width * scale), _half_up(picture.height * scale))


def _stretched_box(picture: Image.Image, shape: Shape) -> tuple[int, int]:
    """A missing side is as long as the other."""
    width, height = (
        shape.width or shape.height or picture.width,
        shape.height or shape.width or picture.height,
    )
    return min(width, MAX_SIDE), min(height, MAX_SIDE)


def _scaled(picture: Image.Image, shape: Shape) -> tuple[Image.Image, Piece]:
    """The picture grown by ``scale``, and ``source`` in its pixels (x, y, width, height)."""
    across, down = shape.scale
    if shape.scale != (1, 1):
        size = _half_up(picture.width * across), _half_up(picture.height * down)
        picture = _resized(picture, *size)
    if shape.relative[0]:
        across *= picture.width / across / shape.relative[0]
    if shape.relative[1]:
        down *= picture.height / down / shape.relative[1]
    x, y, width, height = shape.source
    return picture, (round(x * across), round(y * down), round(width * across), round(height * down))


def _cut(picture: Image.Image, piece: Piece) -> Image.Image:
    x, y, width, height = piece
    if not any(piece):
        return picture
    left, top = min(max(x, 0), picture.width - 1), min(max(y, 0), picture.height - 1)
    right = min(left + width, picture.width) if width else picture.width
    bottom = min(top + height, picture.height) if height else picture.height
    return picture.crop((left, top, max(right, left + 1), max(bottom, top + 1)))


def _cropped(picture: Image.Image, width: int, height: int, piece: Piece, kind: int) -> Image.Image:
    """The largest part of the box's ratio, fitted into the box.

    It comes from the middle (CROP) or from the top (CROP_FROM_TOP). Where ``source`` gave a size, the ratio is sought
    within that size and the part lies at the left edge, or at the top where only the height was given.
    """
    own_width, own_height = piece[2] or picture.width, piece[3] or picture.height
    wide, high = _part(own_width, own_height, width, height)
    wide, high = min(wide, picture.width), min(high, picture.height)
    left = 0 if piece[2] else (picture.width - wide) // 2
    from_top = not piece[2] and (kind == CropType.CROP_FROM_TOP or bool(piece[3]))
    top = 0 if from_top else (picture.height - high) // 2
    return _fitted(picture.crop((left, top, left + wide, top + high)), width, height)


def _part(own_width: float, own_height: float, width: int, height: int) -> tuple[int, int]:
    """The platform's own arithmetic, with its ratio of three digits (and its slip for narrow sources)."""
    wide, high = own_width, own_height
    if width == height:
        wide = high = min(own_width, own_height)
    elif width < height:
        ratio = round(height / width, 3)
        wide, high = (own_height / ratio, high) if own_height / ratio <= wide else (wide, own_width / ratio)
    else:
        ratio = round(width / height, 3)
        wide, high = (own_height * ratio, high) if own_height * ratio <= wide else (wide, own_width / ratio)
    return _half_up(wide), _half_up(high)


def _cropped_to_ratio(picture: Image.Image, width: int, height: int) -> Image.Image:
    """The largest part of the box's ratio, from the middle."""
    scale = min(picture.width / width, picture.height / height)
    wide, high = max(round(width * scale), 1), max(round(height * scale), 1)
    left, top = (picture.width - wide) // 2, (picture.height - high) // 2
    return picture.crop((left, top, left + wide, top + high))


def _piece_by_side(picture: Image.Image, piece: Piece) -> Image.Image:
    """A piece from the right (bottom) where x (y) is positive, the left (top) where negative, else the middle."""
    x, y, width, height = piece
    width, height = min(width or picture.width, picture.width), min(height or picture.height, picture.height)
    left = {True: picture.width - width, False: 0}[x > 0] if x else (picture.width - width) // 2
    top = {True: picture.height - height, False: 0}[y > 0] if y else (picture.height - height) // 2
    return picture.crop((left, top, left + width, top + height))


def _padded(picture: Image.Image, width: int, height: int, background: str) -> Image.Image:
    """Fitted into the box, with a border of equal width on both sides.

    The platform's own arithmetic: where its steps round unluckily the whole is a pixel short of the box.
    """
    if width * picture.height < height * picture.width:
        side = _inner(width * picture.height / picture.width, height)
        inner = _fitted(picture, width, side).convert("RGBA")
        across, down = 0, math.ceil((height - side) / 2)
    else:
        side = _inner(height * picture.width / picture.height, width)
        inner = _fitted(picture, side, height).convert("RGBA")
        across, down = math.ceil((width - side) / 2), 0
    canvas = Image.new("RGBA", (inner.width + 2 * across, inner.height + 2 * down), colour(background))
    canvas.alpha_composite(inner, (across, down))
    return canvas.convert("RGB")


def _inner(exact: float, side: int) -> int:
    """How long the fitted side is, so that two equal borders fill up the box's side."""
    rounded = max(math.ceil(exact), 1)
    return rounded - 1 if (side - rounded) % 2 and rounded > 1 else rounded


def _flattened(picture: Image.Image, background: str) -> Image.Image:
    if picture.mode == "RGB":
        return picture
    rgba = picture.convert("RGBA")
    canvas = Image.new("RGBA", rgba.size, colour(background))
    canvas.alpha_composite(rgba)
    return canvas.convert("RGB")


def colour(code: str) -> tuple[int, int, int]:
    """Six hexadecimal digits as red, green, blue. Raises ValueError for anything else."""
    if not re.fullmatch(r"[0-9a-fA-F]{6}", code):
        raise ValueError("a colour must be six hexadecimal characters")
    red, green, blue = bytes.fromhex(code)
    return red, green, blue
