"""Pictures that an address gives: fetched, decoded, measured, read. Sizes in pixels, times in seconds."""

from __future__ import annotations

from hamcrest import assert_that, close_to, contains_string, equal_to, less_than
from parse import with_pattern
from PIL import Image

from features.support.playing.playback import fetch, received
from features.support.running.samples import DATA
from features.support.scenario.world import World
from features.support.viewing import media
from features.support.viewing.media import NotMedia
from features.support.wire.client import Delivery, KalturaError

NEAR_S = 0.5
"""A picture may show a moment up to half a second off: the platform seeks by its own clock."""
COLOURS = {
    "red": (214, 40, 40), "blue": (36, 72, 200), "yellow": (240, 200, 40), "green": (30, 140, 70),
    "white": (255, 255, 255), "black": (0, 0, 0), "lime": (0, 255, 0),
}  # fmt: skip
"""The corners of the samples (features/data/README.md) and colours to ask for."""
FAR = 70
"""Sum of differences of a colour from which on it is another one."""
CORNERS = {"top left": (2, 3), "top right": (98, 3), "bottom left": (2, 97), "bottom right": (98, 97)}
FORMATS = {"JPEG": "image/jpeg", "PNG": "image/png", "GIF": "image/gif", "WEBP": "image/webp"}


@with_pattern("|".join(FORMATS))
def format_named(text: str) -> str:
    """Format: JPEG, PNG, GIF or WEBP."""
    return text


def address(world: World, name: str) -> str:
    """The entry's thumbnailUrl as it is now; of a deleted entry the one that it had."""
    try:
        return str(world.current(name)["thumbnailUrl"])
    except KalturaError:
        return str(world.record(name).answer["thumbnailUrl"])


def open_thumbnail(world: World, name: str, parameters: str) -> Delivery:
    """GET the entry's thumbnail address with parameters behind it (width/100/height/50)."""
    return fetch(world, f"{address(world, name)}/{parameters}")


def picture(world: World, label: str) -> Image.Image:
    """The picture received last, shown in the report. AssertionError where it is none."""
    try:
        found = media.image_of(received(world))
    except NotMedia as failure:
        raise AssertionError(f"What the address gave is no picture: {failure}") from failure
    world.evidence.picture(label, found)
    return found


def must_measure(world: World, width: int, height: int) -> None:
    """The picture has this size."""
    found = picture(world, f"{width} by {height}")
    assert_that(f"{found.width} by {found.height}", equal_to(f"{width} by {height}"), "size of the picture")


def must_be_in(world: World, format_name: str) -> None:
    """Both the bytes and the content type say this format."""
    found = media.image_of(received(world))
    world.evidence.picture(format_name, found)
    told = (found.format, world.delivery.content_type)
    assert_that(told, equal_to((format_name, FORMATS[format_name])), "format of the bytes, content type")


def must_show_second(world: World, second: float, name: str) -> None:
    """The picture is the moment of the entry's film."""
    world.record(name)
    _must_be_at(picture(world, f"second {second:g}"), second, "the picture")


def must_show_slices(world: World, seconds: list[float], name: str) -> None:
    """The picture is a strip of moments of the entry's film, side by side."""
    world.record(name)
    strip = picture(world, f"{len(seconds)} slices")
    width = strip.width // len(seconds)
    for number, second in enumerate(seconds):
        part = strip.crop((number * width, 0, (number + 1) * width, strip.height))
        _must_be_at(part, second, f"slice {number + 1} of {len(seconds)}")


def _must_be_at(found: Image.Image, second: float, what: str) -> None:
    shown = media.time_shown(found)
    if shown is None:
        raise AssertionError(f"In {what} no time can be read ({found.width} by {found.height} pixels).")
    assert_that(shown / 1000, close_to(second, NEAR_S), f"second that {what} shows")


def must_have_corners(world: World, expected: dict[str, str]) -> None:
    """The colours of the corners, by name; "other" is none of the samples' corners."""
    found = picture(world, "corners")
    seen = {corner: _colour_at(found, *CORNERS[corner]) for corner in expected}
    assert_that(seen, equal_to(expected), "colours in the corners of the picture")


def _colour_at(found: Image.Image, x: float, y: float) -> str:
    seen = media.pixel(found, x, y)
    away = {
        name: sum(abs(a - b) for a, b in zip(seen, known, strict=True)) for name, known in COLOURS.items()
    }
    nearest = min(away, key=lambda name: away[name])
    return nearest if away[nearest] <= FAR else "other"


def must_be_the_file(world: World, file: str) -> None:
    """The picture shows what a file of features/data shows, whatever its size."""
    found = picture(world, file)
    known = Image.open(DATA / file)
    assert_that(media.same_picture(found, known), equal_to(True), f"whether the picture shows {file}")


def must_be_smaller_than(world: World, name: str, parameters: str) -> None:
    """The picture takes fewer bytes than the one with other parameters."""
    mine = len(received(world))
    picture(world, f"{mine} bytes")
    open_thumbnail(world, name, parameters)
    assert_that(mine, less_than(len(received(world))), f"bytes, compared with {parameters}")


def must_be_refused(world: World, reason: str) -> None:
    """The address answers 404 with an empty page, and gives the reason in a header."""
    delivery = world.delivery
    assert_that((delivery.status, len(delivery.body)), equal_to((404, 0)), "status and bytes of the answer")
    assert_that(delivery.headers.get("X-Kaltura-App", ""), contains_string(reason), "header X-Kaltura-App")


def must_be_kept_for(world: World, seconds: int) -> None:
    """How long caches may keep the picture."""
    assert_that(world.delivery.headers.get("Cache-Control", ""), contains_string(f"max-age={seconds}"))
    received(world)


def must_be_empty(world: World) -> None:
    """The address answers 200 without a byte."""
    delivery = world.delivery
    assert_that((delivery.status, len(delivery.body)), equal_to((200, 0)), "status and bytes of the answer")
