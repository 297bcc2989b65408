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
METADATA_FILE_NOT_FOUND = Kind("METADATA_FILE_NOT_FOUND", "Metadata file not found [{FILE_NAME}]")
EMPTY_VIEWS_DATA_PROVIDED = Kind("EMPTY_VIEWS_DATA_PROVIDED", "empty views data file [{FILE_NAME}] provided")
EMPTY_XSLT_DATA_PROVIDED = Kind("EMPTY_XSLT_DATA_PROVIDED", "empty xslt data file [{FILE_NAME}] provided")
METADATA_TRANSFORMING = Kind("METADATA_TRANSFORMING", "Metadata profile is currently transforming")
METADATA_UNABLE_TO_TRANSFORM = Kind(
    "METADATA_UNABLE_TO_TRANSFORM", "Unable to transform metadata [{ERR_MSG}]"
)
XSLT_VALIDATION_ERROR = Kind("XSLT_VALIDATION_ERROR", "XSLT validation error [{ERR_MSG}]")
METADATA_PROFILE_REFERENCE_EXISTS = Kind(
    "METADATA_PROFILE_REFERENCE_EXISTS",
    "Metadata profile reference exists in profile [{ID}] on field [{FIELD}]",
)
