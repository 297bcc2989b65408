"""Refusals that this topic brings along."""

from __future__ import annotations

from kaltura_sandbox.platform.errors import Kind

ENTRY_CANNOT_BE_FLAGGED = Kind("ENTRY_CANNOT_BE_FLAGGED", "Entry cannot be flagged")
