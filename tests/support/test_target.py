"""A target that is silent: asked again, waited for, given up; and what is no reason to."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from features.support.wire import transport
from features.support.wire.client import KalturaClient
from features.support.wire.stopping import STOPPING, Stopped, pause
from features.support.wire.target import Target, WireError
from tests.support.conftest import Echo


@pytest.fixture(autouse=True)
def untouched() -> Iterator[None]:
    """The process goes on after an end was asked for."""
    yield
    STOPPING.__init__()  # type: ignore[misc]


def client(url: str, note: Path | None = None, patience: float = 0.6) -> KalturaClient:
    target = Target(url, note, patience)
    target.known = True
    return KalturaClient(url, target=target)


@pytest.fixture
def hanging() -> Iterator[str]:
    """Takes connections and never answers."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(16)
        yield f"http://somebody:hidden@127.0.0.1:{listener.getsockname()[1]}"


@pytest.mark.parametrize("action", ["media.get", "media.add"])
@pytest.mark.parametrize("url", ["http://127.0.0.1:9", "http://no-such-name.invalid"])
def test_a_target_that_nobody_reaches_ends_the_run(url: str, action: str) -> None:
    with pytest.raises(Stopped, match=f"the target stopped answering: {url} is silent since "):
        client(url).call(action)


def test_a_target_that_hangs_ends_the_run_and_no_secret_is_told(hanging: str, tmp_path: Path) -> None:
    with pytest.raises(Stopped, match=r"127\.0\.0\.1:\d+ is silent since .*\(no answer\)") as stopped:
        client(hanging, tmp_path / "gone").call("media.add")
    assert "hidden" not in str(stopped.value)
    assert (tmp_path / "gone").read_text() == str(stopped.value)


@pytest.mark.parametrize("status", [502, 503, 504])
def test_pages_of_a_proxy_end_the_run(echo: Echo, status: int) -> None:
    echo.answers = [(status, None)]
    with pytest.raises(Stopped, match=rf"HTTP {status}"):
        client(echo.url).call("media.add")


@pytest.mark.parametrize("status", [200, 404, 500])
def test_pages_of_somebody_else_end_the_run(echo: Echo, status: int) -> None:
    echo.answers = [(status, b"<html>We are back soon</html>")]
    with pytest.raises(Stopped, match=rf"HTTP {status} and no answer of the API"):
        client(echo.url).call("media.get")


@pytest.mark.parametrize(("status", "requests"), [(502, 1), (503, 2), (504, 1)])
def test_an_overloaded_call_is_its_own_trouble_while_pings_are_answered(
    echo: Echo, status: int, requests: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transport, "FIRST", 0.01)
    echo.pings, echo.answers = (200, True), [(status, {"late": True}), (200, {"id": "0_x"})]
    client(echo.url).call("media.add")
    assert len([path for path, *_ in echo.requests if "ping" not in path]) == requests


def test_another_address_that_is_refused_is_no_end(echo: Echo, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transport, "FIRST", 0.01)
    with pytest.raises(WireError):
        client(echo.url).get("http://127.0.0.1:9/p/1/playManifest")
    assert not STOPPING.reason


def test_a_target_that_never_answered_hasnt_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transport, "FIRST", 0.01)
    one = client("http://127.0.0.1:9")
    one.transport.target.known = False  # type: ignore[union-attr]
    with pytest.raises(WireError):
        one.call("media.get")


def test_a_target_that_comes_back_gets_a_read_again_and_a_write_fails_honestly(
    echo: Echo, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transport, "FIRST", 0.01)
    told: list[str] = []
    one = client(echo.url, patience=10)
    one.transport.target.tell = told.append  # type: ignore[union-attr]
    down: list[tuple[int, Any]] = [(504, None), (504, None)]  # the call, and the first question
    echo.answers = [*down, (200, True), (200, {"id": "0_x"})]
    assert one.call("media.get")["id"] == "0_x"
    assert told[0] == "The target doesn't answer (HTTP 504): asking again."
    assert told[1].startswith("The target answers again, after ")
    echo.answers = [*down, (200, True)]
    count = len(echo.requests)
    assert one.call("media.add") is None  # a proxy's page, which a real one makes no JSON of
    assert [path for path, *_ in echo.requests[count:] if "media" in path] == [
        "/api_v3/service/media/action/add"
    ]


def test_what_one_process_finds_out_ends_the_others(echo: Echo, tmp_path: Path) -> None:
    one = client(echo.url, tmp_path / "gone")
    one.call("system.ping")
    (tmp_path / "gone").write_text("the target stopped answering: elsewhere")
    with pytest.raises(Stopped, match="elsewhere"):
        one.call("media.get")
    with STOPPING.tidy(), pytest.raises(WireError, match="elsewhere"):
        one.call("media.delete")


def test_tidying_up_goes_on_for_a_while_and_pauses_end(echo: Echo) -> None:
    one = client(echo.url)
    STOPPING.ask("the run was stopped")
    with pytest.raises(Stopped):
        pause(60)
    with pytest.raises(Stopped):
        one.call("media.add")
    with STOPPING.tidy():
        assert one.call("media.delete") is True
    STOPPING.ask("the run was stopped", seconds=0)
    with STOPPING.tidy(), pytest.raises(WireError, match="the run was stopped"):
        one.call("media.delete")
