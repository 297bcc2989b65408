"""Refusals that this topic brings along."""

from __future__ import annotations

from kaltura_sandbox.platform.errors import Kind

LOGIN_DATA_NOT_FOUND = Kind("LOGIN_DATA_NOT_FOUND", "Login id not found")
USER_WRONG_PASSWORD = Kind("USER_WRONG_PASSWORD", "Wrong password supplied")
LOGIN_BLOCKED = Kind("LOGIN_BLOCKED", "You account is locked")
LOGIN_RETRIES_EXCEEDED = Kind(
    "LOGIN_RETRIES_EXCEEDED",
    "Maximum login retries exceeded. Your account has been locked and will not be available for 24 hours",
)
PASSWORD_ALREADY_USED = Kind("PASSWORD_ALREADY_USED", "Chosen password has already been used")
PASSWORD_STRUCTURE_INVALID = Kind(
    "PASSWORD_STRUCTURE_INVALID",
    "The password you entered has an invalid structure.\nPasswords must obey the following rules :\n{RULES}",
)
NEW_PASSWORD_HASH_KEY_INVALID = Kind("NEW_PASSWORD_HASH_KEY_INVALID", "Given hash key is invalid")
NEW_PASSWORD_HASH_KEY_EXPIRED = Kind("NEW_PASSWORD_HASH_KEY_EXPIRED", "Given hash key has expired")
USER_DATA_ERROR = Kind("USER_DATA_ERROR", "User data is not valid.")
USER_NOT_FOUND = Kind("USER_NOT_FOUND", "User was not found")
