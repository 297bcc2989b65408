"""conversionProfile and conversionProfileAssetParams: what renditions an account's content gets."""

from __future__ import annotations

from typing import Any

from kaltura_sandbox import errors
from kaltura_sandbox.library import entries, profiles
from kaltura_sandbox.objects import Object
from kaltura_sandbox.services.base import ObjectService, Service, action
from kaltura_sandbox.store import FieldMap, Query

UNSET = -1


class ConversionProfileService(ObjectService):
    """conversionProfile: a named set of flavor params; one of each type is the account's default."""

    id = "conversionprofile"
    kind = profiles.KIND
    object_type = "KalturaConversionProfile"
    not_found = errors.CONVERSION_PROFILE_ID_NOT_FOUND
    required = ("name",)
    defaults = {  # noqa: RUF012
        "status": 2, "type": 1, "description": "", "flavorParamsIds": "", "isDefault": False, "isPartnerDefault": False,
        "clipStart": UNSET, "clipDuration": UNSET, "mediaParserType": 0, "calculateComplexity": True,
        "collectionTags": "mbr,ism", "detectGOP": 0,
    }  # fmt: skip

    def before_add(self, object_: Object) -> None:
        object_.values["type"] = int(
            object_.values["type"]
        )  # the schema has it as text, the platform as a number
        crop = Object("KalturaCropDimensions", left=UNSET, top=UNSET, width=UNSET, height=UNSET)
        object_.defaults({"cropDimensions": crop})
        profiles.set_params(self.account, object_, object_.flavorParamsIds)

    def before_save(self, object_: Object) -> None:
        object_.status = int(object_.status or 2)  # as type: text in the schema, a number on the platform
        if not object_.name:
            raise errors.PROPERTY_VALIDATION_MIN_LENGTH(f"{object_.objectType}::name", 1)
        if object_.systemName:
            for other in self.account.find(self.kind, systemName=object_.systemName):
                if other.id != object_.id:
                    raise errors.SYSTEM_NAME_ALREADY_EXISTS(object_.systemName)
        if object_.defaultEntryId:
            entries.find(self.account, object_.defaultEntryId)

    def apply(self, object_: Object, changes: Object) -> None:
        super().apply(object_, changes)
        if changes.flavorParamsIds is not None:
            profiles.set_params(self.account, object_, changes.flavorParamsIds)

    @action
    def get_default(self, type: str | int | None = None) -> Object:  # noqa: A002
        found = profiles.default(self.account, type or 1)
        if found is None:
            raise self.not_found(None)
        return found

    @action
    def set_as_default(self, id: Any) -> Object:  # noqa: A002
        profile = self.get(id)
        for other in self.account.find(self.kind, isDefault=True):
            if str(other.values.get("type")) == str(profile.values.get("type")):
                other.isDefault = other.isPartnerDefault = False
                self.account.put(self.kind, other)
        profile.isDefault = profile.isPartnerDefault = True
        return self.account.put(self.kind, profile)

    def before_delete(self, object_: Object) -> None:
        if object_.isDefault:
            raise errors.CANNOT_DELETE_DEFAULT_CONVERSION_PROFILE()
        profiles.set_params(self.account, object_, "")


class ConversionProfileAssetParamsService(Service):
    """conversionProfileAssetParams: a profile's own wishes for each of its params."""

    id = "conversionprofileassetparams"
    fields = FieldMap()

    @action
    def list_(self, filter: Object | None = None, pager: Object | None = None) -> Object:  # noqa: A002
        query = self.account.query(profiles.ROW_KIND)
        values = dict(filter.values) if filter else {}
        nested = values.pop("conversionProfileIdFilter", None)
        if nested is not None:
            found = self.platform.store.find(self.account.query(profiles.KIND).filtered(nested))
            query.where(conversionProfileId=[profile.id for profile in found])
        nested = values.pop("assetParamsIdFilter", None)
        if nested is not None:
            found = self.platform.store.find(self.account.query(profiles.PARAMS_KIND, True).filtered(nested))
            query.where(assetParamsId=[params.id for params in found])
        for name in ("assetParamsIdEqual", "conversionProfileIdEqual"):
            if values.get(name) == 0:
                values.pop(name)  # measured: zero counts as no value here
        query.filtered(Object("KalturaConversionProfileAssetParamsFilter", **values), self.fields)
        return self.page(self._in_order(query), pager, "KalturaConversionProfileAssetParamsListResponse")

    @staticmethod
    def _in_order(query: Query) -> Query:
        return query if query.order else query.ordered("+conversionProfileId,+_position")

    @action
    def update(self, conversionProfileId: int, assetParamsId: int, changes: Object) -> Object:
        profiles.get(self.account, conversionProfileId)
        key = profiles.row_id(conversionProfileId, assetParamsId)
        row = self.account.get(profiles.ROW_KIND, key)
        if row is None:
            raise errors.CONVERSION_PROFILE_ASSET_PARAMS_NOT_FOUND(conversionProfileId, assetParamsId)
        for name, wanted in self.platform.schema.properties(changes.objectType).items():
            if changes.values.get(name) is None:
                continue
            if wanted.read_only or wanted.insert_only:
                raise errors.PROPERTY_VALIDATION_NOT_UPDATABLE(f"{changes.objectType}::{name}")
            setattr(row, name, changes.values[name])
        return self.platform.store.put(profiles.ROW_KIND, row, self.account.id, key)
