"""Gentle to the server: what is sent again, how often, how long the pauses are, and how many requests run at once."""

from __future__ import annotations

import multiprocessing
import socket
import threading
import time
from multiprocessing.synchronize import Barrier
from pathlib import Path

import pytest

from features.support.wire import transport
from features.support.wire.client import KalturaClient, KalturaError
from features.support.wire.transport import Slots, Transport, WireError
from tests.support.conftest import Echo

BLOCKED = {
    "code": "ACTION_BLOCKED",
    "message": 'Action "add" in service "media" is blocked',
    "objectType": "KalturaAPIException",
    "args": {},
}


@pytest.fixture
def slept(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses that were made, in s; none of them really."""
    made: list[float] = []
    monkeypatch.setattr(transport.time, "sleep", made.append)
    return made


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_reads_are_repeated_while_the_server_is_overloaded(
    echo: Echo, slept: list[float], status: int
) -> None:
    echo.answers = [(status, None), (status, None), (200, {"id": "0_x"})]
    assert KalturaClient(echo.url).call("media.get")["id"] == "0_x"
    assert len(slept) == 2
    assert slept[0] < slept[1]


@pytest.mark.parametrize(("status", "requests"), [(429, 2), (503, 2), (502, 1), (504, 1), (500, 1)])
def test_writes_are_repeated_only_where_nothing_has_been_done_yet(
    echo: Echo, slept: list[float], status: int, requests: int
) -> None:
    echo.answers = [(status, {"late": True}), (200, True)]
    KalturaClient(echo.url).call("media.add")
    assert len(echo.requests) == requests


def test_the_platforms_own_limiter_is_waited_for(echo: Echo, slept: list[float]) -> None:
    echo.answers = [(200, BLOCKED), (200, "Access to media->add was rate limited"), (200, {"id": "0_x"})]
    assert KalturaClient(echo.url).call("media.add")["id"] == "0_x"


def test_patience_ends(echo: Echo, slept: list[float]) -> None:
    echo.answers = [(200, BLOCKED)]
    with pytest.raises(KalturaError, match="ACTION_BLOCKED"):
        KalturaClient(echo.url).call("media.get")
    assert len(echo.requests) == transport.TRIES
    assert sum(slept) < 10


def test_a_pause_that_the_server_asks_for_is_kept_up_to_a_cap() -> None:
    import requests

    reply = requests.Response()
    told = []
    for value in ("7", "3600", "Wed, 21 Oct 2026 07:28:00 GMT", ""):
        reply.headers["Retry-After"] = value
        told.append(transport.asked_for(reply))
    assert told == [7, transport.MOST, 0, 0]


def test_a_broken_connection_is_tried_again_for_reads_alone(slept: list[float]) -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        accepted: list[int] = []

        def hang_up() -> None:
            while True:
                try:
                    connection, _ = listener.accept()
                except OSError:
                    return
                accepted.append(1)
                connection.recv(65536)
                connection.close()

        threading.Thread(target=hang_up, daemon=True).start()
        client = KalturaClient(f"http://127.0.0.1:{listener.getsockname()[1]}")
        with pytest.raises(WireError):
            client.call("media.add")
        writes = len(accepted)
        with pytest.raises(WireError):
            client.call("media.get")
        assert (writes, len(accepted) - writes) == (1, transport.TRIES)


def test_where_nobody_listens_even_writes_are_tried_again(slept: list[float]) -> None:
    with pytest.raises(WireError, match=r"127\.0\.0\.1:9 did not answer"):
        Transport("http://127.0.0.1:9").send("POST", "http://127.0.0.1:9/", repeatable=False)
    assert len(slept) == transport.TRIES - 1


def hold(directory: Path, count: int, log: Path, all_there: Barrier) -> None:
    """Takes a slot five times, noting when it came and when it went."""
    slots = Slots(count, directory)
    all_there.wait(30)
    for _ in range(5):
        with slots.one():
            begin = time.monotonic()
            time.sleep(0.02)
            with log.open("a") as file:
                file.write(f"{begin} {time.monotonic()}\n")


def test_no_more_requests_at_once_than_allowed_over_all_processes(tmp_path: Path) -> None:
    spawn = multiprocessing.get_context("fork")
    log, all_there = tmp_path / "log", spawn.Barrier(4)
    workers = [spawn.Process(target=hold, args=(tmp_path, 2, log, all_there)) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(30)
    spans = [tuple(map(float, line.split())) for line in log.read_text().splitlines()]
    assert len(spans) == 20
    most = max(sum(begin <= at < end for begin, end in spans) for at, _ in spans)
    assert most == 2
