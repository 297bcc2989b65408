"""Renditions: containers, codecs, sizes, and that frames keep their places."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import av
import pytest

from kaltura_sandbox.media import runner
from kaltura_sandbox.media.errors import MediaError, NotMedia
from kaltura_sandbox.media.probe import probe
from kaltura_sandbox.media.recipe import Recipe
from kaltura_sandbox.media.transcode import transcode
from tests.media.conftest import frames, make, number

KINDS = [
    ("mp4", "h264b", "aac", "isom", "avc1", "mp4a"),
    ("mp4", "h265", "aac", "isom", "hvc1", "mp4a"),
    ("webm", "vp8", "vorbis", "webm", "v_vp8", "a_vorbis"),
    ("webm", "vp9", "opus", "webm", "v_vp9", "a_opus"),
    ("flv", "h264b", "mp3", "flash video", "avc1", "mpeg audio"),
    ("mpegts", "h264m", "aac", "mpeg-ts", "avc1", "mp4a"),
    ("3gp", "mpeg4", "aac", "3gp4", "mp4v", "mp4a"),
    ("avi", "mpeg4", "mp3", "avi", "fmp4", "mpeg audio"),
    ("mov", "h264h", "aac", "qt", "avc1", "mp4a"),
    ("wmv", "wmv2", "wma", "windows media", "wmv2", "161"),
    ("mkv", "h264", "aac", "matroska", "avc1", "mp4a"),
]


@pytest.mark.parametrize(("format_", "video", "audio", "container", "video_id", "audio_id"), KINDS)
def test_each_kind_is_what_it_says(
    counter: Path,
    tmp_path: Path,
    format_: str,
    video: str,
    audio: str,
    container: str,
    video_id: str,
    audio_id: str,
) -> None:
    recipe = Recipe(
        format=format_, video_codec=video, audio_codec=audio, width=160, video_kbps=200, audio_kbps=64
    )
    made = transcode(counter, tmp_path / f"out.{format_}", recipe)
    assert made.container == container
    assert made.video and made.video.codec == video_id
    assert made.audio[0].codec == audio_id
    assert made.video.display_size == (160, 90)
    assert abs(made.duration_ms - 4000) < 150


def test_every_frame_keeps_its_time_and_place(counter: Path, tmp_path: Path) -> None:
    transcode(counter, tmp_path / "out.mp4", Recipe(width=160, video_kbps=300, gop=50))
    made = frames(tmp_path / "out.mp4")
    assert [number(image) for _, image in made] == list(range(100))
    assert [round(time, 3) for time, _ in made] == [index / 25 for index in range(100)]


def test_uneven_frame_times_are_kept(counter: Path, tmp_path: Path) -> None:
    uneven = make(
        tmp_path / "uneven.mp4", "-i", str(counter), "-vf", "select='not(mod(n,3))+not(mod(n,7))'", "-an",
        "-fps_mode", "passthrough", "-c:v", "libx264", "-f", "mp4",
    )  # fmt: skip
    transcode(uneven, tmp_path / "out.mp4", Recipe(width=160))
    before, after = frames(uneven), frames(tmp_path / "out.mp4")
    assert [number(image) for _, image in after] == [number(image) for _, image in before]
    assert [time for time, _ in after] == pytest.approx([time for time, _ in before], abs=0.0005)


def test_a_frame_rate_and_bitrate_that_are_asked_for_are_kept(counter: Path, tmp_path: Path) -> None:
    recipe = Recipe(video_kbps=150, frame_rate=12.5, audio_channels=1, sample_rate=22050, two_pass=True)
    made = transcode(counter, tmp_path / "out.mp4", recipe)
    assert made.video and made.video.frame_rate == 12.5
    assert made.video.bitrate_kbps < 200
    assert made.audio[0].sample_rate == 22050
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.mp4"]


def test_tracks_that_the_source_lacks_are_left_out(tone: Path, silent: Path, tmp_path: Path) -> None:
    assert transcode(tone, tmp_path / "a.mp4", Recipe()).video is None
    assert transcode(silent, tmp_path / "b.mp4", Recipe()).audio == ()
    with pytest.raises(MediaError):
        transcode(silent, tmp_path / "c.mp3", Recipe(format="mp3", video_codec="", audio_codec="mp3"))


def test_copying_keeps_the_bits(counter: Path, tmp_path: Path) -> None:
    made = transcode(counter, tmp_path / "out.mov", Recipe("mov", "copy", "copy"))
    source = probe(counter)
    assert made.format == "mov"
    assert made.video and source.video and made.video.bitrate_kbps == source.video.bitrate_kbps


def test_the_same_twice_is_the_same_file(counter: Path, tmp_path: Path) -> None:
    for name in ("a.mp4", "b.mp4"):
        transcode(counter, tmp_path / name, Recipe(width=160, video_kbps=100))
    assert (tmp_path / "a.mp4").read_bytes() == (tmp_path / "b.mp4").read_bytes()


def test_failures_are_named_and_leave_nothing(counter: Path, tmp_path: Path) -> None:
    for recipe in (Recipe(video_codec="nonsense"), Recipe(format="nonsense"), Recipe(format="webm")):
        with pytest.raises(MediaError):
            transcode(counter, tmp_path / "out", recipe)
    broken = tmp_path / "broken.mp4"
    broken.write_bytes(b"no film")
    with pytest.raises(NotMedia):
        transcode(broken, tmp_path / "out", Recipe())
    assert [path.name for path in tmp_path.iterdir()] == ["broken.mp4"]


def test_a_run_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    started = time.monotonic()
    with pytest.raises(MediaError, match="longer than"):
        runner.run(["-re", "-f", "lavfi", "-i", "color=d=60", "-f", "null", "-"], time_limit_s=0.4)
    assert time.monotonic() - started < 30


_ENDLESS = """
import sys
from pathlib import Path
from kaltura_sandbox.media import runner
with runner.replacing(Path(sys.argv[1])) as part:
    runner.run(["-re", "-f", "lavfi", "-i", "color=d=600", "-f", "mpegts", str(part)])
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's parent-death signal is Linux's")
def test_ffmpeg_dies_with_its_killed_parent_and_leaves_no_half_file(tmp_path: Path) -> None:
    target = tmp_path / "out.ts"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen([sys.executable, "-c", _ENDLESS, str(target)], env=environment) as parent:
        child = _until(lambda: _children(parent.pid))
        _until(lambda: any(tmp_path.iterdir()))
        parent.send_signal(signal.SIGKILL)
        parent.wait()
    _until(lambda: not any(_alive(pid) for pid in child))
    assert not target.exists()
    assert [path.suffix for path in tmp_path.iterdir()] == [".part"]


def _until(test, limit_s: float = 60.0):  # type: ignore[no-untyped-def]
    end = time.monotonic() + limit_s
    while not (found := test()):
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.02)
    return found


def _children(pid: int) -> list[int]:
    return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _alive(pid: int) -> bool:
    stat = Path(f"/proc/{pid}/stat")
    return stat.exists() and stat.read_text().rsplit(")", 1)[1].split()[0] != "Z"


def test_key_frames_stand_at_the_same_places_in_all_renditions(counter: Path, tmp_path: Path) -> None:
    for width in (0, 160):
        target = tmp_path / f"{width}.mp4"
        transcode(counter, target, Recipe(width=width, video_kbps=200, gop=60, key_frames_s=1.0))
        with av.open(str(target)) as opened:
            keys = {
                round(float(one.pts * one.time_base), 3) for one in opened.demux(video=0) if one.is_keyframe
            }
        assert {0.0, 1.0, 2.0, 3.0} <= keys


def test_a_turned_film_is_made_upright(green: Path, tmp_path: Path) -> None:
    turned = make(
        tmp_path / "turned.mp4", "-display_rotation", "90", "-i", str(green), "-c", "copy", "-f", "mp4"
    )
    made = transcode(turned, tmp_path / "out.mp4", Recipe(height=160, video_kbps=200))
    assert made.video and (made.video.width, made.video.height, made.video.rotation) == (90, 160, 0)
