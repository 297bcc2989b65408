"""The list of rooms: a service that is not here is refused with SANDBOX_NOT_IMPLEMENTED."""

from __future__ import annotations

from kaltura_sandbox.services.access_control_profile import AccessControlProfileService
from kaltura_sandbox.services.app_token import AppTokenService
from kaltura_sandbox.services.base import Service
from kaltura_sandbox.services.base_entry import BaseEntryService
from kaltura_sandbox.services.caption_asset import CaptionAssetService
from kaltura_sandbox.services.caption_asset_item import CaptionAssetItemService
from kaltura_sandbox.services.caption_params import CaptionParamsService
from kaltura_sandbox.services.conversion_profile import (
    ConversionProfileAssetParamsService,
    ConversionProfileService,
)
from kaltura_sandbox.services.export_csv import ExportCsvService
from kaltura_sandbox.services.flavor_asset import (
    FlavorAssetService,
    FlavorParamsOutputService,
    MediaInfoService,
)
from kaltura_sandbox.services.flavor_params import FlavorParamsService
from kaltura_sandbox.services.media import MediaService
from kaltura_sandbox.services.metadata import MetadataService
from kaltura_sandbox.services.metadata_profile import MetadataProfileService
from kaltura_sandbox.services.permission import PermissionService
from kaltura_sandbox.services.playlist import PlaylistService
from kaltura_sandbox.services.response_profile import ResponseProfileService
from kaltura_sandbox.services.session import SessionService
from kaltura_sandbox.services.short_link import ShortLinkService
from kaltura_sandbox.services.system import SystemService
from kaltura_sandbox.services.thumb_asset import ThumbAssetService
from kaltura_sandbox.services.thumb_params import ThumbParamsService
from kaltura_sandbox.services.ui_conf import UiConfService
from kaltura_sandbox.services.upload_token import UploadTokenService
from kaltura_sandbox.services.user import UserService
from kaltura_sandbox.services.user_entry import UserEntryService

ROOMS: dict[str, type[Service]] = {
    room.id: room
    for room in (
        AccessControlProfileService,
        AppTokenService,
        BaseEntryService,
        CaptionAssetItemService,
        CaptionAssetService,
        CaptionParamsService,
        ConversionProfileAssetParamsService,
        ConversionProfileService,
        ExportCsvService,
        FlavorAssetService,
        FlavorParamsOutputService,
        FlavorParamsService,
        MediaInfoService,
        MediaService,
        MetadataProfileService,
        MetadataService,
        PermissionService,
        PlaylistService,
        ResponseProfileService,
        SessionService,
        ShortLinkService,
        SystemService,
        ThumbAssetService,
        ThumbParamsService,
        UiConfService,
        UploadTokenService,
        UserEntryService,
        UserService,
    )
}
