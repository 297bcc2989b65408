"""Refusals that this topic brings along."""

from __future__ import annotations

from kaltura_sandbox.platform.errors import Kind

USER_ENTRY_NOT_FOUND = Kind("USER_ENTRY_NOT_FOUND", " User-Entry id [{USER_ENTRY_ID}] not found")
USER_ENTRY_ALREADY_EXISTS = Kind("USER_ENTRY_ALREADY_EXISTS", "UserEntry for this type already exists")
USER_ENTRY_FILTER_FORBIDDEN_FIELDS_USED = Kind(
    "USER_ENTRY_FILTER_FORBIDDEN_FIELDS_USED", "UserEntry filter object forbidden fields used"
)
