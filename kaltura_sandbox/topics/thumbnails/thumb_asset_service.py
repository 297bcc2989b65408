"""thumbAsset: the pictures of an entry; uploaded, fetched, or taken from its film.

Left out: remote storage (nothing is exported, getRemotePaths has none to tell), pictures over SFTP, .bif files. Two
defects of the platform are not repeated: regenerate of an uploaded picture is refused with a code of its own where the
platform breaks, and a capture's backgroundColor is the colour that was asked for.
"""

from __future__ import annotations

from typing import Any

from kaltura_sandbox import php_text
from kaltura_sandbox.media.errors import MediaError
from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.objects import Object, split
from kaltura_sandbox.platform.services import ObjectService, action, action_with
from kaltura_sandbox.platform.store import FieldMap, Query
from kaltura_sandbox.platform.wire.multipart import Upload
from kaltura_sandbox.topics.entries import entries, entry_errors
from kaltura_sandbox.topics.flavors import flavor_errors
from kaltura_sandbox.topics.ingest import ingest_errors, resources, tokens
from kaltura_sandbox.topics.profiles import profiles
from kaltura_sandbox.topics.thumbnails import thumb_assets, thumb_target, thumbnail_errors
from kaltura_sandbox.topics.thumbnails.thumb_params_service import validate
from kaltura_sandbox.topics.thumbnails.thumb_serving import ThumbServing
from kaltura_sandbox.topics.thumbnails.thumb_target import ThumbTarget

NEEDED = "KalturaThumbAssetFilter::entryIdEqual/KalturaThumbAssetFilter::entryIdIn"
UPLOADABLE = ("jpg", "jpeg", "bmp", "png", "gif", "tif", "tiff")
THUMBNAIL_TYPE = "2"  # of assets, in typeIn


class ThumbAssetService(ThumbServing, ObjectService):
    """thumbAsset: any number of pictures an entry, one per thumbnail params, one the default."""

    id = "thumbasset"
    kind = thumb_assets.KIND
    object_type = "KalturaThumbAsset"
    not_found = thumbnail_errors.THUMB_ASSET_ID_NOT_FOUND
    fields = FieldMap(
        special={"typeIn": lambda value: None if THUMBNAIL_TYPE in split(value) else ("0", [])},
        orders=frozenset({"createdAt", "updatedAt", "deletedAt", "size"}),
    )

    @action
    def add(self, entryId: str, thumbAsset: Object) -> Object:  # type: ignore[override] # the parameters are the API's
        """A picture to come; with params it takes their size and, unless it has tags of its own, their tags."""
        entry = entries.find(self.account, entryId)
        self.check_new(thumbAsset)
        params_id = thumbAsset.thumbParamsId
        other = thumb_assets.of_params(self.account, entry.id, params_id)
        if other:
            raise thumbnail_errors.THUMB_ASSET_ALREADY_EXISTS(other.id, params_id)
        params = self._own_params(params_id) if params_id else None
        values = dict(thumbAsset.values)
        if params:
            values = {"width": params.width, "height": params.height, "tags": params.tags} | values
        values["tags"] = php_text.trim(str(values.get("tags") or ""))
        made = thumb_assets.new(self.account, entry.id, thumbAsset.objectType, **values)
        return made.copy(description=None, thumbParamsId=params_id)

    def _own_params(self, params_id: Any) -> Object | None:
        """The account's own params; those of the system give a new asset nothing (measured)."""
        found = profiles.any_params(self.account, params_id)
        return found if found is not None and found.partnerId == self.account.id else None

    @action_with(in_transaction=False)
    def set_content(self, id: str, contentResource: Object) -> Object:  # noqa: A002
        """Gives an asset its picture. READY at once; IMPORTING where the bytes of a token are still to come."""
        if (
            contentResource.objectType == "KalturaUrlResource"
        ):  # fetched while the call waits, outside of transactions
            return resources.attach(self.caller, ThumbTarget(self.account, self.get(id)), contentResource)
        with self.platform.store.transaction():
            return resources.attach(self.caller, ThumbTarget(self.account, self.get(id)), contentResource)

    @action
    def add_from_image(self, entryId: str, fileData: Upload) -> Object:
        """A picture that comes with the call; the first of an entry without content becomes its default."""
        entry = entries.find(self.account, entryId)
        check_picture(fileData)
        first = not thumb_assets.of_entry(self.account, entry.id)
        asset = thumb_assets.new(self.account, entry.id)
        digest = self.account.files.take(fileData.path)
        thumb_assets.set_picture(self.account, asset, digest, tokens.extension_of(fileData.name))
        if first and entry.status == entries.NO_CONTENT and thumb_assets.chooses_itself(entry):
            thumb_assets.make_default(self.account, asset)
        return _bare(asset)

    @action_with(in_transaction=False)
    def add_from_url(self, entryId: str, url: str) -> Object:
        """A picture that the platform fetches while the call waits."""
        entries.find(self.account, entryId)
        digest, extension = thumb_target.fetched(self.account, url)
        with self.platform.store.transaction():
            asset = thumb_assets.new(self.account, entries.find(self.account, entryId).id)
            thumb_assets.set_picture(self.account, asset, digest, extension)
        return _bare(asset)

    @action
    def update(self, id: str, thumbAsset: Object) -> Object:  # noqa: A002
        """Changes tags and the like; the default's tag counts while the platform chooses the picture itself."""
        asset = super().update(id, thumbAsset)
        if asset.tags != php_text.trim(str(asset.tags or "")):
            asset.tags = php_text.trim(str(asset.tags or ""))
            self.account.put(self.kind, asset)
        entry = entries.find(self.account, asset.entryId)
        if thumb_assets.DEFAULT_TAG in split(asset.tags) and thumb_assets.chooses_itself(entry):
            thumb_assets.make_default(self.account, asset)
        return asset

    def cleared(self, name: str, type_: str) -> Any:
        return "" if name == "tags" else None

    @action
    def get(self, id: str) -> Object:  # noqa: A002
        """A picture by its asset's id; without a session anybody's."""
        return self._anyones(id) if self.caller.session is None and not self.account.id else super().get(id)

    @action
    def export(self, assetId: str, storageProfileId: int) -> Object:
        """Refused as for a storage profile that doesn't exist: none does here."""
        self.account.require(self.kind, assetId, flavor_errors.INVALID_FLAVOR_ASSET_ID)
        raise ingest_errors.STORAGE_PROFILE_ID_NOT_FOUND(storageProfileId)

    @action
    def set_as_default(self, thumbAssetId: str) -> None:
        thumb_assets.make_default(self.account, self.get(thumbAssetId))

    @action_with(in_transaction=False)
    def generate(self, entryId: str, thumbParams: Object, sourceAssetId: str | None = None) -> Object:
        """Takes a picture from the film while the call waits."""
        with self.platform.store.transaction():
            entry = self._capturable(entryId)
            self._check_params(thumbParams)
            source = thumb_assets.source_for(self.account, entry.id, thumbParams, sourceAssetId)
            if source is None:
                raise thumbnail_errors.THUMB_ASSET_IS_NOT_READY()
            asset = thumb_assets.prepare(self.account, entry, thumbParams, source)
        try:
            digest = thumb_assets.capture(self.account, entry, thumbParams, source, asset.fileExt)
        except MediaError as problem:
            return thumb_assets.fail(self.account, asset, str(problem))
        with self.platform.store.transaction():
            fresh = thumb_assets.get(self.account, asset.id)  # it may have been deleted meanwhile
            asset = thumb_assets.complete(self.account, fresh, digest, override=True)
        return asset.copy(description=None, thumbParamsId=None)

    def _check_params(self, params: Object) -> None:
        """Refuses figures beyond the limits, and what nobody may set."""
        validate(params)
        for name, wanted in self.platform.schema.properties(params.objectType).items():
            if wanted.read_only and params.values.get(name) is not None:
                raise errors.PROPERTY_VALIDATION_NOT_UPDATABLE(f"{params.objectType}::{name}")

    @action
    def generate_by_entry_id(self, entryId: str, destThumbParamsId: int) -> Object:
        """Has a picture taken by stored params; the same params fill the same asset again."""
        entry = self._capturable(entryId)
        params = self.account.get(profiles.THUMB_PARAMS_KIND, destThumbParamsId, shared=True)
        if params is None:
            raise thumbnail_errors.THUMB_ASSET_PARAMS_ID_NOT_FOUND(destThumbParamsId)
        known = thumb_assets.of_params(self.account, entry.id, params.id)
        asset = self._queue(entry, params)
        return asset if known else asset.copy(description=None)

    @action
    def regenerate(self, thumbAssetId: str) -> Object:
        """Takes the picture of an asset again, by the params that it was made from."""
        asset = self.get(thumbAssetId)
        params = self.account.get(profiles.THUMB_PARAMS_KIND, asset.thumbParamsId, shared=True)
        entry = self._capturable(asset.entryId)
        if params is None:
            raise thumbnail_errors.THUMB_ASSET_PARAMS_ID_NOT_FOUND(asset.thumbParamsId)
        return self._queue(entry, params)

    def _queue(self, entry: Object, params: Object) -> Object:
        source = thumb_assets.source_for(self.account, entry.id, params)
        if source is None:
            raise flavor_errors.NO_FLAVORS_FOUND()
        return thumb_assets.queue_capture(self.account, entry, params, source)

    def _capturable(self, entry_id: str) -> Object:
        """An entry with a film to take pictures from."""
        entry = entries.find(self.account, entry_id)
        if entry.mediaType != entries.VIDEO:
            raise thumbnail_errors.ENTRY_MEDIA_TYPE_NOT_SUPPORTED(entry.mediaType)
        if entry.status not in thumb_assets.CAPTURABLE:
            raise entry_errors.INVALID_ENTRY_STATUS()
        return entry

    @action
    def delete(self, thumbAssetId: str) -> None:
        asset = self.get(thumbAssetId)
        if thumb_assets.DEFAULT_TAG in split(asset.tags):
            raise thumbnail_errors.THUMB_ASSET_IS_DEFAULT(thumbAssetId)
        self.account.remove(self.kind, asset)

    @action
    def get_by_entry_id(self, entryId: str) -> list[Object]:
        entries.visible(self.caller, entryId)
        return thumb_assets.of_entry(self.account, entryId)

    def listing(self, filter_: Object | None) -> Query:
        asked = filter_.values if filter_ else {}
        if not (asked.get("entryIdEqual") or asked.get("entryIdIn")):
            raise errors.PROPERTY_VALIDATION_CANNOT_BE_NULL(NEEDED)
        return super().listing(filter_)


def check_picture(upload: Upload) -> None:
    """Refuses a file that is no picture by its name; what is in it is not looked at (measured)."""
    if tokens.extension_of(upload.name) not in UPLOADABLE:
        raise ingest_errors.FILE_CONTENT_NOT_SECURE()


def _bare(asset: Object) -> Object:
    """A new asset as its first answer shows it: without what nobody has set yet."""
    size = {} if asset.width else {"width": None, "height": None}
    return asset.copy(description=None, thumbParamsId=None, **size)
