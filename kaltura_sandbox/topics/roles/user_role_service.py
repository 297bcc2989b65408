"""userRole: names for sets of permissions, which users hold. The platform's own (partner 0) are read and cloned.

Left out: what the platform says of its roles in prose.
"""

from __future__ import annotations

import time
from typing import Any

from kaltura_sandbox import php_text
from kaltura_sandbox.platform import errors, roles
from kaltura_sandbox.platform.accounts import SYSTEM, Caller, now
from kaltura_sandbox.platform.objects import NULL, Object, join
from kaltura_sandbox.platform.present import presents
from kaltura_sandbox.platform.roles import rights
from kaltura_sandbox.platform.services import ObjectService, action
from kaltura_sandbox.platform.store import Query
from kaltura_sandbox.topics.roles import holding, permissions, role_errors

ACTIVE, DELETED = 1, roles.DELETED
COPIED = ["permissionNames", "systemName", "description", "tags", "status"]
COPY = " copy (%a %-d %b %Y, %H:%M:%S)"


class UserRoleService(ObjectService):
    """userRole: add, get, list, update, delete, clone."""

    id = "userrole"
    kind = roles.KIND
    object_type = "KalturaUserRole"
    not_found = errors.INVALID_OBJECT_ID
    shared = True
    default_order = "+seq"

    @action
    def add(self, object_: Object) -> Object:
        """The answer's systemName is "" where none was given, which no later one tells (measured)."""
        self._check_name(object_, None)
        if object_.name in (None, NULL):
            raise errors.PROPERTY_VALIDATION_CANNOT_BE_NULL("KalturaUserRole::name")
        permissions.check_for_role(self.account, object_.permissionNames)
        self.check_new(object_)
        self._check_system_name(object_, None)
        self.stamp(object_)
        object_.defaults({"status": ACTIVE, "permissionNames": ""})
        object_.permissionNames = _written(object_.permissionNames)
        return self.account.put(self.kind, object_).copy(systemName=object_.systemName or "")

    @action
    def update(self, userRoleId: int, changes: Object) -> Object:
        """A partial update. The permissions of a role that has all of them (``*``) stay (measured)."""
        role = self.own(userRoleId)
        self._check_name(changes, role)
        names = changes.permissionNames
        if names is not None and names is not NULL:
            permissions.check_for_role(self.account, names)
            changes.permissionNames = _written(names)
        self._check_system_name(changes, role)
        if role.permissionNames == rights.EVERYTHING:
            changes.values.pop("permissionNames", None)
        self.apply(role, changes)
        return self.account.put(self.kind, role)

    @action
    def delete(self, userRoleId: int) -> Object:
        """The role with the status DELETED; one that a user holds stays (ROLE_IS_BEING_USED)."""
        role = self.own(userRoleId)
        if holding.is_held(self.account, role.id):
            raise role_errors.ROLE_IS_BEING_USED()
        role.status = DELETED
        return self.account.put(self.kind, role)

    @action
    def clone(self, userRoleId: int) -> Object:
        """A copy for the account, of a role of its own or of the platform. Its system name is the same (measured)."""
        source = self.get(userRoleId)
        copy = Object(self.object_type, **{name: source.values.get(name) for name in COPIED})
        self.stamp(copy)
        copy.name = f"{source.name}{time.strftime(COPY, time.localtime(now()))}"
        return self.account.put(self.kind, copy)

    def listing(self, filter_: Object | None) -> Query:
        """Deleted roles are in no list, even where the filter asks for their status (measured)."""
        return permissions.by_number(super().listing(filter_).without(status=DELETED))

    def own(self, id: Any) -> Object:  # noqa: A002
        """A role of the account's own; the platform's can't be changed."""
        role = self.get(id)
        if role.partnerId == SYSTEM:
            raise self.not_found(id)
        return role

    def _check_name(self, role: Object, known: Object | None) -> None:
        """A name has a letter, and is no other role's, of the account or of the platform."""
        name = role.name
        if name in (None, NULL) or (known is not None and name == known.name):
            return
        if self.account.store.find(
            self.account.query(self.kind, True).where(name=name).without(status=DELETED)
        ):
            raise role_errors.ROLE_NAME_ALREADY_EXISTS()
        if not name:
            raise errors.PROPERTY_VALIDATION_MIN_LENGTH("KalturaUserRole::name", 1)

    def _check_system_name(self, role: Object, known: Object | None) -> None:
        """A system name is no other role's of the account; the platform's may be taken (measured)."""
        if role.systemName in (None, NULL, ""):
            return
        query = self.account.query(self.kind).where(systemName=role.systemName).without(status=DELETED)
        if any(known is None or one.id != known.id for one in self.account.store.find(query)):
            raise errors.SYSTEM_NAME_ALREADY_EXISTS(role.systemName)


def _written(names: str) -> str:
    """The names without blanks around them; empty ones stay (measured)."""
    return ",".join(php_text.trim(name) for name in names.split(","))


@presents("KalturaUserRole")
def _show(role: Object, caller: Caller) -> Object:
    """A role with all permissions names those that the account has (measured)."""
    if role.permissionNames == rights.EVERYTHING:
        role.permissionNames = join(rights.counting(caller.account, rights.EVERYTHING))
    return role
