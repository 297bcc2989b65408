"""Channels: what they have to play, and the segments that are placed in them."""

from __future__ import annotations

from kaltura_sandbox.platform import events
from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.platform.events import Event, on
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


@on(events.DELETED, entries.KIND)
def channel_deleted(account: Account, event: Event) -> None:
    """Decides its status anew: each save of a channel does so on the platform, the one that deletes it too (measured).

    So a deleted channel is READY where it has something to play, else without content; that it was deleted its
    moderation status tells alone.
    """
    channel = event.object
    if channel.values.get("type") == live_entries.CHANNEL:
        channel.status = status(account, channel)
        entries.save(account, channel, touch=False)
