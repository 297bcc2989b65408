"""Where servers of the guides listen: processes of one run look for a port at the same time."""

from __future__ import annotations

import threading
import urllib.request

import pytest

from features.support.dropping import ftp_server, places, s3_server
from features.support.dropping.places import listening

FIRST = 20161  # of a row that no server of the guides has


def test_a_port_that_was_found_is_held() -> None:
    with listening(FIRST) as one, listening(FIRST) as other:
        first, second = (found.getsockname()[1] for found in (one, other))
        assert first != second
        assert {(port - FIRST) % places.STEP for port in (first, second)} == {0}


def test_all_find_one_at_the_same_time() -> None:
    barrier, found = threading.Barrier(20), []

    def look() -> None:
        barrier.wait(60)
        found.append(listening(FIRST))

    looking = [threading.Thread(target=look) for _ in range(20)]
    for one in looking:
        one.start()
    for one in looking:
        one.join(60)
    assert len({one.getsockname()[1] for one in found}) == 20
    for one in found:
        one.close()


def test_where_the_row_is_taken_any_port_will_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "TRIES", 1)
    with listening(FIRST) as one, listening(FIRST) as other:
        assert one.getsockname() != other.getsockname()


def test_servers_listen_beside_those_of_another_process(monkeypatch: pytest.MonkeyPatch) -> None:
    with listening(FIRST):  # another's
        for module in (ftp_server, s3_server):
            monkeypatch.setattr(module, "FIRST_PORT", FIRST)
        monkeypatch.setattr(ftp_server, "PORT", FIRST)
        assert ftp_server._server.__wrapped__().socket.getsockname()[1] != FIRST
        with urllib.request.urlopen(f"{s3_server._endpoint.__wrapped__()}/", timeout=30) as answer:
            assert b"ListAllMyBucketsResult" in answer.read()
