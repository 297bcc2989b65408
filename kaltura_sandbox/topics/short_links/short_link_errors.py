"""Refusals that this topic brings along."""

from __future__ import annotations

from kaltura_sandbox.platform.errors import Kind

INVALID_SHORT_LINK = Kind("INVALID_SHORT_LINK", "Invalid short link [{ID}]")
EXPIRED_SHORT_LINK = Kind("EXPIRED_SHORT_LINK", "Expired short link [{ID}]")
SHORT_LINK_UNIQUE_ID_ALREADY_EXISTS = Kind(
    "SHORT_LINK_UNIQUE_ID_ALREADY_EXISTS", "Short link unique id [{UNIQUE_ID}] already exists"
)
CANNOT_RETRIEVE_ANOTHER_USERS_SHORT_LINK = Kind(
    "CANNOT_RETRIEVE_ANOTHER_USERS_SHORT_LINK",
    'cannot retrieve another user\'s ["{USER_ID}"] short link using non-admin session',
)
