"""Entries with a sample in them: shared by all scenarios of a run, or copied for the one that changes it."""

from __future__ import annotations

from features.support import nouns
from features.support.world import Record, World

FRAMES = 0.25
"""Seconds by which a duration may differ: encoders end on a whole frame, and add one at a cut."""


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
