"""Frames of a film as pictures, and strips of them. Decodes with PyAV, in a helper."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

import av
from PIL import Image

from kaltura_sandbox.media.apart import apart
from kaltura_sandbox.media.errors import MediaError, NotMedia
from kaltura_sandbox.media.opening import opened
from kaltura_sandbox.media.pictures.images import MAX_PIXELS, Shape, encoded, shaped

_ORIGINAL = Shape(width=0, height=0, quality=90)
MAX_STRIP = 65500
SECONDS = 60  # of work; where a film can't be sought in, it is read from its start


@apart(SECONDS)
def frame(source: Path, at_ms: float, shape: Shape = _ORIGINAL) -> bytes:
    """The frame that the film shows at ``at_ms``, shaped and encoded; past the end it is the last one.

    Raises NotMedia for a file without a film.
    """
    return encoded(shaped(frame_image(source, at_ms), shape), shape)


def frame_image(source: Path, at_ms: float) -> Image.Image:
    """The frame that the film shows at ``at_ms`` in its own size, turned for display."""
    with opened(source) as container:
        return _shown(container, max(at_ms, 0.0))


def slice_ms(
    duration_ms: int, slices: int, index: int, start_ms: int = 0, end_ms: int | None = None
) -> float:
    """Where slice ``index`` of ``slices`` lies between start and end; indexes past the last are the last."""
    end = min(duration_ms, end_ms) if end_ms is not None else duration_ms
    return start_ms + (end - start_ms) * min(max(index, 0), slices - 1) / slices


def strip(
    source: Path, duration_ms: int, slices: int, shape: Shape, start_ms: int = 0, end_ms: int | None = None
) -> bytes:
    """``slices`` frames at even distances side by side in one picture; ``shape`` is that of each.

    Raises MediaError for a strip wider than 65500 pixels or of no slices.
    """
    if slices < 1 or (shape.width or 0) * slices > MAX_STRIP:
        raise MediaError(f"width * slices must be between 0 and {MAX_STRIP}")
    times = [slice_ms(duration_ms, slices, index, start_ms, end_ms) for index in range(slices)]
    return sheet(source, times, shape)


@apart(SECONDS)
def sheet(source: Path, times: list[float], shape: Shape) -> bytes:
    """The frames at these times (ms) side by side; ``shape`` is that of each. Raises MediaError past 65500 pixels."""
    shown: dict[float, Image.Image] = {}
    for time in times:
        if time not in shown:
            shown[time] = shaped(frame_image(source, time), shape).convert("RGB")
    width, height = shown[times[0]].size
    if width * len(times) > MAX_STRIP or width * height * len(times) > 2 * MAX_PIXELS:
        raise MediaError(f"width * slices must be between 0 and {MAX_STRIP}")
    whole = Image.new("RGB", (width * len(times), height))
    for index, time in enumerate(times):
        whole.paste(shown[time], (index * width, 0))
    return encoded(whole, shape)


def _shown(container: Any, at_ms: float) -> Image.Image:
    if not container.streams.video or container.streams.video[0].codec_context is None:
        raise NotMedia("no film")
    stream = container.streams.video[0]
    base = float(stream.time_base or 0) or 1.0
    wanted = at_ms / 1000 + (container.start_time or 0) / av.time_base
    moment = wanted + max(base / 2, 0.0005)
    if at_ms:
        with suppress(av.FFmpegError):
            container.seek(int(wanted / base), stream=stream, backward=True)
    found = _last_until(container, stream, moment)
    if at_ms and (found is None or (found.time or 0) > moment):
        # Landed too late, as in MPEG streams and past the end of some files: from the start, then.
        container.seek(0)
        found = _last_until(container, stream, moment)
    if found is None:
        raise NotMedia("no film", "no frame can be decoded")
    picture: Image.Image = found.to_image()
    turn = round(getattr(found, "rotation", 0) or 0)
    return picture.rotate(turn, expand=True) if turn else picture


def _last_until(container: Any, stream: Any, moment: float) -> Any:
    """The last frame that begins at or before ``moment`` (s); the first one where none does."""
    shown = None
    try:
        for decoded in container.decode(stream):
            if shown is not None and decoded.time is not None and decoded.time > moment:
                break
            shown = decoded
    except av.FFmpegError:
        # A broken tail: what could be decoded before it stands.
        pass
    return shown
