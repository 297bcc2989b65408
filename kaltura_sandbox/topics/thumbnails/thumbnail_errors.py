"""Refusals that this topic brings along."""

from __future__ import annotations

from kaltura_sandbox.platform.errors import Kind

THUMB_ASSET_ID_NOT_FOUND = Kind("THUMB_ASSET_ID_NOT_FOUND", 'The Thumbnail asset id "{ID}" not found')
THUMB_ASSET_PARAMS_ID_NOT_FOUND = Kind(
    "THUMB_ASSET_ID_NOT_FOUND", 'The Thumbnail asset not found for params id "{ID}"'
)
THUMB_ASSET_IS_NOT_READY = Kind("THUMB_ASSET_IS_NOT_READY", "The thumbnail asset is not ready")
THUMB_ASSET_ALREADY_EXISTS = Kind(
    "THUMB_ASSET_ALREADY_EXISTS",
    'Thumbnail asset id "{ASSET_ID}" already use thumbnail params id "{PARAMS_ID}"',
)
THUMB_ASSET_DOWNLOAD_FAILED = Kind(
    "THUMB_ASSET_DOWNLOAD_FAILED", 'Failed to download thumbnail from URL "{URL_PATH}"'
)
THUMB_ASSET_IS_DEFAULT = Kind(
    "THUMB_ASSET_IS_DEFAULT", 'Thumbnail asset "{ASSET}" is default and could not be deleted'
)
ENTRY_MEDIA_TYPE_NOT_SUPPORTED = Kind(
    "ENTRY_MEDIA_TYPE_NOT_SUPPORTED", 'Entry media type "{MEDIA_TYPE}" not supported'
)
PERMISSION_DENIED_TO_UPDATE_ENTRY = Kind(
    "PERMISSION_DENIED_TO_UPDATE_ENTRY",
    "User can update only the entries he own, otherwise an admin session must be used",
)
