"""What moderation adds to media and baseEntry."""

from __future__ import annotations

from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.services import Part, action
from kaltura_sandbox.topics.moderation import moderation


class EntryModeration(Part):
    """flag, listFlags, approve, reject. Who may do what of it is in the tables of permissions."""

    extends = ("media", "baseentry")

    @action
    def flag(self, moderationFlag: Object) -> Object:
        return moderation.flag(self.caller, moderationFlag, self.room.clips_only)

    @action
    def list_flags(self, entryId: str, pager: Object | None = None) -> Object:
        """Of any entry, deleted and unknown ones too: these have what is left, or none."""
        flags = moderation.pending(self.account, entryId)
        return self.page(flags, pager, "KalturaModerationFlagListResponse")

    @action
    def approve(self, entryId: str) -> None:
        moderation.decide(self.account, entryId, moderation.APPROVED, self.room.clips_only)

    @action
    def reject(self, entryId: str) -> None:
        moderation.decide(self.account, entryId, moderation.REJECTED, self.room.clips_only)
