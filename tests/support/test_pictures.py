"""What steps look at: which pictures are told, side by side with which words, and how small."""

from __future__ import annotations

import base64
import io
import json
from types import SimpleNamespace
from typing import Any

import allure
import pytest
from PIL import Image

from features.support.playing import players
from features.support.reporting import looks, sheets
from features.support.reporting.evidence import Evidence, curl
from features.support.reporting.looks import FRAME, PICTURE, SCREEN, Look
from features.support.reporting.transcript import Transcript
from features.support.reporting.variables import Variables
from tests.support.test_evidence import settings

RED, BLUE = (200, 30, 30), (30, 30, 200)


def image(colour: tuple[int, int, int] = RED, size: tuple[int, int] = (640, 360)) -> Image.Image:
    return Image.new("RGB", size, colour)


def png(colour: tuple[int, int, int]) -> bytes:
    file = io.BytesIO()
    image(colour).save(file, "PNG")
    return file.getvalue()


@pytest.fixture
def attached(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    monkeypatch.setattr(allure, "attach", lambda body, name, *_: found.append((name, body)))
    return found


def evidence() -> Evidence:
    made = Variables(settings("http://x"))
    return Evidence(made, Transcript(made, curl))


def test_the_moments_of_a_film_are_one_strip_of_the_step(attached: list[tuple[str, Any]]) -> None:
    told = evidence()
    for second in (4.5, 0.5):
        told.frame("Lesson", second, image())
    told.flush()
    (name, data), (kind, chunk) = attached
    assert name == "picture: Lesson at second 0.5 and 4.5"
    strip = sheets.opened(data)
    assert strip.width == 2 * sheets.ALONE + 3 * sheets.GAP
    assert kind == "exchanges"
    assert [(one["name"], one["at"]) for one in json.loads(chunk)["looks"]] == [
        ("Lesson", 4.5),
        ("Lesson", 0.5),
    ]


def test_a_picture_that_two_steps_judge_is_told_once() -> None:
    ((one, other),) = looks.gathered(
        [Look(PICTURE, "a", image()), Look(PICTURE, "again", image()), Look(PICTURE, "b", image(BLUE))]
    )
    assert (one.name, other.name) == ("a", "b")


def test_a_page_is_told_as_it_is_at_the_end(attached: list[tuple[str, Any]]) -> None:
    told = evidence()
    told.screen("the page", png(RED))
    told.screen("the page", png(BLUE))
    told.flush()
    (name, data), _ = attached
    assert name == "picture: the page"
    red, _, blue = sheets.opened(data).getpixel((9, 9))  # type: ignore[misc]
    assert blue > red


@pytest.mark.parametrize("words, shown", [("Keynote abc12 plays", 1), ("Session: admin-secret-1", 0)])
def test_a_page_that_spells_out_a_secret_is_not_shown(words: str, shown: int) -> None:
    told = evidence()
    told.variables = Variables(settings("http://x"), "abc12")  # abc12 is this run's stamp, no secret
    page = SimpleNamespace(state=lambda: {"text": words}, picture=lambda: png(RED), exchanges=list)
    players.tell(SimpleNamespace(evidence=told, variables=told.variables, player=page))  # type: ignore[arg-type]
    assert len(told._looks) == shown


def test_moments_stand_by_their_seconds_and_films_apart() -> None:
    seen = [Look(FRAME, "A", image(), 9), Look(FRAME, "B", image(), 1), Look(FRAME, "A", image(), 2)]
    first, second = looks.gathered([*seen, Look(FRAME, "A", image(), 2)])
    assert [(look.name, look.words) for look in first] == [("A", "2 s"), ("A", "9 s")]
    assert [look.name for look in second] == ["B"]


def test_an_example_is_told_with_its_word_and_the_size_that_came() -> None:
    told = Look(PICTURE, "a", image(size=(1000, 600))).told()
    assert sheets.opened(base64.b64decode(told["jpeg"])).width == sheets.ALONE
    assert looks.of(told, "width/1000").words == "width/1000\n1000 by 600"
    screen = Look(SCREEN, "the page", image(size=(960, 540))).told()
    assert sheets.opened(base64.b64decode(screen["jpeg"])).width == sheets.PAGE


@pytest.mark.parametrize(
    "size, shown",
    [((100, 50), (100, 50)), ((640, 360), (320, 180)), ((1000, 100), (640, 64)), ((90, 900), (32, 320))],
)
def test_pictures_become_smaller_never_larger(size: tuple[int, int], shown: tuple[int, int]) -> None:
    assert sheets.small(image(size=size)).size == shown


def test_words_stand_beneath_and_rows_are_filled() -> None:
    five = sheets.sheet([(image(size=(160, 90)), f"{second} s") for second in range(5)])
    row = 90 + sheets.GAP + sheets.WORDS + sheets.GAP
    assert five.size == (3 * 160 + 4 * sheets.GAP, 2 * row + sheets.GAP)
    beneath = five.crop((0, sheets.GAP + 90, five.width, row))
    assert max(beneath.convert("L").tobytes()) > 200  # the words are white
    assert sheets.sheet([(image(size=(160, 90)), "")]).size == (160, 90)


def test_long_words_are_wrapped() -> None:
    cells = [(image(size=(160, 90)), "nearest_aspect_ratio/1/width/120/height/90")] * 4
    assert sheets.sheet(cells).width < 4 * 200


def test_a_file_is_no_larger_than_wanted_where_quality_can_help() -> None:
    noise = Image.effect_noise((320, 180), 60).convert("RGB")
    large = len(sheets.jpeg(noise))
    assert len(sheets.jpeg(noise, large - 1)) < large


def test_unlike_pictures_differ_and_other_sizes_are_other_pictures() -> None:
    assert sheets.difference(image(), image()) == 0
    assert sheets.difference(image(), image(BLUE)) > 0.3
    assert sheets.difference(image(), image(size=(64, 36))) == 1
