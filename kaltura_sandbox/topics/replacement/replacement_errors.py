"""Refusals that this topic brings along."""

from __future__ import annotations

from kaltura_sandbox.platform.errors import Kind

ENTRY_ID_NOT_REPLACED = Kind("ENTRY_ID_NOT_REPLACED", 'Entry id "{ENTRY_ID}" not replaced')
ENTRY_REPLACEMENT_ALREADY_EXISTS = Kind("ENTRY_REPLACEMENT_ALREADY_EXISTS", "Entry already in replacement")
ENTRY_TYPE_NOT_SUPPORTED = Kind("ENTRY_TYPE_NOT_SUPPORTED", 'Entry type "{ENTRY_TYPE}" not supported')
INVALID_ENTRY_TYPE = Kind(
    "INVALID_ENTRY_TYPE",
    'Entry "{ENTRY_NAME}" type is "{WRONG_ENTRY_TYPE}", type must be "{RIGHT_ENTRY_TYPE}"',
)
