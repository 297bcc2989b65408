"""Entries and flavors as sources: which file a resource means that names one of them, and the resources themselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kaltura_sandbox import php_text
from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.platform.objects import NULL, Object
from kaltura_sandbox.topics.entries import entries
from kaltura_sandbox.topics.flavors import flavor_errors, flavors
from kaltura_sandbox.topics.ingest import ingest_errors
from kaltura_sandbox.topics.ingest.resources import Resource
from kaltura_sandbox.topics.ingest.targets import File, Origin, Target

ENTRY, ASSET = "KalturaEntryResource", "KalturaAssetResource"
KINDS = (ENTRY, ASSET)


@dataclass(frozen=True)
class Source:
    """The file that a resource means: digest and extension, and the entry and flavor it belongs to."""

    file: str
    extension: str
    entry: str
    asset: str | None = None


def asset_of(account: Account, entry: Object, params_id: Any = None) -> Object:
    """The flavor of an entry that a resource means: of these params, else the source."""
    if params_id in (None, ""):
        found = flavors.source_of(account, entry.id)
        if found is None or not found._file:
            raise flavor_errors.ORIGINAL_FLAVOR_ASSET_IS_MISSING()
        return found
    found = flavors.of_params(account, entry.id, php_text.whole(str(params_id)))
    if found is None or not found._file:
        raise flavor_errors.FLAVOR_ASSET_ID_NOT_FOUND(None)
    return found


def asset_named(account: Account, asset_id: Any) -> Object:
    """The flavor of this id, which must have a file."""
    if asset_id in (None, NULL):
        raise errors.PROPERTY_VALIDATION_CANNOT_BE_NULL(f"{ASSET}::assetId")
    asset = flavors.get(account, asset_id)
    if not asset._file:
        raise ingest_errors.FILE_DOESNT_EXIST()
    return asset


def source_of(account: Account, resource: Object) -> Source:
    """The file of an entry resource (a picture has its own) or of an asset resource."""
    if resource.objectType == ASSET:
        asset = asset_named(account, resource.assetId)
    else:
        entry = entries.find(account, resource.entryId)
        if entry.mediaType == entries.IMAGE and entry._file:
            return Source(entry._file, entry._extension or "jpg", entry.id)
        asset = asset_of(account, entry, resource.flavorParamsId)
    return Source(asset._file, asset.fileExt or "mp4", asset.entryId, asset.id)


class EntryResource(Resource):
    """Another entry: a flavor of it, or the picture that it is; for pictures what the entry itself holds."""

    class_name = ENTRY
    needs, assets_need_it = "entryId", False

    def check(self) -> None:
        super().check()
        source_of(self.account, self.given)

    def attach(self, target: Target) -> Object:
        entry = entries.find(self.account, self.given.entryId)
        if target.is_picture:
            if not entry._file:
                raise ingest_errors.FILE_DOESNT_EXIST()
            return target.receive(File(entry._file, "", Origin.LINK))
        if target.is_entry and entry.mediaType == entries.IMAGE and entry._file:
            return target.receive(File(entry._file, entry._extension or "jpg", Origin.LINK, picture=True))
        asset = asset_of(self.account, entry, self.given.flavorParamsId)
        return target.receive(File(asset._file, asset.fileExt or "mp4", Origin.LINK, picture=False))


class AssetResource(Resource):
    """A flavor of an entry; or, for an asset of another kind, one of its own kind."""

    class_name = ASSET
    needs = "assetId"

    def check(self) -> None:
        super().check()
        source_of(self.account, self.given)

    def attach(self, target: Target) -> Object:
        own = target.own_file(self.given.assetId)
        if own is not None:
            return target.receive(File(own, "", Origin.LINK))
        asset = asset_named(self.account, self.given.assetId)
        return target.receive(File(asset._file, asset.fileExt or "mp4", Origin.LINK, picture=False))
