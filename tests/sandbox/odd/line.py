"""A connection to the platform that is kept open, and what its answers have to be."""

from __future__ import annotations

import http.client
import json
import socket
import time
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from lxml import etree

from tests.sandbox.odd.doors import Request

PATIENCE = 30  # s for an answer


@dataclass
class Reply:
    """An answer: its status, its headers by names in lower case, its bytes, and how long it took in seconds."""

    status: int
    headers: dict[str, str]
    body: bytes
    seconds: float


class Line:
    """A connection to a platform."""

    def __init__(self, url: str) -> None:
        address = urlsplit(url)
        self.host, self.place = address.netloc, (address.hostname, address.port)
        self._socket: socket.socket | None = None

    def ask(self, request: Request) -> Reply:
        """Sends a request. OSError and http.client.HTTPException tell of a connection that was dropped."""
        started = time.monotonic()
        if self._socket is None:
            self._socket = socket.create_connection(self.place, PATIENCE * 2)
            self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        try:
            self._socket.sendall(request.wire(self.host))
            with http.client.HTTPResponse(self._socket, method=request.method) as answer:
                answer.begin()
                body = answer.read()
        except BaseException:
            self.close()
            raise
        if answer.will_close:
            self.close()
        headers = {name.lower(): value for name, value in answer.getheaders()}
        return Reply(answer.status, headers, body, time.monotonic() - started)

    def close(self) -> None:
        if self._socket is not None:
            self._socket.close()
        self._socket = None


def judge(reply: Reply) -> Any:
    """What an answer says, None where it isn't JSON. ValueError and AssertionError tell what is wrong with it."""
    assert reply.status < 500, f"HTTP {reply.status}"
    assert reply.seconds < PATIENCE, f"an answer after {reply.seconds:.1f} s"
    kind = reply.headers.get("content-type", "").partition(";")[0]
    if kind == "application/json":
        return read_json(reply.body)
    if kind == "application/javascript":
        return read_json(reply.body.partition(b"(")[2].removesuffix(b");"))
    if kind == "text/xml" and reply.body.startswith(b"<?xml"):
        etree.fromstring(reply.body, etree.XMLParser(huge_tree=True))
    elif kind == "text/html" and reply.status == 200 and reply.body:
        rest = past_php(reply.body)
        assert not rest, f"PHP's serialization ends before {rest[:40]!r}"
    return None


def read_json(body: bytes) -> Any:
    """JSON as strict readers take it: UTF-8, and neither NaN nor Infinity."""
    return json.loads(body.decode("utf-8"), parse_constant=_refuse)


def _refuse(word: str) -> None:
    raise ValueError(f"{word} is no JSON")


def past_php(text: bytes) -> bytes:
    """What follows a value in PHP's serialization; ValueError where it is none."""
    kind, _, rest = text[:1], text[1:2], text[2:]
    if kind == b"N":
        return text[2:]
    if kind in (b"i", b"d", b"b"):
        number, _, rest = rest.partition(b";")
        float(number)
        return rest
    length, _, rest = rest.partition(b":")
    if kind == b"s":
        end = int(length) + 1
        rest[1:end].decode("utf-8")
        assert rest[:1] == b'"' and rest[end : end + 2] == b'";', "a text of another length"
        return rest[end + 2 :]
    if kind == b"O":  # the name of the class, then its fields
        length, _, rest = rest[int(length) + 3 :].partition(b":")
    assert rest[:1] == b"{" and kind in (b"O", b"a"), f"no value: {text[:40]!r}"
    rest = rest[1:]
    for _ in range(int(length) * 2):
        rest = past_php(rest)
    return rest[1:]
