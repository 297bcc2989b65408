"""Entries in categories: put there, taken out, let in or turned away by moderators. They go with their category."""

from __future__ import annotations

from typing import Any

from hamcrest import assert_that, equal_to

from features.support.api.enums import name_of
from features.support.api.nouns import ASSIGNMENT, CATEGORY, ENTRY
from features.support.scenario import objects
from features.support.scenario.world import World
from features.support.wire.waiting import eventually

SERVICE = ASSIGNMENT.service
ANY_STATUS = "1,2,4"  # all but deleted


def ids(world: World, entry: str, category: str) -> dict[str, str]:
    """The two ids by which the service knows an entry's place in a category."""
    return {"entryId": world.id("entry", entry), "categoryId": world.id(CATEGORY.name, category)}


def plant(world: World, rows: list[dict[str, str]]) -> None:
    """Make categories from their full names and other fields, in their order; each is named as its path ends."""
    for row in rows:
        fields = {field: text for field, text in row.items() if text}
        above, _, name = fields.pop("fullName").rpartition(">")
        parent = {"parentId": world.id(CATEGORY.name, above.rpartition(">")[2])} if above else {}
        given = {field: world.value(CATEGORY, field, text) for field, text in fields.items()}
        made = {"objectType": CATEGORY.object_type, "name": world.unique(name), **parent, **given}
        world.create(CATEGORY, name, "category.add", {"category": made})


def make(world: World, entry: str, categories: list[str]) -> None:
    """media.add without content, and categoryEntry.add into each of these categories."""
    objects.add(world, ENTRY, entry)
    for category in categories:
        put(world, entry, category)


def put(world: World, entry: str, category: str) -> Any:
    """categoryEntry.add."""
    place = {"objectType": ASSIGNMENT.object_type, **ids(world, entry, category)}
    return world.call(f"{SERVICE}.add", {"categoryEntry": place})


def act(world: World, action: str, entry: str, category: str) -> Any:
    """categoryEntry.delete, activate or reject."""
    return world.call(f"{SERVICE}.{action}", ids(world, entry, category))


def ask(world: World, filter_: dict[str, str]) -> None:
    """categoryEntry.list with the session at hand."""
    world.call(f"{SERVICE}.list", {"filter": {"objectType": "KalturaCategoryEntryFilter", **filter_}})
    world.listed = None


def must_be_in(world: World, entry: str, categories: list[str]) -> None:
    """The entry's active places are in these categories and no others, at once or soon."""
    wanted = {world.id(CATEGORY.name, name): name for name in categories}
    asked = {"entryIdEqual": world.id("entry", entry), "statusEqual": 2}

    def check() -> None:
        listing = {"filter": {"objectType": "KalturaCategoryEntryFilter", **asked}}
        found = {str(one["categoryId"]) for one in world.look(f"{SERVICE}.list", listing)["objects"]}
        told = {wanted.get(id_, f"another ({id_})") for id_ in found}
        assert_that(told, equal_to(set(categories)), f'the categories of "{entry}"')

    with world.evidence.polling():
        eventually(check, world.run.settings.lag)


def must_have_state(world: World, entry: str, category: str, state: str) -> None:
    """The state of an entry's place in a category."""
    place = ids(world, entry, category)
    asked = {"entryIdEqual": place["entryId"], "categoryIdEqual": place["categoryId"], "statusIn": ANY_STATUS}

    def check() -> None:
        listing = {"filter": {"objectType": "KalturaCategoryEntryFilter", **asked}}
        found = world.look(f"{SERVICE}.list", listing)["objects"]
        told = [name_of(ASSIGNMENT.enums, "status", one["status"]) for one in found]
        assert_that(told, equal_to([state]), f'"{entry}" in "{category}"')

    with world.evidence.polling():
        eventually(check, world.run.settings.lag)


def must_list(world: World, entries: list[str]) -> None:
    """The assignments just listed are of these entries and no others."""
    wanted = {world.id("entry", name) for name in entries}

    def check() -> None:
        found = {str(one["entryId"]) for one in world.answer.get("objects", [])}
        if found != wanted:
            world.answer = world.repeat()
        assert_that({str(one["entryId"]) for one in world.answer.get("objects", [])}, equal_to(wanted))

    with world.evidence.polling():
        eventually(check, world.run.settings.lag)


def move(world: World, categories: list[str], target: str) -> Any:
    """category.move beneath another category; with "" for the target they become top ones."""
    named = ",".join(world.own(CATEGORY.name, name) for name in categories)
    parent = world.id(CATEGORY.name, target) if target else "0"
    return world.call("category.move", {"categoryIds": named, "targetCategoryParentId": parent})
