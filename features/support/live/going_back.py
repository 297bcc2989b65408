"""How far back viewers of a live stream can go: what the list of its segments holds."""

from __future__ import annotations

import re

from hamcrest import assert_that, less_than_or_equal_to

from features.support.live import watching
from features.support.live.broadcasting import LATE_S
from features.support.scenario.world import World
from features.support.wire.waiting import poll

LENGTH = re.compile(r"#EXTINF:([\d.]+)", re.ASCII)
SEGMENT_S = 7.0  # that a window may lack of its limit: it holds whole segments


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
