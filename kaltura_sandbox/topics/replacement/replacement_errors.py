"""Refusals that this topic brings along."""

from __future__ import annotations

from kaltura_sandbox.platform.errors import Kind

ENTRY_ID_NOT_REPLACED = Kind("ENTRY_ID_NOT_REPLACED", 'Entry id "{ENTRY_ID}" not replaced')
ENTRY_REPLACEMENT_ALREADY_EXISTS = Kind("ENTRY_REPLACEMENT_ALREADY_EXISTS", "Entry already in replacement")
