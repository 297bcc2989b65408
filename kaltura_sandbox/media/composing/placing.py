"""Where a picture in the picture stands, and its outline."""

from __future__ import annotations

from enum import IntEnum
from pathlib import Path

from PIL import Image, ImageDraw

from kaltura_sandbox import php_text

_CORNER = 20  # radius in pixels
_SMOOTH = 4


class Placement(IntEnum):
    """KalturaMediaCompositionAlignment."""

    BOTTOM_LEFT = 1
    BOTTOM_CENTER = 2
    BOTTOM_RIGHT = 3
    TOP_LEFT = 4
    TOP_CENTER = 6
    TOP_RIGHT = 7
    CENTER_LEFT = 8
    CENTER_CENTER = 10
    CENTER_RIGHT = 11


class OverlayShape(IntEnum):
    """KalturaOverlayShape."""

    CIRCLE = 1
    RECTANGLE = 2
    RECTANGLE_ROUNDED_CORNERS = 3
    ELLIPSE = 4


def position(placement: Placement, margins: float) -> str:
    margin = f"min(main_w\\,main_h)*{margins}"
    name = placement.name
    x = "(main_w-overlay_w)/2"
    if name.endswith("LEFT"):
        x = margin
    elif name.endswith("RIGHT"):
        x = f"main_w-overlay_w-{margin}"
    y = "(main_h-overlay_h)/2"
    if name.startswith("TOP"):
        y = margin
    elif name.startswith("BOTTOM"):
        y = f"main_h-overlay_h-{margin}"
    return f"x={x}:y={y}"


def mask_file(shape: OverlayShape, side: int, work: Path) -> Path:
    """A grey picture, white where the overlay shows; drawn large and scaled down for smooth edges."""
    large = side * _SMOOTH
    drawn = Image.new("L", (large, large), 255 if shape is OverlayShape.RECTANGLE else 0)
    drawing = ImageDraw.Draw(drawn)
    if shape is OverlayShape.RECTANGLE_ROUNDED_CORNERS:
        drawing.rounded_rectangle((0, 0, large - 1, large - 1), min(_CORNER, side // 2) * _SMOOTH, fill=255)
    elif shape is not OverlayShape.RECTANGLE:
        drawing.ellipse((0, 0, large - 1, large - 1), fill=255)
    path = work / f"mask-{php_text.lower(shape.name)}-{side}.png"
    drawn.resize((side, side), Image.Resampling.LANCZOS).save(path)
    return path
