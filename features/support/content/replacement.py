"""Replacing the content of an entry: a hidden entry is made of the new content and takes its place.

The hidden entry of "Talk" goes by the name "Talk's replacement" in a scenario.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from features.support.api import nouns
from features.support.api.enums import name_of
from features.support.content import clips
from features.support.scenario.world import World
from features.support.wire.waiting import poll

STATES = nouns.ENTRY.enums["replacementStatus"]


def trim(world: World, name: str, start: float, end: float) -> Any:
    """media.updateContent with a part of the entry itself. Seconds."""
    return update(world, name, clips.operation(world, name, clips.attributes(f"{start:g} to {end:g}")))


def replace(world: World, name: str, source: str) -> Any:
    """media.updateContent with the content of another entry."""
    return update(world, name, {"objectType": "KalturaEntryResource", "entryId": world.id("entry", source)})


def update(world: World, name: str, resource: Mapping[str, Any]) -> Any:
    """media.updateContent; the hidden entry that the answer names is remembered, and deleted after the scenario."""
    answer = world.call("media.updateContent", {"entryId": world.own("entry", name), "resource": resource})
    hidden = answer.get("replacingEntryId")
    if hidden:
        world.keep(nouns.ENTRY, f"{name}'s replacement", {"id": hidden})
    return answer


def wait_for(world: World, name: str, state: str) -> Any:
    """Poll an entry until its replacementStatus is `state`; AssertionError when it fails or takes too long."""
    if state not in STATES:
        raise AssertionError(f"A replacement has no state {state}; it has {', '.join(STATES)}.")
    with world.evidence.polling():
        return poll(
            lambda: world.current(name),
            lambda entry: entry["replacementStatus"] == STATES[state],
            world.run.settings.timeout,
            f'That the replacement of "{name}" becomes {state}',
            lambda entry: (
                f"it is {name_of(nouns.ENTRY.enums, 'replacementStatus', entry['replacementStatus'])}"
            ),
            lambda entry: state != "FAILED" and entry["replacementStatus"] == STATES["FAILED"],
        )
