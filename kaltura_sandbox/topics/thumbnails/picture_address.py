"""What a thumbnail address asks for: its words read, clamped and judged as the platform does it."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from kaltura_sandbox import php_text
from kaltura_sandbox.media.pictures.images import DEFAULT_BOX, Shape
from kaltura_sandbox.media.pictures.thumbs import MAX_STRIP
from kaltura_sandbox.topics.delivery.address import Address, Refusal
from kaltura_sandbox.topics.thumbnails import thumbnails

NONE = -1
MOST = 10000
FURTHEST = 10**9  # what has no limit on the platform: beyond it no film goes, and no sum gets out of hand
_SUFFIX = re.compile(
    r"^(.*)\.(?:jpg|gif|png)$", re.DOTALL
)  # some pages put a file's ending behind the last value


@dataclass(frozen=True)
class Wanted:
    """A picture: its shape, and the moments of the film; -1 is "not asked for". Times in seconds."""

    shape: Shape
    second: float = NONE
    slice: int = NONE
    slices: int = NONE
    start: float = NONE
    end: float = NONE

    @property
    def captures(self) -> bool:
        """Whether it is a moment of the film and not the entry's own picture."""
        return self.second != NONE or self.slices != NONE

    @property
    def is_strip(self) -> bool:
        return self.second == NONE and self.slices != NONE and self.slice == NONE

    def moments_ms(self, length_ms: int) -> list[float]:
        """The moments that are shown; a moment past the end is the last full second."""
        if self.second != NONE:
            return [min(self.second, length_ms // 1000) * 1000]
        return [self._slice_ms(i, length_ms) for i in (range(self.slices) if self.is_strip else [self.slice])]

    def _slice_ms(self, index: int, length_ms: int) -> float:
        """Slices begin at full seconds, unless start_sec or end_sec bounds them."""
        start, end = self.start, self.end
        if end * 1000 > length_ms or (start != NONE and end == NONE):
            end = length_ms / 1000
        if start == NONE and end != NONE:
            start = 0
        if start == NONE:
            return length_ms / self.slices * index // 1000 * 1000
        return (start + (end - start) / self.slices * index) * 1000


def read(address: Address, params_size: tuple[int, int] | None = None) -> Wanted:
    """What the address asks for; error 25 where a value can't be. ``params_size`` counts where no size is given."""
    width, height = _dimensions(address, params_size)
    slices, chosen = _whole(address, "vid_slices", NONE, NONE), _whole(address, "vid_slice", NONE, NONE)
    chosen = slices - 1 if 0 < slices <= chosen else min(slices, chosen)
    wanted = Wanted(
        shape=_shape(address, width, height),
        second=_real(address, "vid_sec", NONE, NONE),
        slice=chosen,
        slices=slices,
        start=_real(address, "start_sec", NONE, NONE),
        end=_real(address, "end_sec", NONE, NONE),
    )
    _judge(address, wanted, width, height)
    return wanted


def _shape(address: Address, width: int, height: int) -> Shape:
    piece = [_real(address, f"src_{name}", 0, 0, MOST) for name in "xywh"]
    relative = [max(_real(address, f"rel_{side}", NONE, NONE, MOST), 0) for side in ("width", "height")]
    return Shape(
        width=width,
        height=height,
        type=5 if _forced(address) else _whole(address, "type", 1, 1, 5),
        quality=_whole(address, "quality", 0, 0, 100) or thumbnails.QUALITY,
        format=_text(address, "format") or "jpg",
        background=_text(address, "bgcolor", "ffffff").rjust(6, "0"),
        source=(piece[0], piece[1], piece[2], piece[3]),
        relative=(relative[0], relative[1]),
        nearest_ratio=bool(_whole(address, "nearest_aspect_ratio", 0, 0, 1)),
        density=math.floor(_real(address, "density", 0, 0)),
    )


def _forced(address: Address) -> bool:
    """width/100! stretches, as ImageMagick's geometry does."""
    return any(_text(address, side).find("!") > 0 for side in ("width", "height"))


def _dimensions(address: Address, params_size: tuple[int, int] | None) -> tuple[int, int]:
    """Width and height in pixels, 0 for "as it comes". Neither given: flavor params, def_width, 120 by 90."""
    width, height = (_whole(address, side, NONE, NONE, MOST) for side in ("width", "height"))
    if width == NONE == height and params_size:
        width, height = params_size
    if width == NONE == height:
        default = [_real(address, f"def_{side}", NONE, NONE, MOST) for side in ("width", "height")]
        return tuple(int(d) if d != NONE else box for d, box in zip(default, DEFAULT_BOX, strict=True))  # type: ignore[return-value]
    return max(width, 0), max(height, 0)


def _judge(address: Address, wanted: Wanted, width: int, height: int) -> None:
    if not re.fullmatch(r"[0-9a-fA-F]{1,6}", _text(address, "bgcolor", "ffffff")):
        raise _bad("bgcolor must be six hexadecimal characters")
    if wanted.slices == 0:
        raise _bad("vid_slices must be positive")
    for name, side in (("width", width), ("height", height)):
        if wanted.slices > 0 and wanted.slices * side >= MAX_STRIP:
            raise _bad(f"{name}({side}) * vid_slices({wanted.slices}) must be between 0 and {MAX_STRIP}")
    for name, second in (("start_sec", wanted.start), ("end_sec", wanted.end)):
        if NONE < second < 0:
            raise _bad(f"{name} must be positive")
    if NONE not in (wanted.start, wanted.end) and wanted.start > wanted.end:
        raise _bad("start_sec cant be greater then end_sec")


def _bad(reason: str) -> Refusal:
    return Refusal(25, f"wrong query attributes, {reason}")


def _text(address: Address, name: str, default: str = "") -> str:
    value = address.params.get(name, default)
    found = _SUFFIX.match(value)
    return found[1] if found else value


def _real(address: Address, name: str, default: float, least: float, most: float = FURTHEST) -> float:
    """A number as PHP reads it (what is none is 0), clamped."""
    if name not in address.params:
        return default
    return min(most, max(least, php_text.real(_text(address, name))))


def _whole(address: Address, name: str, default: int, least: int, most: int = FURTHEST) -> int:
    if name not in address.params:
        return default
    return min(most, max(least, php_text.whole(_text(address, name))))
