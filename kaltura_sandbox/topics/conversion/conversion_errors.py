"""Refusals that this topic brings along."""

from __future__ import annotations

from kaltura_sandbox.platform.errors import Kind

ENTRY_ALREADY_WITH_CONTENT = Kind("ENTRY_ALREADY_WITH_CONTENT", "Entry already associated with content")
FLAVOR_PARAMS_NOT_FOUND = Kind("FLAVOR_PARAMS_NOT_FOUND", "Flavor params not found")
FLAVOR_ASSET_RECONVERT_ORIGINAL = Kind(
    "FLAVOR_ASSET_RECONVERT_ORIGINAL", "Cannot reconvert original flavor asset"
)
