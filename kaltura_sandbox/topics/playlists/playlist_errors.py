"""Refusals that this topic brings along."""

from __future__ import annotations

from kaltura_sandbox.platform.errors import Kind

INVALID_PLAYLIST_ID = Kind("INVALID_ENTRY_ID", "Unknown {ENTRY_TYPE} [{ENTRY_ID}]")
INVALID_PLAYLIST_TYPE = Kind("INVALID_PLAYLIST_TYPE", "Invalid playlist type")
CANT_UPDATE_PARAMETER = Kind(
    "CANT_UPDATE_PARAMETER", "The following parameter cannot be updated [{PARAM_NAME}]"
)
CLONING_PATH_PLAYLIST_NOT_SUPPORTED = Kind(
    "CLONING_PATH_PLAYLIST_NOT_SUPPORTED", "Cloning Path playlist is not supported"
)
INVALID_ENTRY_MEDIA_TYPE = Kind(
    "INVALID_ENTRY_MEDIA_TYPE",
    'Entry "{ENTRY_NAME}" media type is "{WRONG_MEDIA_TYPE}", media type must be "{RIGHT_MEDIA_TYPE}"',
)
