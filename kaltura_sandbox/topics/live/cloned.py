"""A copy of a live entry: set up as the one it was copied from, with a token of its own and without its past."""

from __future__ import annotations

from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.platform.events import COPIED, Event, on
from kaltura_sandbox.topics.entries import entries
from kaltura_sandbox.topics.live import live_entries

PAST = (
    "recordedEntryId", "firstBroadcast", "lastBroadcast", "broadcastTime", "primaryServerNodeId", "_onAir", "_session",
    "_recordings", "_pushed",
)  # fmt: skip


@on(COPIED, entries.KIND)
def live_entry_copied(account: Account, event: Event) -> None:
    """It is stored by who makes the copy."""
    twin, source = event.object, event.details["of"]
    if twin.values.get("type") not in (live_entries.STREAM, live_entries.CHANNEL):
        return
    twin.conversionProfileId = twin.conversionQuality = source.conversionProfileId
    twin.streamPassword = live_entries.new_token()
    for name in PAST:
        setattr(twin, name, None)
    for name, value in live_entries.DEFAULTS.items():
        setattr(twin, name, value)
