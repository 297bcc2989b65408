"""Refusals that this topic brings along."""

from __future__ import annotations

from kaltura_sandbox.platform.errors import Kind

INVALID_ENTRY_TYPE = Kind(
    "INVALID_ENTRY_TYPE",
    'Entry "{ENTRY_NAME}" type is "{WRONG_ENTRY_TYPE}", type must be "{RIGHT_ENTRY_TYPE}"',
)
FILE_TYPE_NOT_SUPPORTED = Kind("FILE_TYPE_NOT_SUPPORTED", "File type {TYPE} is not supported")
