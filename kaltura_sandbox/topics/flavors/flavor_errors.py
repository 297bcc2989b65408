"""Refusals that this topic brings along."""

from __future__ import annotations

from kaltura_sandbox.platform.errors import Kind

FLAVOR_ASSET_ID_NOT_FOUND = Kind("FLAVOR_ASSET_ID_NOT_FOUND", 'Flavor asset id "{ID}" not found')
FLAVOR_ASSET_IS_NOT_READY = Kind("FLAVOR_ASSET_IS_NOT_READY", "The flavor asset is not ready")
FLAVOR_ASSET_ALREADY_EXISTS = Kind(
    "FLAVOR_ASSET_ALREADY_EXISTS", 'Flavor asset id "{ASSET_ID}" already use flavor params id "{PARAMS_ID}"'
)
FLAVOR_PARAMS_OUTPUT_ID_NOT_FOUND = Kind(
    "FLAVOR_PARAMS_OUTPUT_ID_NOT_FOUND", 'Flavor params output id "{ID}" not found'
)
NO_EXTERNAL_CONTENT_EXISTS = Kind(
    "NO_EXTERNAL_CONTENT_EXISTS", "Can't delete local content because no external content exists"
)
INVALID_FLAVOR_ASSET_ID = Kind("INVALID_FLAVOR_ASSET_ID", " Invalid flavor asset id {FLAV_ASSET_ID}")
GIVEN_ID_NOT_SUPPORTED = Kind("GIVEN_ID_NOT_SUPPORTED", "The action is not supported for the given id")
RETRIEVE_VOLUME_MAP_FAILED = Kind(
    "RETRIEVE_VOLUME_MAP_FAILED", "Could not retrieve volume map for the given Id"
)
NO_FLAVORS_FOUND = Kind("NO_FLAVORS_FOUND", "No flavors found")
ORIGINAL_FLAVOR_ASSET_IS_MISSING = Kind(
    "ORIGINAL_FLAVOR_ASSET_IS_MISSING", "The original flavor asset is missing"
)
