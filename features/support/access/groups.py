"""Groups of users: who is in which, and bringing a user's groups into line with a list. Places go with their group."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hamcrest import assert_that, equal_to

from features.support.api.nouns import GROUP, GROUP_PLACE, USER
from features.support.api.nouns.uploads import BULK_UPLOAD
from features.support.scenario import objects
from features.support.scenario.world import World
from features.support.wire.client import FilePart
from features.support.wire.waiting import eventually

SERVICE = GROUP_PLACE.service
NAMES = ("userId", "group")
"""Columns of a file of users that name things of the scenario; a group that is left has a minus before it."""


def ids(world: World, user: str, group: str) -> dict[str, str]:
    """The two ids by which the service knows a user's place in a group."""
    return {"userId": world.id(USER.name, user), "groupId": world.id(GROUP.name, group)}


def add(world: World, user: str, group: str, table: Any = None) -> Any:
    """groupUser.add; a table gives creationMode and userRole."""
    fields = world.fields(GROUP_PLACE, table) if table else {}
    place = {"objectType": GROUP_PLACE.object_type, **ids(world, user, group), **fields}
    return world.call(f"{SERVICE}.add", {GROUP_PLACE.parameter: place})


def make(world: World, group: str, users: list[str], table: Any = None) -> None:
    """A group with these users in it; who isn't there yet is made."""
    objects.add(world, GROUP, group)
    for user in users:
        if user not in world.records:
            objects.add(world, USER, user)
        add(world, user, group, table)


def remove(world: World, user: str, group: str) -> Any:
    """groupUser.delete."""
    return world.call(f"{SERVICE}.delete", ids(world, user, group))


def update(world: World, user: str, group: str, table: Any) -> Any:
    """groupUser.update, by the number that the place has."""
    asked = {"objectType": GROUP_PLACE.filter, "userIdEqual": world.id(USER.name, user)}
    asked["groupIdEqual"] = world.id(GROUP.name, group)
    found = world.look(f"{SERVICE}.list", {"filter": asked})["objects"]
    assert_that(len(found), equal_to(1), f'places of "{user}" in "{group}"')
    changes = {"objectType": GROUP_PLACE.object_type, **world.fields(GROUP_PLACE, table)}
    return world.call(
        f"{SERVICE}.update", {GROUP_PLACE.id_parameter: found[0]["id"], GROUP_PLACE.parameter: changes}
    )


def sync(world: World, user: str, groups: list[str], name: str, table: Any = None) -> None:
    """groupUser.sync; a group that isn't made yet is named as if it were. What is left to a job is called `name`."""
    options = world.fields(GROUP_PLACE, table) if table else {}
    wanted = ",".join(_named(world, group) for group in groups)
    left = world.call(f"{SERVICE}.sync", {"userId": world.id(USER.name, user), "groupIds": wanted, **options})
    if left:
        world.remember(BULK_UPLOAD, name, left)


def _named(world: World, group: str) -> str:
    """The id of a group; one that isn't there is tidied up if it comes into being."""
    if group not in world.records:
        world.keep(GROUP, group, {"id": world.unique(group).replace(" ", "-")})
    return world.id(GROUP.name, group)


def copy(world: World, group: str, twin: str) -> None:
    """group.clone; the copy's name is its id, made unique."""
    sent = {
        "originalGroupId": world.id(GROUP.name, group),
        "newGroupId": world.unique(twin).replace(" ", "-"),
    }
    world.create(GROUP, twin, f"{GROUP.service}.clone", sent)


def upload(world: World, name: str, table: Any) -> None:
    """user.addFromBulkUpload of a table as CSV, its first column named with a star; names are ids."""
    rows = [[f"*{table.headings[0]}", *table.headings[1:]]]
    for row in table:
        rows.append([_cell(world, column, row[column]) for column in table.headings])
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    file = FilePart(Path("users.csv"), content=text.getvalue().encode())
    world.remember(BULK_UPLOAD, name, world.call("user.addFromBulkUpload", {}, {"fileData": file}))


def _cell(world: World, column: str, text: str) -> str:
    if column not in NAMES or not text:
        return text
    minus, name = ("-", text[1:]) if text.startswith("-") else ("", text)
    if column == "group":
        return minus + _named(world, name)
    if name not in world.records:
        world.keep(USER, name, {"id": world.unique(name).replace(" ", "-")})
    return world.id(USER.name, name)


def must_be(world: World, group: str, table: Any) -> None:
    """The members of a group are these and no others; the columns are Kaltura's fields, users by their names."""
    wanted = sorted(tuple(world.resolve(cell) for cell in row.cells) for row in table)
    asked = {"objectType": GROUP_PLACE.filter, "groupIdEqual": world.id(GROUP.name, group)}
    _eventually(world, asked, lambda one: tuple(_told(world, one, name) for name in table.headings), wanted,
                f'the members of "{group}"')  # fmt: skip


def must_be_in(world: World, user: str, groups: list[str]) -> None:
    """A user is in these groups and no others."""
    asked = {"objectType": GROUP_PLACE.filter, "userIdEqual": world.id(USER.name, user)}
    _eventually(
        world, asked, lambda one: _told(world, one, "groupId"), sorted(groups), f'the groups of "{user}"'
    )


def _eventually(
    world: World, asked: dict[str, Any], told: Callable[[dict[str, Any]], Any], wanted: list[Any], what: str
) -> None:
    def check() -> None:
        found = world.look(f"{SERVICE}.list", {"filter": asked}).get("objects", [])
        assert_that(sorted(told(one) for one in found), equal_to(wanted), what)

    with world.evidence.polling():
        eventually(check, world.run.settings.timeout)


def _told(world: World, place: dict[str, Any], name: str) -> str:
    """A field of a place as a guide writes it: users and groups by name, names for the values of enums."""
    value = str(place.get(name, "(absent)"))
    if name in ("userId", "groupId"):
        names = {record.id: record.name for record in world.records.values()}
        return names.get(value, value)
    values = {str(known): word for word, known in GROUP_PLACE.enums.get(name, {}).items()}
    return values.get(value, value)
