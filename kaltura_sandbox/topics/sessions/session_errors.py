"""Refusals that this topic brings along."""

from __future__ import annotations

from kaltura_sandbox.platform.errors import Kind

START_SESSION_ERROR = Kind("START_SESSION_ERROR", "Error while starting session for partner [{PID}]")
INVALID_WIDGET_ID = Kind("INVALID_WIDGET_ID", "Unknown widget [{WIDGET_ID}]")
PARTNER_ACCESS_FORBIDDEN = Kind(
    "PARTNER_ACCESS_FORBIDDEN", "Partner [{ACCESSING_PID}] cannot access partner [{ACCESSED_PID}]"
)
APP_TOKEN_ID_NOT_FOUND = Kind("APP_TOKEN_ID_NOT_FOUND", 'Application token id "{ID}" not found')
APP_TOKEN_NOT_ACTIVE = Kind("APP_TOKEN_NOT_ACTIVE", 'Application token id "{ID}" not active')
APP_TOKEN_EXPIRED = Kind("APP_TOKEN_EXPIRED", 'Application token id "{ID}" expired')
INVALID_APP_TOKEN_HASH = Kind("INVALID_APP_TOKEN_HASH", "Invalid application token hash")
