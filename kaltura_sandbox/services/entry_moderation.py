"""The moderation actions that media and baseEntry have in common."""

from __future__ import annotations

from kaltura_sandbox.library import moderation
from kaltura_sandbox.objects import Object
from kaltura_sandbox.services.base import Service, action


class EntryModeration(Service):
    """flag, listFlags, approve, reject. Who may do what of it is in the table of permissions."""

    clips_only = False  # media knows media clips alone

    @action
    def flag(self, moderationFlag: Object) -> Object:
        return moderation.flag(self.caller, moderationFlag, self.clips_only)

    @action
    def list_flags(self, entryId: str, pager: Object | None = None) -> Object:
        """Of any entry, deleted and unknown ones too: these have what is left, or none."""
        flags = moderation.pending(self.account, entryId)
        return self.page(flags, pager, "KalturaModerationFlagListResponse")

    @action
    def approve(self, entryId: str) -> None:
        moderation.decide(self.account, entryId, moderation.APPROVED, self.clips_only)

    @action
    def reject(self, entryId: str) -> None:
        moderation.decide(self.account, entryId, moderation.REJECTED, self.clips_only)
