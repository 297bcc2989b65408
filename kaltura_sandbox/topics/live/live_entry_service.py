"""What liveStream and liveChannel have in common: the life of live entries."""

from __future__ import annotations

from typing import Any, ClassVar

from kaltura_sandbox import php_text
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.services import action
from kaltura_sandbox.topics.entries import entries
from kaltura_sandbox.topics.entries.entry_service import EntryService
from kaltura_sandbox.topics.live import connections, live_assets, live_entries, live_rules
from kaltura_sandbox.topics.profiles import profiles


class LiveEntryService(EntryService):
    """Entries of one of the two live types: READY from the start, without content."""

    required: ClassVar[tuple[str, ...]] = ("mediaType",)
    status: ClassVar[int] = entries.READY

    def make(self, entry: Object) -> Object:
        """Checks and stores a new live entry."""
        self.check_new(entry)
        live_rules.check_new(self.account, entry)
        entry.type = self.only
        if entry.recordStatus is None:
            recorded = self.account.has(live_entries.RECORDS)
            entry.recordStatus = live_entries.APPENDED if recorded else live_entries.NOT_RECORDED
        if not php_text.trim(str(entry.streamPassword or "")):
            entry.streamPassword = live_entries.new_token()
        if str(entry.sourceType) in live_entries.ENCODED and not entry.conversionProfileId:
            profile = profiles.default(self.account, profiles.LIVE_STREAM)
            entry.conversionProfileId = profile.id if profile else None
        self.create(entry)
        entry.defaults(entries.PLAYABLE_DEFAULTS | live_entries.DEFAULTS)
        entry.status = self.first_status(entry)
        return live_assets.settle(self.account, entry)

    def first_status(self, entry: Object) -> int:
        """The status of a new entry."""
        return entries.READY

    def is_mine(self, entry: Object) -> bool:
        """Whether an entry is of this service's type."""
        return bool(entry.values.get("type") == self.only)

    def visible(self, entry_id: Any) -> Object:
        return self._mine(entries.visible(self.caller, entry_id))

    def editable(self, entry_id: Any) -> Object:
        return self._mine(entries.editable(self.caller, entry_id))

    def check_profile(self, entry: Object, changes: Object) -> None:
        """The profile may change off air, though the entry is READY (measured)."""

    def _mine(self, entry: Object) -> Object:
        if not self.is_mine(entry):
            raise self.not_found(entry.id)
        return entry

    @action
    def update(self, entryId: str, changes: Object) -> Object:
        """A partial update. What was recorded so far is let go where recording changes (source)."""
        entry = self.editable(entryId)
        live_rules.check_changes(self.account, entry, changes)
        before = _recording(entry)
        changed = super().update(entryId, changes)
        if _recording(changed) != before:
            changed.recordedEntryId = changed.redirectEntryId = None
        connections.look_again(self.account, changed)
        return live_assets.settle(self.account, changed)


def _recording(entry: Object) -> tuple[Any, ...]:
    """What decides into which entry it is recorded."""
    options = entry.recordingOptions.to_json() if entry.recordingOptions else ""
    return entry.conversionProfileId, entry.recordStatus, options
