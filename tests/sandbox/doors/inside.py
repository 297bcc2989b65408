"""A service of this machine that nothing may come to, and what the tests of fetching have in common."""

from __future__ import annotations

import socket
import threading
import time
from typing import Any

from tests.sandbox.conftest import Api, refused

ERROR_IMPORTING, READY = -2, 2


class Inside:
    """A service of this machine that counts who comes. It listens on IPv6 too, where there is such a thing."""

    def __init__(self) -> None:
        self.port, self.visits = 0, 0
        self.lines = []
        for family, host in ((socket.AF_INET, ""), (socket.AF_INET6, "::1")):
            try:
                self.lines.append(self._listening(family, host))
            except OSError:
                continue  # a machine without IPv6

    def _listening(self, family: int, host: str) -> socket.socket:
        line = socket.socket(family, socket.SOCK_STREAM)
        line.bind((host, self.port))
        line.listen()
        self.port = line.getsockname()[1]
        threading.Thread(target=self._wait, args=(line,), daemon=True).start()
        return line

    def _wait(self, line: socket.socket) -> None:
        while True:
            try:
                visitor, _ = line.accept()
            except OSError:
                return
            self.visits += 1
            visitor.sendall(b"HTTP/1.0 200 OK\r\n\r\nthe secret of the house")
            visitor.close()


def added(api: Api, url: str, media_type: int) -> str:
    entry = {"mediaType": media_type, "name": "inside"}
    return str(api.ok("media.addFromUrl", {"mediaEntry": entry, "url": url})["id"])


def internal(answer: Any) -> bool:
    return refused(answer) and answer["code"] == "INTERNAL_SERVERL_ERROR"


def ended(api: Api, action: str, key: str, id_: str) -> dict[str, Any]:
    """An object once nothing is waited for."""
    end = time.monotonic() + 60
    while (found := api.ok(action, {key: id_}))["status"] in (0, 1, 7):
        assert time.monotonic() < end, found
        time.sleep(0.02)
    return dict(found)
