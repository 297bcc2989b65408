"""Cue points of an entry: moved, marked, copied, and told apart by their fields."""

from __future__ import annotations

from typing import Any

from behave.model import Table
from hamcrest import assert_that, contains_exactly, empty
from parse import with_pattern

from features.support.api import nouns
from features.support.api.nouns.cue_points import ANY, SERVICE
from features.support.scenario.matchers import Expected, has_fields
from features.support.scenario.world import Record, World, rows
from features.support.wire.waiting import eventually

NOUN = nouns.CUE_POINT
INCLUDE = 0
"""KalturaCloneComponentSelectorType.INCLUDE_COMPONENT."""
OPTIONS = {
    "code cue points": "codeCuePoint.CODE_CUE_POINTS",
    "ad cue points": "adCuePoint.AD_CUE_POINTS",
    "slides and chapters": "thumbCuePoint.THUMB_CUE_POINTS",
    "session cue points": "sessionCuePoint.SESSION_CUE_POINTS",
}
"""What can come along with a clone, by KalturaBaseEntryCloneOptions."""


def mark(world: World, name: str, state: str) -> Any:
    """cuePoint.updateStatus."""
    return world.call(
        f"{SERVICE}.updateStatus", {"id": world.id(ANY, name), "status": NOUN.enums["status"][state]}
    )


def move(world: World, name: str, table: Table) -> Any:
    """cuePoint.updateCuePointsTimes; the table has startTime and endTime (ms)."""
    return world.call(f"{SERVICE}.updateCuePointsTimes", {"id": world.id(ANY, name), **rows(table)})


def copy(world: World, name: str, entry: str, as_: str) -> Record:
    """cuePoint.clone; of an annotation too, where `name` is one."""
    params = {"id": world.id(ANY, name), "entryId": world.own("entry", entry)}
    return world.create(NOUN, as_, f"{SERVICE}.clone", params)


def copy_annotation(world: World, name: str, entry: str, as_: str, table: Any = None) -> Record:
    """annotation.clone; a table gives parentId."""
    params = {"id": world.id(ANY, name), "entryId": world.own("entry", entry)}
    params |= world.fields(nouns.ANNOTATION, table) if table else {}
    return world.create(nouns.ANNOTATION, as_, f"{nouns.ANNOTATION.service}.clone", params)


@with_pattern("|".join(OPTIONS))
def points_named(text: str) -> str:
    """Points: what a clone takes along, "code cue points"; the BaseEntryCloneOptions of it."""
    return OPTIONS[text]


def clone_with(world: World, name: str, copy: str, option: str) -> Record:
    """baseEntry.clone with an option that takes cue points of a kind along."""
    item = {"objectType": "KalturaBaseEntryCloneOptionComponent", "itemType": option, "rule": INCLUDE}
    params = {"entryId": world.id("entry", name), "cloneOptions": [item]}
    return world.create(nouns.ENTRY, copy, "baseEntry.clone", params)


def of_entry(world: World, entry: str) -> list[Any]:
    """The entry's cue points as the administrator sees them, by their start."""
    filter_ = {"objectType": NOUN.filter, "entryIdEqual": world.id("entry", entry), "orderBy": "+startTime"}
    found = world.look(f"{SERVICE}.list", {"filter": filter_})["objects"]
    return sorted(found, key=lambda one: (one["startTime"], one["cuePointType"], one["intId"]))


def must_be(world: World, entry: str, table: Table) -> None:
    """The entry has these cue points and no others, by their start: the columns are Kaltura's fields."""
    expected = [has_fields(_row(world, row.as_dict())) for row in table]
    with world.evidence.polling():
        eventually(
            lambda: assert_that(world.plain(of_entry(world, entry)), contains_exactly(*expected)),
            world.run.settings.timeout,
        )


def _row(world: World, cells: dict[str, str]) -> Expected:
    table = Table(["field", "value"])
    for name, text in cells.items():
        table.add_row([name, text])
    return world.expected(NOUN, table)


def must_have_none(world: World, entry: str) -> None:
    """The entry has no cue points."""
    assert_that(world.plain(of_entry(world, entry)), empty(), f'cue points of "{entry}"')


def name_first(world: World, name: str, entry: str) -> Record:
    """`name` is the first cue point of an entry from now on, as soon as there is one."""

    def first() -> Any:
        found = of_entry(world, entry)
        if not found:
            raise AssertionError(f'"{entry}" has no cue points.')
        return found[0]

    with world.evidence.polling():
        return world.remember(NOUN, name, eventually(first, world.run.settings.timeout))
