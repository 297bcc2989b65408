"""A tiny HTTP server that keeps what it was sent and answers what a test told it to."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from features.support.running.embedded import Sandbox


class Echo:
    """`answers` are given in turn (the last one for ever), as JSON with their HTTP status; `requests` are what came.

    `pings`, where it is set, is what system.ping is answered.
    """

    pings: tuple[int, Any] | None = None

    def __init__(self) -> None:
        self.answers: list[tuple[int, Any]] = [(200, True)]
        self.requests: list[tuple[str, str, bytes]] = []
        handler = type("Handler", (_Handler,), {"echo": self})
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()


class _Handler(BaseHTTPRequestHandler):
    echo: Echo
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.echo.requests.append((self.path, self.headers.get("Content-Type", ""), body))
        answers = self.echo.answers
        if self.echo.pings and self.path.endswith("/system/action/ping"):
            answers = [self.echo.pings]
        status, answer = answers.pop(0) if len(answers) > 1 else answers[0]
        told = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(told)))
        self.end_headers()
        self.wfile.write(told)

    do_GET = do_POST

    def log_message(self, *args: Any) -> None:
        """Stay silent."""


@pytest.fixture
def echo() -> Iterator[Echo]:
    server = Echo()
    yield server
    server.server.shutdown()
    server.server.server_close()


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    """One that outlives the runs of a module's tests."""
    one = Sandbox()
    one.start()
    yield one
    one.stop()
