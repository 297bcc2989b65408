"""permission: names for what one may do, the account's own and the platform's, and those of the session at hand.

A permission of an account's own is granted through roles that name it, and lets do what its items say. What the
operator granted the account, features and plug-ins, are permissions of the account as well.

Left out: permissions of groups of accounts (partnerGroup), and a permission of one's own by which the platform grants a
feature of the same name.
"""

from __future__ import annotations

from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.objects import NULL, Object
from kaltura_sandbox.platform.roles import rights, tables
from kaltura_sandbox.platform.services import ObjectService, action
from kaltura_sandbox.platform.store import Query
from kaltura_sandbox.topics.roles import permissions, role_errors

NAME = "KalturaPermission::name"


class PermissionService(ObjectService):
    """permission: add, get, list, update, delete, getCurrentPermissions."""

    id = "permission"
    kind = rights.KIND
    object_type = "KalturaPermission"
    not_found = errors.INVALID_OBJECT_ID
    shared = True
    default_order = "+seq"

    @action
    def add(self, permission: Object) -> Object:
        if permission.name in (None, NULL):
            raise errors.PROPERTY_VALIDATION_CANNOT_BE_NULL(NAME)
        self._check_name(permission.name)
        self.check_new(permission)
        permission.defaults({"friendlyName": permission.name, "status": permissions.ACTIVE})
        found = permissions.named(self.account, permission.name, shared=False)
        if found is not None and found.status != permissions.DELETED:
            raise role_errors.PERMISSION_ALREADY_EXISTS(permission.name, self.account.id)
        permissions.check_items(self.account, permission.permissionItemsIds)
        self.stamp(permission)
        permission.values["type"] = tables.NORMAL
        return self.account.put(self.kind, permission)

    @action
    def get(self, permissionName: str) -> Object:
        """By its name; the account's own comes before the platform's, and a deleted one is found too (measured)."""
        found = permissions.named(self.account, permissionName)
        if found is None:
            raise self.not_found(permissionName)
        return found

    @action
    def update(self, permissionName: str, changes: Object) -> Object:
        """The account's own alone, and not what the operator granted."""
        found = permissions.named(self.account, permissionName, shared=False)
        if found is None or found.type != tables.NORMAL:
            raise self.not_found(permissionName)
        name = changes.name
        if name not in (None, NULL, "") and name != permissionName:
            self._check_name(name)
            if permissions.named(self.account, name) is not None:
                raise role_errors.PERMISSION_ALREADY_EXISTS(name, self.account.id)
        if changes.permissionItemsIds is not NULL:
            permissions.check_items(self.account, changes.permissionItemsIds)
        self.apply(found, changes)
        found.permissionItemsIds = found.permissionItemsIds or None
        return self.account.put(self.kind, found)

    @action
    def delete(self, permissionName: str) -> Object:
        """The permission with the status DELETED. What the operator granted can be given up so, too (read)."""
        found = permissions.named(self.account, permissionName, shared=False)
        if found is None:
            raise self.not_found(permissionName)
        found.status = permissions.DELETED
        if found.type != tables.NORMAL:
            self._give_up(found.name)
        return self.account.put(self.kind, found)

    @action
    def get_current_permissions(self) -> str:
        """Names with commas between them."""
        return ",".join(self.caller.rights.names)

    def listing(self, filter_: Object | None) -> Query:
        """Deleted ones are in no list (measured)."""
        return permissions.by_number(super().listing(filter_).without(status=permissions.DELETED))

    def _give_up(self, name: str) -> None:
        partner = self.account.partner
        if partner is not None:
            partner._without = [*(partner._without or []), name]
            self.platform.store.put("partner", partner, self.account.id)

    @staticmethod
    def _check_name(name: str) -> None:
        if "," in name:
            raise errors.INVALID_FIELD_VALUE("name")
