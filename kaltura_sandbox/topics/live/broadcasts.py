"""What an ingest, which takes the encoders' streams, tells of them, and what is asked of it.

The ingest tells, in this order:

1. :func:`admit`: an encoder names an entry, a place and a token. A refusal is an ApiError; else it may send.
2. :func:`began`: media comes in.
3. :func:`playable`: viewers can follow, and which renditions there are. Called again when these change.
4. :func:`ended`: it is over, for good; an encoder that comes back within the ingest's time of grace never left.

What is recorded goes into an entry of its own: ``recordings.recording`` says which (and makes it), at any time
between ``playable`` and ``ended``; ``recordings.recorded`` gives it its film, once that is complete on the disk.

After a restart nobody is connected: :func:`left_over` names the connections that a stopped process left; the ingest
gives what they had recorded, and ends them.

Each of these is a transaction of its own and may be called in any thread. What an ingest is asked says
:class:`Ingest`; a topic above declares one by :func:`takes_broadcasts`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from kaltura_sandbox.platform.accounts import Account, Platform
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.topics.entries import entries, entry_errors
from kaltura_sandbox.topics.live import connections, live_entries, live_errors
from kaltura_sandbox.topics.live.connections import BACKUP, PRIMARY

__all__ = [
    "BACKUP", "PRIMARY", "Address", "Broadcast", "Ingest", "Rendition", "admit", "authenticated", "began", "ended",
    "ingest", "left_over", "playable", "takes_broadcasts",
]  # fmt: skip


@dataclass(frozen=True)
class Address:
    """Where encoders reach the ingest: a host (none: the one by which the caller reaches the sandbox), and ports."""

    rtmp_port: int = 1935
    srt_port: int = 7045
    host: str | None = None


@dataclass(frozen=True)
class Rendition:
    """One stream that viewers can follow.

    playlist   the path of its media playlist (HLS) below this server, with a slash at its beginning
    rates      in kbit/s; ``key_frame_s`` is the time between key frames
    codecs     as in an HLS list (avc1.64001f,mp4a.40.2); ``codec`` is the video's name
    flavor_id  the id of the flavor params that it was made by
    """

    playlist: str
    bitrate: int
    width: int = 0
    height: int = 0
    frame_rate: float = 0
    codecs: str = ""
    codec: str = ""
    flavor_id: str = "32"
    key_frame_s: float = 0
    language: str | None = None


@dataclass(frozen=True)
class Broadcast:
    """An encoder's connection to an entry: at PRIMARY or BACKUP."""

    account: Account
    entry_id: str
    place: str

    @property
    def entry(self) -> Object:
        """The entry as it is now; ENTRY_ID_NOT_FOUND once it is deleted."""
        return entries.find(self.account, self.entry_id)

    @property
    def dvr_s(self) -> int:
        """How far back viewers may go, in s; 0 without DVR."""
        return live_entries.dvr_seconds(self.entry)

    @property
    def segment_ms(self) -> int:
        return live_entries.segment_ms(self.account, self.entry)

    @property
    def records(self) -> bool:
        """Whether what comes in now is recorded; on an entry with explicitLive it may be switched on and off."""
        entry = self.entry
        return bool(entry.recordStatus) and live_entries.recording_status(entry) == live_entries.RECORDING

    @property
    def profile_id(self) -> int | None:
        """The conversion profile that says which renditions are wanted."""
        return self.entry.conversionProfileId


class Ingest(Protocol):
    """What is asked of who takes the streams."""

    def address(self) -> Address:
        """Where encoders reach it."""

    def renditions(self, account: Account, entry_id: str) -> list[Rendition]:
        """What viewers of an entry can follow now; none while it is off air."""

    def viewers(self, account: Account, entry_id: str) -> dict[str, int]:
        """Who fetched segments of an entry lately: how many ``live`` and how many further back (``dvr``)."""


_ingests: list[Callable[[Platform], Ingest | None]] = []


def takes_broadcasts(
    function: Callable[[Platform], Ingest | None],
) -> Callable[[Platform], Ingest | None]:
    """Declares the ingest: a function that answers the one of a platform."""
    _ingests.append(function)
    return function


def ingest(platform: Platform) -> Ingest | None:
    """Who takes the streams; None where nobody does."""
    return _ingests[-1](platform) if _ingests else None


def authenticated(platform: Platform, entry_id: str, token: str) -> Object:
    """The entry to which who has this token may broadcast; ENTRY_ID_NOT_FOUND, LIVE_STREAM_INVALID_TOKEN."""
    entry = platform.store.get(entries.KIND, entries.stored_id(entry_id))
    if entry is None or entry.status == entries.DELETED or entry.values.get("type") != live_entries.STREAM:
        raise entry_errors.ENTRY_ID_NOT_FOUND(entry_id)
    if not live_entries.is_ours(entry) or token not in _passwords(entry):
        raise live_errors.LIVE_STREAM_INVALID_TOKEN(entry_id)
    return entry


def admit(platform: Platform, entry_id: str, token: str, place: str = PRIMARY) -> Broadcast:
    """Lets an encoder in; refused as by :func:`authenticated`."""
    with platform.store.transaction():
        entry = authenticated(platform, entry_id, token)
        account = platform.account(entry.partnerId)
        connections.move(account, entry, place, live_entries.AUTHENTICATED)
        return Broadcast(account, entry.id, place)


def _passwords(entry: Object) -> list[str]:
    """What lets an encoder in. Nothing does where the token was taken away; the platform takes an empty one then."""
    hidden = [live_entries.hidden_password(entry)] if entry.srtPass else []
    return [*([str(entry.streamPassword)] if entry.streamPassword else []), *hidden]


def began(broadcast: Broadcast) -> None:
    """Media comes in."""
    with broadcast.account.store.transaction():
        connections.move(broadcast.account, broadcast.entry, broadcast.place, live_entries.BROADCASTING)


def playable(broadcast: Broadcast, renditions: list[Rendition]) -> None:
    """Viewers can follow."""
    streams = [_shown(one) for one in renditions]
    with broadcast.account.store.transaction():
        entry = broadcast.entry
        connections.move(broadcast.account, entry, broadcast.place, live_entries.PLAYABLE, streams=streams)


def _shown(one: Rendition) -> Object:
    """A rendition as a connection tells of it; rates there are in bit/s."""
    values: dict[str, Any] = {
        "bitrate": one.bitrate * 1000, "flavorId": one.flavor_id, "width": one.width, "height": one.height,
        "codec": one.codec or None, "frameRate": round(one.frame_rate), "keyFrameInterval": one.key_frame_s or None,
        "language": one.language,
    }  # fmt: skip
    return Object("KalturaLiveStreamParams", **{n: v for n, v in values.items() if v is not None})


def ended(broadcast: Broadcast) -> None:
    """It is over. An entry that was deleted meanwhile needs nothing."""
    with broadcast.account.store.transaction():
        entry = broadcast.account.get(entries.KIND, broadcast.entry_id)
        if entry is not None:
            connections.end(broadcast.account, entry, broadcast.place)


def left_over(platform: Platform) -> list[Broadcast]:
    """Connections that a stopped process left behind."""
    found = platform.store.find(connections.everywhere())
    return [Broadcast(platform.account(one.partnerId), one.entryId, str(one.serverType)) for one in found]
