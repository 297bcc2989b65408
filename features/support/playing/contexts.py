"""The contexts of playback: asked for by their action, looked at by their parts."""

from __future__ import annotations

from typing import Any

from hamcrest import assert_that, equal_to, not_, only_contains
from parse import with_pattern

from features.support.scenario.matchers import has_fields
from features.support.scenario.world import World, rows

PARAMETERS = {
    "getContextData": "KalturaEntryContextDataParams",
    "getPlaybackContext": "KalturaPlaybackContextOptions",
}
PARTS = {"sources": "sources", "messages": "messages", "actions": "actions", "flavors": "flavorAssets"}


@with_pattern("|".join(PARTS))
def told(text: str) -> str:
    """Told: a part of a context, "sources", "messages", "actions" or "flavors"."""
    return text


def ask(world: World, action: str, name: str, table: Any = None) -> None:
    """The action with its options; what is called flavorTags, referrer … there goes as it is written."""
    options = {field: world.resolve(text) for field, text in (rows(table) if table else {}).items()}
    params = {"objectType": PARAMETERS[action], **options}
    world.call(f"baseEntry.{action}", {"entryId": world.id("entry", name), "contextDataParams": params})


def part(world: World, name: str) -> list[Any]:
    """The objects of a part of the last answer; AssertionError where the answer has no such part."""
    found = world.answer.get(PARTS[name])
    if found is None:
        raise AssertionError(f"The context has no {name}; it has {', '.join(world.answer)}.")
    return list(found)


def must_all_have(world: World, name: str, table: Any) -> None:
    """Each object of the part has the fields of the table, and there is one at least."""
    found = part(world, name)
    assert_that(found, not_(equal_to([])), name)
    assert_that(found, only_contains(has_fields(world.expected(None, table))), name)
