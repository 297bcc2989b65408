"""Frame sizes as the platform's decision layer works them out."""

from __future__ import annotations

from enum import IntEnum

Size = tuple[int, int]

# Widths and heights that stay as they are although they are no multiples of 16.
_STANDARD = {(640, 360), (480, 360), (1920, 1080)}


class AspectMode(IntEnum):
    """KalturaFlavorParams.aspectRatioProcessingMode, as far as it is done here."""

    STRETCH = 0
    KEEP = 1
    LETTERBOX = 2


def to_multiple(wanted: tuple[float, float], source: Size, asked: Size, multiple: int) -> Size:
    """``wanted`` brought to multiples: of the four roundings up and down the one whose aspect ratio is nearest
    to the source's; never above the source nor above what was asked (0: nothing asked)."""
    width, height = (max(round(side), 1) for side in wanted)
    if width % multiple == 0 and height % multiple == 0:
        return width, height
    widths = _roundings(width, source[0], asked[0], multiple)
    heights = _roundings(height, source[1], asked[1], multiple)
    ratio = source[0] / source[1]
    pairs = [(w, h) for w in widths for h in heights]
    return min(pairs, key=lambda pair: abs(ratio - pair[0] / pair[1]))


def _roundings(side: int, source: int, asked: int, multiple: int) -> list[int]:
    down = max(side - side % multiple, multiple)
    up = side - side % multiple + multiple
    allowed = up <= source and (not asked or up <= asked)
    return [down, up] if allowed else [down]


def fitted(source: Size, width: int, height: int, multiple: int) -> Size:
    """The size to make of a source: a missing side by its aspect ratio, both in multiples."""
    own_width, own_height = source
    if width and not height:
        wanted = (float(width), own_height * width / own_width)
    elif height and not width:
        wanted = (own_width * height / own_height, float(height))
    else:
        wanted = (float(width or own_width), float(height or own_height))
    return to_multiple(wanted, source, (width, height), multiple)


def target_size(
    source: Size, asked: Size, *, mode: int = 0, shrink: bool = True, by_16: bool = True, even: bool = True
) -> Size:
    """The size of a rendition: ``asked`` with 0 for "keep the ratio", never larger than the source if ``shrink``.

    A portrait source is handled lying on its side, so that a height asked for is that of its short side.
    """
    if source[1] > source[0]:
        width, height = target_size(
            (source[1], source[0]), asked, mode=mode, shrink=shrink, by_16=by_16, even=even
        )
        return height, width
    wanted = _wanted(source, asked, mode, shrink)
    rounded = (round(wanted[0]), round(wanted[1]))
    if by_16 and rounded not in _STANDARD:
        return to_multiple(wanted, source, asked, 16)
    return to_multiple(wanted, source, asked, 2) if even else rounded


def _wanted(source: Size, asked: Size, mode: int, shrink: bool) -> tuple[float, float]:
    width, height = asked
    ratio = source[0] / source[1]
    if not width and not height:
        return source
    if not width:
        wanted: tuple[float, float] = (height * ratio, float(height))
        return source if shrink and wanted[0] > source[0] else wanted
    if not height:
        wanted = (float(width), width / ratio)
        return source if shrink and wanted[1] > source[1] else wanted
    if mode == AspectMode.KEEP:
        return _inside(source, asked, shrink)
    return _fixed(source, asked, mode, shrink)


def _inside(source: Size, asked: Size, shrink: bool) -> tuple[float, float]:
    """The largest size of the source's ratio inside the box."""
    scale = min(asked[0] / source[0], asked[1] / source[1])
    if shrink and scale > 1:
        return source
    return source[0] * scale, source[1] * scale


def _fixed(source: Size, asked: Size, mode: int, shrink: bool) -> tuple[float, float]:
    """Both sides are asked for: kept, or shrunk to the source with the ratio that was asked for."""
    width, height = float(asked[0]), float(asked[1])
    if not shrink:
        return width, height
    ratio, own = width / height, source[0] / source[1]
    if mode == AspectMode.LETTERBOX and ratio <= own:
        width = min(width, source[0])
        return width, width / ratio
    height = min(height, source[1])
    if mode != AspectMode.LETTERBOX and abs(1 - ratio / own) < 0.05:
        return min(width, source[0]), height
    return height * ratio, height
