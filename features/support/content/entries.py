"""Entries with a sample in them: shared by all scenarios of a run, or copied for the one that changes it."""

from __future__ import annotations

import re
from typing import Any

from parse import with_pattern

from features.support.api import nouns
from features.support.scenario.world import Record, World

EXCLUDE = 1
"""KalturaCloneComponentSelectorType.EXCLUDE_COMPONENT."""
PARTS = {"owner": 1, "categories": 2, "access control": 4, "metadata": 5, "flavors": 6, "captions": 7}
"""What a clone can leave behind, by KalturaBaseEntryCloneOptions; its owner stands for USERS."""


def share(world: World, kind: str, name: str) -> Record:
    """`name` is the run's shared entry of a sample; shown as a media.get."""
    with world.evidence.quiet():
        id = world.run.samples.ready(kind)
    world.variables.name("entry", id, name)
    return world.remember(nouns.ENTRY, name, world.look("media.get", {"entryId": id}), shared=True)


def copy(world: World, kind: str, name: str) -> Record:
    """`name` is a copy of the shared entry of a sample, READY at once, with a name of its own; shown as a media.get."""
    with world.evidence.quiet(), world.as_admin():
        record = world.create(
            nouns.ENTRY, name, "baseEntry.clone", {"entryId": world.run.samples.ready(kind)}
        )
        fields = {"objectType": "KalturaMediaEntry", "name": world.unique(name)}
        world.call("media.update", {"entryId": record.id, "mediaEntry": fields})
    record.answer = world.current(name)
    return record


@with_pattern(rf"(?:{'|'.join(PARTS)})(?:(?:, | and )(?:{'|'.join(PARTS)}))*")
def parts_named(text: str) -> list[int]:
    """Parts: what a clone leaves behind, "flavors" or "owner, metadata and captions"."""
    return [PARTS[word] for word in re.split(", | and ", text)]


def clone(world: World, name: str, copy: str, exclude: list[int] | None = None) -> Record:
    """baseEntry.clone of `name`, called `copy`; exclude lists the BaseEntryCloneOptions that stay behind."""
    options = [
        {"objectType": "KalturaBaseEntryCloneOptionComponent", "itemType": item, "rule": EXCLUDE}
        for item in exclude or []
    ]
    params: dict[str, Any] = {"entryId": world.id("entry", name)}
    if options:
        params["cloneOptions"] = options
    return world.create(nouns.ENTRY, copy, "baseEntry.clone", params)


def recycle(world: World, name: str) -> None:
    """baseEntry.recycle."""
    world.call("baseEntry.recycle", {"entryId": world.own("entry", name)})


def list_by_reference(world: World, reference: str) -> None:
    """baseEntry.listByReferenceId, as a list that the Then steps can ask for again."""
    world.call("baseEntry.listByReferenceId", {"refId": world.unique(reference)})
    world.listed = nouns.ENTRY
