"""Fetching what delivery URLs give, and comparing it with the sample that it should be."""

from __future__ import annotations

from hamcrest import assert_that, close_to, equal_to

from features.support.scenario.world import World
from features.support.viewing import media
from features.support.wire.client import Delivery

FRAMES = 0.25
"""Seconds by which a duration may differ: encoders end on a whole frame, and add one at a cut."""
FRAME_MS = 100
"""Milliseconds by which a moment may differ: two frames."""


def fetch(world: World, url: str) -> Delivery:
    """GET a URL; what came is kept for the Then steps."""
    world.delivery = world.run.client.get(url)
    return world.delivery


def received(world: World) -> bytes:
    """The bytes of the last fetch. AssertionError where it was refused."""
    delivery = world.delivery
    if delivery.status != 200 or not delivery.body:
        reason = delivery.headers.get("X-Kaltura-App", "no reason given")
        raise AssertionError(
            f"The address answered HTTP {delivery.status}, {len(delivery.body)} bytes: {reason}"
        )
    return delivery.body


def must_last(world: World, seconds: float) -> None:
    """What was received is a film that can be decoded, of this length."""
    film = media.probe(received(world))
    assert_that(film.duration_ms / 1000, close_to(seconds, FRAMES), str(film))
    assert_that(bool(film.video_codec), equal_to(True), str(film))


def must_be_wide(world: World, width: int) -> None:
    """What was received is a picture that can be decoded, of this width in pixels; it goes into the report."""
    picture = media.image_of(received(world))
    world.evidence.picture(f"{width} pixels wide", picture)
    assert_that(picture.width, equal_to(width))


def must_show(world: World, moment_ms: int, at_ms: int) -> None:
    """The film received shows the sample's moment at this time (both ms); the picture goes into the report."""
    picture = media.frame_at(received(world), at_ms)
    world.evidence.frame("the film", at_ms / 1000, picture)
    shown = media.time_shown(picture)
    if shown is None:
        raise AssertionError(f"The picture after {at_ms} ms shows no time code: it is not from the sample.")
    assert_that(shown, close_to(moment_ms, FRAME_MS), "time that the picture shows, in ms")
