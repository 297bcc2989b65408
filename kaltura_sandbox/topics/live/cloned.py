"""A copy of a live entry: recorded and watched as the one it was copied from, with a token of its own.

Nothing else of its settings comes along, and nothing of its past.
"""

from __future__ import annotations

from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.platform.events import COPIED, Event, on
from kaltura_sandbox.topics.entries import entries
from kaltura_sandbox.topics.live import ingest_addresses, live_entries

NOT_COPIED = (
    "recordedEntryId", "firstBroadcast", "lastBroadcast", "broadcastTime", "primaryServerNodeId", "_onAir", "_session",
    "_recordings", "_pushed", "offlineMessage", "hlsStreamUrl", "streamUrl", "streamName", "srtPass", "urlManager",
    "liveStreamConfigurations", "bitrates", "viewMode", "recordingStatus", "encodingIP1", "encodingIP2", "playlistId",
    "repeat", *ingest_addresses.TOLD,
)  # fmt: skip
"""Of its settings recordStatus, recordingOptions, dvrStatus, dvrWindow and explicitLive come along (measured)."""


@on(COPIED, entries.KIND)
def live_entry_copied(account: Account, event: Event) -> None:
    """It is stored by who makes the copy."""
    twin, source = event.object, event.details["of"]
    if twin.values.get("type") not in (live_entries.STREAM, live_entries.CHANNEL):
        return
    if twin.values.get("type") == live_entries.CHANNEL:
        twin.sourceType = entries.SOURCE_CLONE  # its own is none, and keeps the account's profile (measured)
    else:
        twin.conversionProfileId = twin.conversionQuality = source.conversionProfileId
    twin.streamPassword = live_entries.new_token()
    for name in NOT_COPIED:
        setattr(twin, name, None)
    for name, value in live_entries.DEFAULTS.items():
        setattr(twin, name, value)
