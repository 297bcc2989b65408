"""Viewers of a live stream: the list of its first rendition, and the moment of a sample in its newest segment."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from hamcrest import assert_that, equal_to, greater_than

from features.support.api import nouns
from features.support.api.nouns import Noun
from features.support.api.nouns.live import LIVE_STREAM
from features.support.api.nouns.scheduling import LIVE_EVENT
from features.support.content import entries
from features.support.playing import playback
from features.support.reporting.variables import slug
from features.support.scenario.world import Record, World
from features.support.viewing import media
from features.support.wire.waiting import eventually, poll

END = "#EXT-X-ENDLIST"
PROFILE = {"type": 2, "flavorParamsIds": "32"}  # of live streams: what comes is published as it is
STREAM = {"mediaType": 201, "sourceType": "32"}
EVENT = "Opening"
SOON_S = 1.0  # between two looks at a running list
LATER_S = 30  # within which a running list has a newer segment


@dataclass(frozen=True)
class Sight:
    """What a viewer sees: the moment of the film (ms), the address of the segment, and when that was (unix time, s)."""

    moment: int
    segment: str
    at: float


def let_play(world: World, name: str, film: str, seconds: int) -> None:
    """A live stream that plays a film as live since so many seconds, in an event of ten minutes."""
    entries.share(world, "video of 30 seconds", film)
    profile = _add(world, nouns.CONVERSION_PROFILE, f"Profile of {name}", PROFILE)
    live = _add(world, LIVE_STREAM, name, STREAM | {"conversionProfileId": profile.id})
    event = {"templateEntryId": live.id, "sourceEntryId": world.id("entry", film), "recurrenceType": 0}
    _add(world, LIVE_EVENT, EVENT, event | {"startDate": -seconds, "endDate": 600})


def _add(world: World, noun: Noun, name: str, fields: dict[str, Any]) -> Record:
    sent = {"objectType": noun.object_type, noun.title: world.unique(name), **fields}
    return world.create(noun, name, f"{noun.service}.add", {noun.parameter: sent})


def streams_of(world: World, name: str, query: str = "") -> list[str]:
    """The addresses of a live entry's lists, one a rendition; AssertionError where there is none."""
    scheme = urlsplit(world.run.settings.service_url).scheme
    entry = world.id("entry", name)
    path = f"/p/{world.run.settings.partner_id}/playManifest/entryId/{entry}/protocol/{scheme}/format/applehttp/a.m3u8"
    master = playback.fetch(world, path + query)
    streams = _addresses(playback.received(world).decode(), master.url)
    for stream in streams:
        world.variables.address(stream, f"{slug(name) or 'STREAM'}_LIST_URL")
    assert_that(len(streams), greater_than(0), "streams in the manifest")
    return streams


def list_of(world: World, name: str) -> str:
    """The list of a live entry's first rendition, as it is now; AssertionError where there is none."""
    playback.fetch(world, streams_of(world, name)[0])
    return playback.received(world).decode()


def _addresses(text: str, base: str) -> list[str]:
    lines = (line.strip() for line in text.splitlines())
    return [urljoin(base, line) for line in lines if line and not line.startswith("#")]


def look(world: World, name: str) -> Sight:
    """What a viewer of a live entry sees in its first rendition."""
    return look_at(world, name, streams_of(world, name)[0])


def look_at(world: World, name: str, stream: str) -> Sight:
    """The first picture of a list's newest segment. AssertionError where there is none, or it is none of a sample."""
    playback.fetch(world, stream)
    segments = _addresses(playback.received(world).decode(), world.delivery.url)
    assert_that(len(segments), greater_than(0), "segments in the list")
    with world.evidence.quiet():  # its address is another one in each run, and gone soon
        playback.fetch(world, segments[-1])
        picture = media.frame_at(playback.received(world), 0)
    moment = media.time_shown(picture)
    if moment is None:
        raise AssertionError("The segment shows no moment of a sample.")
    world.evidence.picture(f"{name} at second {moment // 1000}", picture)
    return Sight(moment, segments[-1], time.time())


def let_two_watch(world: World, name: str) -> None:
    """Two viewers, one right after the other; where a new segment came between them they look once more."""

    def both() -> list[Sight]:
        sights = [look(world, name), look(world, name)]
        assert_that(sights[0].segment, equal_to(sights[1].segment), "the newest segment")
        return sights

    with world.evidence.polling():
        world.answer = eventually(both, world.run.settings.lag)


def watch_on(world: World, name: str) -> None:
    """One viewer who looks until a newer segment is there."""
    first = look(world, name)
    with world.evidence.polling():
        second = poll(
            lambda: look(world, name),
            lambda seen: seen.segment != first.segment,
            LATER_S,
            f'That the stream of "{name}" moves on',
            lambda seen: f"second {seen.moment // 1000}",
            most=SOON_S,
        )
    world.answer = [first, second]


def must_agree(world: World) -> None:
    """Both sights are of one moment."""
    first, second = world.answer
    assert_that(second.moment, equal_to(first.moment), "the moment of the film in ms")


def must_have_moved(world: World) -> None:
    """The second sight is of a later moment."""
    first, second = world.answer
    assert_that(second.moment, greater_than(first.moment), "the moment of the film in ms")


def must_be_close(world: World, seconds: int, event: str) -> None:
    """What is seen is what the film has come to since the event's start, at most so much earlier."""
    sight = world.answer[-1]
    began = int(world.record(event).answer["startDate"])
    behind = sight.at - began - sight.moment / 1000
    if not 0 <= behind <= seconds:
        raise AssertionError(
            f"The film has been on for {sight.at - began:.0f} s, and second {sight.moment // 1000} is seen."
        )


def must_end(world: World, name: str, ended: bool) -> None:
    """Whether the list tells of an end."""
    told = END in list_of(world, name)
    assert_that(told, equal_to(ended), f"{END} in the list")
