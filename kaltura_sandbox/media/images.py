"""Pictures: cut, resize, encode. The five ways of the platform's thumbnail address."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

from kaltura_sandbox.media.errors import NotMedia

MAX_SIDE = 10000
MIN_QUALITY, MAX_QUALITY = 20, 100
DEFAULT_BOX = (120, 90)
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
    other by the aspect ratio. ``source``: (x, y, width, height) to cut first, 0 for "up to the edge", measured on a
    picture of the size ``relative`` (0: its own). ``nearest_ratio``: cut to the box's ratio before resizing.
    ``crop_after_resize`` (KalturaThumbCropType 6): stretch to the box first, then cut ``source`` out of that.
    """

    width: int | None = None
    height: int | None = None
    type: int = CropType.RESIZE
    format: str = "jpg"
    quality: int = 75
    background: str = "ffffff"
    source: tuple[int, int, int, int] = (0, 0, 0, 0)
    relative: tuple[int, int] = (0, 0)
    default: tuple[int, int] = DEFAULT_BOX
    nearest_ratio: bool = False
    density: int = 0
    crop_after_resize: bool = False


def opened(data: bytes | Path) -> Image.Image:
    """A picture from bytes or a file, turned as its camera says. Raises NotMedia when it is none."""
    try:
        picture = Image.open(io.BytesIO(data) if isinstance(data, bytes) else data)
        return ImageOps.exif_transpose(picture)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise NotMedia("not a picture") from None


def shaped(picture: Image.Image, shape: Shape) -> Image.Image:
    """The picture cut and resized."""
    if shape.crop_after_resize:
        return _cut(_resized(picture, *_stretched_box(picture, shape)), shape)
    picture = _cut(picture, shape)
    if shape.nearest_ratio and shape.width and shape.height:
        picture = _cropped_to_ratio(picture, shape.width, shape.height, 0.5)
    width, height = _box(picture, shape)
    kind = min(max(shape.type, 1), 5)
    if kind == CropType.RESIZE or not (shape.width and shape.height):
        scale = min(width / picture.width, height / picture.height)
        return _resized(picture, _half_up(picture.width * scale), _half_up(picture.height * scale))
    if kind == CropType.RESIZE_WITH_PADDING:
        return _padded(picture, width, height, shape.background)
    if kind in (CropType.CROP, CropType.CROP_FROM_TOP):
        picture = _cropped_to_ratio(picture, width, height, 0.5 if kind == CropType.CROP else 0.0)
    return _resized(picture, width, height)


def encoded(picture: Image.Image, shape: Shape) -> bytes:
    """Bytes in the shape's format (jpg for one that is not known) and quality, clamped to 20-100."""
    format_ = _FORMATS.get(shape.format.lower(), "JPEG")
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


def render(data: bytes | Path | Image.Image, shape: Shape) -> bytes:
    """A thumbnail of a picture: cut, resized, encoded."""
    picture = data if isinstance(data, Image.Image) else opened(data)
    return encoded(shaped(picture, shape), shape)


def _half_up(side: float) -> int:
    """112.5 is 113 here (Python would round to the even 112)."""
    return max(int(side + 0.5), 1)


def _resized(picture: Image.Image, width: int, height: int) -> Image.Image:
    if picture.size == (width, height):
        return picture
    if picture.mode not in ("RGB", "RGBA", "L"):
        picture = picture.convert("RGBA" if "transparency" in picture.info or picture.mode == "LA" else "RGB")
    return picture.resize((width, height), Image.Resampling.LANCZOS)


def _box(picture: Image.Image, shape: Shape) -> tuple[int, int]:
    if shape.width is None and shape.height is None:
        width, height = shape.default
    else:
        width, height = shape.width or 0, shape.height or 0
    if not width and not height:
        return picture.size
    width, height = min(width, MAX_SIDE), min(height, MAX_SIDE)
    return width or MAX_SIDE, height or MAX_SIDE


def _stretched_box(picture: Image.Image, shape: Shape) -> tuple[int, int]:
    """A missing side is as long as the other."""
    width, height = (
        shape.width or shape.height or picture.width,
        shape.height or shape.width or picture.height,
    )
    return min(width, MAX_SIDE), min(height, MAX_SIDE)


def _cut(picture: Image.Image, shape: Shape) -> Image.Image:
    x, y, width, height = shape.source
    if not any(shape.source):
        return picture
    across = picture.width / shape.relative[0] if shape.relative[0] else 1.0
    down = picture.height / shape.relative[1] if shape.relative[1] else 1.0
    left, top = min(round(x * across), picture.width - 1), min(round(y * down), picture.height - 1)
    right = min(left + round(width * across), picture.width) if width else picture.width
    bottom = min(top + round(height * down), picture.height) if height else picture.height
    return picture.crop((max(left, 0), max(top, 0), max(right, left + 1), max(bottom, top + 1)))


def _cropped_to_ratio(picture: Image.Image, width: int, height: int, from_top: float) -> Image.Image:
    """The largest part of the box's ratio, in the middle; ``from_top``: share of the cut-off that falls above."""
    scale = min(picture.width / width, picture.height / height)
    wide, high = max(round(width * scale), 1), max(round(height * scale), 1)
    left, top = (picture.width - wide) // 2, int((picture.height - high) * from_top)
    return picture.crop((left, top, left + wide, top + high))


def _padded(picture: Image.Image, width: int, height: int, background: str) -> Image.Image:
    scale = min(width / picture.width, height / picture.height)
    inner = _resized(picture, _half_up(picture.width * scale), _half_up(picture.height * scale)).convert(
        "RGBA"
    )
    canvas = Image.new("RGBA", (width, height), colour(background))
    canvas.alpha_composite(inner, ((width - inner.width) // 2, (height - inner.height) // 2))
    return canvas.convert("RGB")


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
    return int(code[:2], 16), int(code[2:4], 16), int(code[4:], 16)
