"""The line to a server elsewhere: connected to a given address, and watched, so that a fetch ends when its time is up.

A socket's time-out counts from byte to byte: a server that sends one now and then is never late. Here the whole of a
fetch (connecting, redirects, heads and bodies) has an end, and a pace that it may not fall below.
"""

from __future__ import annotations

import http.client
import io
import socket
import ssl
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any
from urllib.parse import unquote

import certifi
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.response import BaseHTTPResponse
from urllib3.util import make_headers

from kaltura_sandbox.topics.ingest.places import Address, Place

PACE = 1000  # bytes a second, on an average over the time in which a server may keep silent
MOST_HEAD = 64 * 1024  # bytes before a body


class Late(OSError):
    """The time is up. The message says which."""


class NotConnected(OSError):
    """Nobody takes the connection."""


class TooMuch(OSError):
    """A server sends more than it may. The message says of what."""


class Watch:
    """The clock of one fetch: what has come, in which time, and how long it may go on (both in s)."""

    _head: int | None  # bytes that a head may have; None once it was read

    def __init__(self, silence: float, longest: float) -> None:
        self.silence, self.longest = min(silence, longest), longest
        self.came = 0
        self._end = time.monotonic() + longest
        self.next_server()

    def next_server(self) -> None:
        """Another server is asked, or the same once more: what comes now is a head."""
        self._since, self._seen, self._head = time.monotonic(), 0, MOST_HEAD

    def body(self) -> None:
        """The head was read."""
        self._head = None

    def left(self) -> float:
        """How long (s) to wait for what comes next. Raises Late."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise Late(f"Operation timed out after {self.longest:g} seconds with {self.came} bytes received")
        return min(left, self.silence)

    def count(self, size: int) -> None:
        """Bytes have come. Raises Late where they are too few, TooMuch where they are too many for a head."""
        self.came += size
        self._seen += size
        if self._head is not None and self._seen > self._head:
            raise TooMuch(f"Too large response headers: more than {MOST_HEAD} bytes")
        now = time.monotonic()
        if now - self._since > self.silence:
            if self._seen < PACE * self.silence:
                raise Late(
                    f"Operation too slow. Less than {PACE} bytes/sec transferred the last {self.silence:g} seconds"
                )
            self._since, self._seen = now, 0


class _Watched(io.RawIOBase):
    """What a socket gives, by a watch's time."""

    def __init__(self, line: socket.socket, watch: Watch) -> None:
        self._line, self._watch = line, watch
        self._file = line.makefile("rb", buffering=0)  # keeps the socket open until this is closed

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._line.settimeout(self._watch.left())
        try:
            size = self._file.readinto(buffer) or 0
        except TimeoutError:
            self._watch.left()  # late in all, or just silent
            raise
        self._watch.count(size)
        return size

    def close(self) -> None:
        self._file.close()
        super().close()


class _Plain(HTTPConnection):
    """A connection to the first of some given places that takes it; nobody is asked where the host is."""

    places: list[Place]
    watch: Watch

    def _new_conn(self) -> socket.socket:
        problem = OSError("there is no place to connect to")
        for family, place in self.places:
            line = socket.socket(family, socket.SOCK_STREAM)
            line.settimeout(self.watch.left())
            try:
                line.connect(place)
            except OSError as failed:
                line.close()
                problem = failed
            else:
                return line
        if isinstance(problem, (Late, TimeoutError)):
            raise problem
        raise NotConnected(str(problem))

    def response_class(  # type: ignore[override]
        self, line: socket.socket, *args: Any, **more: Any
    ) -> http.client.HTTPResponse:
        """What http.client reads an answer with, by the watch's time."""
        reply = http.client.HTTPResponse(line, *args, **more)
        reply.fp.close()
        reply.fp = io.BufferedReader(_Watched(line, self.watch))
        return reply


class _Secure(_Plain, HTTPSConnection):
    """https: the certificate must be the host's, wherever that is."""


@contextmanager
def asked(address: Address, places: list[Place], watch: Watch) -> Iterator[BaseHTTPResponse]:
    """The answer to a GET, its body unread; the line is closed behind it.

    Neither proxies of the environment nor a .netrc have a say.
    """
    watch.next_server()
    line: _Plain
    if address.scheme == "https":
        line = _Secure(address.host, address.port, timeout=watch.left(), ca_certs=certifi.where())
        line.cert_reqs = ssl.CERT_REQUIRED
    else:
        line = _Plain(address.host, address.port, timeout=watch.left())
    line.places, line.watch = places, watch
    headers = {"User-Agent": "kaltura-sandbox", "Accept": "*/*", "Connection": "close"}
    if address.user:
        headers |= make_headers(basic_auth=unquote(address.user))
    with closing(line):
        line.request("GET", address.target, headers=headers, preload_content=False)
        with closing(line.getresponse()) as reply:
            watch.body()
            yield reply
