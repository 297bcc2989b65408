"""HLS and DASH that a player could read, volume maps, and the cache."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import av
import pytest

from kaltura_sandbox.media.cache import MediaCache
from kaltura_sandbox.media.errors import MediaError, NotMedia
from kaltura_sandbox.media.packing import package
from kaltura_sandbox.media.recipe import Recipe
from kaltura_sandbox.media.transcode import transcode
from kaltura_sandbox.media.volume import SILENCE_DB, volume_map
from tests.media.conftest import make, number

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def renditions(counter: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    directory = tmp_path_factory.mktemp("renditions")
    kinds = [(0, 200), (160, 80)]
    for width, kbps in kinds:
        recipe = Recipe(width=width, video_kbps=kbps, gop=25, multiple=16)
        transcode(counter, directory / f"{kbps}.mp4", recipe)
    return [directory / f"{kbps}.mp4" for _, kbps in kinds]


def played(address: Path) -> list[int]:
    """What the frames of a playlist or manifest show, decoded through libavformat's own reader."""
    with av.open(str(address), options={"allowed_extensions": "ALL", "extension_picky": "0"}) as opened:
        return [number(one.to_ndarray(format="rgb24")) for one in opened.decode(video=0)]


@pytest.mark.parametrize("fmp4", [False, True])
def test_hls_plays_in_full(renditions: list[Path], tmp_path: Path, fmp4: bool) -> None:
    master = package.hls(renditions, tmp_path / "hls", fmp4=fmp4, segment_s=1)
    assert played(master) == list(range(100))
    assert played(tmp_path / "hls" / "1" / package.MEDIA) == list(range(100))
    lists = master.read_text()
    assert lists.count("#EXT-X-STREAM-INF") == 2
    assert 'RESOLUTION=160x96,FRAME-RATE=25.000,CODECS="avc1.4d' in lists
    assert len(list((tmp_path / "hls" / "0").glob("seg-*"))) == 4
    assert str(tmp_path) not in (tmp_path / "hls" / "0" / package.MEDIA).read_text()
    assert [path.name for path in tmp_path.iterdir()] == ["hls"]


def test_dash_plays_in_full(renditions: list[Path], tmp_path: Path) -> None:
    manifest = package.dash(renditions, tmp_path / "dash", segment_s=1)
    text = manifest.read_text()
    assert text.count("<Representation") == 3
    assert 'mediaPresentationDuration="PT4' in text
    chunks = sorted((tmp_path / "dash").glob("chunk-stream0-*"))
    joined = tmp_path / "joined.mp4"
    joined.write_bytes(
        b"".join(path.read_bytes() for path in [tmp_path / "dash" / "init-stream0.m4s", *chunks])
    )
    assert played(joined) == list(range(100))


def test_sound_alone_is_packaged_too(tone: Path, tmp_path: Path) -> None:
    sound = tmp_path / "in.m4a"
    transcode(tone, sound, Recipe("m4a", "", "aac"))
    assert 'CODECS="mp4a.40.2"' in package.hls([sound], tmp_path / "hls").read_text()
    assert package.dash([sound], tmp_path / "dash").read_text().count("<AdaptationSet") == 1


def test_a_failed_package_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("no film")
    with pytest.raises(NotMedia):
        package.hls([tmp_path / "x"], tmp_path / "hls")
    assert [path.name for path in tmp_path.iterdir()] == ["x"]


def test_a_volume_map_follows_the_sound(tmp_path: Path, silent: Path) -> None:
    steps = "aevalsrc='sin(2*PI*440*t)*if(lt(t,1),1,if(lt(t,2),0.1,0))':d=3:s=44100"
    source = make(tmp_path / "steps.wav", "-f", "lavfi", "-i", steps, "-f", "wav")
    levels = volume_map(source)
    assert [at for at, _ in levels[:3]] == [0, 1000, 2000]
    assert levels[0][1] == pytest.approx(-3.0, abs=0.3)
    assert levels[1][1] == pytest.approx(-23.0, abs=0.5)
    assert levels[2][1] < -60
    assert min(level for _, level in levels) >= SILENCE_DB
    assert len(volume_map(source, 100)) == pytest.approx(30, abs=1)
    with pytest.raises(NotMedia):
        volume_map(silent)


def test_the_same_is_made_once_even_by_many_at_once(tmp_path: Path) -> None:
    cache = MediaCache(tmp_path / "cache", 1000)
    calls: list[int] = []

    def make_it(path: Path) -> None:
        calls.append(1)
        time.sleep(0.05)
        path.write_bytes(b"made")

    found: list[bytes] = []
    threads = [
        threading.Thread(
            target=lambda: found.append(cache.get_or_make("abc", Recipe(), make_it).read_bytes())
        )
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [b"made"] * 8
    assert len(calls) == 1
    cache.get_or_make("abc", Recipe(width=160), make_it)
    cache.get_or_make("abd", Recipe(), make_it)
    assert len(calls) == 3
    # Another process, later: what stands is used.
    MediaCache(tmp_path / "cache", 1000).get_or_make("abc", Recipe(), make_it)
    assert len(calls) == 3


def test_a_failure_is_not_kept(tmp_path: Path) -> None:
    cache = MediaCache(tmp_path / "cache", 1000)

    def fail(path: Path) -> None:
        path.write_bytes(b"half")
        raise MediaError("no")

    with pytest.raises(MediaError):
        cache.get_or_make("abc", {"width": 1}, fail)
    assert {path.name for path in (tmp_path / "cache").rglob("*") if path.is_file()} == {".lock"}
    assert (
        cache.get_or_make("abc", {"width": 1}, lambda path: path.write_bytes(b"whole")).read_bytes()
        == b"whole"
    )


def test_the_least_used_goes(tmp_path: Path) -> None:
    directory = tmp_path / "cache"
    cache = MediaCache(directory, 250)
    paths = []
    for name in ("a", "b"):
        paths.append(cache.get_or_make(name, 1, lambda path: path.write_bytes(b"x" * 100)))
        time.sleep(0.02)
    cache.get_or_make("a", 1, lambda path: pytest.fail("made again"))
    time.sleep(0.02)
    paths.append(cache.get_or_make("c", 1, lambda path: path.write_bytes(b"x" * 100)))
    assert [path.exists() for path in paths] == [True, False, True]
    target = tmp_path / "out" / "film.mp4"
    assert cache.place("a", 1, target, lambda path: pytest.fail("made again")).read_bytes() == b"x" * 100


_MAKER = """
import os, sys, time
from pathlib import Path
from kaltura_sandbox.media.cache import MediaCache

def make(part):
    part.write_bytes(b"half")
    os.utime(part, (0, 0))  # as if it had been at work for years, or the clock had been set
    print("begun", flush=True)
    sys.stdin.readline()
    part.write_bytes(b"whole")

print(MediaCache(Path(sys.argv[1]), 1000).get_or_make("x", 1, make).read_text(), flush=True)
"""


def maker(cache: Path) -> subprocess.Popen[str]:
    """A process that is in the middle of making something until a line is sent."""
    command = [sys.executable, "-c", _MAKER, str(cache)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    process = subprocess.Popen(command, cwd=ROOT, text=True, **pipes)  # type: ignore[call-overload]
    assert process.stdout.readline() == "begun\n"
    return process  # type: ignore[no-any-return]


def test_another_process_is_left_alone_and_a_killed_one_is_cleared_away(tmp_path: Path) -> None:
    killed, working = maker(tmp_path), maker(tmp_path)
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    assert len(list(tmp_path.rglob("*.part"))) == 2
    cache = MediaCache(tmp_path, 1000)
    assert len(list(tmp_path.rglob("*.part"))) == 1
    assert cache.get_or_make("x", 1, lambda part: part.write_bytes(b"mine")).read_bytes() == b"mine"
    assert working.communicate("go on\n", 20) == ("whole\n", None)  # the same at the same time: both have it
    assert cache.get_or_make("x", 1, lambda part: pytest.fail("made again")).read_bytes() == b"whole"


def test_a_cache_may_be_deleted_at_any_time(tmp_path: Path) -> None:
    cache, times = MediaCache(tmp_path / "cache", 1000), []

    def interrupted(part: Path) -> None:
        part.write_bytes(b"made")
        times.append(1)
        if len(times) == 1:
            shutil.rmtree(tmp_path / "cache")

    assert cache.get_or_make("a", 1, interrupted).read_bytes() == b"made"
    assert len(times) == 2
    shutil.rmtree(tmp_path / "cache")
    assert cache.get_or_make("a", 1, interrupted).read_bytes() == b"made"
