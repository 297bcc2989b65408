"""Refusals that this topic brings along."""

from __future__ import annotations

from kaltura_sandbox.platform.errors import Kind

ASSET_ID_NOT_FOUND = Kind("ASSET_ID_NOT_FOUND", 'Asset id "{ID}" not found')
ASSET_PARAMS_INVALID_TYPE = Kind(
    "ASSET_PARAMS_INVALID_TYPE", 'Asset params id "{ASSET_PARAMS_ID}" type "{TYPE}" is invalid'
)
FLAVOR_PARAMS_ID_NOT_FOUND = Kind("FLAVOR_PARAMS_ID_NOT_FOUND", 'Flavor params id "{ID}" not found')
FLAVOR_PARAMS_DUPLICATE = Kind("FLAVOR_PARAMS_DUPLICATE", "Flavor params [{PARAMS}] defined more than once")
FLAVOR_PARAMS_SOURCE_DUPLICATE = Kind("FLAVOR_PARAMS_SOURCE_DUPLICATE", "More than onc source flavor defined")
CONVERSION_PROFILE_ID_NOT_FOUND = Kind(
    "CONVERSION_PROFILE_ID_NOT_FOUND", 'Conversion profile id "{ID}" not found'
)
CONVERSION_PROFILE_ASSET_PARAMS_NOT_FOUND = Kind(
    "CONVERSION_PROFILE_ASSET_PARAMS_NOT_FOUND",
    'Conversion profile id "{PROFILE_ID}" asset params id "{PARAMS_ID}" not found',
)
CANNOT_DELETE_DEFAULT_CONVERSION_PROFILE = Kind(
    "CANNOT_DELETE_DEFAULT_CONVERSION_PROFILE", "Default conversion profile cannot be deleted"
)
