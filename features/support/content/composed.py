"""Looking at composed clips: where colours stand, what is shown and heard, how loud it is. Times are seconds here."""

from __future__ import annotations

import csv
import io

import numpy as np
from behave.model import Table
from hamcrest import assert_that, close_to, equal_to, greater_than, less_than
from numpy.typing import NDArray
from parse import with_pattern
from PIL import Image

from features.support.content.watching import film, shown_film
from features.support.playing import playback
from features.support.scenario.world import World
from features.support.viewing import media

COLOURS = {
    "key green": (0x6F, 0xED, 0x48),
    "coat blue": (60, 60, 170),
    "letter green": (0, 255, 0),
    "black": (0, 0, 0),
    "red": (214, 40, 40),
    "blue": (36, 72, 200),
    "poster green": (85, 120, 60),
}
"""What the samples are painted with: the green screen and its figure's coat, corners, the poster; and letters."""
NEAR = 30
"""How far each of red, green and blue may be off: encoders smear."""
SEEN, UNSEEN = 0.002, 0.0004
"""Shares of a picture: a colour covers at least the one, or at most the other."""
INSIDE = 0.8
"""Share of an overlay that lies in its ninth of the picture: margins push it a little towards the middle."""
CORNER_PX = 20
"""Radius of a rounded overlay's corners, in pixels."""
CORNERS = {"cut off": (0.0, 0.3), "rounded": (0.5, 0.92), "square": (0.92, 1.0)}
"""How much of the square of that size in an overlay's corner is filled, for each shape."""
SOFTER_DB, MAP_DB = 1.5, 3.0
"""Decibel by which a difference in level, and a level of a volume map, may be off."""


@with_pattern("|".join(COLOURS))
def colour_of(text: str) -> str:
    """Colour: one that the samples are painted with, "key green"."""
    return text


@with_pattern("has no|has")
def has_of(text: str) -> bool:
    """Has: "has" or "has no"."""
    return text == "has"


@with_pattern("shows|sounds like")
def sense_of(text: str) -> str:
    """Sense: "shows" or "sounds like"."""
    return text


def must_have(world: World, name: str, has: bool, colour: str, at: float) -> None:
    """The colour covers some of the picture, or none of it."""
    share = float(_mask(_still(world, name, shown_film(world, name), at), colour).mean())
    limit = greater_than(SEEN) if has else less_than(UNSEEN)
    assert_that(share, limit, f'share of {colour} in "{name}" at second {at:g}')


def must_overlay(world: World, name: str, table: Table) -> None:
    """Rows of at second | at | upper right corner, of an overlay of key green."""
    content = shown_film(world, name)
    for row in table:
        moment = row["at second"]
        mask = _mask(_still(world, name, content, float(moment)), "key green")
        assert_that(mask.mean(), greater_than(SEEN), f"share of key green at second {moment}")
        if "at" in table.headings:
            inside = _ninth(mask, row["at"]).sum() / mask.sum()
            assert_that(
                inside, greater_than(INSIDE), f"share of the overlay that is {row['at']} at {moment} s"
            )
        if "upper right corner" in table.headings:
            _must_be_cut(mask, row["upper right corner"], moment)


def _must_be_cut(mask: NDArray[np.bool_], corner: str, moment: str) -> None:
    below, across = np.nonzero(mask)
    top, right = below.min(), across.max() + 1
    filled = mask[top : top + CORNER_PX, right - CORNER_PX : right].mean()
    least, most = CORNERS[corner]
    told = f"share of its corner that the overlay fills at second {moment}"
    assert_that(bool(least <= filled <= most), f"{told}: {filled:.2f}, not {least} to {most}")


def _ninth(mask: NDArray[np.bool_], place: str) -> NDArray[np.bool_]:
    """The part of a picture that a placement names: "TOP_RIGHT"."""
    down, across = place.split("_")
    row, column = ("TOP", "CENTER", "BOTTOM").index(down), ("LEFT", "CENTER", "RIGHT").index(across)
    rows, columns = (np.linspace(0, size, 4).round().astype(int) for size in mask.shape)
    return mask[rows[row] : rows[row + 1], columns[column] : columns[column + 1]]


def must_show_points(world: World, name: str, table: Table) -> None:
    """Rows of at second | from left | from top | shows: the colour of small spots, places in percent."""
    content = shown_film(world, name)
    for row in table:
        picture = _still(world, name, content, float(row["at second"]))
        place = float(row["from left"]), float(row["from top"])
        spot, wanted = media.pixel(picture, *place), COLOURS[row["shows"]]
        off = max(abs(one - other) for one, other in zip(spot, wanted, strict=True))
        assert_that(
            off,
            less_than(NEAR),
            f'"{name}" shows {spot} at {place} %, second {row["at second"]}; {row["shows"]} is {wanted}',
        )


def must_hold(world: World, name: str, sense: str, table: Table) -> None:
    """What is shown, or heard, is that of the other entries at the table's seconds."""
    (_must_show if sense == "shows" else _must_sound)(world, name, table)


def _must_show(world: World, name: str, table: Table) -> None:
    """Rows of at second | second | of: the picture holds that moment of the other entry, which may be smaller there."""
    content = shown_film(world, name)
    with world.evidence.quiet():
        sources = {row["of"]: film(world, row["of"]) for row in table}
    for row in table:
        picture = _still(world, name, content, float(row["at second"]))
        wanted = media.frame_at(sources[row["of"]], round(float(row["second"]) * 1000))
        told = f'in the picture of "{name}" at second {row["at second"]}'
        assert_that(media.film_shown(picture), equal_to(media.film_shown(wanted)), f"the film {told}")
        shown, expected = media.time_shown(picture), media.time_shown(wanted)
        if shown is None or expected is None:
            raise AssertionError(f"No time can be read {told}, or in its source at second {row['second']}.")
        assert_that(shown, close_to(expected, playback.FRAME_MS), f"the time (ms) {told}")


def _must_sound(world: World, name: str, table: Table) -> None:
    """Rows of at second | second | of: the strongest tone is that of the other entry's second."""
    content = shown_film(world, name)
    for row in table:
        world.record(row["of"])
        heard = media.second_heard(content, round(float(row["at second"]) * 1000))
        told = f'second of "{row["of"]}" heard in "{name}" at second {row["at second"]}'
        assert_that(heard, equal_to(int(float(row["second"]))), told)


def must_be_softer(world: World, name: str, decibel: int, at: float, before: float) -> None:
    """The level in the half second around one time is that much under the level around another."""
    content = shown_film(world, name)
    levels = [_level(content, moment) for moment in (before, at)]
    assert_that(levels[0] - levels[1], close_to(decibel, SOFTER_DB), f'dB by which "{name}" falls')


def _level(content: bytes, at: float) -> float:
    return media.loudness(content, round(at * 1000) - 250, round(at * 1000) + 250)


def must_map(world: World, name: str) -> None:
    """The volume map received last has a level for each second of the entry, and it is that of the sound."""
    text = playback.received(world).decode()
    levels = [
        (float(row["pts"]) / 1000, float(row["rms_level"])) for row in csv.DictReader(io.StringIO(text))
    ]
    with world.evidence.quiet():
        content = film(world, name)
    seconds = media.probe(content).duration_ms / 1000
    assert_that(len(levels), greater_than(int(seconds) - 1), f"levels for {seconds:g} seconds")
    for at, level in levels[: int(seconds)]:
        heard = media.loudness(content, round(at * 1000), round(at * 1000) + 1000)
        assert_that(level, close_to(heard, MAP_DB), f"level (dB) at second {at:g}")


def must_measure(world: World, name: str, width: int, height: int) -> None:
    """Width and height of the entry's own file, in pixels."""
    found = media.probe(shown_film(world, name))
    assert_that((found.width, found.height), equal_to((width, height)), f'size of "{name}"')


def _still(world: World, name: str, content: bytes, at: float) -> Image.Image:
    picture = media.frame_at(content, round(at * 1000))
    world.evidence.frame(name, at, picture)
    return picture


def _mask(picture: Image.Image, colour: str) -> NDArray[np.bool_]:
    """Where the picture has a colour."""
    pixels = np.asarray(picture.convert("RGB"), dtype=np.int16)
    return np.asarray(np.abs(pixels - np.array(COLOURS[colour])).max(axis=2) < NEAR)
