"""Refusals that this topic brings along."""

from __future__ import annotations

from kaltura_sandbox.platform.errors import Kind

RESPONSE_PROFILE_ID_NOT_FOUND = Kind("RESPONSE_PROFILE_ID_NOT_FOUND", "Response profile id [{ID}] not found")
RESPONSE_PROFILE_DUPLICATE_SYSTEM_NAME = Kind(
    "RESPONSE_PROFILE_DUPLICATE_SYSTEM_NAME", "Response profile system-name [{SYSTEM_NAME}] already exists"
)
