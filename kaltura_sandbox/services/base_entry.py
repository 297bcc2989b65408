"""baseEntry: entries whatever their type.

Left out: exportToCsv (a job and a mail), upload (the way before upload tokens), servePlaybackKey (streams are not
encrypted, so there is no key), and remote storage: no account has a storage profile, so nothing is exported and no
entry has remote paths.
"""

from __future__ import annotations

from kaltura_sandbox import errors
from kaltura_sandbox.library import cloning, content, entries, playback, recycle_bin
from kaltura_sandbox.objects import Object, split
from kaltura_sandbox.services.base import action
from kaltura_sandbox.services.entry_base import EntryService


class BaseEntryService(EntryService):
    """baseEntry: the same entries as media, playlist, data … under one roof."""

    id = "baseentry"
    object_type = "KalturaBaseEntry"

    @action
    def add(self, entry: Object, type: str | None = None) -> Object:  # noqa: A002
        """The class decides the type, unless ``type`` says otherwise."""
        self.create(entry)
        if type not in (None, -1, "-1"):
            entry.values["type"] = int(type) if str(type).lstrip("-").isdigit() else type
        if self.platform.schema.is_a(entry.objectType, "KalturaPlayableEntry"):
            entry.defaults(entries.PLAYABLE_DEFAULTS | {"sourceType": entries.SOURCE_NONE})
        return entries.save(self.account, entry)

    @action
    def add_from_uploaded_file(self, entry: Object, uploadTokenId: str, type: str | None = None) -> Object:  # noqa: A002
        self.add(entry, type)
        return content.attach(
            self.caller, entry, Object("KalturaUploadedFileTokenResource", token=uploadTokenId)
        )

    @action
    def update(self, entryId: str, changes: Object) -> Object:
        """Answers the class that was sent, as the platform does: KalturaBaseEntry shows the base properties."""
        entry = super().update(entryId, changes)
        if self.platform.schema.is_a(entry.objectType, changes.objectType):
            return entries.as_class(entry, changes.objectType, self.caller)
        return entry

    @action
    def clone(self, entryId: str, cloneOptions: list[Object] | None = None) -> Object:
        return cloning.clone(self.caller, entries.visible(self.caller, entryId), cloneOptions or [])

    @action
    def get_by_ids(self, entryIds: str) -> list[Object]:
        """The entries that exist, each once, in the order asked for."""
        found = (self.account.get(self.kind, id_) for id_ in dict.fromkeys(split(entryIds)))
        return [entry for entry in found if entry and entry.status != entries.DELETED]

    @action
    def list_by_reference_id(self, refId: str, pager: Object | None = None) -> Object:
        """In any state, whoever owns them; but not what is in the bin or hidden by the system."""
        if refId in ("", "0"):
            raise errors.MISSING_MANDATORY_PARAMETER(refId)
        query = self.account.query(self.kind).where(referenceId=refId).without(status=entries.DELETED)
        query.without(displayInSearch=(entries.RECYCLED, entries.SHADOW)).ordered("-createdAt")
        return self.page(query, pager, "KalturaBaseEntryListResponse")

    @action
    def anonymous_rank(self, entryId: str, rank: int) -> None:
        """Shut off where an account may have likes, and that is everywhere (media.anonymousRank still counts)."""
        raise errors.ACTION_FORBIDDEN("anonymousRank")

    @action
    def get_remote_paths(self, entryId: str) -> Object:
        if entries.visible(self.caller, entryId).status != entries.READY:
            raise errors.ENTRY_NOT_READY(entryId)
        return Object("KalturaRemotePathListResponse", totalCount=0, objects=[])

    @action
    def export(self, entryId: str, storageProfileId: int) -> Object:
        entries.visible(self.caller, entryId)
        raise errors.STORAGE_PROFILE_ID_NOT_FOUND(storageProfileId)

    @action
    def recycle(self, entryId: str) -> Object:
        return recycle_bin.recycle(self.caller, entryId)

    @action
    def restore_recycled(self, entryId: str) -> Object:
        return recycle_bin.restore(self.caller, entryId)

    @action
    def bulk_delete(self, filter: Object) -> int:  # noqa: A002
        return recycle_bin.empty(self.caller, filter)

    @action
    def get_context_data(self, entryId: str, contextDataParams: Object) -> Object:
        return playback.context_data(self.caller, entryId, contextDataParams)

    @action
    def get_playback_context(self, entryId: str, contextDataParams: Object) -> Object:
        return playback.playback_context(self.caller, entryId, contextDataParams)
