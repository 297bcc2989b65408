"""mediaInfo: what the files of flavors are, as they were analysed."""

from __future__ import annotations

from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.services import Service, action
from kaltura_sandbox.topics.flavors import flavors
from kaltura_sandbox.topics.profiles import profiles


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
