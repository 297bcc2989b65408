"""baseEntry: entries whatever their type.

Left out: servePlaybackKey (streams are not encrypted, so there is no key), and
remote storage: no account has a storage profile, so nothing is exported and no
entry has remote paths.
"""

from __future__ import annotations

from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.objects import Object, split
from kaltura_sandbox.platform.services import action, check_reach
from kaltura_sandbox.topics.entries import entitlement, entries, entry_errors, entry_lists, recycle_bin
from kaltura_sandbox.topics.entries.entry_service import EntryService
from kaltura_sandbox.topics.ingest import ingest_errors


class BaseEntryService(EntryService):
    """baseEntry: the same entries as media, playlist, data … under one roof."""

    id = "baseentry"
    object_type = "KalturaBaseEntry"
    fills_in = ("add", "addFromUploadedFile", "update")

    @action
    def add(self, entry: Object, type: str | None = None) -> Object:  # noqa: A002
        """The class decides the type, unless ``type`` says otherwise. A base entry has none before its content.

        The answer is of the class that was sent; read again, the entry is of the class of its type.
        """
        if type not in (None, -1, "-1"):
            entry.type = type
        sent = entry.objectType
        entries.save(self.account, entries.kept_as(self.platform.schema, self.create(entry)))
        return self.as_sent(entry, sent)

    def as_sent(self, entry: Object, class_name: str) -> Object:
        """An entry that was just added, in the class that was sent."""
        if entry.objectType == class_name:
            return entry
        return entries.as_class(entry, class_name, self.caller)

    @action
    def update(self, entryId: str, changes: Object) -> Object:
        """Answers the class that was sent, as the platform does: KalturaBaseEntry shows the base properties."""
        entry = super().update(entryId, changes)
        if self.platform.schema.is_a(entry.objectType, changes.objectType):
            return entries.as_class(entry, changes.objectType, self.caller)
        return entry

    @action
    def get_by_ids(self, entryIds: str) -> list[Object]:
        """The entries that exist, each once, in the order asked for; under entitlement those that a list would show."""
        ids = list(dict.fromkeys(split(entryIds)))
        query = self.account.query(self.kind).where(id=ids).without(status=entries.DELETED)
        for condition in entitlement.restrictions(self.caller):
            query.add(condition)
        found = {one.id: one for one in self.platform.store.find(query)}
        return [entries.for_reader(self.caller, found[id_]) for id_ in ids if id_ in found]

    @action
    def list_(self, filter: Object | None = None, pager: Object | None = None) -> Object:  # noqa: A002
        found = super().list_(filter, pager)
        found.objects = [entries.for_reader(self.caller, one) for one in found.objects]
        return found

    @action
    def list_by_reference_id(self, refId: str, pager: Object | None = None) -> Object:
        """In any state, whoever owns them; but not what is in the bin or hidden by the system."""
        if refId in ("", "0"):
            raise errors.MISSING_MANDATORY_PARAMETER(refId)
        query = self.account.query(self.kind).without(status=entries.DELETED)
        query.filtered(Object("KalturaBaseEntryFilter", referenceIdEqual=refId), entry_lists.FIELDS)
        query.without(displayInSearch=(entries.RECYCLED, entries.SHADOW)).ordered("-createdAt")
        check_reach(pager)
        return self.page(query, pager, "KalturaBaseEntryListResponse")

    @action
    def anonymous_rank(self, entryId: str, rank: int) -> None:
        """Shut off where an account may have likes, and that is everywhere (media.anonymousRank still counts)."""
        raise errors.ACTION_FORBIDDEN("anonymousRank")

    @action
    def get_remote_paths(self, entryId: str) -> Object:
        if entries.visible(self.caller, entryId).status != entries.READY:
            raise entry_errors.ENTRY_NOT_READY(entryId)
        return Object("KalturaRemotePathListResponse", totalCount=0, objects=[])

    @action
    def export(self, entryId: str, storageProfileId: int) -> Object:
        entries.visible(self.caller, entryId)
        raise ingest_errors.STORAGE_PROFILE_ID_NOT_FOUND(storageProfileId)

    @action
    def recycle(self, entryId: str) -> Object:
        return recycle_bin.recycle(self.caller, entryId)

    @action
    def restore_recycled(self, entryId: str) -> Object:
        return recycle_bin.restore(self.caller, entryId)

    @action
    def bulk_delete(self, filter: Object) -> int:  # noqa: A002
        return recycle_bin.empty(self.caller, filter)
