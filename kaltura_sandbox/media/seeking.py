"""Which frame is shown at a moment. Reads packet times only (no decoding), a few ms a call."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import av

from kaltura_sandbox.media.runner import local

_MARGIN_S = 2.0


def frame_start_ms(path: Path, at_ms: float) -> float:
    """Start in ms of the video frame that is shown at ``at_ms``, counted as ffmpeg's -ss counts (from the
    file's start). Before the first frame: the first; after the end: the last; without video: ``at_ms``."""
    with av.open(local(path)) as opened:
        if not opened.streams.video:
            return at_ms
        stream = opened.streams.video[0]
        base = float(stream.time_base or 0) or 1.0
        zero = (opened.start_time or 0) / av.time_base
        wanted = at_ms / 1000 + zero
        times = _times_around(opened, stream, wanted, base)
    # Half a tick: 2000 ms must find the frame that begins at 2000, even if the base cannot say 2000 exactly.
    shown = [time for time in times if time <= wanted + max(base / 2, 0.0005)]
    found = max(shown) if shown else min(times, default=wanted)
    return max((found - zero) * 1000, 0.0)


def _times_around(opened: Any, stream: Any, wanted: float, base: float) -> list[float]:
    """Presentation times in seconds of the packets from the key frame before ``wanted`` to well past it."""
    try:
        opened.seek(int(wanted / base), stream=stream, backward=True, any_frame=False)
    except av.FFmpegError:
        opened.seek(0)
    times: list[float] = []
    for packet in opened.demux(stream):
        if packet.pts is None:
            continue
        times.append(packet.pts * base)
        # Frames are stored out of order, but not by more than the reordering depth: past it none comes back.
        if packet.dts is not None and packet.dts * base > wanted + _MARGIN_S:
            break
    return times
