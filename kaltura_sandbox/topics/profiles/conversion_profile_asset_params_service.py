"""conversionProfileAssetParams: what a profile wants of each of its params."""

from __future__ import annotations

from kaltura_sandbox.platform.objects import NULL, Object
from kaltura_sandbox.platform.services import Service, action
from kaltura_sandbox.platform.store import FieldMap, Query
from kaltura_sandbox.topics.profiles import profile_errors, profiles
from kaltura_sandbox.topics.profiles.params_service import ParamsService

KEYS = ("conversionProfileId", "assetParamsId")  # of a row
CLEARED = {"systemName": "", "forceNoneComplied": False, "deletePolicy": 0, "readyBehavior": 0, "origin": 0}


class ConversionProfileAssetParamsService(Service):
    """conversionProfileAssetParams: a profile's own wishes for each of its params."""

    id = "conversionprofileassetparams"
    fills_in = ("update",)
    fields = FieldMap(orders=frozenset())

    @action
    def list_(self, filter: Object | None = None, pager: Object | None = None) -> Object:  # noqa: A002
        query = self.account.query(profiles.ROW_KIND)
        values = dict(filter.values) if filter else {}
        nested = values.pop("conversionProfileIdFilter", None)
        if nested is not None:
            found = self.platform.store.find(self.account.query(profiles.KIND).filtered(nested))
            query.where(conversionProfileId=[profile.id for profile in found])
        query.where(assetParamsId=self._params(values.pop("assetParamsIdFilter", None)))
        for name in ("assetParamsIdEqual", "conversionProfileIdEqual"):
            if values.get(name) == 0:
                values.pop(name)  # measured: zero counts as no value here
        query.filtered(Object("KalturaConversionProfileAssetParamsFilter", **values), self.fields)
        return self.page(self._in_order(query), pager, "KalturaConversionProfileAssetParamsListResponse")

    def _params(self, filter_: Object | None) -> list[int]:
        """The params whose rows are listed: the account's own and the system's defaults, as far as a filter fits."""
        found = []
        for kind in (profiles.PARAMS_KIND, profiles.THUMB_PARAMS_KIND):
            query = self.account.query(kind, True).filtered(filter_, ParamsService.fields)
            found += self.platform.store.find(query.add(profiles.SHOWN))
        return [params.id for params in found]

    @staticmethod
    def _in_order(query: Query) -> Query:
        return query if query.order else query.ordered("+conversionProfileId,+_position")

    @action
    def update(self, conversionProfileId: int, assetParamsId: int, changes: Object) -> Object:
        """Changes a row. That it also says whose it is does no harm; nothing in it is refused as read-only (source)."""
        profiles.get(self.account, conversionProfileId)
        key = profiles.row_id(conversionProfileId, assetParamsId)
        row = self.account.get(profiles.ROW_KIND, key)
        if row is None:
            raise profile_errors.CONVERSION_PROFILE_ASSET_PARAMS_NOT_FOUND(conversionProfileId, assetParamsId)
        if profiles.any_params(self.account, assetParamsId) is None:
            raise profile_errors.ASSET_ID_NOT_FOUND(assetParamsId)
        for name, value in changes.values.items():
            if name in KEYS:
                continue
            setattr(row, name, CLEARED.get(name) if value is NULL else value)
        self.account.put(profiles.ROW_KIND, row, key)
        return row.copy(**{name: None for name, value in changes.values.items() if value is NULL})
