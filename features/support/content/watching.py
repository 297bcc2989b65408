"""Watching an entry: its source file is downloaded, and what it shows and sounds is compared with another entry's.

Times are seconds here, as guides write them.
"""

from __future__ import annotations

from behave.model import Row, Table
from hamcrest import assert_that, close_to, equal_to, is_not, less_than
from PIL import Image

from features.support.content import clips
from features.support.playing.playback import FRAME_MS
from features.support.scenario.world import World
from features.support.viewing import media
from features.support.viewing.media import NotMedia
from features.support.wire.waiting import eventually

FIRST_FRAME_MS = 40
"""A film's first picture may differ by one frame; later ones, after a cut, by two (playback.FRAME_MS)."""
TONE_MARGIN = 0.2
"""Seconds around the full second in which the samples change their tone: there it isn't judged."""
DARKER = 0.5
"""A faded picture has at most half the light of the other."""


def film(world: World, name: str) -> bytes:
    """The entry's source file. AssertionError where it can't be downloaded."""
    url = world.look("flavorAsset.getUrl", {"id": clips.source_flavor(world, name)["id"]})
    answer = world.run.client.get(str(url))
    if answer.status != 200 or not answer.body:
        raise AssertionError(
            f'The source file of "{name}" answers HTTP {answer.status}, {len(answer.body)} bytes.'
        )
    return answer.body


def shown_film(world: World, name: str) -> bytes:
    """The entry's source file, playable in the report where it has pictures."""
    content = film(world, name)
    if media.probe(content).video_codec:
        world.evidence.clip(name, content)
    return content


def must_play(world: World, name: str, table: Table) -> None:
    """Each row (at second | plays second | of): picture and sound are the other entry's at that second."""
    content = shown_film(world, name)
    with world.evidence.quiet():
        sources = {row["of"]: film(world, row["of"]) for row in table}
    for row in table:
        _must_match(world, name, content, sources[row["of"]], row)


def _must_match(world: World, name: str, content: bytes, source: bytes, row: Row) -> None:
    at, moment = float(row["at second"]), float(row["plays second"])
    looks, sounds = media.probe(content), media.probe(source)
    if looks.video_codec or sounds.video_codec:
        _must_show(world, name, content, source, at, moment)
    inside = TONE_MARGIN <= moment % 1 <= 1 - TONE_MARGIN
    if inside and (looks.audio_codec or sounds.audio_codec):
        heard = media.second_heard(content, round(at * 1000))
        assert_that(
            heard, equal_to(int(moment)), f'second of "{row["of"]}" heard in "{name}" at second {at:g}'
        )


def _must_show(world: World, name: str, content: bytes, source: bytes, at: float, moment: float) -> None:
    picture = _picture(world, name, content, at)
    wanted = media.frame_at(source, round(moment * 1000))
    told = f'the picture of "{name}" at second {at:g}'
    assert_that(media.film_shown(picture), equal_to(media.film_shown(wanted)), f"the film in {told}")
    shown, expected = media.time_shown(picture), media.time_shown(wanted)
    if shown is None or expected is None:
        raise AssertionError(f"No time can be read in {told}, or in its source at second {moment:g}.")
    assert_that(shown, close_to(expected, FRAME_MS if at else FIRST_FRAME_MS), f"the time (ms) in {told}")


def _picture(world: World, name: str, content: bytes, at: float) -> Image.Image:
    try:
        picture = media.frame_at(content, round(at * 1000))
    except NotMedia as failure:
        raise AssertionError(f'"{name}" shows nothing at second {at:g}: {failure}') from failure
    world.evidence.frame(name, at, picture)
    return picture


def must_be_darker(world: World, name: str, dark: float, bright: float) -> None:
    """The picture at one second has at most half the light of the one at another."""
    content = shown_film(world, name)
    faded, clear = (media.brightness(_picture(world, name, content, at)) for at in (dark, bright))
    assert_that(faded, less_than(DARKER * clear), f'light (0 to 1) in "{name}" at second {dark:g}')


def must_be_as_large(world: World, name: str, other: str, pixels: int) -> None:
    """Width and height of two source files differ by less than that."""
    found, wanted = (media.probe(film(world, one)) for one in (name, other))
    for side in ("width", "height"):
        expected = getattr(wanted, side) or 0
        assert_that(getattr(found, side) or 0, close_to(expected, pixels - 1), f'{side} of "{name}"')


def must_have_new_thumbnail(world: World, name: str) -> None:
    """thumbnailUrl differs from the one that the entry had when the scenario named it, at once or soon."""
    before = world.record(name).answer["thumbnailUrl"]
    with world.evidence.polling():
        eventually(
            lambda: assert_that(world.current(name)["thumbnailUrl"], is_not(before)), world.run.settings.lag
        )
