"""Who may do what: roles, permissions and the items that these hold."""

from __future__ import annotations

from features.support.api import enums
from features.support.api.nouns.noun import Noun

ROLE = Noun(
    name="role",
    service="userRole",
    object_type="KalturaUserRole",
    parameter="userRole",
    id_parameter="userRoleId",
    enums={"status": enums.ROLE_STATUS},
)
PERMISSION = Noun(
    name="permission",
    service="permission",
    object_type="KalturaPermission",
    parameter="permission",
    id_parameter="permissionName",
    enums={"status": enums.ROLE_STATUS, "type": enums.PERMISSION_TYPE},
    key="name",
)
PERMISSION_ITEM = Noun(
    name="permission item",
    service="permissionItem",
    object_type="KalturaPermissionItem",
    parameter="",  # the platform's alone
    id_parameter="permissionItemId",
    named=False,
)
APP_ROLE = Noun(
    name="app role",
    service="userAppRole",
    object_type="KalturaUserAppRole",
    parameter="userAppRole",
    id_parameter="appGuid",
    named=False,
)
