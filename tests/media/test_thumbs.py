"""Frames, thumbnails, strips; the sizes are those measured on a real server with a 640x360 film."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from kaltura_sandbox.media.errors import MediaError, NotMedia
from kaltura_sandbox.media.pictures.images import CropType, Shape, colour, drawn, render, shaped
from kaltura_sandbox.media.pictures.thumbs import frame, frame_image, slice_ms, strip
from tests.media.conftest import as_array, make, near, number


@pytest.mark.parametrize(
    ("at", "expected"), [(0, 0), (1, 0), (39, 0), (40, 1), (2000, 50), (2039, 50), (9999, 99)]
)
def test_the_frame_is_the_one_shown_then(counter: Path, at: int, expected: int) -> None:
    assert number(as_array(frame(counter, at))) == expected


def test_without_a_film_there_is_no_frame(tone: Path, tmp_path: Path) -> None:
    with pytest.raises(NotMedia):
        frame(tone, 0)
    (tmp_path / "x").write_text("no")
    with pytest.raises(NotMedia):
        frame(tmp_path / "x", 0)


def test_a_turned_film_gives_upright_frames(green: Path, tmp_path: Path) -> None:
    turned = make(
        tmp_path / "turned.mp4", "-display_rotation", "90", "-i", str(green), "-c", "copy", "-f", "mp4"
    )
    assert frame_image(turned, 0).size == (180, 320)


SIZES: list[tuple[dict[str, Any], tuple[int, int]]] = [
    ({}, (120, 68)), ({"width": 200}, (200, 113)), ({"height": 100}, (178, 100)),
    ({"width": 100, "height": 100}, (100, 56)), ({"width": 100, "height": 100, "type": 2}, (100, 100)),
    ({"width": 100, "height": 100, "type": 3}, (100, 100)), ({"width": 100, "height": 100, "type": 4}, (100, 100)),
    ({"width": 100, "height": 100, "type": 5}, (100, 100)), ({"width": 100, "height": 100, "type": 99}, (100, 100)),
    ({"width": 0, "height": 0}, (640, 360)), ({"default": (300, 200)}, (300, 169)),
    ({"source": (10, 10, 100, 50)}, (120, 60)), ({"width": 120, "height": 90, "nearest_ratio": True}, (120, 90)),
    ({"width": 60}, (60, 34)),
]  # fmt: skip


@pytest.mark.parametrize(("options", "size"), SIZES)
def test_sizes_are_the_measured_ones(picture: Path, options: dict[str, Any], size: tuple[int, int]) -> None:
    assert Image.open(io.BytesIO(render(picture, Shape(**options)))).size == size


def test_each_way_into_a_box_shows_its_part(tmp_path: Path) -> None:
    tall = Image.new("RGB", (100, 200), (0, 0, 255))
    tall.paste((255, 0, 0), (0, 0, 100, 50))
    shown = {
        kind: as_array(drawn(tall, Shape(100, 100, kind, "png", background="00ff00")))
        for kind in CropType
        if kind > 1
    }
    assert near(shown[CropType.RESIZE_WITH_PADDING][50, 5], (0, 255, 0))
    assert near(shown[CropType.RESIZE_WITH_PADDING][5, 50], (255, 0, 0))
    assert near(shown[CropType.CROP][5, 50], (0, 0, 255))
    assert near(shown[CropType.CROP_FROM_TOP][40, 50], (255, 0, 0))
    assert near(shown[CropType.RESIZE_WITH_FORCE][20, 50], (255, 0, 0))
    assert near(shown[CropType.RESIZE_WITH_FORCE][30, 50], (0, 0, 255))


def test_the_cut_is_made_first_and_may_be_relative(picture: Path) -> None:
    left = shaped(Image.open(picture), Shape(width=0, height=0, source=(0, 0, 320, 360)))
    assert left.getcolors() == [(320 * 360, (255, 0, 0))]
    right = shaped(
        Image.open(picture), Shape(width=0, height=0, source=(50, 0, 50, 100), relative=(100, 100))
    )
    assert right.getcolors() == [(320 * 360, (0, 0, 255))]


@pytest.mark.parametrize(
    ("format_", "kind"), [("jpg", "JPEG"), ("png", "PNG"), ("gif", "GIF"), ("bmp", "BMP"), ("webp", "WEBP")]
)
def test_formats(picture: Path, format_: str, kind: str) -> None:
    assert Image.open(io.BytesIO(render(picture, Shape(100, format=format_)))).format == kind


def test_quality_is_clamped(counter: Path) -> None:
    sizes = {
        quality: len(frame(counter, 3480, Shape(320, quality=quality))) for quality in (5, 20, 95, 100, 900)
    }
    assert sizes[5] == sizes[20] < sizes[95] < sizes[100] == sizes[900]


def test_transparency_gets_the_background(tmp_path: Path) -> None:
    image = as_array(drawn(Image.new("RGBA", (50, 50), (0, 0, 0, 0)), Shape(50, 50, background="ff0000")))
    assert near(image[25, 25], (255, 0, 0))
    for wrong in ("fff", "gggggg", "#ffffff", ""):
        with pytest.raises(ValueError):
            colour(wrong)


def test_a_strip_shows_its_slices_side_by_side(counter: Path) -> None:
    sheet = as_array(strip(counter, 4000, 5, Shape(width=160)))
    assert sheet.shape[:2] == (90, 800)
    assert [number(sheet[:, index * 160 : (index + 1) * 160]) for index in range(5)] == [0, 20, 40, 60, 80]
    assert slice_ms(4000, 5, 9) == slice_ms(4000, 5, 4) == 3200
    with pytest.raises(MediaError):
        strip(counter, 4000, 1000, Shape(width=100))


def test_cutting_may_come_after_resizing(picture: Path) -> None:
    """The signs of x and y say from which side the piece is taken, as on the platform."""
    for x, colour_of_piece in ((40, (0, 0, 255)), (-40, (255, 0, 0))):
        shape = Shape(100, 100, source=(x, 0, 20, 10), crop_after_resize=True, format="png")
        made = as_array(render(picture, shape))
        assert made.shape[:2] == (10, 20)
        assert near(made[5, 10], colour_of_piece)


def test_one_side_alone_makes_a_square_when_cropping(picture: Path) -> None:
    assert shaped(Image.open(picture), Shape(100, type=CropType.CROP)).size == (100, 100)
    assert shaped(Image.open(picture), Shape(100, type=CropType.RESIZE_WITH_FORCE)).size == (100, 56)


def test_too_large_is_refused(picture: Path) -> None:
    with pytest.raises(MediaError):
        shaped(Image.open(picture), Shape(10000, 10000, type=CropType.RESIZE_WITH_FORCE))
