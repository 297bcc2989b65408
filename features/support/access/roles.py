"""Roles that users hold, and what sessions may do by them."""

from __future__ import annotations

from typing import Any

from hamcrest import assert_that, equal_to

from features.support.api.nouns import PERMISSION, ROLE, USER
from features.support.scenario.world import Record, World, rows
from features.support.wire.client import KalturaError

HOLDER = "Holder"
FORBIDDEN = "SERVICE_FORBIDDEN"
MOST = 500  # objects of a page
YES, NO = "yes", "no"


def of_platform(world: World, name: str) -> Record:
    """The platform's role of this system name, under which the scenario knows it from now on."""
    wanted = {"systemNameEqual": name, "partnerIdEqual": 0}
    found = world.look("userRole.list", {"filter": {"objectType": "KalturaUserRoleFilter", **wanted}})
    assert found["objects"], f"The platform has no role {name}."
    return world.remember(ROLE, name, found["objects"][0])


def hold(world: World, caller: str, roles: list[str]) -> None:
    """A new user with these roles, whose session the scenario acts with from now on."""
    held = ",".join(world.id(ROLE.name, role) for role in roles)
    fields = {"objectType": USER.object_type, "id": world.unique(HOLDER).replace(" ", "-"), "roleIds": held}
    with world.as_admin():
        user = world.create(USER, HOLDER, "user.add", {"user": fields})
    ks = world.run.sessions.start(caller, user_id=user.id)
    world.hold(f"{HOLDER}'s", ks)
    world.acting = lambda: ks


def clone(world: World, name: str, copy: str) -> Record:
    """userRole.clone; the platform names the copy."""
    return world.create(ROLE, copy, "userRole.clone", {"userRoleId": world.id(ROLE.name, name)})


def permit(world: World, name: str, action: str) -> Record:
    """A permission of the account's own that holds one item: the platform's for this action."""
    fields = {
        "objectType": PERMISSION.object_type,
        "name": world.unique(name),
        "permissionItemsIds": str(_item(world, action)),
    }
    with world.as_admin():
        return world.create(PERMISSION, name, "permission.add", {"permission": fields})


def must_be_permitted(world: World, table: Any) -> None:
    """Each action of the table is called without parameters: "no" is a refusal with SERVICE_FORBIDDEN."""
    expected = rows(table)
    found = {action: _permitted(world, action) for action in expected}
    assert_that(found, equal_to(expected))


def _permitted(world: World, action: str) -> str:
    try:
        world.run.client.call(action, {}, None, world.acting())
    except KalturaError as refusal:
        if refusal.code != FORBIDDEN:
            raise
        return NO
    return YES


def _item(world: World, action: str) -> int:
    """The id of the item for an action; there are some thousand."""
    service, _, name = action.lower().partition(".")
    for page in range(1, 7):
        pager = {"objectType": "KalturaFilterPager", "pageIndex": page, "pageSize": MOST}
        for one in world.look("permissionItem.list", {"pager": pager})["objects"]:
            if (one.get("service", "").lower(), one.get("action", "").lower()) == (service, name):
                return int(one["id"])
    raise AssertionError(f"The platform has no item for {action}.")
