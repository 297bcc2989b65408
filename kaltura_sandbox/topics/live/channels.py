"""Channels: what they have to play, and the segments that are placed in them."""

from __future__ import annotations

from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.topics.entries import entries
from kaltura_sandbox.topics.live import live_entries

SEGMENTS = "live_channel_segment"
ACTIVE, DELETED = 2, 3  # status of a segment


def status(account: Account, channel: Object) -> int:
    """READY with a playlist or a segment, and from then on."""
    has = bool(channel.playlistId) or bool(account.find(SEGMENTS, channelId=channel.id, status=ACTIVE))
    return entries.READY if has or channel.status == entries.READY else entries.NO_CONTENT


def refresh(account: Account, channel: Object) -> Object:
    """The channel with the status that it should have."""
    wanted = status(account, channel)
    if wanted != channel.status:
        channel.status = wanted
        entries.save(account, channel, touch=False)
    return channel


def named(account: Account, channel_id: str | None) -> Object | None:
    """A channel by its id, deleted ones too; None for any other entry."""
    found = account.get(entries.KIND, channel_id) if channel_id else None
    return found if found is not None and found.values.get("type") == live_entries.CHANNEL else None
