"""Joined and composed clips: what can be seen and heard in them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from kaltura_sandbox.media.clip import Effect, EffectType
from kaltura_sandbox.media.composing.captions import BorderStyle, Captions
from kaltura_sandbox.media.composing.compose import Overlay, ReplaceBackground
from kaltura_sandbox.media.composing.dimensions import Dimensions, crop_window, joined_size
from kaltura_sandbox.media.composing.join import Segment, join
from kaltura_sandbox.media.composing.placing import OverlayShape, Placement
from kaltura_sandbox.media.errors import MediaError
from tests.media.conftest import frames, near, number, sound

FADES = (Effect(EffectType.VIDEO_FADE_IN, 0.4), Effect(EffectType.VIDEO_FADE_OUT, 0.4))
PLACES = {
    Placement.TOP_LEFT: (31, 31), Placement.TOP_CENTER: (160, 31), Placement.TOP_RIGHT: (289, 31),
    Placement.CENTER_LEFT: (31, 90), Placement.CENTER_CENTER: (160, 90), Placement.CENTER_RIGHT: (289, 90),
    Placement.BOTTOM_LEFT: (31, 149), Placement.BOTTOM_CENTER: (160, 149), Placement.BOTTOM_RIGHT: (289, 149),
}  # fmt: skip


def test_joined_parts_follow_each_other_frame_by_frame(counter: Path, tmp_path: Path) -> None:
    made = join([Segment(counter, 2000, 1000), Segment(counter, 400, 600)], tmp_path / "out.mp4")
    assert [number(image) for _, image in frames(tmp_path / "out.mp4")] == [*range(50, 75), *range(10, 25)]
    assert abs(made.duration_ms - 1600) <= 40
    assert made.video and made.video.display_size == (320, 180)
    assert abs(len(sound(tmp_path / "out.mp4")) / 44.1 - 1600) < 50


def test_each_part_has_its_own_fades(counter: Path, green: Path, tmp_path: Path) -> None:
    join([Segment(counter, 1000, 1000), Segment(green, 0, 1000, FADES)], tmp_path / "out.mp4")
    light = [image.mean() for _, image in frames(tmp_path / "out.mp4")]
    assert light[25] < 20
    assert light[26] < light[30] < light[34]
    assert light[49] < light[45] < light[41]
    assert number(frames(tmp_path / "out.mp4")[0][1]) == 25


def test_room_before_a_part_is_black_and_silent(counter: Path, tmp_path: Path) -> None:
    parts = [
        Segment(counter, 1000, 1000, global_offset_ms=2000),
        Segment(counter, 0, 1000, global_offset_ms=0),
    ]
    made = join(parts, tmp_path / "out.mp4")
    assert abs(made.duration_ms - 3000) <= 40
    pictures = [image for _, image in frames(tmp_path / "out.mp4")]
    assert number(pictures[24]) == 24
    assert pictures[30].max() < 10
    assert number(pictures[50]) == 25
    heard = sound(tmp_path / "out.mp4")
    assert np.abs(heard[int(1.3 * 44100) : int(1.7 * 44100)]).max() < 0.001
    assert np.abs(heard[int(2.3 * 44100) : int(2.7 * 44100)]).max() > 0.05


def test_a_silent_part_between_sounding_ones_keeps_time(counter: Path, silent: Path, tmp_path: Path) -> None:
    parts = [Segment(silent, 0, 1000), Segment(counter, 0, 1000)]
    made = join(parts, tmp_path / "out.mp4", Dimensions(aspect=(16, 9)))
    assert abs(made.duration_ms - 2000) <= 50
    heard = sound(tmp_path / "out.mp4")
    assert np.abs(heard[: int(0.9 * 44100)]).max() < 0.001
    assert np.abs(heard[int(1.1 * 44100) :]).max() > 0.05


def test_silent_parts_alone_stay_silent(silent: Path, tmp_path: Path) -> None:
    assert join([Segment(silent), Segment(silent)], tmp_path / "out.mp4").audio == ()


def test_sound_alone_is_joined_without_a_picture(tone: Path, tmp_path: Path) -> None:
    made = join([Segment(tone, 0, 1000), Segment(tone, 1000, 1500)], tmp_path / "out.mp3")
    assert made.video is None
    assert abs(made.duration_ms - 2500) <= 60


def test_a_picture_becomes_a_film(picture: Path, counter: Path, tmp_path: Path) -> None:
    nameless = tmp_path / "100%d"
    nameless.write_bytes(picture.read_bytes())
    made = join([Segment(nameless, 0, 1000), Segment(counter, 0, 1000)], tmp_path / "out.mp4")
    assert abs(made.duration_ms - 2000) <= 40
    first = frames(tmp_path / "out.mp4")[0][1]
    assert near(first[90, 20], (255, 0, 0))
    assert near(first[90, 300], (0, 0, 255))


def test_bars_fill_what_a_part_lacks(silent: Path, tmp_path: Path) -> None:
    made = join([Segment(silent)], tmp_path / "out.mp4", Dimensions(aspect=(16, 9)))
    assert made.video and made.video.display_size == (426, 240)
    image = frames(tmp_path / "out.mp4")[3][1]
    assert image[120, 20].max() < 20
    assert near(image[120, 213], (0, 0, 255))


@pytest.mark.parametrize(("alignment", "seam"), [(0, 160), (None, 90), (100, 20)])
def test_cropping_follows_the_alignment(
    picture: Path, tmp_path: Path, alignment: float | None, seam: int
) -> None:
    part = Segment(picture, 0, 400, crop_alignment=alignment)
    made = join([part], tmp_path / "out.mp4", Dimensions(size=(180, 180), crop=True))
    assert made.video and made.video.display_size == (180, 180)
    image = frames(tmp_path / "out.mp4")[0][1]
    assert near(image[90, seam - 6], (255, 0, 0))
    assert near(image[90, seam + 6], (0, 0, 255))


def test_sizes_are_the_smallest_sides_at_the_commonest_ratio() -> None:
    assert joined_size([((320, 180), 1), ((640, 360), 2)], None) == (320, 180)
    assert joined_size([((320, 180), 5), ((240, 240), 1)], None) == (320, 180)
    assert joined_size([((320, 180), 1)], Dimensions(aspect=(1, 1), crop=True)) == (180, 180)
    assert joined_size([((320, 180), 1)], Dimensions(size=(100, 50), crop=True)) == (100, 50)
    window = crop_window((180, 320), 1.0, 100)
    assert window and (window.width, window.height, window.x, window.y) == (180, 180, 0, 140)


@pytest.mark.parametrize("placement", list(PLACES))
def test_an_overlay_stands_at_its_place(
    counter: Path, silent: Path, tmp_path: Path, placement: Placement
) -> None:
    overlay = Overlay(silent, placement, scale=0.2, margins=0.07, shape=OverlayShape.RECTANGLE, volume=0)
    join([Segment(counter, 0, 200, composition=overlay)], tmp_path / "out.mp4")
    image = frames(tmp_path / "out.mp4")[2][1]
    for place, (x, y) in PLACES.items():
        assert near(image[y, x], (0, 0, 255)) is (place is placement), place


@pytest.mark.parametrize(
    ("shape", "corner"),
    [(OverlayShape.CIRCLE, False), (OverlayShape.RECTANGLE, True), (OverlayShape.ELLIPSE, False),
     (OverlayShape.RECTANGLE_ROUNDED_CORNERS, False)],
)  # fmt: skip
def test_the_shape_cuts_the_corners(
    counter: Path, silent: Path, tmp_path: Path, shape: OverlayShape, corner: bool
) -> None:
    overlay = Overlay(silent, Placement.CENTER_CENTER, scale=0.5, margins=0.1, shape=shape)
    join([Segment(counter, 0, 200, composition=overlay)], tmp_path / "out.mp4")
    image = frames(tmp_path / "out.mp4")[0][1]
    assert near(image[90, 160], (0, 0, 255))
    assert near(image[48, 118], (0, 0, 255)) is corner
    assert near(image[60, 122], (0, 0, 255)) is (
        shape in (OverlayShape.RECTANGLE, OverlayShape.RECTANGLE_ROUNDED_CORNERS)
    )


def test_a_film_laid_over_sets_the_length_and_the_volumes(counter: Path, green: Path, tmp_path: Path) -> None:
    overlay = Overlay(green, scale=0.2, margins=0.1, volume=0.25)
    made = join([Segment(counter, 1000, 1000, composition=overlay)], tmp_path / "out.mp4")
    assert abs(made.duration_ms - 2000) <= 50
    heard = sound(tmp_path / "out.mp4")[22050:30870]
    spectrum = np.abs(np.fft.rfft(heard))
    hz = len(heard) / 44100
    low, high = (
        spectrum[int(440 * hz) - 3 : int(440 * hz) + 4].max(),
        spectrum[int(880 * hz) - 3 : int(880 * hz) + 4].max(),
    )
    assert 2 < low / high < 4.5
    shown = [number(image) for _, image in frames(tmp_path / "out.mp4")]
    assert shown[:25] == shown[25:50]


def test_the_key_colour_gives_way_to_the_background(green: Path, silent: Path, tmp_path: Path) -> None:
    background = ReplaceBackground(silent, scale=1.0, volume=0)
    made = join([Segment(green, 0, 1000, composition=background)], tmp_path / "out.mp4")
    assert made.video and made.video.display_size == (240, 240)
    image = frames(tmp_path / "out.mp4")[5][1]
    assert near(image[20, 20], (0, 0, 255))
    assert not any(near(image[y, x], (0x6F, 0xED, 0x48)) for y in range(0, 240, 8) for x in range(0, 240, 8))
    # The foreground fills the width (240x135) and stands at the bottom, so the square's middle is at 240 - 68.
    assert near(image[240 - 68, 120], (255, 0, 0))


def test_a_picture_as_background_with_a_small_foreground(green: Path, picture: Path, tmp_path: Path) -> None:
    background = ReplaceBackground(picture, scale=0.5, position=(1.0, 0.5))
    made = join([Segment(green, 0, 1000, composition=background)], tmp_path / "out.mp4")
    assert made.video and made.video.display_size == (640, 360)
    assert abs(made.duration_ms - 1000) <= 40
    image = frames(tmp_path / "out.mp4")[5][1]
    assert near(image[180, 480], (255, 0, 0))
    assert near(image[180, 340], (0, 0, 255))
    assert np.abs(sound(tmp_path / "out.mp4")).max() > 0.05


def test_captions_are_drawn_when_they_are_due(counter: Path, tmp_path: Path) -> None:
    srt = tmp_path / "it's, a [name].srt"
    srt.write_text("1\n00:00:01,000 --> 00:00:02,000\nHELLO HELLO\n")
    captions = Captions(
        srt, fontSize=30, primaryColour="&H0000FF&", borderStyle=BorderStyle.BOX, outlineColour="&H00FF00&"
    )
    join([Segment(counter, 600, 1000, captions=captions)], tmp_path / "out.mp4")
    pictures = [image for _, image in frames(tmp_path / "out.mp4")]

    def coloured(image: np.ndarray) -> int:
        return int((image.max(axis=2).astype(int) - image.min(axis=2) > 80).sum())

    assert coloured(pictures[8]) == 0
    assert coloured(pictures[11]) > 300


def test_what_cannot_be_joined_is_refused(counter: Path, tmp_path: Path) -> None:
    with pytest.raises(MediaError):
        join([], tmp_path / "out.mp4")
    with pytest.raises(MediaError):
        join([Segment(counter, 9000, 1000)], tmp_path / "out.mp4")
    with pytest.raises(MediaError):
        join([Segment(counter, captions=Captions(tmp_path / "x.pdf"))], tmp_path / "out.mp4")
    assert list(tmp_path.iterdir()) == []
