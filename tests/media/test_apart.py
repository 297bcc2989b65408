"""Helpers: what they run has bounds, and one that passes them leaves the others alone."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import pytest

from kaltura_sandbox.media import apart as helpers
from kaltura_sandbox.media import runner
from kaltura_sandbox.media.apart import apart
from kaltura_sandbox.media.errors import MediaError, NotMedia


@apart(5)
def whose(wait_s: float = 0) -> int:
    time.sleep(wait_s)
    return os.getpid()


@apart(5)
def hungry(size: int) -> int:
    return len(b"x" * size)


@apart(1)
def endless() -> None:
    while True:
        pass


@apart(5)
def broken(how: str) -> None:
    if how == "ends":
        os._exit(1)
    raise MediaError("no", "detail", 7) if how == "refuses" else ValueError(how)


@apart(5)
def loud() -> str:
    print("a decoder says something where answers go")
    os.write(1, b"and so does a library in C")
    return "done"


def test_work_is_done_in_another_process_that_stays() -> None:
    first = whose()
    assert first != os.getpid()
    assert whose() == first
    assert loud() == "done"
    assert whose() == first


def test_there_are_never_more_helpers_than_the_bound_on_memory_counts() -> None:
    seen: set[int] = set()
    asking = [threading.Thread(target=lambda: seen.add(whose(0.2))) for _ in range(6)]
    for one in asking:
        one.start()
    for one in asking:
        one.join()
    assert 1 <= len(seen) <= helpers.HELPERS


def test_memory_has_a_bound() -> None:
    assert hungry(1000) == 1000
    with pytest.raises(NotMedia, match="too much time or memory"):
        hungry(helpers.MEMORY)
    assert hungry(1000) == 1000


def test_time_has_a_bound() -> None:
    before = time.monotonic()
    with pytest.raises(NotMedia, match="too much time or memory"):
        endless()
    assert time.monotonic() - before < 1 * helpers.WALL + 20


def test_a_helper_that_ends_is_replaced() -> None:
    old = whose()
    with pytest.raises(NotMedia):
        broken("ends")
    assert whose() not in (old, os.getpid())


def test_errors_come_through_as_they_are() -> None:
    with pytest.raises(MediaError) as refused:
        broken("refuses")
    assert (refused.value.message, refused.value.detail, refused.value.returncode) == ("no", "detail", 7)
    with pytest.raises(ValueError, match="odd"):
        broken("odd")


ENDLESS = ["-f", "lavfi", "-i", "color=s=640x360:r=25"]


def test_ffmpeg_has_a_bound_on_time() -> None:
    with pytest.raises(MediaError, match=r"longer than 0\.5 s"):
        runner.run([*ENDLESS, "-f", "null", "-"], time_limit_s=0.5)


def test_ffmpeg_has_a_bound_on_what_it_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runner, "OUTPUT", 100_000)
    with pytest.raises(MediaError, match="ffmpeg failed"):
        runner.run([*ENDLESS, "-c:v", "rawvideo", "-f", "avi", str(tmp_path / "film.avi")], time_limit_s=20)
    assert (tmp_path / "film.avi").stat().st_size <= 100_000


def test_ffmpeg_has_a_bound_on_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runner, "MEMORY", 300 * 1024**2)
    large = ["-f", "lavfi", "-i", "color=s=8000x8000:r=5", "-frames:v", "50", "-filter:v", "reverse"]
    with pytest.raises(MediaError, match="ffmpeg failed"):
        runner.run([*large, "-f", "null", "-"], time_limit_s=20)
