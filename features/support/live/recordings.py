"""What live streams are recorded as."""

from __future__ import annotations

from hamcrest import assert_that, equal_to, has_length, not_

from features.support.api import nouns
from features.support.live.broadcasting import IN_ANY_STATE, STATES
from features.support.scenario import objects
from features.support.scenario.world import World
from features.support.wire.waiting import eventually, poll

READY = STATES["READY"]
WITHIN_S = 0.5


def find_recording(world: World, name: str, recording: str) -> None:
    """The entry that recordedEntryId names is the scenario's ``recording`` from now on, and goes with it.

    After a further broadcast recordedEntryId is the earlier one for some seconds: one that has a name is passed over.
    """
    live = world.id("live stream", name)
    known = {record.id for record in world.records.values()}
    with world.evidence.polling():
        found = poll(
            lambda: world.look("liveStream.get", {"entryId": live}).get("recordedEntryId"),
            lambda seen: bool(seen) and seen not in known,
            world.run.settings.timeout,
            f'That "{name}" has a recording',
        )
    world.keep(nouns.ENTRY, recording, world.call("baseEntry.get", {"entryId": found}))


def settle_recording(world: World, recording: str) -> None:
    """The recording of the live stream that was broadcast to last, once it is READY."""
    name = list(world.encoders)[-1][0]
    with world.as_admin():
        find_recording(world, name, recording)
    objects.wait_for(world, recording, "READY")


def must_differ(world: World, one: str, other: str) -> None:
    """Two names are of two entries."""
    assert_that(world.record(one).id, not_(equal_to(world.record(other).id)))


def must_have_recordings(world: World, name: str, count: int) -> None:
    """So many entries name the live stream as their origin; without any it names none itself."""

    def check() -> None:
        entry = world.current(name)
        assert_that(bool(entry.get("recordedEntryId")), equal_to(count > 0), "recordedEntryId")
        found = world.look("media.list", {"filter": {"rootEntryIdEqual": entry["id"], **IN_ANY_STATE}})
        assert_that(found["objects"], has_length(count), "recordings")

    with world.evidence.polling():
        eventually(check, world.run.settings.lag)


def must_come_to_last(world: World, recording: str, seconds: float) -> None:
    """A recording is READY and so long, by its entry."""
    with world.evidence.polling():
        poll(
            lambda: world.current(recording),
            lambda seen: seen["status"] == READY and abs(seen["msDuration"] / 1000 - seconds) < WITHIN_S,
            world.run.settings.timeout,
            f'That "{recording}" lasts {seconds:g} s',
            lambda seen: f"{seen.get('msDuration')} ms, status {seen['status']}",
        )
