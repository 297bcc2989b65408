"""baseEntry: entries whatever their type.

Left out: servePlaybackKey (streams are not encrypted, so there is no key), and
remote storage: no account has a storage profile, so nothing is exported and no
entry has remote paths.
"""

from __future__ import annotations

from kaltura_sandbox import errors
from kaltura_sandbox.library import cloning, content, csv_export, entries, entry_lists, playback, recycle_bin
from kaltura_sandbox.objects import Object, split
from kaltura_sandbox.services.base import action
from kaltura_sandbox.services.entry_base import EntryService
from kaltura_sandbox.wire.request import Upload


class BaseEntryService(EntryService):
    """baseEntry: the same entries as media, playlist, data … under one roof."""

    id = "baseentry"
    object_type = "KalturaBaseEntry"

    @action
    def add(self, entry: Object, type: str | None = None) -> Object:  # noqa: A002
        """The class decides the type, unless ``type`` says otherwise. A base entry has none before its content.

        The answer is of the class that was sent; read again, the entry is of the class of its type.
        """
        if type not in (None, -1, "-1"):
            entry.type = type
        sent = entry.objectType
        entries.save(self.account, entries.kept_as(self.platform.schema, self.create(entry)))
        return self._as_sent(entry, sent)

    def _as_sent(self, entry: Object, class_name: str) -> Object:
        if entry.objectType == class_name:
            return entry
        return entries.as_class(entry, class_name, self.caller)

    @action
    def add_from_uploaded_file(self, entry: Object, uploadTokenId: str, type: str | None = None) -> Object:  # noqa: A002
        """A new entry of an uploaded file, whose name tells what it is: a video, a picture or a sound."""
        token = content.full_token(self.caller, uploadTokenId)
        sent = entry.objectType
        entry.mediaType = content.media_type_of(content.extension_of(token.fileName))
        if type in (None, -1, "-1") and entry.mediaType is not None:
            type = str(entries.CLIP)  # noqa: A001
        self.add(entry, type)
        stored = entries.find(self.account, entry.id)
        resource = Object("KalturaUploadedFileTokenResource", token=token.id)
        return self._as_sent(content.attach(self.caller, stored, resource), sent)

    @action
    def add_content(self, entryId: str, resource: Object) -> Object:
        """As in media; an entry without a type becomes what the name of the file says."""
        entry = self.editable(entryId)
        if entry.values.get("type") is None and entry.status == entries.NO_CONTENT:
            entry.mediaType = content.media_type_of(content.extension_named(self.caller, resource))
            if entry.mediaType is not None:
                entry.type = entries.CLIP
                entries.kept_as(self.platform.schema, entry)
        return content.attach(self.caller, entry, resource)

    @action
    def upload(self, fileData: Upload) -> str:
        """The way before upload tokens: the file, and in return a name for it (addFromUploadedFile takes it)."""
        return content.keep_upload(self.caller, fileData)

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
        query = self.account.query(self.kind).without(status=entries.DELETED)
        query.filtered(Object("KalturaBaseEntryFilter", referenceIdEqual=refId), entry_lists.FIELDS)
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

    @action
    def export_to_csv(
        self,
        filter: Object | None = None,  # noqa: A002
        metadataProfileId: int | None = None,
        additionalFields: list[Object] | None = None,
        mappedFields: list[Object] | None = None,
    ) -> str:
        """Queues a file with a line for each entry, see export_csv.py."""
        return csv_export.ask(self.caller, "entry", filter, metadataProfileId, additionalFields, mappedFields)
