"""A web server inside of the machine, which nobody may be led to, and which counts who came all the same."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote

SECRET = b"what only this machine should see"
_LINES = str.maketrans("", "", "\r\n")  # they would end the header


class Inside(ThreadingHTTPServer):
    """Listens on all addresses of the machine, of either family. ``visits`` are the paths that were asked for."""

    address_family = socket.AF_INET6
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("::", 0), _Page)
        self.visits: list[str] = []

    def server_bind(self) -> None:
        self.socket.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
        super().server_bind()

    @property
    def port(self) -> int:
        return int(self.server_address[1])


class _Page(BaseHTTPRequestHandler):
    """``/to/ADDRESS`` leads there, ``/trickle`` sends a byte a second, all else is the secret."""

    server: Inside

    def do_GET(self) -> None:
        self.server.visits.append(self.path)
        if self.path.startswith("/to/"):
            self._head(302, Location=unquote(self.path.removeprefix("/to/")))
        elif self.path.startswith("/trickle"):
            self._head(200, **{"Content-Type": "image/jpeg", "Content-Length": "1000"})
            self._trickle()
        else:
            self._head(200, **{"Content-Type": "image/jpeg"})
            self.wfile.write(SECRET)

    def _trickle(self) -> None:
        try:
            for _ in range(120):
                self.wfile.write(b"x")
                time.sleep(1)
        except OSError:
            pass  # the other side has had enough

    def _head(self, status: int, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value.translate(_LINES).encode().decode("latin-1"))
        self.end_headers()

    def log_message(self, *_: Any) -> None:
        """Nothing."""


@contextmanager
def listening() -> Iterator[Inside]:
    """The server for the length of a block."""
    server = Inside()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


def own_address() -> str:
    """An address of this machine in its network; the loopback address where it has none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # sends nothing: it only chooses the way
            return str(probe.getsockname()[0])
        except OSError:
            return "127.0.0.1"
