"""Refusals that this topic brings along."""

from __future__ import annotations

from kaltura_sandbox.platform.errors import Kind

INVALID_PARTNER_ID = Kind("INVALID_PARTNER_ID", 'Invalid partner id "{PID}"')
UNKNOWN_PARTNER_ID = Kind("UNKNOWN_PARTNER_ID", "Unknown partner_id [{PID}]")
PARTNER_REGISTRATION_ERROR = Kind(
    "PARTNER_REGISTRATION_ERROR", 'Error while registering partner with message "{MESSAGE}"'
)
PROPERTY_DEPRECATED = Kind(
    "PROPERTY_DEPRECTAED", 'The property "{PROP}" is deprecated and should not be used'
)
"""The code is the platform's spelling."""
PROPERTY_VALIDATION_NO_INSERT_PERMISSION = Kind(
    "PROPERTY_VALIDATION_NO_INSERT_PERMISSION",
    'Current user does not have permission to insert property "{PROP}"',
)
NOT_A_GROUP = Kind(
    "NON_GROUP_PARTNER_ATTEMPTING_TO_ASSIGN_CHILD",
    "Partner id [{PID}] is not a VAR/GROUP, but is attempting to create child partner",
)
ACCOUNT_OWNER_NEEDS_PARTNER_ADMIN_ROLE = Kind(
    "ACCOUNT_OWNER_NEEDS_PARTNER_ADMIN_ROLE", "Account owner must have a partner administrator role"
)
USER_DATA_ERROR = Kind("USER_DATA_ERROR", "User data is not valid.")
USER_NOT_ADMIN = Kind("USER_NOT_ADMIN", "User [{USER}] is not admin")
