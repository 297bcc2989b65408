"""What conversion adds to media and baseEntry: entries get their content."""

from __future__ import annotations

from kaltura_sandbox import php_text
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.services import Part, action
from kaltura_sandbox.platform.wire.multipart import Upload
from kaltura_sandbox.topics.conversion import conversion_errors, entry_target
from kaltura_sandbox.topics.documents import data_target
from kaltura_sandbox.topics.entries import entries
from kaltura_sandbox.topics.flavors import flavors
from kaltura_sandbox.topics.ingest import ingest_errors, resources, tokens

EXTENSIONS = {
    entries.VIDEO: "flv asf qt mov mpg mpeg avi wmv mp4 m4v 3gp vob f4v mkv mxf webm ogv mts m2ts ts rmvb",
    entries.IMAGE: "jpg jpeg bmp png gif tif tiff", entries.AUDIO: "flac mp3 wav wma m4a aac ogg amr",
}  # fmt: skip
"""What a file is by its name, where nobody says so (a stock server's list, shortened)."""


class Uploads(Part):
    """upload, the way before upload tokens."""

    extends = ("media", "baseentry")

    @action
    def upload(self, fileData: Upload) -> str | None:
        """Takes a file, and gives it a name for addFromUploadedFile; one without a name gets none (source)."""
        return tokens.keep(self.caller, fileData) if tokens.is_named(fileData) else None


class MediaContent(Part):
    """addContent, and the actions that make an entry with its content at once."""

    extends = ("media",)

    @action
    def add_content(self, entryId: str, resource: Object | None = None) -> Object:
        return entry_target.attach(self.caller, self.room.editable(entryId), resource)

    @action
    def add_from_url(self, mediaEntry: Object, url: str) -> Object:
        entry = self.room.add(mediaEntry)
        return entry_target.attach(self.caller, entry, Object("KalturaUrlResource", url=url))

    @action
    def add_from_uploaded_file(self, mediaEntry: Object, uploadTokenId: str) -> Object:
        token = tokens.full(self.caller, uploadTokenId)
        return entry_target.attach(self.caller, self.room.add(mediaEntry), _resource(token))

    @action
    def add_from_recorded_webcam(self, mediaEntry: Object, webcamTokenId: str) -> Object:
        """There is no server that records webcams, so there is no recording."""
        raise ingest_errors.RECORDED_WEBCAM_FILE_NOT_FOUND()

    @action
    def add_from_entry(
        self, sourceEntryId: str, mediaEntry: Object | None = None, sourceFlavorParamsId: int | None = None
    ) -> Object:
        """A new entry from the file of another; its name, description and tags unless given."""
        source = entries.visible(self.caller, sourceEntryId)
        wanted = flavors.SOURCE if sourceFlavorParamsId is None else sourceFlavorParamsId
        asset = flavors.of_params(self.account, source.id, wanted)
        if asset is None or not asset._file:
            raise conversion_errors.FLAVOR_PARAMS_NOT_FOUND()
        return self._from(source, asset, mediaEntry)

    @action
    def add_from_flavor_asset(self, sourceFlavorAssetId: str, mediaEntry: Object | None = None) -> Object:
        asset = flavors.get(self.account, sourceFlavorAssetId)
        return self._from(entries.visible(self.caller, asset.entryId), asset, mediaEntry)

    def _from(self, source: Object, asset: Object, given: Object | None) -> Object:
        entry = given or Object(self.room.object_type)
        entry.mediaType = source.mediaType  # whatever was given
        for name in ("name", "description", "tags", "creditUserName", "creditUrl"):
            entry.defaults({name: source.values.get(name)})
        self.room.add(entry)
        resource = Object("KalturaAssetResource", assetId=asset.id)
        if entry.operationAttributes:
            clips = {"resource": resource, "operationAttributes": entry.operationAttributes}
            resource = Object("KalturaOperationResource", **clips)
        else:
            entry.searchProviderId = asset.entryId  # as content alone the same file is not told of (measured)
        return entry_target.put(self.caller, entry, resource)


class BaseEntryContent(Part):
    """addContent and addFromUploadedFile of entries whose type the file tells."""

    extends = ("baseentry",)

    @action
    def add_content(self, entryId: str, resource: Object) -> Object:
        """As in media; an entry without a type becomes what the name of the file says."""
        entry = self.room.editable(entryId)
        if entry.values.get("type") == entries.DATA:
            if entry.status != entries.NO_CONTENT:
                raise conversion_errors.ENTRY_ALREADY_WITH_CONTENT()
            return data_target.attach(self.caller, entry, resource)
        if entry.values.get("type") is None and entry.status == entries.NO_CONTENT:
            entry.mediaType = _media_type(resources.extension(self.caller, resource))
            if entry.mediaType is not None:
                entry.type = entries.CLIP
                entries.kept_as(self.platform.schema, entry)
        return entry_target.attach(self.caller, entry, resource)

    @action
    def add_from_uploaded_file(self, entry: Object, uploadTokenId: str, type: str | None = None) -> Object:  # noqa: A002
        """A new entry of an uploaded file, whose name tells what it is: a video, a picture or a sound."""
        token = tokens.full(self.caller, uploadTokenId)
        sent = entry.objectType
        entry.mediaType = _media_type(tokens.extension_of(token.fileName))
        if type in (None, -1, "-1") and entry.mediaType is not None:
            type = str(entries.CLIP)  # noqa: A001
        self.room.add(entry, type)
        stored = entries.find(self.account, entry.id)
        made: Object = self.room.as_sent(entry_target.attach(self.caller, stored, _resource(token)), sent)
        return made


def _resource(token: Object) -> Object:
    return Object("KalturaUploadedFileTokenResource", token=token.id)


def _media_type(extension: str) -> int | None:
    """The mediaType that an extension tells, None for other files."""
    return next((kind for kind, names in EXTENSIONS.items() if extension in php_text.words(names)), None)
