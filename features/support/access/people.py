"""Users who come into being by being named somewhere."""

from __future__ import annotations

from typing import Any

from hamcrest import assert_that

from features.support.api.nouns import USER
from features.support.scenario.matchers import has_fields
from features.support.scenario.world import World


def must_have_come(world: World, id: str, table: Any) -> None:
    """A user of this id is there, and is deleted after the scenario; the fields are the table's."""
    wanted, expected = world.resolve(id), has_fields(world.expected(USER, table))
    found = world.keep(USER, id, world.look("user.get", {"userId": wanted}))
    assert_that(world.plain(found.answer), expected)
