"""Encoders that broadcast to live streams."""

from __future__ import annotations

from hamcrest import assert_that, equal_to, has_length, not_
from parse import with_pattern

from features.support.api import nouns
from features.support.live import addresses, streams, watching
from features.support.live.addresses import BACKUP, FIELDS, PRIMARY, RTMP, SRT
from features.support.live.beside import Beside
from features.support.running.samples import DATA
from features.support.scenario.world import World
from features.support.wire.waiting import eventually, poll

FILM = DATA / "keynote.mp4"
STATES = nouns.ENTRY.enums["status"]
IN_ANY_STATE = {"statusIn": ",".join(str(number) for name, number in STATES.items() if name != "DELETED")}
"""Lists leave out what isn't READY, unless they are asked for it."""

PLAYABLE = 1  # KalturaEntryServerNodeStatus
TURNED_AWAY_S = 20.0  # within which an encoder ends that nobody lets in
LATE_S = 30.0  # that a broadcast may last longer than it is meant to


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


def follow(world: World, name: str, viewers: int) -> None:
    """So many viewers open the manifest, each with a session of playing of its own, and the newest segment."""
    for number in range(viewers):
        query = f"?playSessionId={world.stamp}-{number}"
        watching.look_at(world, f"viewer {number + 1} of {name}", watching.streams_of(world, name, query)[0])
