"""Refusals that this topic brings along."""

from __future__ import annotations

from kaltura_sandbox.platform.errors import Kind

REPORT_NOT_FOUND = Kind("REPORT_NOT_FOUND", 'Report id "{ID}" not found')
INVALID_REPORT_ITEMS_GROUP = Kind("INVALID_REPORT_ITEMS_GROUP", "Invalid report items group")
