"""A proxy in front of the sandbox that keeps every secret which passes: sessions, tokens, hashes, passwords."""

from __future__ import annotations

import http.client
import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, unquote_plus, urlsplit

SESSION = re.compile(r"djJ8[\w+/=-]{30,}")
SECRET_FIELDS = re.compile(r"(^|[\[:.\"])(ks|secret|tokenHash|password|token)\]?$")
HEX = re.compile(r"[0-9a-f]{32,64}")


class Listener:
    """Forwards to `target`; `heard` are the secrets that it saw in requests and answers."""

    def __init__(self, target: str) -> None:
        self.target = urlsplit(target)
        self.heard: set[str] = set()
        handler = type("Handler", (_Handler,), {"listener": self})
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    def request(self, path: str, body: bytes) -> None:
        """Take note of what a caller sent."""
        text = body.decode("latin-1")
        self.heard |= set(SESSION.findall(unquote_plus(path + " " + text)))
        for name, value in parse_qsl(text) if "=" in text[:200] and "\n" not in text[:200] else ():
            if SECRET_FIELDS.search(name) and HEX.fullmatch(value):
                self.heard.add(value)

    def answer(self, kind: str, body: bytes) -> None:
        """Take note of what the platform told."""
        self.heard |= set(SESSION.findall(body.decode("latin-1")))
        if "json" in kind:
            self.heard |= set(tokens(json.loads(body or b"null")))


def tokens(value: Any) -> Iterator[str]:
    """The tokens of the application tokens in an answer."""
    if isinstance(value, dict):
        if value.get("objectType") == "KalturaAppToken" and value.get("token"):
            yield value["token"]
        for inner in value.values():
            yield from tokens(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from tokens(inner)


class _Handler(BaseHTTPRequestHandler):
    listener: Listener
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.listener.request(self.path, body)
        target = self.listener.target
        there = http.client.HTTPConnection(target.hostname or "", target.port)
        there.request(self.command, self.path, body or None, dict(self.headers))
        reply = there.getresponse()
        told = reply.read()
        self.listener.answer(reply.headers.get("Content-Type", ""), told)
        self.send_response(reply.status)
        for name, value in reply.getheaders():
            if name.lower() not in ("content-length", "transfer-encoding", "connection", "date", "server"):
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(told)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(told)
        there.close()

    do_GET = do_HEAD = do_POST

    def log_message(self, *args: Any) -> None:
        """Stay silent."""


@contextmanager
def listening(target: str) -> Iterator[Listener]:
    """A Listener for the length of a `with` block."""
    listener = Listener(target)
    threading.Thread(target=listener.server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield listener
    finally:
        listener.server.shutdown()
        listener.server.server_close()
