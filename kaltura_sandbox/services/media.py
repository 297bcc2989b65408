"""media: videos, sounds and pictures.

Left out: import from search providers, bulk upload (its own service), MRSS, exportToCsv by a search, and the
conversions asked for by hand (convert, requestConversion; flavorAsset.convert does that).
"""

from __future__ import annotations

from kaltura_sandbox import errors
from kaltura_sandbox.library import clips, content, entries, flavors, loudness, profiles, ranking, replacement
from kaltura_sandbox.objects import Object
from kaltura_sandbox.services.base import Served, action
from kaltura_sandbox.services.entry_base import EntryService
from kaltura_sandbox.services.flavor_asset import volume_file
from kaltura_sandbox.wire.arguments import number
from kaltura_sandbox.wire.request import Upload

DRAFTS = "FEATURE_DRAFT_ENTRY_CONV_PROF_SELECTION"
"""With it an entry that will have no flavors is READY before its content (measured)."""


class MediaService(EntryService):
    """media: entries with content that plays or shows."""

    id = "media"
    object_type = "KalturaMediaEntry"
    required = ("mediaType",)
    clips_only = True
    filter_type = "KalturaMediaEntryFilter"  # live and external entries are media entries too
    counted = {"type": 1}  # noqa: RUF012 (though a list shows more)

    @property
    def list_response(self) -> str:
        return "KalturaMediaListResponse"

    @action
    def add(self, entry: Object) -> Object:
        if entry.conversionQuality and not entry.conversionProfileId:
            entry.conversionProfileId = number(entry.conversionQuality)
        self.create(entry)
        entry.defaults(entries.PLAYABLE_DEFAULTS | {"sourceType": entries.SOURCE_NONE})
        if entry.conversionProfileId == profiles.NONE and self.account.has(DRAFTS):
            entry.status = entries.READY
        return entries.save(self.account, entry)

    @action
    def add_from_entry(
        self, sourceEntryId: str, mediaEntry: Object | None = None, sourceFlavorParamsId: int | None = None
    ) -> Object:
        """A new entry from the file of another; its name, description and tags unless given."""
        source = entries.visible(self.caller, sourceEntryId)
        wanted = flavors.SOURCE if sourceFlavorParamsId is None else sourceFlavorParamsId
        asset = flavors.of_params(self.account, source.id, wanted)
        if asset is None or not asset._file:
            raise errors.FLAVOR_PARAMS_NOT_FOUND()
        return self._from(source, asset, mediaEntry)

    @action
    def add_from_flavor_asset(self, sourceFlavorAssetId: str, mediaEntry: Object | None = None) -> Object:
        asset = flavors.get(self.account, sourceFlavorAssetId)
        return self._from(entries.visible(self.caller, asset.entryId), asset, mediaEntry)

    def _from(self, source: Object, asset: Object, given: Object | None) -> Object:
        entry = given or Object(self.object_type)
        entry.mediaType = source.mediaType  # whatever was given
        for name in ("name", "description", "tags", "creditUserName", "creditUrl"):
            entry.defaults({name: source.values.get(name)})
        self.add(entry)
        operations = entry.operationAttributes
        if operations:
            resource = Object("KalturaAssetResource", assetId=asset.id)
            return clips.from_operation(
                self.caller,
                entry,
                Object("KalturaOperationResource", resource=resource, operationAttributes=operations),
            )
        entry.searchProviderId = asset.entryId  # as content alone the same file is not told of (measured)
        return content.copy_asset(self.caller, entry, asset)

    @action
    def approve_replace(self, entryId: str) -> Object:
        return replacement.approve(self.account, entries.find(self.account, entryId))

    @action
    def cancel_replace(self, entryId: str) -> Object:
        return replacement.cancel(self.account, entries.find(self.account, entryId))

    @action
    def get_volume_map(self, entryId: str) -> Served:
        """How loud the entry sounds, as flavorAsset.getVolumeMap tells it of one flavor."""
        entry = self.visible(entryId)
        return volume_file(self.account, loudness.of_entry(self.account, entry.id))

    @action
    def anonymous_rank(self, entryId: str, rank: int) -> None:
        ranking.rank(self.account, entryId, rank)

    @action
    def add_from_url(self, mediaEntry: Object, url: str) -> Object:
        entry = self.add(mediaEntry)
        return content.attach(self.caller, entry, Object("KalturaUrlResource", url=url))

    @action
    def add_from_uploaded_file(self, mediaEntry: Object, uploadTokenId: str) -> Object:
        token = content.full_token(self.caller, uploadTokenId)
        resource = Object("KalturaUploadedFileTokenResource", token=token.id)
        return content.attach(self.caller, self.add(mediaEntry), resource)

    @action
    def add_from_recorded_webcam(self, mediaEntry: Object, webcamTokenId: str) -> Object:
        """There is no server that records webcams, so there is no recording."""
        raise errors.RECORDED_WEBCAM_FILE_NOT_FOUND()

    @action
    def upload(self, fileData: Upload) -> str:
        """The way before upload tokens: the file, and in return a name for it (addFromUploadedFile takes it)."""
        return content.keep_upload(self.caller, fileData)

    @action
    def export_to_csv(self, data: Object) -> str:
        """For the platform's own applications: who asks and where to write is in ``data``, not in the session."""
        if not data.userName or not data.userMail:
            raise errors.USER_EMAIL_NOT_FOUND("")
        raise errors.SANDBOX_NOT_IMPLEMENTED("media.exportToCsv")
