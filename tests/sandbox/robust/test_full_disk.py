"""A full disk is said once, in words; calls are refused in their own format, and leave nothing behind."""

from __future__ import annotations

import errno
import logging
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests
import uvicorn

from kaltura_sandbox import assembly, bootstrap
from kaltura_sandbox.app import make_app
from kaltura_sandbox.media import runner
from kaltura_sandbox.platform import routes
from kaltura_sandbox.platform.accounts import Platform
from kaltura_sandbox.platform.store import Store
from tests.sandbox.conftest import Api
from tests.sandbox.robust.test_jobs import full, no_room

SAID = "no room is left on the disk of the sandbox"


class Switch:
    """Whether the disk is full."""

    on = False

    def __call__(self, real: Any, problem: Any) -> Any:
        def called(*args: Any, **options: Any) -> Any:
            if self.on:
                raise problem()
            return real(*args, **options)

        return called


@pytest.fixture(scope="module")
def disk() -> Switch:
    return Switch()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, disk: Switch) -> Iterator[tuple[Platform, Api]]:
    """A platform in this process, so that its disk can be full."""
    with pytest.MonkeyPatch.context() as patch:
        platform = Platform(tmp_path_factory.mktemp("full"), assembly.rooms())
        told = bootstrap.prepare(platform)
        patch.setattr(Store, "number", disk(Store.number, no_room))
        patch.setattr(tempfile, "mkstemp", disk(tempfile.mkstemp, full))
        patch.setattr(routes, "respond", disk(routes.respond, full))
        config = uvicorn.Config(
            make_app(platform), port=0, log_config=None, log_level="warning", lifespan="off"
        )
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        port = server.servers[0].sockets[0].getsockname()[1]
        yield platform, Api({**told, "serviceUrl": f"http://127.0.0.1:{port}"})
        disk.on, server.should_exit = False, True
        thread.join()
        platform.close()


@pytest.fixture
def platform(served: tuple[Platform, Api]) -> Platform:
    return served[0]


@pytest.fixture
def api(served: tuple[Platform, Api]) -> Api:
    return served[1]


def test_calls_are_refused_in_words_and_the_log_says_it_once(
    api: Api, platform: Platform, disk: Switch, caplog: pytest.LogCaptureFixture
) -> None:
    token = api.ok("uploadToken.add")["id"]
    entry = {"entry": {"mediaType": 1, "name": "no room"}}
    disk.on = True
    with caplog.at_level(logging.INFO):
        for _ in range(5):
            assert SAID in api.call("media.add", entry)["message"]
            chunk = api.call(
                "uploadToken.upload", {"uploadTokenId": token}, files={"fileData": b"x" * 100_000}
            )
            assert chunk["code"] == "INTERNAL_SERVERL_ERROR" and SAID in chunk["message"]
            assert SAID in api.get("/p/1/thumbnail/entry_id/0_x").text
        xml = requests.post(
            f"{api.url}/api_v3/service/uploadToken/action/upload", files={"fileData": b"x"}, timeout=30
        )
    assert xml.text.startswith("<?xml") and SAID in xml.text
    assert [record.levelname for record in caplog.records] == ["ERROR"]
    assert "no room is left on a disk" in caplog.text and "Traceback" not in caplog.text
    assert list(platform.files.incoming.iterdir()) == []
    disk.on = False
    platform.disk.look()
    assert "there is room on the disk again" in caplog.text
    assert api.ok("uploadToken.get", {"uploadTokenId": token})["status"] == 0
    assert api.ok("media.add", entry)["name"] == "no room"


def test_files_are_taken_though_somebody_deleted_their_folder(api: Api, platform: Platform) -> None:
    platform.files.incoming.rmdir()
    token = api.ok("uploadToken.add")["id"]
    told = api.ok("uploadToken.upload", {"uploadTokenId": token}, files={"fileData": b"x" * 10})
    assert told["uploadedFileSize"] == "10"


def test_health_answers_with_the_status_of_a_probe(api: Api, platform: Platform) -> None:
    assert api.get("/_sandbox/health").status_code == 503  # its workers were not started
    platform.start()
    told = api.get("/_sandbox/health")
    assert (told.status_code, told.json()["status"]) == (200, "ok")


def test_ffmpeg_without_room_is_no_fault_of_the_film(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "ffmpeg"
    script.write_text("#!/bin/sh\necho 'Error writing trailer: No space left on device' >&2\nexit 1\n")
    script.chmod(0o755)
    monkeypatch.setattr(runner, "ffmpeg_exe", lambda: str(script))
    with pytest.raises(OSError, match="No space left") as problem:
        runner.run([])
    assert problem.value.errno == errno.ENOSPC
