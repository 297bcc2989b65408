"""Refusals that this topic brings along."""

from __future__ import annotations

from kaltura_sandbox.platform.errors import Kind

ROLE_NAME_ALREADY_EXISTS = Kind("ROLE_NAME_ALREADY_EXISTS", "A role with the same name already exists")
ROLE_IS_BEING_USED = Kind("ROLE_IS_BEING_USED", "Role is being used")
PERMISSION_NOT_FOUND = Kind("PERMISSION_NOT_FOUND", "{ERR_TEXT}")
PERMISSION_ALREADY_EXISTS = Kind(
    "PERMISSION_ALREADY_EXISTS", "Permission [{PERMISSION}] already exists for partner [{PID}]"
)
PERMISSION_ITEM_NOT_FOUND = Kind("PERMISSION_ITEM_NOT_FOUND", "Permission item does not exists")
USER_ID_NOT_FOUND = Kind("USER_ID_NOT_FOUND", "userId [{USER_ID}] not found")
INVALID_APP_GUID = Kind("INVALID_APP_GUID", 'App GUID ["{APP_GUID}"] is not a valid Mongo DB Object ID')
APP_GUID_NOT_FOUND = Kind("APP_GUID_NOT_FOUND", 'App GUID ["{APP_GUID}"] not found')
USER_APP_ROLE_NOT_FOUND = Kind(
    "USER_APP_ROLE_NOT_FOUND", 'App Role for User ID ["{PUSER_ID}"] and App GUID ["{APP_GUID}"] not found'
)
USER_APP_ROLE_NOT_ALLOWED_FOR_GROUP = Kind(
    "USER_APP_ROLE_NOT_ALLOWED_FOR_GROUP", "Cannot assign an app role for a user of type 'group'"
)
MUST_FILTER_USERS_OR_APP_GUID_OR_USER_ROLE = Kind(
    "MUST_FILTER_USERS_OR_APP_GUID_OR_USER_ROLE",
    "Must filter on at least 'users' or 'appGuid' or 'userRole'",
)
