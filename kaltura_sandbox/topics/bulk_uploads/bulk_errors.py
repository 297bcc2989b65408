"""Refusals that this topic brings along."""

from __future__ import annotations

from kaltura_sandbox.platform.errors import Kind

BULK_UPLOAD_NOT_FOUND = Kind("BULK_UPLOAD_NOT_FOUND", 'Bulk upload id "{ID}" not found')
