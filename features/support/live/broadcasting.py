"""Encoders that broadcast to live streams, what they are recorded as, and how far back viewers can go."""

from __future__ import annotations

import re

from hamcrest import assert_that, equal_to, has_length, less_than_or_equal_to, not_
from parse import with_pattern

from features.support.api import nouns
from features.support.live import addresses, streams, watching
from features.support.live.addresses import BACKUP, FIELDS, PRIMARY, RTMP, SRT
from features.support.live.beside import Beside
from features.support.running.samples import DATA
from features.support.scenario import objects
from features.support.scenario.world import World
from features.support.wire.waiting import eventually, poll

FILM = DATA / "keynote.mp4"
STATES = nouns.ENTRY.enums["status"]
IN_ANY_STATE = {"statusIn": ",".join(str(number) for name, number in STATES.items() if name != "DELETED")}
"""Lists leave out what isn't READY, unless they are asked for it."""

READY = STATES["READY"]
WITHIN_S = 0.5
PLAYABLE = 1  # KalturaEntryServerNodeStatus
TURNED_AWAY_S = 20.0  # within which an encoder ends that nobody lets in
LATE_S = 30.0  # that a broadcast may last longer than it is meant to
LENGTH = re.compile(r"#EXTINF:([\d.]+)", re.ASCII)
SEGMENT_S = 7.0  # that a window may lack of its limit: it holds whole segments


@with_pattern(f"{PRIMARY}|{BACKUP}")
def place_named(text: str) -> str:
    """Place: "primary" or "backup"."""
    return text


@with_pattern(f"{RTMP}|{SRT}")
def way_named(text: str) -> str:
    """Way: "RTMP" or "SRT"."""
    return text


def begin(
    world: World, name: str, way: str = RTMP, place: str = PRIMARY, *, seconds: float | None = None, token: str = "",
    stored: float = 0,
) -> Beside:  # fmt: skip
    """An encoder sends to where the entry says, with the entry's token or another one; it ends with the scenario."""
    entry = addresses.look_up(world, name)
    target = addresses.target(entry, way, place)
    if token:
        target = addresses.with_token(world, name, target, str(entry["streamPassword"]), token)
    before = world.encoders.get((name, place))
    variable = f"{place.upper()}_ENCODER{'_2' if before and before.at_work else ''}"
    encoder = Beside(world, variable, FILM, target, seconds, stored)
    if not world.encoders:
        world.cleanups.add(f"recordings of {entry['id']}", lambda: _discard(world, str(entry["id"])))
    world.cleanups.add(f"an encoder of {entry['id']}", encoder.lose)
    world.encoders[(name, place)] = encoder
    return encoder


def begin_as_before(world: World, name: str) -> None:
    """By RTMP to the address that the entry had when it was made."""
    begin(world, name, token=str(world.record(name).answer["streamPassword"]))


def _discard(world: World, live: str) -> None:
    """Recordings are entries of their own, which outlive the live stream."""
    with world.evidence.quiet():
        found = world.look("media.list", {"filter": {"rootEntryIdEqual": live, **IN_ANY_STATE}})
        for entry in found["objects"]:
            world.look("baseEntry.delete", {"entryId": entry["id"]})


def broadcast(world: World, name: str, seconds: float) -> None:
    """From the first frame to the last, and until it is off air again."""
    encoder = begin(world, name, seconds=seconds)
    assert_that(encoder.end(seconds + LATE_S), equal_to(0), encoder.said)
    streams.must_become(world, name, False)


def bring_on_air(world: World, name: str, way: str = RTMP, place: str = PRIMARY) -> None:
    """An encoder sends, and viewers can follow."""
    begin(world, name, way, place)
    streams.must_become(world, name, True)


def bring_on_air_late(world: World, name: str, stored: int) -> None:
    """An encoder that has so many seconds already sends them at once, and goes on."""
    begin(world, name, stored=stored)
    streams.must_become(world, name, True)


def encoder_of(world: World, name: str, place: str) -> Beside:
    """The encoder at a place. AssertionError where there is none."""
    if (name, place) not in world.encoders:
        raise AssertionError(f'Nobody broadcasts to "{name}" as {place}: {sorted(world.encoders)}.')
    return world.encoders[(name, place)]


def must_be_turned_away(world: World) -> None:
    """The encoder that began last ends with an error, soon."""
    encoder = list(world.encoders.values())[-1]
    assert isinstance(encoder, Beside)
    assert_that(encoder.be_turned_away(TURNED_AWAY_S), not_(equal_to(0)), "exit code of the encoder")
    world.evidence.note("what the encoder says", encoder.said)


def find_recording(world: World, name: str, recording: str) -> None:
    """The entry that recordedEntryId names is the scenario's ``recording`` from now on, and goes with it."""
    live = world.id("live stream", name)
    with world.evidence.polling():
        found = poll(
            lambda: world.look("liveStream.get", {"entryId": live}).get("recordedEntryId"),
            bool,
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


def must_be_connected(world: World, name: str, place: str) -> None:
    """An encoder is connected at a place, and can be followed."""
    wanted = {
        "entryIdEqual": world.id("live stream", name),
        "serverTypeEqual": list(FIELDS).index(place),
        "statusEqual": PLAYABLE,
    }
    with world.evidence.polling():
        poll(
            lambda: world.look("entryServerNode.list", {"filter": wanted})["totalCount"],
            bool,
            world.run.settings.timeout,
            f'That the {place} of "{name}" is connected',
            most=streams.SOON_S,
        )


def must_play_everywhere(world: World, name: str, count: int) -> None:
    """So many streams are in the manifest, and in each the newest segment shows a moment of the sample."""

    def check() -> None:
        addresses = watching.streams_of(world, name)
        assert_that(addresses, has_length(count), "streams in the manifest")
        for number, address in enumerate(addresses):
            watching.look_at(world, f"stream {number + 1} of {name}", address)

    with world.evidence.polling():
        eventually(check, LATE_S)


def held(world: World, name: str) -> tuple[float, int]:
    """How many seconds of a stream its list holds, and the number of the first segment in it."""
    text = watching.list_of(world, name)
    first = re.search(r"#EXT-X-MEDIA-SEQUENCE:([0-9]+)", text, re.ASCII)
    return sum(map(float, LENGTH.findall(text))), int(first[1]) if first else 0


def must_be_whole(world: World, name: str) -> None:
    """The first segment in the list is the stream's first one."""
    seconds, first = held(world, name)
    assert_that(first, less_than_or_equal_to(1), f"the first segment of {seconds:g} s")


def wait_until_long(world: World, name: str, limit: int) -> None:
    """The list grows to a length, less than a segment short of it."""
    with world.evidence.polling():
        poll(
            lambda: held(world, name)[0],
            lambda seconds: seconds > limit - SEGMENT_S,
            limit + LATE_S,
            f"That the list holds {limit} seconds",
            most=watching.SOON_S,
        )


def must_be_limited(world: World, name: str, limit: int) -> None:
    """The list is never longer than that, and comes to let go of its first segment."""
    _, before = held(world, name)

    def moved(seen: tuple[float, int]) -> bool:
        assert_that(seen[0], less_than_or_equal_to(limit), "seconds in the list")
        return seen[1] > before

    with world.evidence.polling():
        promise = "That the list lets go of its first segment"
        poll(lambda: held(world, name), moved, 2 * LATE_S, promise, most=watching.SOON_S)


def follow(world: World, name: str, viewers: int) -> None:
    """So many viewers open the manifest, each with a session of playing of its own, and the newest segment."""
    for number in range(viewers):
        query = f"?playSessionId={world.stamp}-{number}"
        watching.look_at(world, f"viewer {number + 1} of {name}", watching.streams_of(world, name, query)[0])
