"""Refusals that this topic brings along."""

from __future__ import annotations

from kaltura_sandbox.platform.errors import Kind

INVALID_ID = Kind("INVALID_ID", 'Id "{ID}" contains invalid chars')
INVALID_METADATA_PROFILE = Kind("INVALID_METADATA_PROFILE", "invalid metadata profile [{PROFILE_ID}]")
METADATA_PROFILE_NOT_SPECIFIED = Kind(
    "METADATA_PROFILE_NOT_SPECIFIED", "Metadata Profile need to be specified"
)
