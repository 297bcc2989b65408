"""The process: no reader of its output, no room for connections, and signals that come twice."""

from __future__ import annotations

import json
import os
import resource
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from tests.sandbox.conftest import PATIENCE, ROOT

FILES = 64  # that the process may have open


class Process:
    """A sandbox whose output nobody reads, and which may open few files."""

    def __init__(self, directory: Path) -> None:
        self.log = directory / "log"
        announce = directory / "announce.json"
        command = [sys.executable, "-m", "kaltura_sandbox", "--port", "0", "--data", str(directory / "data")]
        reading, writing = os.pipe()
        os.close(reading)
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [*command, "--announce", str(announce)], cwd=ROOT, stdout=writing, stderr=log,
                preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (FILES, FILES)),
            )  # fmt: skip
        os.close(writing)
        end = time.monotonic() + PATIENCE
        while not announce.exists():
            assert self.process.poll() is None and time.monotonic() < end, self.log.read_text()
            time.sleep(0.05)
        self.url = str(json.loads(announce.read_text())["serviceUrl"])

    def health(self) -> str:
        return str(requests.get(f"{self.url}/_sandbox/health", timeout=20).json()["status"])


@pytest.fixture
def process(tmp_path: Path) -> Iterator[Process]:
    found = Process(tmp_path)
    yield found
    found.process.kill()
    found.process.wait()


def test_nothing_from_outside_ends_it_or_fills_its_log(process: Process) -> None:
    assert process.health() == "ok"
    host, port = process.url.removeprefix("http://").split(":")
    many = [socket.create_connection((host, int(port)), timeout=10) for _ in range(2 * FILES)]
    end = time.monotonic() + PATIENCE
    while "new connections wait" not in process.log.read_text():
        assert time.monotonic() < end
        time.sleep(0.05)
    time.sleep(1)  # in which it could say so again
    for one in many:
        one.close()
    while process.health() != "ok":  # nothing could be written either, as health says until it looks again
        assert time.monotonic() < end
        time.sleep(0.1)
    log = process.log.read_text()
    assert log.count("new connections wait (Too many open files)") == 1
    assert "Traceback" not in log and len(log) < 2000


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_and_a_second_one_does_no_harm(process: Process, number: signal.Signals) -> None:
    process.process.send_signal(number)
    time.sleep(0.02)
    process.process.send_signal(number)
    assert process.process.wait(20) in (0, -number)
    assert "Traceback" not in process.log.read_text()
