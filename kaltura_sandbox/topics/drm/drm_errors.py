"""Refusals that this topic brings along."""

from __future__ import annotations

from kaltura_sandbox.platform.errors import Kind

INVALID_PARTNER_ID = Kind("INVALID_PARTNER_ID", 'Invalid partner id "{PID}"')
PLUGIN_NOT_AVAILABLE_FOR_PARTNER = Kind(
    "PLUGIN_NOT_AVAILABLE_FOR_PARTNER", "Plugin [{PLUGIN}] is not available for partner [{PARTNER}]"
)
ACTIVE_PROVIDER_PROFILE_ALREADY_EXIST = Kind(
    "ACTIVE_PROVIDER_PROFILE_ALREADY_EXIST", "Active profile for provider [{PROVIDER}] already exists."
)
DRM_POLICY_DUPLICATE_SYSTEM_NAME = Kind(
    "DRM_POLICY_DUPLICATE_SYSTEM_NAME", "Drm policy with system name [{SYSTEM_NAME}] already exists."
)
