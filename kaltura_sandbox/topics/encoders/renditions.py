"""Which renditions a live stream gets by its entry's profile, and what viewers are told of them.

Params tagged ``ingest`` are streams that an encoder sends itself; the first of them is the stream as it comes. The
others the platform makes. Left out: an encoder that sends more than one stream to a place.
"""

from __future__ import annotations

from pathlib import Path

from kaltura_sandbox.live_ingest import renditions as making
from kaltura_sandbox.live_ingest.desk import State
from kaltura_sandbox.media.errors import MediaError
from kaltura_sandbox.media.packing import package
from kaltura_sandbox.media.probe import MediaFile, probe
from kaltura_sandbox.platform.objects import split
from kaltura_sandbox.topics.live.broadcasts import Broadcast, Rendition
from kaltura_sandbox.topics.profiles import profiles

SOURCE = 32  # the platform's own params of the stream as it comes
FOLLOWED = "/live"
"""Where lists and segments are, below this server."""


def planned(broadcast: Broadcast) -> tuple[making.Rendition, ...]:
    """The stream as it comes, and what is made of it."""
    made = []
    for row in profiles.params_of(broadcast.account, broadcast.profile_id):
        params = row.params
        if not {"ingest", "source"} & set(split(params.tags)):
            size = (params.width or 0, params.height or 0)
            rates = (params.videoBitrate or 0, params.audioBitrate or 0)
            made.append(making.Rendition(params.id, False, *size, *rates))
    return (making.Rendition(SOURCE), *made)


def told(newest: dict[int, Path], state: State) -> list[Rendition]:
    """What viewers can follow, the lowest bitrate first, by a look at the newest piece of each rendition."""
    found = []
    for id_, piece in newest.items():
        try:
            found.append(_one(id_, probe(piece), state.broadcast))
        except (MediaError, OSError):  # it went away meanwhile
            continue
    return sorted(found, key=lambda one: one.bitrate)


def _one(id_: int, seen: MediaFile, broadcast: str) -> Rendition:
    video = seen.video
    rate = int(seen.size * 8 / max(seen.duration_ms, 1))
    return Rendition(
        f"{FOLLOWED}/{broadcast}/{id_}/{package.MEDIA}", rate, *(video.display_size if video else (0, 0)),
        video.frame_rate if video else 0, package.codecs(seen), video.codec if video else "", str(id_),
    )  # fmt: skip
