"""Refusals that this topic brings along; odd spellings are the platform's."""

from __future__ import annotations

from kaltura_sandbox.platform.errors import Kind

INVALID_GROUP_ID = Kind("INVALID_GROUP_ID", "Invalid group id - {ID}")
DUPLICATE_GROUP_BY_ID = Kind("DUPLICATE_GROUP_BY_ID", "Group with id [{ID}] already exists in system")
USER_NOT_FOUND = Kind("USER_NOT_FOUND", "User was not found")
GROUP_NOT_FOUND = Kind("GROUP_NOT_FOUND", "Group was not found")
GROUP_USER_ALREADY_EXISTS = Kind("GROUP_USER_ALREADY_EXISTS", "GroupUser already exists")
GROUP_USER_NOT_FOUND = Kind("GROUP_USER_NOT_FOUND", "Group user was not found")
GROUP_USER_DOES_NOT_EXIST = Kind(
    "GROUP_USER_DOES_NOT_EXISTS", 'Invalid GroupUser for group ["{GROUP}"] and for user ["{USER}"]'
)
USER_EXCEEDED_MAX_GROUPS = Kind("USER_EXCEEDED_MAX_GROUPS", "User exceeded max number of groups")
