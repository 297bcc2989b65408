"""HLS lists of a stream that goes on (RFC 8216): a window that slides or grows, joints, and its end."""

from __future__ import annotations

import math
from collections.abc import Callable

from kaltura_sandbox.live_ingest.timeline import Timeline


def media(timeline: Timeline, shown: range, over: bool, address: Callable[[int], str]) -> str:
    """The list of the segments with these numbers; ``over``: nothing comes after them.

    The numbers go on counting what the window has left behind, and so do the joints.
    """
    segments = [timeline.segments[number] for number in shown]
    left = segments[0].joints if segments else 0
    lines = [
        "#EXTM3U", "#EXT-X-VERSION:3", f"#EXT-X-TARGETDURATION:{math.ceil(timeline.longest - 0.499)}",
        f"#EXT-X-MEDIA-SEQUENCE:{shown.start}", f"#EXT-X-DISCONTINUITY-SEQUENCE:{left}",
    ]  # fmt: skip
    for number, segment in zip(shown, segments, strict=True):
        if segment.joint:
            lines.append("#EXT-X-DISCONTINUITY")
        lines += [f"#EXTINF:{segment.seconds:.3f},", address(number)]
    return "\n".join([*lines, *(["#EXT-X-ENDLIST"] if over else [])]) + "\n"
