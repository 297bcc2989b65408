"""Refusals of those who log in, and of those who let others."""

from __future__ import annotations

from kaltura_sandbox.platform.errors import Kind

WRONG_OLD_PASSWORD = Kind("WRONG_OLD_PASSWORD", "old password is wrong")
PASSWORD_EXPIRED = Kind("PASSWORD_EXPIRED", "Current password has expired")
INVALID_HASH = Kind("INVALID_HASH", "hashKey is not valid")
ERROR_IN_QR_GENERATION = Kind("ERROR_IN_QR_GENERATION", "Could not generate QR code")
USER_IS_BLOCKED = Kind("USER_IS_BLOCKED", "User is blocked")
USER_LOGIN_ALREADY_ENABLED = Kind("USER_LOGIN_ALREADY_ENABLED", "User is already allowed to login")
USER_LOGIN_ALREADY_DISABLED = Kind("USER_LOGIN_ALREADY_DISABLED", "User is already not allowed to login")
CANNOT_DISABLE_LOGIN_FOR_ADMIN_USER = Kind(
    "CANNOT_DISABLE_LOGIN_FOR_ADMIN_USER", "Login cannot be disabled for admin users"
)
CANNOT_UPDATE_ADMIN_LOGIN_DATA = Kind(
    "CANNOT_UPDATE_ADMIN_LOGIN_DATA", "Login data cannot be updated by this action"
)
DUPLICATE_USER_BY_LOGIN_ID = Kind(
    "DUPLICATE_USER_BY_LOGIN_ID", "Loginable user with email [{EMAIL}] already exists in system"
)
ADMIN_LOGIN_USERS_QUOTA_EXCEEDED = Kind(
    "ADMIN_LOGIN_USERS_QUOTA_EXCEEDED", "Partner login users quota exceeded"
)
DIRECT_LOGIN_BLOCKED = Kind("DIRECT_LOGIN_BLOCKED", "Direct login is blocked on this partner")
NEW_LOGIN_REQUIRED = Kind("NEW_LOGIN_REQUIRED", "Account switching requires a new login")
PARTNER_CHANGE_ACCOUNT_DISABLED = Kind(
    "PARTNER_CHANGE_ACCOUNT_DISABLED", "Partner change account is disabled for current session"
)
INTERNAL_SERVER_ERROR = Kind("INTERNAL_SERVER_ERROR", "Internal server error {ERR_TEXT}")
UNSAFE_HTML_TAGS = Kind(
    "UNSAFE_HTML_TAGS", "Potential Unsafe HTML tags found in [{CLASS_NAME}]::[{PROPERTY_NAME}]"
)
INVALID_ACCESS_TO_PARTNER_SPECIFIC_SEARCH = Kind(
    "INVALID_ACCESS_TO_PARTNER_SPECIFIC_SEARCH", "Invalid access to partner specific search [{PARTNER_ID}]"
)
