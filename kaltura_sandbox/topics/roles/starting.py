"""What there is of roles and permissions from the start: the platform's own, and what every account gets.

Left out: what the platform's permissions and roles are called in prose (friendlyName is the name, there is no
description).
"""

from __future__ import annotations

from typing import Any

from kaltura_sandbox.platform import roles
from kaltura_sandbox.platform.accounts import SYSTEM, Account, Platform, now
from kaltura_sandbox.platform.objects import Object, join
from kaltura_sandbox.platform.roles import rights, tables
from kaltura_sandbox.platform.starting import furnishes, installs

ITEM_KIND = "permission_item"
ACTION, PARAMETER = "KalturaApiActionPermissionItem", "KalturaApiParameterPermissionItem"
STORED = {ACTION: "kApiActionPermissionItem", PARAMETER: "kApiParameterPermissionItem"}
"""Types of items as filters name them; answers tell the class instead (measured)."""

BLOCKED = 2
FIRST, ROOM = 32, 10  # the ids of an account's roles begin at 42, of the next one's at 52
FIRST_PERMISSION, PERMISSIONS = 300, 400  # the ids of what an account is granted begin at 700, at 1,100 …


@installs
def platform_roles(platform: Platform) -> None:
    """The roles, permissions and items of partner 0."""
    stamp = {"partnerId": SYSTEM, "createdAt": now(), "updatedAt": now()}
    for role in tables.platform_roles():
        platform.store.put(roles.KIND, _role(role, role.number, stamp), SYSTEM)
    held: dict[str, list[int]] = {}
    for item in tables.items():
        platform.store.put(ITEM_KIND, _item(item, stamp), SYSTEM)
        for name in item.permissions:
            held.setdefault(name, []).append(item.number)
    for named in tables.names().values():
        platform.store.put(rights.KIND, _platform_permission(named, held.get(named.name, []), stamp), SYSTEM)


@furnishes
def account_roles(account: Account) -> None:
    """Copies of the roles that the platform keeps for new accounts, and what the account is granted."""
    stamp = {"partnerId": account.id, "createdAt": now(), "updatedAt": now()}
    for place, role in enumerate(tables.account_roles()):
        id_ = _number(account, FIRST, ROOM, place)
        account.store.put(roles.KIND, _role(role, id_, stamp), account.id)
    blocked = [one.name for one in tables.features().values() if one.blocked]
    names = rights.granted(account)
    for place, name in enumerate([*names, *(name for name in blocked if name not in names)]):
        id_ = _number(account, FIRST_PERMISSION, PERMISSIONS, place)
        status = rights.ACTIVE if name in names else BLOCKED
        account.store.put(rights.KIND, _granted(name, id_, status, stamp), account.id)


def _number(account: Account, first: int, room: int, place: int) -> int:
    """An id: a small one for an account of the installation, the next one for any other."""
    number = account.partner._number if account.partner else None
    return account.store.number() if number is None else first + room * number + place


def _role(role: tables.Role, id_: int, stamp: dict[str, Any]) -> Object:
    return Object(
        "KalturaUserRole", id=id_, name=role.name, systemName=role.system_name, status=role.status,
        permissionNames=role.permissions, tags=role.tags or None, **stamp,
    )  # fmt: skip


def _item(item: tables.Item, stamp: dict[str, Any]) -> Object:
    if not item.what:
        return Object(
            ACTION,
            id=item.number,
            type=STORED[ACTION],
            tags="",
            service=item.first,
            action=item.second,
            **stamp,
        )
    return Object(
        PARAMETER, id=item.number, type=STORED[PARAMETER], tags="", object=item.first, parameter=item.second,
        action=item.what, **stamp,
    )  # fmt: skip


def _platform_permission(named: tables.Named, held: list[int], stamp: dict[str, Any]) -> Object:
    return Object(
        "KalturaPermission", id=named.number, type=named.type, name=named.name, friendlyName=named.name,
        description="", status=rights.ACTIVE, dependsOnPermissionNames=join(named.needs), tags="",
        permissionItemsIds=join(map(str, held)) or None, partnerGroup="", **stamp,
    )  # fmt: skip


def _granted(name: str, id_: int, status: int, stamp: dict[str, Any]) -> Object:
    known = tables.features().get(name)
    return Object(
        "KalturaPermission", id=id_, type=known.type if known else tables.SPECIAL, name=name, friendlyName=name,
        description=name, status=status, **stamp,
    )  # fmt: skip
