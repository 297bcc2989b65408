"""Refusals that this topic brings along."""

from __future__ import annotations

from kaltura_sandbox.platform.errors import Kind

METADATA_PROFILE_NOT_FOUND = Kind("METADATA_PROFILE_NOT_FOUND", "metadata profile not found, id [{ID}]")
INVALID_METADATA_PROFILE_SCHEMA = Kind(
    "INVALID_METADATA_PROFILE_SCHEMA", "invalid metadata profile schema: {ERR_MSG}"
)
METADATA_NOT_FOUND = Kind("METADATA_NOT_FOUND", "metadata not found, id [{ID}]")
METADATA_ALREADY_EXISTS = Kind("METADATA_ALREADY_EXISTS", "Metadata already exists id [{ID}]")
METADATA_OBJECT_ID_NOT_FOUND = Kind("METADATA_OBJECT_ID_NOT_FOUND", "Object Id [{ID}], not found")
INCOMPATIBLE_METADATA_PROFILE_OBJECT_TYPE = Kind(
    "INCOMPATIBLE_METADATA_PROFILE_OBJECT_TYPE",
    "Metadata Profile object type is {OBJ_TYPE}, metadata object type is {META_OBJ_TYPE}",
)
METADATA_NO_PERMISSION_ON_ENTRY = Kind(
    "METADATA_NO_PERMISSION_ON_ENTRY", "No permissions to add metadata for entry [{ID}]"
)
INVALID_METADATA_DATA = Kind("INVALID_METADATA_DATA", "invalid metadata data: {ERR_MSG}")
INVALID_METADATA_VERSION = Kind("INVALID_METADATA_VERSION", "invalid metadata version [{VERSION}]")
MUST_FILTER_ON_OBJECT_ID = Kind("MUST_FILTER_ON_OBJECT_ID", "Must filter on object id")
