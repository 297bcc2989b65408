"""Clips are exact: the first frame, the length, the sound beside it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from kaltura_sandbox.media.clip import Effect, EffectType, clip
from kaltura_sandbox.media.errors import MediaError
from kaltura_sandbox.media.pictures.thumbs import frame
from tests.media.conftest import as_array, frames, make, number, sound

WHITE_SECOND = "color=black:s=64x64:r=25:d=3,drawbox=c=white:t=fill:enable='between(t,1,1.999)'"


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


@pytest.mark.parametrize(
    ("format_", "video", "audio", "first"),
    [("matroska", "copy", "copy", 50), ("mov", "copy", "copy", 50), ("flv", "copy", "copy", 49),
     ("avi", "mpeg4", "mp3", 49), ("asf", "wmv2", "wmav2", 48), ("webm", "libvpx", "libvorbis", 50),
     ("ogg", "libtheora", "libvorbis", 50),
     ("mpegts", "copy", "copy", 49)],
)  # fmt: skip
def test_clips_are_exact_from_every_container(
    counter: Path, tmp_path: Path, format_: str, video: str, audio: str, first: int
) -> None:
    """Some containers begin with a packet of sound, so that all frames are shown up to 46 ms later."""
    codecs = [
        "-c:v",
        video,
        "-c:a",
        audio,
        "-b:v",
        "600k",
        *(["-deadline", "realtime"] if "vpx" in video else []),
    ]
    source = make(tmp_path / "in", "-i", str(counter), *codecs, "-f", format_)
    clip(source, tmp_path / "out.mp4", 2000, 400)
    assert [number(image) for _, image in frames(tmp_path / "out.mp4")] == list(range(first, first + 10))
    assert number(as_array(frame(source, 2000))) == first


def test_the_sound_begins_with_the_picture(tmp_path: Path) -> None:
    # White and a tone in the second second only: both must come 500 ms into a clip from 500 ms.
    source = make(
        tmp_path / "in.mp4", "-f", "lavfi", "-i", WHITE_SECOND,
        "-f", "lavfi", "-i", "sine=440:d=3,volume='between(t,1,2)':eval=frame", "-c:v", "libx264", "-c:a", "aac",
        "-f", "mp4",
    )  # fmt: skip
    clip(source, tmp_path / "out.mp4", 500, 2000)
    light = [image.mean() > 100 for _, image in frames(tmp_path / "out.mp4")]
    # 500 ms lies in the frame of 480 ms, with which the clip begins: white comes 520 ms later.
    assert light.index(True) == 13
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


def test_usual_sizes_stay_and_others_become_multiples_of_16(green: Path, tmp_path: Path) -> None:
    for width, height, expected in ((640, 360, (640, 360)), (362, 202, (352, 192)), (180, 320, (176, 320))):
        source = make(tmp_path / "in.mp4", "-i", str(green), "-vf", f"scale={width}:{height}", "-f", "mp4")
        made = clip(source, tmp_path / "out.mp4", 0, 200)
        assert made.video and made.video.display_size == expected


def test_a_film_without_sound_is_cut_too(silent: Path, tmp_path: Path) -> None:
    made = clip(silent, tmp_path / "out.mp4", 500, 800)
    assert made.audio == ()
    assert made.duration_ms == 800


@pytest.mark.parametrize(("offset", "duration"), [(4200, 100), (-1, 100), (0, 0), (0, -5)])
def test_impossible_clips_are_refused(counter: Path, tmp_path: Path, offset: int, duration: int) -> None:
    with pytest.raises(MediaError):
        clip(counter, tmp_path / "out.mp4", offset, duration)
    assert list(tmp_path.iterdir()) == []
