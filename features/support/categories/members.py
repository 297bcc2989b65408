"""Members of categories, and acting as one of them. Memberships go with their category."""

from __future__ import annotations

from typing import Any

from hamcrest import assert_that, equal_to

from features.support.api.enums import value_of
from features.support.api.nouns import CATEGORY, MEMBERSHIP, USER
from features.support.scenario.world import World
from features.support.wire.waiting import eventually

SERVICE = MEMBERSHIP.service
UNDER_ENTITLEMENT = "enableentitlement,privacycontext:<context>,list:*"


def ids(world: World, user: str, category: str) -> dict[str, str]:
    """The two ids by which the service knows a membership."""
    return {"categoryId": world.id(CATEGORY.name, category), "userId": world.id(USER.name, user)}


def add(world: World, user: str, category: str, table: Any = None) -> Any:
    """categoryUser.add; a table gives more of its fields."""
    fields = world.fields(MEMBERSHIP, table) if table else {}
    member = {"objectType": MEMBERSHIP.object_type, **ids(world, user, category), **fields}
    return world.call(f"{SERVICE}.add", {"categoryUser": member})


def add_at(world: World, user: str, category: str, level: str) -> Any:
    """categoryUser.add with a level, by its name."""
    given = {"permissionLevel": value_of(MEMBERSHIP.enums, "permissionLevel", level)}
    member = {"objectType": MEMBERSHIP.object_type, **ids(world, user, category), **given}
    return world.call(f"{SERVICE}.add", {"categoryUser": member})


def update(world: World, user: str, category: str, table: Any) -> Any:
    """categoryUser.update; a row `override` is the action's own parameter."""
    fields = world.fields(MEMBERSHIP, table)
    override = {"override": fields.pop("override")} if "override" in fields else {}
    changes = {"objectType": MEMBERSHIP.object_type, **fields}
    return world.call(
        f"{SERVICE}.update", {**ids(world, user, category), "categoryUser": changes, **override}
    )


def act(world: World, action: str, user: str, category: str) -> Any:
    """categoryUser.get, delete, activate or deactivate."""
    return world.call(f"{SERVICE}.{action}", ids(world, user, category))


def ask(world: World, category: str) -> None:
    """categoryUser.list by the category."""
    asked = {"objectType": "KalturaCategoryUserFilter", "categoryIdEqual": world.id(CATEGORY.name, category)}
    world.call(f"{SERVICE}.list", {"filter": asked})
    world.listed = MEMBERSHIP


def must_be(world: World, category: str, table: Any) -> None:
    """The members of a category are these and no others; the columns are Kaltura's fields, users by their names."""
    wanted = sorted(tuple(world.resolve(cell) for cell in row.cells) for row in table)

    def check() -> None:
        asked = {
            "objectType": "KalturaCategoryUserFilter",
            "categoryIdEqual": world.id(CATEGORY.name, category),
        }
        found = world.look(f"{SERVICE}.list", {"filter": asked}).get("objects", [])
        told = sorted(tuple(_told(world, one, name) for name in table.headings) for one in found)
        assert_that(told, equal_to(wanted), f'the members of "{category}"')

    with world.evidence.polling():
        eventually(check, world.run.settings.lag)


def _told(world: World, member: dict[str, Any], name: str) -> str:
    """A field of a membership as a guide writes it: a user by name, names for the values of enums."""
    value = str(member.get(name, "(absent)"))
    names = {
        record.id: record.name
        for record in world.records.values()
        if USER.name in (record.noun.name, record.noun.kin)
    }
    if name == "userId":
        return names.get(value, value)
    values = {str(known): word for word, known in MEMBERSHIP.enums.get(name, {}).items()}
    return values.get(value, value)


def become(world: World, user: str, privileges: str = UNDER_ENTITLEMENT) -> None:
    """From now on the scenario acts as a user, with a session of these privileges."""
    name = f"{user}'s"
    ks = world.run.sessions.start(
        "user", privileges=world.resolve(privileges), user_id=world.id(USER.name, user)
    )
    world.hold(name, ks)
    world.acting = lambda: ks
