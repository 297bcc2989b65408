"""Which frame is shown at a moment. Reads packet times only (no decoding), a few ms a call."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

import av

from kaltura_sandbox.media.opening import opened

_MARGIN_S = 2.0


# Formats with an index or time-ordered clusters: ffmpeg finds the key frame before a moment in them. In the others
# (MPEG streams, flv, mp3) it may land too late, and avi's times are too coarse: they are read from the start.
SEEKABLE = {"mp4", "mov", "3gp", "m4a", "mkv", "webm", "wav", "flac"}


def frame_start_ms(path: Path, at_ms: float, seekable: bool = True) -> float:
    """Start in ms of the video frame that is shown at ``at_ms``, counted as ffmpeg's -ss counts (from the
    file's start). Before the first frame: the first; after the end: the last; without video: ``at_ms``.

    Raises NotMedia for a file that cannot be read.
    """
    with opened(path) as container:
        if not container.streams.video:
            return at_ms
        stream = container.streams.video[0]
        base = float(stream.time_base or 0) or 1.0
        zero = (container.start_time or 0) / av.time_base
        wanted = at_ms / 1000 + zero
        if seekable:
            _seek(container, stream, wanted, base)
        times = _times_until(container, stream, wanted, base)
    # Half a tick: 2000 ms must find the frame that begins at 2000, even if the base cannot say 2000 exactly.
    shown = [time for time in times if time <= wanted + max(base / 2, 0.0005)]
    if not shown and seekable:
        return frame_start_ms(path, at_ms, seekable=False)
    found = max(shown) if shown else min(times, default=wanted)
    return max((found - zero) * 1000, 0.0)


def _seek(container: Any, stream: Any, wanted: float, base: float) -> None:
    """To the key frame before; where that cannot be done reading goes on from the start."""
    with suppress(av.FFmpegError):
        container.seek(int(wanted / base), stream=stream, backward=True, any_frame=False)


def _times_until(container: Any, stream: Any, wanted: float, base: float) -> list[float]:
    """Presentation times in seconds of the packets from here to well past ``wanted``."""
    times: list[float] = []
    for packet in container.demux(stream):
        if packet.pts is None:
            continue
        times.append(packet.pts * base)
        # Frames are stored out of order, but not by more than the reordering depth: past it none comes back.
        if packet.dts is not None and packet.dts * base > wanted + _MARGIN_S:
            break
    return times
