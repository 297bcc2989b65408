"""The size of a composed film: what its parts have, or what dimensionsAttributes ask for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from kaltura_sandbox.media.errors import MediaError
from kaltura_sandbox.media.sizes import Size


@dataclass(frozen=True)
class Dimensions:
    """One of KalturaAspectRatioCropAttributes (aspect, crop), KalturaAspectRatioScaleAttributes (aspect) and
    KalturaResolutionCropAttributes (size, crop). ``crop``: cut what sticks out instead of adding bars.
    ``largest``: what the conversion profile makes at most, a side of 0 following from the other; (0, 0) is no limit."""

    aspect: tuple[float, float] | None = None
    size: Size | None = None
    crop: bool = False
    largest: Size = (0, 0)

    @property
    def ratio(self) -> float | None:
        across, down = self.size or self.aspect or (0, 0)
        return across / down if across and down else None


@dataclass(frozen=True)
class Crop:
    """A window of a picture, in pixels."""

    width: int
    height: int
    x: int
    y: int

    @property
    def filter(self) -> str:
        return f"crop={self.width}:{self.height}:{self.x}:{self.y}"


def crop_window(source: Size, ratio: float, alignment: float | None = None) -> Crop | None:
    """The largest window of ``ratio`` in a picture; None where the picture has it already.

    ``alignment`` 0-100: 0 keeps the top or the left, 100 the bottom or the right; None is the middle.
    """
    width, height = source
    share = 0.5 if alignment is None else alignment / 100
    if width / height == ratio:
        return None
    if width / height < ratio:
        inner = min(int(width / ratio), height)
        out = (_even(width), _even(inner))
        return Crop(*out, 0, int(share * (height - out[1])))
    out = (_even(min(int(ratio * height), width)), _even(height))
    return Crop(*out, int(share * (width - out[0])), 0)


def joined_size(parts: Sequence[tuple[Size, float]], wanted: Dimensions | None) -> Size:
    """The size of a film made of these (size, duration) parts.

    The smallest sides of all, brought to the ratio that is asked for or that lasts longest, by growing one side.
    """
    wanted = wanted or Dimensions()
    ratio = wanted.ratio or _commonest(parts)
    if wanted.size:
        width, height = wanted.size
    else:
        sizes = [_after_crop(size, wanted) for size, _ in parts]
        width, height = min(size[0] for size in sizes), min(size[1] for size in sizes)
    if any(wanted.largest):
        most = _grown(wanted.largest, ratio)
        width, height = min(width, most[0]), min(height, most[1])
    width, height = _grown((width, height), ratio)
    return _even(width), _even(height)


def _grown(size: Size, ratio: float) -> Size:
    """The size with the one side made longer that brings it to the ratio."""
    width, height = size
    if height * ratio >= width:
        return round(height * ratio), height
    return width, round(width / ratio)


def fit(source: Size, target: Size, wanted: Dimensions | None, alignment: float | None = None) -> str:
    """Filters that bring a picture to the target's size: cropped if asked, else with black bars."""
    steps = []
    if wanted and wanted.crop and wanted.ratio:
        window = crop_window(source, wanted.ratio, alignment)
        if window:
            steps.append(window.filter)
            source = (window.width, window.height)
    if source != target:
        width, height = target
        steps.append(f"scale={width}:{height}:force_original_aspect_ratio=decrease:force_divisible_by=2")
        steps.append(f"pad={width}:{height}:(ow-iw)/2:(oh-ih)/2")
    return ",".join([*steps, "setsar=1"])


def _after_crop(size: Size, wanted: Dimensions) -> Size:
    window = crop_window(size, wanted.ratio) if wanted.crop and wanted.ratio else None
    return (window.width, window.height) if window else size


def _commonest(parts: Sequence[tuple[Size, float]]) -> float:
    lasting: dict[float, float] = defaultdict(float)
    for (width, height), duration in parts:
        lasting[width / height] += duration
    if not lasting:
        raise MediaError("no part has a picture")
    return max(lasting, key=lambda ratio: lasting[ratio])


def _even(side: int) -> int:
    return max(side - side % 2, 2)
