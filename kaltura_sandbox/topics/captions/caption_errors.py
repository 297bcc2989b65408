"""Refusals that this topic brings along."""

from __future__ import annotations

from kaltura_sandbox.platform.errors import Kind

CAPTION_ASSET_ID_NOT_FOUND = Kind("CAPTION_ASSET_ID_NOT_FOUND", 'Caption asset id "{ASSET_ID}" not found')
CAPTION_ASSET_IS_NOT_READY = Kind("CAPTION_ASSET_IS_NOT_READY", 'Caption asset "{ASSET_ID}" is not ready')
CAPTION_ASSET_ALREADY_EXISTS = Kind(
    "CAPTION_ASSET_ALREADY_EXISTS", 'Caption asset "{ASSET_ID}" already exists for params id "{PARAM_ID}"'
)
CAPTION_ASSET_PARAMS_ID_NOT_FOUND = Kind(
    "CAPTION_ASSET_PARAMS_ID_NOT_FOUND", 'Caption params id "{PARAM_ID}" not found'
)
CAPTION_ASSET_FILE_NOT_FOUND = Kind(
    "CAPTION_ASSET_FILE_NOT_FOUND", 'Caption asset "{ASSET_ID}" file not found'
)
CAPTION_ASSET_INVALID_FORMAT = Kind(
    "CAPTION_ASSET_INVALID_FORMAT", 'Unsupported caption asset format for id "{ASSET_ID}"'
)
CAPTION_ASSET_PARSING_FAILED = Kind(
    "CAPTION_ASSET_PARSING_FAILED", 'Failed to parse caption asset "{ASSET_ID}"'
)
