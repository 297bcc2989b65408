"""Refusals that this topic brings along."""

from __future__ import annotations

from kaltura_sandbox.platform.errors import Kind

ASSET_NOT_ALLOWED = Kind("ASSET_NOT_ALLOWED", 'Flavor asset id "{ID}" not allowed')
