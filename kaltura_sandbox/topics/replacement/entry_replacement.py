"""What replacement adds to media and baseEntry: updateContent, and the approval of what it prepared."""

from __future__ import annotations

from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.services import Part, action
from kaltura_sandbox.topics.conversion import entry_target
from kaltura_sandbox.topics.entries import entries
from kaltura_sandbox.topics.ingest import resources
from kaltura_sandbox.topics.profiles import profiles
from kaltura_sandbox.topics.replacement import replacement, replacement_errors


class EntryReplacement(Part):
    """updateContent: an entry gets other content, and keeps its own until that is READY."""

    extends = ("media", "baseentry")

    @action
    def update_content(
        self,
        entryId: str,
        resource: Object,
        conversionProfileId: int | None = None,
        advancedOptions: Object | None = None,
    ) -> Object:
        """Replaces content; whatever is refused ends a replacement that was running (measured).

        What has another kind of content (playlists, live streams, data) gets no file (measured).
        """
        entry = self.room.editable(entryId)
        kind = entry.values.get("type")
        if isinstance(kind, int) and kind > entries.CLIP:
            raise replacement_errors.ENTRY_TYPE_NOT_SUPPORTED(kind)
        if entry.status == entries.NO_CONTENT:
            return entry_target.attach(self.caller, entry, resource)
        try:
            return self._replace(entry, resource, conversionProfileId, advancedOptions)
        except errors.ApiError as refusal:
            if refusal.code != "ENTRY_ID_NOT_FOUND":
                replacement.cancel(self.account, entries.find(self.account, entryId))
                self.platform.store.keep()
            raise

    def _replace(
        self, entry: Object, resource: Object, profile_id: int | None, options: Object | None
    ) -> Object:
        resources.check(self.caller, resource)  # before all else, as the platform does it
        if not self.account.has(replacement.REPLACEMENT):
            raise errors.FEATURE_FORBIDDEN(replacement.REPLACEMENT)
        if entry.replacingEntryId:
            raise replacement_errors.ENTRY_REPLACEMENT_ALREADY_EXISTS()
        if entry.mediaType == entries.IMAGE:
            entry.status = entries.NO_CONTENT
            return entry_target.put(self.caller, entry, resource)
        shadow = replacement.start(self.caller, entry)
        if profile_id:
            shadow.conversionProfileId = profiles.get(self.account, profile_id).id
        shadow._options = options
        try:
            entry_target.put(self.caller, shadow, resource)
        except errors.ApiError:
            replacement.cancel(self.account, entry)
            raise
        return entries.find(self.account, entry.id)


class Approval(Part):
    """approveReplace and cancelReplace, which media alone has, and of no other entries than its own (measured)."""

    extends = ("media",)

    @action
    def approve_replace(self, entryId: str) -> Object:
        return replacement.approve(self.account, self._medium(entryId))

    @action
    def cancel_replace(self, entryId: str) -> Object:
        return replacement.cancel(self.account, self._medium(entryId))

    def _medium(self, entry_id: str) -> Object:
        found = entries.find(self.account, entry_id)
        kind = found.values.get("type")
        if kind != entries.CLIP:
            raise replacement_errors.INVALID_ENTRY_TYPE(entry_id, kind, entries.CLIP)
        return found
