"""Servers elsewhere that lead people on to places inside, and such as go on and on: none holds the platform up."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from tests.sandbox.conftest import Api, platform_at
from tests.sandbox.doors.inside import ERROR_IMPORTING, READY, Inside, added, ended

BOMB = gzip.compress(bytes(64 << 20))


class Hostile(BaseHTTPRequestHandler):
    """A server that sends people on to places inside, and one that takes its time."""

    inside = 0

    def do_GET(self) -> None:
        kind, _, rest = self.path.strip("/").partition("/")
        getattr(self, kind.removesuffix(".jpg"))(rest)

    def to(self, where: str) -> None:
        self.send_response(302)
        self.send_header("Location", bytes.fromhex(where).decode())
        self.end_headers()

    def host(self, _: str) -> None:
        self._begin(b"")
        self.wfile.write(str(self.headers["Host"]).encode())

    def body(self, _: str) -> None:
        self._begin(b"")
        self._trickle(b"x")

    def head(self, _: str) -> None:
        self.wfile.write(b"HTTP/1.0 200 OK\r\n")
        self._trickle(b"X-A: b\r\n")

    def letters(self, _: str) -> None:
        self._trickle(b"H")

    def large(self, _: str) -> None:
        self.wfile.write(b"HTTP/1.0 200 OK\r\nX-A: b\r\n" + b"X-A: b\r\n" * 90)
        self.wfile.write(b"X-B: " + b"b" * 60_000 + b"\r\nX-C: " + b"c" * 60_000 + b"\r\n\r\nx")

    def again(self, _: str) -> None:
        while True:
            self.wfile.write(b"HTTP/1.1 100 Continue\r\n\r\n" * 100)

    def bomb(self, _: str) -> None:
        self._begin(b"Content-Encoding: gzip\r\n")
        self.wfile.write(BOMB)

    def endless(self, _: str) -> None:
        self._begin(b"")
        while True:
            self.wfile.write(bytes(1 << 16))

    def _begin(self, head: bytes) -> None:
        self.wfile.write(b"HTTP/1.0 200 OK\r\n" + head + b"\r\n")

    def _trickle(self, piece: bytes) -> None:
        for _ in range(600):
            self.wfile.write(piece)
            time.sleep(0.1)

    def handle(self) -> None:
        try:
            super().handle()
        except OSError:
            pass  # whoever asked has gone

    def log_message(self, *_: Any) -> None:
        """Nothing."""


@dataclass
class Place:
    """A platform that fetches from this machine, and the server there."""

    api: Api
    hostile: str
    log: Path


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Hostile)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    directory = tmp_path_factory.mktemp("guard")
    settings = {
        "KALTURA_SANDBOX_IMPORT": "loopback", "KALTURA_SANDBOX_IMPORT_SECONDS": "1",
        "KALTURA_SANDBOX_IMPORT_SECONDS_CALL": "3", "KALTURA_SANDBOX_IMPORT_BYTES": "30000000",
    }  # fmt: skip
    with platform_at(directory, **settings) as told:
        yield Place(Api(told), f"http://127.0.0.1:{server.server_port}", directory / "log")
    server.shutdown()


@pytest.mark.parametrize(
    "where",
    ["http://0.0.0.0:{port}/a.jpg", "http://[::]:{port}/a.jpg", "//0.0.0.0:{port}/a.jpg", "http://10.0.0.1/a.jpg",
     "http://[::127.0.0.1]:{port}/a.jpg", "http://[64:ff9b::7f00:1]:{port}/", "http://[2002:7f00:1::]:{port}/",
     "http://0.0.0.0:{port}\\@127.0.0.1/", "http://224.0.0.1:{port}/", "file:///etc/passwd", "http://[::1"],
)  # fmt: skip
def test_redirects_are_judged_alike(place: Place, inside: Inside, where: str) -> None:
    url = f"{place.hostile}/to/{where.format(port=inside.port).encode().hex()}"
    entry = place.api.ok("media.add", {"entry": {"mediaType": 1, "name": "redirected"}})["id"]
    fields = {"entryId": entry, "url": url}
    assert place.api.code("thumbAsset.addFromUrl", fields) == "THUMB_ASSET_DOWNLOAD_FAILED"
    assert ended(place.api, "media.get", "entryId", added(place.api, url, 1))["status"] == ERROR_IMPORTING
    assert inside.visits == 0


def test_redirects_lead_on_within_a_server(place: Place) -> None:
    for target in ("/host", "../host", f"{place.hostile}/host"):
        made = added(place.api, f"{place.hostile}/to/{target.encode().hex()}", 2)
        assert ended(place.api, "media.get", "entryId", made)["status"] == READY


def test_a_name_stays_the_host(place: Place) -> None:
    """The connection is made to an address, and the server is asked by the name."""
    url = place.hostile.replace("127.0.0.1", "localhost")
    made = added(place.api, f"{url}/host.jpg", 2)
    assert ended(place.api, "media.get", "entryId", made)["status"] == READY
    raw = place.api.get(f"/p/{place.api.told['partnerId']}/raw/entry_id/{made}?ks={place.api.ks()}")
    assert raw.text == url.removeprefix("http://")


@pytest.mark.parametrize("kind", ["body", "head", "letters", "large", "again", "bomb", "endless"])
def test_a_server_that_goes_on_and_on_is_left(place: Place, kind: str) -> None:
    """Also while a call waits for it."""
    since, url = time.monotonic(), f"{place.hostile}/{kind}.jpg"
    entry = place.api.ok("media.add", {"entry": {"mediaType": 1, "name": "slow"}})["id"]
    fields = {"entryId": entry, "url": url}
    assert place.api.code("thumbAsset.addFromUrl", fields) == "THUMB_ASSET_DOWNLOAD_FAILED"
    assert time.monotonic() - since < 30  # the server goes on for a minute, and longer
    assert ended(place.api, "media.get", "entryId", added(place.api, url, 1))["status"] == ERROR_IMPORTING
    assert not list((place.log.parent / "data").rglob("import-*"))


def test_slow_servers_hold_nobody_up(place: Place) -> None:
    """Calls beyond what may wait at once are refused at once, others are answered, and imports of others go on."""
    made = place.api.ok("media.add", {"entry": {"mediaType": 1, "name": "many"}})["id"]
    for _ in range(12):
        added(place.api, f"{place.hostile}/letters", 1)
    fields = {"entryId": made, "url": f"{place.hostile}/body", "ks": place.api.ks()}
    with ThreadPoolExecutor(40) as callers:
        waiting = [
            callers.submit(Api(place.api.told).call, "thumbAsset.addFromUrl", fields, None) for _ in range(40)
        ]
        time.sleep(0.3)
        since = time.monotonic()
        assert place.api.alive()
        other = {"mediaEntry": {"mediaType": 2, "name": "other"}, "url": f"{place.hostile}/host.jpg"}
        id_ = place.api.ok("media.addFromUrl", other, ks="plain")["id"]
        while place.api.ok("media.get", {"entryId": id_}, ks="plain")["status"] != READY:
            assert time.monotonic() - since < 2.5
            time.sleep(0.05)
        codes = {one.result()["code"] for one in waiting}
    assert codes == {"THUMB_ASSET_DOWNLOAD_FAILED"}
