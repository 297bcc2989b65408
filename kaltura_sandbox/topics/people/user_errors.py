"""Refusals that this topic brings along."""

from __future__ import annotations

from kaltura_sandbox.platform.errors import Kind

INVALID_USER_ID = Kind("INVALID_USER_ID", "Invalid user id")
DUPLICATE_USER_BY_ID = Kind("DUPLICATE_USER_BY_ID", "User with id [{UID}] already exists in system")
CANNOT_RETRIEVE_ANOTHER_USER_USING_NON_ADMIN_SESSION = Kind(
    "CANNOT_RETRIEVE_ANOTHER_USER_USING_NON_ADMIN_SESSION",
    'cannot retrieve another user "{USER_ID}" using non-admin session',
)
USER_BLOCKED = Kind("USER_BLOCKED", "this user is blocked")
USER_ROLE_NOT_FOUND = Kind("USER_ROLE_NOT_FOUND", "User role not found")
ID_AND_EXTERNAL_ID_ARE_MUTUALLY_EXCLUSIVE = Kind(
    "ID_AND_EXTERNAL_ID_ARE_MUTUALLY_EXCLUSIVE",
    "User operations with both id and external id not allowed",
)
UPDATING_USER_ID_FOR_HASHED_USER_NOT_ALLOWED = Kind(
    "UPDATING_USER_ID_FOR_HASHED_USER_NOT_ALLOWED", "Updating user id for hashed users is not allowed"
)
EMAIL_DOMAIN_IS_NOT_ALLOWED_FOR_ADMINS = Kind(
    "EMAIL_DOMAIN_IS_NOT_ALLOWED_FOR_ADMINS", "Email domain is not allowed for admins on this partner"
)
SETTING_SSO_PER_USER_NOT_ALLOWED = Kind(
    "SETTING_SSO_PER_USER_NOT_ALLOWED", "Setting SSO per user is not allowed for this partner"
)
CANNOT_CHANGE_OWN_ROLE = Kind("CANNOT_CHANGE_OWN_ROLE", "User cannot change his own role")
CANNOT_SET_ROOT_ADMIN_AS_NO_ADMIN = Kind(
    "CANNOT_SET_ROOT_ADMIN_AS_NO_ADMIN", "Root admin user cannot be set to not admin"
)
CANNOT_DELETE_OR_BLOCK_ROOT_ADMIN_USER = Kind(
    "CANNOT_DELETE_OR_BLOCK_ROOT_ADMIN_USER", "Root admin user cannot be deleted"
)
ACCOUNT_OWNER_NEEDS_PARTNER_ADMIN_ROLE = Kind(
    "ACCOUNT_OWNER_NEEDS_PARTNER_ADMIN_ROLE", "Account owner must have a partner administrator role"
)
DEMOTE_ONLY_ADMIN = Kind("DEMOTE_ONLY_ADMIN", "Demote can only be used on an admin user")
