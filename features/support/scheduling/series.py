"""Series of events, made by a rule whose parts stand in the same table as the event's fields, and their occurrences."""

from __future__ import annotations

from typing import Any

from hamcrest import assert_that, equal_to

from features.support.api import moments
from features.support.api.enums import name_of
from features.support.api.nouns import Noun
from features.support.api.nouns.scheduling import SCHEDULE_EVENT
from features.support.scenario.world import Record, World, rows
from features.support.scheduling import events
from features.support.wire.waiting import eventually

PARTS = (
    "frequency", "until", "timeZone", "count", "interval", "bySecond", "byMinute", "byHour", "byDay", "byMonthDay",
    "byYearDay", "byWeekNumber", "byMonth", "byOffset", "weekStartDay",
)  # fmt: skip
RULE = "KalturaScheduleEventRecurrence"
RECURRING = 1  # recurrenceType


def fields_of(world: World, noun: Noun, table: Any) -> dict[str, Any]:
    """The rows of a table as the fields of an event, those that belong to its rule within `recurrence`."""
    given = rows(table) if table else {}
    rule = {name: moments.on_the_wire(text) for name, text in given.items() if name in PARTS}
    fields = {name: world.value(noun, name, text) for name, text in given.items() if name not in PARTS}
    return fields | ({"recurrence": {"objectType": RULE, **rule}} if rule else {})


def add(world: World, name: str, noun: Noun, table: Any) -> Record:
    """scheduleEvent.add of a series, which makes the occurrences."""
    fields = {"objectType": noun.object_type, "summary": world.unique(name), "recurrenceType": RECURRING}
    return world.create(
        noun, name, f"{noun.service}.add", {noun.parameter: fields | fields_of(world, noun, table)}
    )


def change(world: World, name: str, table: Any) -> Any:
    """scheduleEvent.update of a series, or of what becomes one: with the rule's parts that the table has."""
    noun = world.record(name).noun
    changes = {"objectType": noun.object_type, **fields_of(world, noun, table)}
    return world.call(
        f"{noun.service}.update", {noun.id_parameter: events.id_of(world, name), "scheduleEvent": changes}
    )


def occurrences(world: World, name: str) -> list[dict[str, Any]]:
    """The occurrences of a series as they are now, the earliest first."""
    noun = world.record(name).noun
    asked = {"objectType": noun.filter, "parentIdEqual": events.id_of(world, name), "orderBy": "+startDate"}
    pager = {"pageSize": 500}
    return list(world.look(f"{noun.service}.list", {"filter": asked, "pager": pager})["objects"])


def name_occurrence(world: World, number: int, name: str, series: str) -> None:
    """From now on `name` is the occurrence at this place, counted from 1. It goes with its series."""

    def there() -> dict[str, Any]:
        found = occurrences(world, series)
        assert_that(len(found) >= number, f'"{series}" has {len(found)} occurrences, at least {number}')
        return found[number - 1]

    with world.evidence.polling():
        one = eventually(there, world.run.settings.lag)
    world.remember(world.record(series).noun, name, one)


def must_be(world: World, name: str, table: Any) -> None:
    """The occurrences are these and no others, in this order: start, and further fields by their names."""
    wanted = [dict(zip(table.headings, row.cells, strict=True)) for row in table]
    with world.evidence.polling():
        eventually(lambda: _check(world, name, wanted), world.run.settings.lag)


def _check(world: World, name: str, wanted: list[dict[str, str]]) -> None:
    found = occurrences(world, name)
    likes = [*wanted, *([wanted[-1]] * len(found) if wanted else [{"startDate": ""}] * len(found))]
    shown = [_told(world, one, like) for one, like in zip(found, likes, strict=False)]
    assert_that(shown, equal_to(wanted), f'occurrences of "{name}"')


def _told(world: World, one: dict[str, Any], like: dict[str, str]) -> dict[str, str]:
    return {field: _text(world, field, one, text) for field, text in like.items()}


def _text(world: World, field: str, one: dict[str, Any], like: str) -> str:
    value = one.get(field)
    if field in ("startDate", "endDate") and value is not None:
        return moments.written(int(value), like)
    return str(world.plain(name_of(SCHEDULE_EVENT.enums, field, value)))


def must_count(world: World, name: str, number: int) -> None:
    """The series has so many occurrences (of at most 1000)."""
    noun = world.record(name).noun
    asked = {"objectType": noun.filter, "parentIdEqual": events.id_of(world, name)}

    def check() -> None:
        found = world.look(f"{noun.service}.list", {"filter": asked, "pager": {"pageSize": 1}})["totalCount"]
        assert_that(found, equal_to(number), f'occurrences of "{name}"')

    with world.evidence.polling():
        eventually(check, world.run.settings.lag)
