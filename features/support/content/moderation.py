"""Flags on entries and the decisions on them. Shared samples are never flagged: all of it changes the entry."""

from __future__ import annotations

from typing import Any

from hamcrest import assert_that, equal_to
from parse import with_pattern

from features.support.api import nouns
from features.support.scenario.world import World

DECISIONS = {"approved": "approve", "rejected": "reject", "flagged": "flag"}


@with_pattern("|".join(DECISIONS))
def decision_named(text: str) -> str:
    """Decision: "approved", "rejected" or "flagged"."""
    return text


def flag(world: World, name: str, table: Any = None) -> None:
    """baseEntry.flag with the fields of a table."""
    given = world.fields(nouns.FLAG, table) if table else {}
    fields = {"objectType": nouns.FLAG.object_type, "flaggedEntryId": world.own("entry", name), **given}
    world.call("baseEntry.flag", {"moderationFlag": fields})


def decide(world: World, decision: str, name: str) -> None:
    """approve or reject, or flag without a reason."""
    if decision == "flagged":
        flag(world, name)
    else:
        world.call(f"baseEntry.{DECISIONS[decision]}", {"entryId": world.own("entry", name)})


def list_flags(world: World, name: str) -> None:
    """baseEntry.listFlags, as a list whose objects the Then steps can look at."""
    world.call("baseEntry.listFlags", {"entryId": world.id("entry", name)})
    world.listed = nouns.FLAG


def must_have_no_flags(world: World, name: str) -> None:
    """baseEntry.listFlags, asked by the administrator, is empty."""
    flags = world.look("baseEntry.listFlags", {"entryId": world.id("entry", name)})
    assert_that(flags["totalCount"], equal_to(0), f'open flags of "{name}"')
