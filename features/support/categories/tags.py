"""The tags that an account has used. Nobody makes or deletes them: they are counted as objects are saved."""

from __future__ import annotations

from typing import Any

from hamcrest import assert_that, equal_to

from features.support.api.enums import TAGGED, value_of
from features.support.scenario.world import World, rows
from features.support.wire.waiting import eventually

ENUMS = {"objectType": TAGGED, "taggedObjectType": TAGGED}


def search(world: World, table: Any) -> None:
    """tagSearch_tag.search; the table is the filter, rows pageSize and pageIndex the pager."""
    asked = {field: value_of(ENUMS, field, world.resolve(text)) for field, text in rows(table).items()}
    pager = {name: asked.pop(name) for name in ("pageSize", "pageIndex") if name in asked}
    more = {"pager": {"objectType": "KalturaFilterPager", **pager}} if pager else {}
    world.call("tagSearch_tag.search", {"tagFilter": {"objectType": "KalturaTagFilter", **asked}, **more})
    world.listed = None


def must_be(world: World, table: Any) -> None:
    """The tags found are these, in this order; the columns are Kaltura's fields, with names for kinds of objects."""
    wanted = [tuple(world.plain(world.resolve(cell)) for cell in row.cells) for row in table]
    _found(world, table.headings, wanted)


def must_be_none(world: World) -> None:
    """No tag was found."""
    _found(world, ["tag"], [])


def _found(world: World, columns: list[str], wanted: list[tuple[str, ...]]) -> None:
    def told() -> list[tuple[str, ...]]:
        found = world.answer.get("objects", [])
        return [tuple(_cell(world, one, name) for name in columns) for one in found]

    def check() -> None:
        if told() != wanted:
            world.answer = world.repeat()
        assert_that(told(), equal_to(wanted), "the tags found")

    with world.evidence.polling():
        eventually(check, world.run.settings.lag)


def _cell(world: World, tag: dict[str, Any], name: str) -> str:
    value = world.plain(str(tag.get(name, "(absent)")))
    names = {str(known): word for word, known in TAGGED.items()}
    return names.get(value, value) if name == "taggedObjectType" else value
