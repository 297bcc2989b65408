"""What a search found: where in each object, in which of its lines, and how many of which value.

An index lags behind writes: what must be there is asked again until it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from behave.model import Table
from hamcrest import assert_that, equal_to, has_item

from features.support.scenario.world import World
from features.support.wire.waiting import eventually


def must_be_highlighted(world: World, name: str, table: Table) -> None:
    """The result of this name has these highlights (fieldName | value), among others; stamps are left out."""
    _holds(world, lambda: _check_highlight(world, name, table))


def _check_highlight(world: World, name: str, table: Table) -> None:
    told = [
        (one["fieldName"], _bare(world, hit["value"]))
        for one in _result(world, name).get("highlight", [])
        for hit in one["hits"]
    ]
    for row in table:
        assert_that(told, has_item((row["fieldName"], row["value"])), f'highlights of "{name}"')


def must_have_parts(world: World, name: str, table: Table) -> None:
    """What was found inside of the result of this name (itemsType, and fields of the items), no more and no less."""
    _holds(world, lambda: _check_parts(world, name, table))


def _check_parts(world: World, name: str, table: Table) -> None:
    fields = [heading for heading in table.headings if heading != "itemsType"]
    told = sorted(
        (group["itemsType"], *(_shown(world, item, field) for field in fields))
        for group in _result(world, name).get("itemsData", [])
        for item in group["items"]
    )
    wanted = sorted(tuple(row[heading] for heading in ("itemsType", *fields)) for row in table)
    assert_that(told, equal_to(wanted), f'what was found in "{name}"')


def _shown(world: World, item: dict[str, Any], field: str) -> str:
    """A field of an item as a table tells it: moments in seconds, texts in a row, highlights by their hits."""
    value = item.get(field, "")
    if field == "highlight":
        return "; ".join(_bare(world, hit["value"]) for one in value or [] for hit in one["hits"])
    if isinstance(value, list):
        return ", ".join(_bare(world, str(one["value"])) for one in value)
    return _bare(
        world, f"{value / 1000:g}" if field in ("startsAt", "endsAt", "startTime", "endTime") else str(value)
    )


def must_count_values(world: World, table: Table) -> None:
    """The search counted these values (fieldName | value | count), among others."""
    _holds(world, lambda: _check_counts(world, table))


def _check_counts(world: World, table: Table) -> None:
    told = [
        (one["fieldName"], world.plain(bucket["value"]), str(bucket["count"]))
        for one in world.answer.get("aggregations") or []
        for bucket in one.get("buckets", [])
    ]
    for row in table:
        assert_that(told, has_item((row["fieldName"], row["value"], row["count"])), "values counted")


def _holds(world: World, check: Callable[[], None]) -> None:
    def once() -> None:
        try:
            check()
        except AssertionError:
            world.answer = world.repeat()
            check()

    with world.evidence.polling():
        eventually(once, world.run.settings.lag)


def _result(world: World, name: str) -> dict[str, Any]:
    id = world.record(name).id
    for one in world.answer.get("objects", []):
        if str(one["object"]["id"]) == id:
            return dict(one)
    raise AssertionError(f'The search should find "{name}".')


def _bare(world: World, text: str) -> str:
    """A text without the scenario's stamp, marked or not."""
    stamp = re.escape(world.stamp)
    return str(re.sub(rf"\s?(?:<em>{stamp}</em>|{stamp})", "", text)).strip()
