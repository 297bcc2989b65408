"""flavorAsset: an entry's files. Conversion adds what makes flavors, and playback what tells their addresses."""

from __future__ import annotations

from typing import Any

from kaltura_sandbox import php_text
from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.objects import Object, split
from kaltura_sandbox.platform.services import ObjectService, Served, action, action_with, check_cast
from kaltura_sandbox.platform.store import FieldMap, Query
from kaltura_sandbox.topics.entries import entries, entry_errors
from kaltura_sandbox.topics.flavors import flavor_errors, flavors, loudness
from kaltura_sandbox.topics.ingest import ingest_errors
from kaltura_sandbox.topics.profiles import profile_errors, profiles

NEEDED = "{0}::entryIdEqual/{0}::entryIdIn"
FLAVOR_TYPE = "1"  # of assets, in typeIn


class FlavorAssetService(ObjectService):
    """flavorAsset: one file per entry and set of flavor params.

    Left out: serveAdStitchCmd (for ad servers only). There is no remote storage, so nothing is exported to it.
    """

    id = "flavorasset"
    kind = flavors.KIND
    object_type = "KalturaFlavorAsset"
    not_found = flavor_errors.FLAVOR_ASSET_ID_NOT_FOUND
    fields = FieldMap(
        special={"typeIn": lambda value: None if FLAVOR_TYPE in split(value) else ("0", [])},
        orders=frozenset({"createdAt", "updatedAt", "deletedAt", "size"}),
    )

    @action
    def add(self, entryId: str, flavorAsset: Object) -> Object:  # type: ignore[override] # the parameters are the API's
        """A flavor without content yet; one per params and entry. Params tagged source make it the original."""
        entry = entries.editable(self.caller, entryId)
        if entry.mediaType not in (entries.VIDEO, entries.AUDIO):
            raise entry_errors.ENTRY_ID_NOT_FOUND(entryId)
        self.check_new(flavorAsset)
        values = dict(flavorAsset.values)
        params_id = values.pop("flavorParamsId", None)
        if params_id is not None:
            other = flavors.of_params(self.account, entry.id, params_id)
            if other:
                raise flavor_errors.FLAVOR_ASSET_ALREADY_EXISTS(other.id, params_id)
            values = self._of_params(params_id) | values
        values.setdefault("isOriginal", False)
        values.setdefault("language", None)
        values["tags"] = php_text.trim(str(values.get("tags") or ""))
        made = flavors.new(self.account, entry.id, params_id or 0, flavors.QUEUED, **values)
        return made.copy(description=None, flavorParamsId=params_id)

    def _of_params(self, params_id: int) -> dict[str, Any]:
        """What a new flavor takes from its params, whose later changes don't reach it; unknown ones give nothing."""
        params = self.account.get(profiles.PARAMS_KIND, params_id, shared=True)
        if params is None:
            return {}
        return {
            "tags": params.tags or "", "isOriginal": "source" in split(params.tags), "width": params.width or 0,
            "height": params.height or 0, "bitrate": (params.videoBitrate or 0) + (params.audioBitrate or 0),
            "frameRate": params.frameRate or 0, "containerFormat": params.format or "",
            "videoCodecId": params.videoCodec or "",
        }  # fmt: skip

    @action
    def get(self, id: str) -> Object:  # noqa: A002
        """A flavor by its id; without a session anybody's."""
        nobody = self.caller.session is None and not self.account.id
        found = self.platform.store.get(self.kind, id) if nobody else self.account.get(self.kind, id)
        if found is None:
            raise self.not_found(id)
        return found

    @action
    def update(self, id: str, flavorAsset: Object) -> Object:  # noqa: A002
        """Changes texts of a flavor. Any user may (measured)."""
        asset = self.get(id)
        self.apply(asset, flavorAsset)
        asset.tags = php_text.trim(str(asset.tags or ""))
        return self.account.put(self.kind, asset)

    def cleared(self, name: str, type_: str) -> Any:
        return {"tags": "", "isDefault": False}.get(name)

    @action
    def set_as_source(self, assetId: str) -> None:
        """Makes a flavor the entry's original; the one that was it becomes a rendition."""
        asset = self.account.require(self.kind, assetId, profile_errors.ASSET_ID_NOT_FOUND)
        if asset.isOriginal:
            return
        before = flavors.source_of(self.account, asset.entryId)
        if before:
            before.isOriginal = False
            self.account.put(self.kind, before)
        asset.isOriginal = True
        self.account.put(self.kind, asset)

    @action_with(in_transaction=False)
    def get_volume_map(self, flavorId: str) -> Served:
        """How loud the sound is, second by second, as CSV (pts in ms, rms_level in dB below full scale)."""
        asset = self.account.require(self.kind, flavorId, flavor_errors.INVALID_FLAVOR_ASSET_ID)
        return loudness.as_file(self.account, asset if loudness.has_map(asset) else None)

    @action
    def delete(self, id: str) -> None:  # noqa: A002
        asset = self.get(id)
        self.account.remove(self.kind, asset)
        entry = self.account.get(entries.KIND, asset.entryId)
        if entry and entry.status == entries.READY:
            entry.flavorParamsIds = flavors.ready_ids(self.account, entry.id)
            entries.save(self.account, entry)

    def listing(self, filter_: Object | None) -> Query:
        check_cast(self.platform.schema, filter_, "KalturaFlavorAssetFilter")
        asked = filter_.values if filter_ else {}
        if not (asked.get("entryIdEqual") or asked.get("entryIdIn")):
            raise errors.PROPERTY_VALIDATION_CANNOT_BE_NULL(NEEDED.format("KalturaFlavorAssetFilter"))
        return super().listing(filter_)

    @action
    def get_by_entry_id(self, entryId: str) -> list[Object]:
        entries.visible(self.caller, entryId)
        return flavors.of_entry(self.account, entryId)

    @action
    def get_web_playable_by_entry_id(self, entryId: str) -> list[Object]:
        """READY flavors tagged mbr; where there are none, those tagged web, which a source can be as well."""
        entries.visible(self.caller, entryId)
        ready = [a for a in flavors.of_entry(self.account, entryId) if a.status == flavors.READY]
        found = _tagged(ready, "mbr") or _tagged(ready, "web")
        if not found:
            raise flavor_errors.NO_FLAVORS_FOUND()
        return found

    @action
    def get_flavor_assets_with_params(self, entryId: str) -> list[Object]:
        """Each flavor with its params, then all other params without a flavor."""
        entries.visible(self.caller, entryId)
        rest = {p.id: p for p in self.account.find(profiles.PARAMS_KIND, shared=True, order="+id")}
        paired = []
        for asset in flavors.of_entry(self.account, entryId):
            if asset.status == flavors.TEMP:
                continue
            params = rest.pop(asset.flavorParamsId, None)
            paired.append(Object("KalturaFlavorAssetWithParams", flavorAsset=asset, entryId=entryId))
            paired[-1].flavorParams = params
        left = [
            Object("KalturaFlavorAssetWithParams", flavorParams=p, entryId=entryId) for p in rest.values()
        ]
        return paired + left

    @action
    def get_remote_paths(self, id: str) -> Object:  # noqa: A002
        """Copies on other storages: none, for nothing is exported here."""
        if self.get(id).status != flavors.READY:
            raise flavor_errors.FLAVOR_ASSET_IS_NOT_READY()
        return Object("KalturaRemotePathListResponse", totalCount=0, objects=[])

    @action
    def export(self, assetId: str, storageProfileId: int) -> Object:
        """Refused as for a storage profile that doesn't exist: none does here."""
        self.account.require(self.kind, assetId, flavor_errors.INVALID_FLAVOR_ASSET_ID)
        raise ingest_errors.STORAGE_PROFILE_ID_NOT_FOUND(storageProfileId)

    @action
    def delete_local_content(self, assetId: str) -> None:
        """Refused: a file goes only once it is exported, and nothing is."""
        self.account.require(self.kind, assetId, profile_errors.ASSET_ID_NOT_FOUND)
        raise flavor_errors.NO_EXTERNAL_CONTENT_EXISTS()


def _tagged(assets: list[Object], tag: str) -> list[Object]:
    return [asset for asset in assets if tag in split(asset.tags)]
