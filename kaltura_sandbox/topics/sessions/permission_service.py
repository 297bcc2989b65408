"""permission: what a session may do, by the names of the platform's permissions.

Left out so far: add, get, list, update and delete of an account's own permissions, and the permissions of roles
(an administrator's answer names the account's features and the permission of the session, no more).
"""

from __future__ import annotations

from kaltura_sandbox.platform.features import declared
from kaltura_sandbox.platform.services import Service, action

SESSION_PERMISSIONS = {
    "admin": ("PARTNER_ADMIN_GROUP_PERMISSION", "ALWAYS_ALLOWED_ACTIONS"),
    "user": ("BASE_USER_SESSION_PERMISSION", "ALWAYS_ALLOWED_ACTIONS"),
    "widget": ("WIDGET_SESSION_PERMISSION", "ALWAYS_ALLOWED_ACTIONS"),
    "none": ("ALWAYS_ALLOWED_ACTIONS",),
}


class PermissionService(Service):
    """permission: names of what the session at hand is granted."""

    id = "permission"

    @action
    def get_current_permissions(self) -> str:
        """Names with commas between them: an administrator's begin with the account's features (measured)."""
        own = SESSION_PERMISSIONS[self.caller.kind]
        if self.caller.kind == "none":
            return ",".join(own)
        features = tuple(one.name for one in declared() if self.account.has(one.name))
        return ",".join(features + own if self.caller.is_admin else own + features)
