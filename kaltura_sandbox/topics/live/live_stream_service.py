"""liveStream: entries that encoders broadcast to, or that play a video at its time.

Left out: conferences (allocateConferenceRoom, registerConf, finishConf), and streams of other providers beyond their
addresses: nobody asks elsewhere whether they are on air.
"""

from __future__ import annotations

from typing import Any

from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.services import action, action_with
from kaltura_sandbox.topics.entries import entries
from kaltura_sandbox.topics.live import broadcasts, live_entries, live_errors, status
from kaltura_sandbox.topics.live.live_entry_service import LiveEntryService


class LiveStreamService(LiveEntryService):
    """liveStream: entries of type 7."""

    id = "livestream"
    object_type = "KalturaLiveStreamEntry"
    fills_in = ("add", "update")
    filter_type = "KalturaLiveStreamEntryFilter"
    only = live_entries.STREAM
    usual_source = live_entries.AKAMAI

    @property
    def list_response(self) -> str:
        return "KalturaLiveStreamListResponse"

    @action
    def add(self, liveStreamEntry: Object, sourceType: str | None = None) -> Object:
        """READY at once; ``sourceType`` counts before the entry's own."""
        liveStreamEntry.id = None  # who sends an id is not refused, for the sake of older pages (source)
        liveStreamEntry.sourceType = str(sourceType or liveStreamEntry.sourceType or self.usual_source)
        return self.make(liveStreamEntry)

    @action
    def regenerate_stream_token(self, entryId: str) -> Object:
        """Encoders need the new one; who broadcasts by the old one goes on."""
        entry = self.account.get(self.kind, entries.stored_id(entryId))
        if entry is None or entry.status == entries.DELETED or not self.is_mine(entry):
            raise live_errors.INVALID_ENTRY_ID(None)
        if not live_entries.is_ours(entry):
            raise live_errors.CANNOT_REGENERATE_STREAM_TOKEN_FOR_EXTERNAL_LIVE_STREAMS(entry.sourceType)
        entry.streamPassword = live_entries.new_token()
        return entries.save(self.account, entry)

    @action_with(reads=True)
    def is_live(self, id: str, protocol: str | None = None) -> bool:  # noqa: A002
        """Whether viewers can follow now."""
        entry, account = self._anybodys(id)
        told = status.is_live(self.caller, account, entry, protocol)
        if told is None:
            raise live_errors.LIVE_STREAM_STATUS_CANNOT_BE_DETERMINED(protocol)
        return told

    @action_with(reads=True)
    def get_details(self, id: str) -> Object:  # noqa: A002
        """What comes in at both places, and who may see it."""
        entry, account = self._anybodys(id)
        return status.details(self.caller, account, entry)

    @action_with(reads=True)
    def get_live_stream_stats(self, entryId: str) -> Object:
        """How many follow an entry now, live or further back; 0 of what is off air or unknown (source)."""
        ingest = broadcasts.ingest(self.platform)
        found = self.platform.store.get(self.kind, entries.stored_id(entryId))
        told = ingest.viewers(self.platform.account(found.partnerId), found.id) if ingest and found else {}
        return Object("KalturaLiveStreamStats", liveViewers=sum(told.values()))

    def _anybodys(self, entry_id: Any) -> tuple[Object, Any]:
        """An entry and its account; without a session that of any account."""
        partners = None if self.caller.session is None else (self.account.id,)
        entry = self.platform.store.get(self.kind, entries.stored_id(entry_id), partners)
        if entry is None or entry.status == entries.DELETED or not self.is_mine(entry):
            raise live_errors.INVALID_ENTRY_ID(entry_id)
        return entry, self.platform.account(entry.partnerId)
