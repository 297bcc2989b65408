"""Interactivity data: the published sort, which has nodes, and the volatile one, which may be any JSON."""

from __future__ import annotations

import re
from typing import Any

from hamcrest import assert_that, equal_to
from parse import with_pattern

from features.support.scenario.references import REFERENCE
from features.support.scenario.world import World

SERVICES = {
    "interactivity": "interactivity_interactivity",
    "volatile interactivity": "interactivity_volatileInteractivity",
}
CLASSES = {"interactivity": "KalturaInteractivity", "volatile interactivity": "KalturaVolatileInteractivity"}


@with_pattern("|".join(sorted(SERVICES, key=len, reverse=True)))
def sort_named(text: str) -> str:
    """Interactivity: "interactivity" or "volatile interactivity"."""
    return text


def add(world: World, sort: str, name: str, text: str) -> None:
    """The first data of an entry or a playlist of the scenario's own; it goes with that."""
    world.call(f"{SERVICES[sort]}.add", {"entryId": _own(world, name), **_data(world, sort, text)})


def read(world: World, sort: str, name: str) -> Any:
    """The data, as the answer."""
    return world.call(f"{SERVICES[sort]}.get", {"entryId": world.record(name).id})


def change(world: World, sort: str, name: str, text: str) -> None:
    """An update of the version that was read last, or of the present one."""
    known = world.answer if _is_of(world, sort, name) else _now(world, sort, name)
    _update(world.call, world, sort, name, text, known["version"])


def change_aside(world: World, sort: str, name: str, text: str) -> None:
    """An update by somebody else, of the present version."""
    _update(world.look, world, sort, name, text, _now(world, sort, name)["version"])


def delete(world: World, sort: str, name: str) -> None:
    """The data is deleted; the entry stays."""
    world.call(f"{SERVICES[sort]}.delete", {"entryId": _own(world, name)})


def must_read(world: World, sort: str, name: str, text: str) -> None:
    """The data is this text."""
    assert_that(_now(world, sort, name)["data"], equal_to(_resolved(world, text)))


def _update(how: Any, world: World, sort: str, name: str, text: str, version: str) -> None:
    params = {"entryId": _own(world, name), "version": version, **_data(world, sort, text)}
    how(f"{SERVICES[sort]}.update", params)


def _now(world: World, sort: str, name: str) -> Any:
    return world.look(f"{SERVICES[sort]}.get", {"entryId": world.record(name).id})


def _is_of(world: World, sort: str, name: str) -> bool:
    """Whether the last answer is this data."""
    told = world.answer if isinstance(world.answer, dict) else {}
    known = (told.get("objectType"), told.get("entryId"))
    return known == (CLASSES[sort], world.record(name).id)


def _own(world: World, name: str) -> str:
    """The id of an entry, a playlist too, that isn't shared with other scenarios."""
    return world.own(world.record(name).noun.name, name)


def _data(world: World, sort: str, text: str) -> dict[str, Any]:
    parameter = re.sub("^K", "k", CLASSES[sort])
    return {parameter: {"objectType": CLASSES[sort], "data": _resolved(world, text)}}


def _resolved(world: World, text: str) -> str:
    """The text with ids for the scenario's names; other words in angles stay."""
    return REFERENCE.sub(
        lambda found: world.records[found[1]].id if found[1] in world.records else found[0], text.strip()
    )
