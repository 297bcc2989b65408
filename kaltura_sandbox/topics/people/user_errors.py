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
