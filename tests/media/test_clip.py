"""Clips are exact: the first frame, the length, the sound beside it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from kaltura_sandbox.media.clip import Effect, EffectType, clip
from kaltura_sandbox.media.errors import MediaError
from tests.media.conftest import frames, make, number, sound


@pytest.mark.parametrize(
    ("offset", "duration", "first", "last"),
    [(0, 1000, 0, 24), (2000, 1000, 50, 74), (1960, 400, 49, 58), (1961, 400, 49, 58), (1999, 400, 49, 58),
     (3900, 5000, 97, 99), (40, 40, 1, 1)],
)  # fmt: skip
def test_a_clip_begins_with_the_frame_shown_at_its_offset(
    counter: Path, tmp_path: Path, offset: int, duration: int, first: int, last: int
) -> None:
    made = clip(counter, tmp_path / "out.mp4", offset, duration)
    shown = frames(tmp_path / "out.mp4")
    assert [number(image) for _, image in shown] == list(range(first, last + 1))
    assert shown[0][0] == 0
    assert abs(made.duration_ms - min(duration, 4000 - offset)) <= 45
    assert made.video and made.video.display_size == (320, 176)


def test_sources_that_do_not_begin_at_zero_are_cut_right(counter: Path, tmp_path: Path) -> None:
    stream = make(tmp_path / "in.ts", "-i", str(counter), "-c", "copy", "-f", "mpegts")
    clip(stream, tmp_path / "out.mp4", 2000, 400)
    assert [number(image) for _, image in frames(tmp_path / "out.mp4")] == list(range(50, 60))


def test_the_sound_begins_with_the_picture(tmp_path: Path) -> None:
    # White and a tone in the second second only: both must come 500 ms into a clip from 500 ms.
    source = make(
        tmp_path / "in.mp4", "-f", "lavfi", "-i", "color=black:s=64x64:r=25:d=3,drawbox=c=white:t=fill:enable='between(t,1,1.999)'",
        "-f", "lavfi", "-i", "sine=440:d=3,volume='between(t,1,2)':eval=frame", "-c:v", "libx264", "-c:a", "aac",
        "-f", "mp4",
    )  # fmt: skip
    clip(source, tmp_path / "out.mp4", 500, 2000)
    light = [image.mean() > 100 for _, image in frames(tmp_path / "out.mp4")]
    assert light.index(True) * 40 == 480 or light.index(True) * 40 == 520 or light.index(True) * 40 == 500
    loud = np.abs(sound(tmp_path / "out.mp4")) > 0.02
    assert abs(int(loud.argmax()) / 44.1 - light.index(True) * 40) < 45


def test_fades_lead_from_and_to_black(counter: Path, tmp_path: Path) -> None:
    effects = [Effect(EffectType.VIDEO_FADE_IN, 0.4), Effect(EffectType.VIDEO_FADE_OUT, 0.4)]
    clip(counter, tmp_path / "out.mp4", 1400, 1200, effects)
    whole = frames(counter)[35:65]
    shares = [
        made.mean() / max(before.mean(), 1)
        for (_, made), (_, before) in zip(frames(tmp_path / "out.mp4"), whole, strict=True)
    ]
    assert shares[0] < 0.2
    assert shares[2] < shares[5] < shares[9]
    assert shares[15] == pytest.approx(1, abs=0.15)
    assert shares[29] < shares[25] < shares[21]


def test_sound_without_a_picture_is_cut_too(tone: Path, tmp_path: Path) -> None:
    made = clip(tone, tmp_path / "out.mp3", 500, 1500)
    assert (made.video, made.format) == (None, "mp3")
    assert abs(made.duration_ms - 1500) <= 60
    assert clip(tone, tmp_path / "rest.mp3", 2000).duration_ms == pytest.approx(1000, abs=60)


def test_a_film_without_sound_is_cut_too(silent: Path, tmp_path: Path) -> None:
    made = clip(silent, tmp_path / "out.mp4", 500, 800)
    assert made.audio == ()
    assert made.duration_ms == 800


@pytest.mark.parametrize(("offset", "duration"), [(4200, 100), (-1, 100), (0, 0), (0, -5)])
def test_impossible_clips_are_refused(counter: Path, tmp_path: Path, offset: int, duration: int) -> None:
    with pytest.raises(MediaError):
        clip(counter, tmp_path / "out.mp4", offset, duration)
    assert list(tmp_path.iterdir()) == []
