"""Refusals that this topic brings along."""

from __future__ import annotations

from kaltura_sandbox.platform.errors import Kind

RESOURCES_COUNT_EXCEEDED_MAX_ALLOWED_COUNT = Kind(
    "RESOURCES_COUNT_EXCEEDED_MAX_ALLOWED_COUNT", 'count of clip resources exceeded limit of "{MAX_COUNT}"'
)
CLIPS_DURATIONS_EXCEEDED_MAX_ALLOWED_DURATION = Kind(
    "CLIPS_DURATIONS_EXCEEDED_MAX_ALLOWED_DURATION",
    'clips durations exceeded max allowed duration "{MAX_DURATION}" in seconds',
)
ENTRY_ID_MEDIA_TYPE_NOT_SUPPORTED = Kind(
    "ENTRY_ID_MEDIA_TYPE_NOT_SUPPORTED", 'Entry ID "{ENTRY_ID}" media type "{MEDIA_TYPE}" not supported'
)
INVALID_PARAMETER_VALUE = Kind("INVALID_PARAMETER_VALUE", 'invalid value for parameter "{PARAM_NAME}"')
RESOURCE_MEDIA_COMPOSITION_COUNT_EXCEEDED_MAX_ALLOWED_COUNT = Kind(
    "RESOURCE_MEDIA_COMPOSITION_COUNT_EXCEEDED_MAX_ALLOWED_COUNT",
    'count of resource media composition attributes exceeded limit of "{MAX_COUNT}"',
)
INCOMPATIBLE_RESOURCES_DIMENSIONS = Kind(
    "INCOMPATIBLE_RESOURCES_DIMENSIONS", "Resources has incompatible dimensions"
)
