"""flavorAsset and mediaInfo: the renditions of an entry and what is known of their files."""

from __future__ import annotations

from typing import Any

from kaltura_sandbox import errors
from kaltura_sandbox.library import content, entries, flavors, pipeline, profiles
from kaltura_sandbox.media import decide
from kaltura_sandbox.media.probe import probe
from kaltura_sandbox.objects import Object, plain, split
from kaltura_sandbox.services.base import ObjectService, Service, action
from kaltura_sandbox.store import FieldMap, Query

NEEDED = "{0}::entryIdEqual/{0}::entryIdIn"


class FlavorAssetService(ObjectService):
    """flavorAsset: one file per entry and set of flavor params."""

    id = "flavorasset"
    kind = flavors.KIND
    object_type = "KalturaFlavorAsset"
    not_found = errors.FLAVOR_ASSET_ID_NOT_FOUND
    fields = FieldMap()

    @action
    def add(self, entryId: str, flavorAsset: Object) -> Object:
        """A flavor without content yet; one per params and entry."""
        entry = entries.editable(self.caller, entryId)
        self.check_new(flavorAsset)
        params_id = flavorAsset.flavorParamsId
        if params_id is not None:
            self._params(params_id)
            other = flavors.of_params(self.account, entry.id, params_id)
            if other:
                raise errors.FLAVOR_ASSET_ALREADY_EXISTS(other.id, params_id)
        values = {n: v for n, v in flavorAsset.values.items() if n != "flavorParamsId"}
        return flavors.new(self.account, entry.id, params_id or 0, flavors.QUEUED, isOriginal=False, **values)

    @action
    def update(self, id: str, flavorAsset: Object) -> Object:  # noqa: A002
        asset = self.get(id)
        entries.editable(self.caller, asset.entryId)
        self.apply(asset, flavorAsset)
        return self.account.put(self.kind, asset)

    @action
    def set_content(self, id: str, contentResource: Object) -> Object:  # noqa: A002
        """Gives a flavor a file that was made elsewhere."""
        asset = self.get(id)
        entries.editable(self.caller, asset.entryId)
        if contentResource.objectType == "KalturaAssetResource":
            other = flavors.get(self.account, contentResource.assetId)
            found: tuple[str, str] | None = (other._file, other.fileExt)
        elif contentResource.objectType == "KalturaUploadedFileTokenResource":
            found = content.use_token(self.caller, contentResource.token, asset, "flavor_asset")
        else:
            raise errors.RESOURCE_TYPE_NOT_SUPPORTED(contentResource.objectType)
        if found is None:
            asset.status = flavors.IMPORTING
            return self.account.put(self.kind, asset)
        return attach_file(self.account, asset, *found)

    @action
    def delete(self, id: str) -> None:  # noqa: A002
        asset = self.get(id)
        self.account.remove(self.kind, asset)
        entry = self.account.get(entries.KIND, asset.entryId)
        if entry and entry.status == entries.READY:
            entry.flavorParamsIds = flavors.ready_ids(self.account, entry.id)
            entries.save(self.account, entry)

    def listing(self, filter_: Object | None) -> Query:
        asked = filter_.values if filter_ else {}
        if not any(asked.get(name) for name in ("entryIdEqual", "entryIdIn", "idEqual", "idIn")):
            raise errors.PROPERTY_VALIDATION_CANNOT_BE_NULL(NEEDED.format("KalturaFlavorAssetFilter"))
        return super().listing(filter_)

    @action
    def get_by_entry_id(self, entryId: str) -> list[Object]:
        entries.visible(self.caller, entryId)
        return flavors.of_entry(self.account, entryId)

    @action
    def get_web_playable_by_entry_id(self, entryId: str) -> list[Object]:
        """READY flavors tagged web, renditions only."""
        entries.visible(self.caller, entryId)
        found = [a for a in flavors.of_entry(self.account, entryId) if _plays(a) and not a.isOriginal]
        if not found:
            raise errors.NO_FLAVORS_FOUND()
        return found

    @action
    def get_flavor_assets_with_params(self, entryId: str) -> list[Object]:
        """Each flavor with its params, then all other params without a flavor."""
        entries.visible(self.caller, entryId)
        rest = {p.id: p for p in self.account.find(profiles.PARAMS_KIND, shared=True, order="+id")}
        paired = []
        for asset in flavors.of_entry(self.account, entryId):
            params = rest.pop(asset.flavorParamsId, None)
            paired.append(Object("KalturaFlavorAssetWithParams", flavorAsset=asset, entryId=entryId))
            paired[-1].flavorParams = params
        left = [
            Object("KalturaFlavorAssetWithParams", flavorParams=p, entryId=entryId) for p in rest.values()
        ]
        return paired + left

    @action
    def convert(self, entryId: str, flavorParamsId: int) -> None:
        """Makes the flavor of these params, new or again, whatever the entry's profile says."""
        entry = entries.find(self.account, entryId)
        if entry.status not in (entries.ERROR_CONVERTING, entries.PRECONVERT, entries.READY):
            raise errors.INVALID_ENTRY_STATUS()
        self._convert(entry, self._params(flavorParamsId))

    @action
    def reconvert(self, id: str) -> None:  # noqa: A002
        """Makes an existing rendition again, under its id."""
        asset = self.get(id)
        if asset.isOriginal:
            raise errors.FLAVOR_ASSET_RECONVERT_ORIGINAL()
        self._convert(entries.find(self.account, asset.entryId), self._params(asset.flavorParamsId))

    def _convert(self, entry: Object, params: Object) -> None:
        source = flavors.source_of(self.account, entry.id)
        if source is None or source.status != flavors.READY:
            raise errors.ORIGINAL_FLAVOR_ASSET_IS_MISSING()
        media = probe(self.account.files.path(source._file))
        rows = {row.params.id: row for row in profiles.params_of(self.account, entry.conversionProfileId)}
        row = rows.get(params.id)
        decision = decide.decide_one(media, plain(params), plain(row.settings) if row else None)
        pipeline.queue(self.account, entry, params, decision)

    def _params(self, params_id: Any) -> Object:
        return self.account.require(
            profiles.PARAMS_KIND, params_id, errors.FLAVOR_PARAMS_ID_NOT_FOUND, shared=True
        )

    @action
    def get_url(
        self,
        id: str,
        storageId: int | None = None,
        forceProxy: bool = False,
        options: Object | None = None,  # noqa: A002
    ) -> str:
        """Where a flavor's file is served."""
        asset = self.get(id)
        entry = entries.visible(self.caller, asset.entryId)
        if not asset._file:
            raise errors.FLAVOR_ASSET_IS_NOT_READY()
        name = (
            options.fileName
            if options and options.fileName
            else flavors.download_name(self.account, entry, asset)
        )
        base = f"{self.caller.host}/p/{self.account.id}/sp/{self.account.id}00"
        version = f"v/{asset.version}/ev/{flavors.entry_version(self.account, entry)}"
        path = f"serveFlavor/entryId/{entry.id}/{version}/flavorId/{asset.id}"
        return f"{base}/{path}/fileName/{name}/forceproxy/true/name/a.{asset.fileExt}"

    @action
    def get_download_url(self, id: str, useCdn: bool = False) -> str:  # noqa: A002
        asset = self.get(id)
        base = f"{self.caller.host}/p/{self.account.id}/sp/{self.account.id}00"
        ks = self.caller.session.text if self.caller.session else ""
        return f"{base}/download/entry_id/{asset.entryId}/flavor/{asset.id}/ks/{ks}"


class MediaInfoService(Service):
    """mediaInfo: technical data of analysed files."""

    id = "mediainfo"

    @action
    def list_(self, filter: Object | None = None, pager: Object | None = None) -> Object:  # noqa: A002
        if not filter or not filter.flavorAssetIdEqual:
            raise errors.PROPERTY_VALIDATION_CANNOT_BE_NULL("KalturaMediaInfoFilter::flavorAssetIdEqual")
        flavors.get(self.account, filter.flavorAssetIdEqual)
        query = self.account.query(profiles.INFO_KIND).filtered(filter)
        return self.page(query, pager, "KalturaMediaInfoListResponse")


def attach_file(account: Any, asset: Object, digest: str, extension: str) -> Object:
    """A flavor's file from outside: described by what it is."""
    media = probe(account.files.path(digest))
    flavors.set_file(account, asset, digest, media, extension or media.format)
    entry = account.get(entries.KIND, asset.entryId)
    if entry and entry.status == entries.READY:
        flavors.refresh_entry(account, entry)
    return asset


def _arrived(account: Any, asset_id: str, digest: str, extension: str) -> None:
    asset = account.get(flavors.KIND, asset_id)
    if asset:
        attach_file(account, asset, digest, extension)


content.when_token_arrives("flavor_asset", _arrived)


def _plays(asset: Object) -> bool:
    return asset.status == flavors.READY and "web" in split(asset.tags)
