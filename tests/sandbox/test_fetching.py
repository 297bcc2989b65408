"""Content by address: what can't be fetched ends in a state and a message that say so."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from tests.sandbox.conftest import SAMPLE, Api, platform_at

ERROR, ERROR_IMPORTING, ERROR_CONVERTING, READY = -1, -2, -1, 2


class Elsewhere(BaseHTTPRequestHandler):
    """A server with a film, and with much that is none."""

    def do_GET(self) -> None:
        name = self.path.strip("/")
        if name in ("loop", "file", "bad", "far"):
            places = {
                "loop": "/loop",
                "file": "file:///etc/passwd",
                "bad": "http://[bad/",
                "far": "/film.mp4",
            }
            self._head(302, Location=places[name])
        elif name == "silence":
            time.sleep(3)
        elif name == "half":
            self._head(200, **{"Content-Length": "1000000"})
            self.wfile.write(b"half")
        elif name == "garbled":
            self._head(200, **{"Content-Encoding": "gzip"})
            self.wfile.write(b"no gzip at all")
        else:
            known = {"film.mp4": SAMPLE.read_bytes(), "page": b"<html>Sign in</html>"}
            self._head(200 if name in known else 404)
            self.wfile.write(known.get(name, b"<html>Not here</html>"))

    def _head(self, status: int, **headers: str) -> None:
        self.send_response(status)
        for key, value in headers.items():
            self.send_header(key, value)
        self.end_headers()

    def log_message(self, *_: Any) -> None:
        """Nothing."""


@dataclass
class Place:
    """A platform that fetches from this machine, where its log is, and the server there."""

    api: Api
    log: Path
    elsewhere: str

    def told(self, since: int) -> list[str]:
        """What the platform has logged of fetching, behind a place in its log."""
        return [line for line in self.log.read_text()[since:].splitlines() if line.strip()]

    def add(self, url: str, **fields: Any) -> str:
        """media.addFromUrl."""
        entry = {"mediaType": 1, "name": "fetched"} | fields
        return str(self.api.ok("media.addFromUrl", {"mediaEntry": entry, "url": url})["id"])

    def ended(self, action: str, key: str, id_: str, *pending: int) -> dict[str, Any]:
        """An object once it is in none of these states."""
        end = time.monotonic() + 60
        while (found := self.api.ok(action, {key: id_}))["status"] in pending:
            assert time.monotonic() < end, found
            time.sleep(0.05)
        return dict(found)

    def entry(self, id_: str) -> dict[str, Any]:
        return self.ended("media.get", "entryId", id_, 0, 1)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    directory = tmp_path_factory.mktemp("fetching")
    settings = {"KALTURA_SANDBOX_IMPORT": "loopback", "KALTURA_SANDBOX_IMPORT_SECONDS": "1"}
    with platform_at(directory, **settings) as told:
        yield Place(Api(told), directory / "log", f"http://127.0.0.1:{server.server_port}")
    server.shutdown()


def nobodys_port() -> int:
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        return int(line.getsockname()[1])


BAD = {
    "no such host": ("http://no-such-host.invalid/a.mp4", "Could not resolve host: no-such-host.invalid"),
    "a name too long for a host": (f"http://{'a' * 70}.example/a.mp4", "Could not resolve host"),
    "nobody there": ("http://127.0.0.1:{port}/a.mp4", "Failed to connect to 127.0.0.1:"),
    "silence": ("{elsewhere}/silence", "Operation timed out"),
    "nothing there": ("{elsewhere}/nothing.mp4", "HTTP Error: [404]"),
    "a loop": ("{elsewhere}/loop", "Maximum (20) redirects followed"),
    "a redirect to a file": ("{elsewhere}/file", "Protocol file not supported"),
    "a redirect that is none": ("{elsewhere}/bad", "Invalid IPv6 URL"),
    "half a file": ("{elsewhere}/half", "while reading"),
    "garbled": ("{elsewhere}/garbled", "while reading"),
    "an internal address": ("http://10.0.0.1/a.mp4", "Internal not allowed url"),
    "another protocol": ("gopher://127.0.0.1/a.mp4", "Protocol gopher not supported"),
    "no address": ("no address", "Protocol of no name not supported"),
    "no port": ("http://127.0.0.1:x/a.mp4", "Port could not be cast"),
    "no number": ("http://[bad/a.mp4", "Invalid IPv6 URL"),
}


def address(place: Place, name: str) -> str:
    return BAD[name][0].format(elsewhere=place.elsewhere, port=nobodys_port())


@pytest.mark.parametrize("name", BAD)
def test_a_film_that_is_not_to_be_had(place: Place, name: str) -> None:
    """The entry fails, its source says why, the log has one line."""
    since = len(place.log.read_text())
    entry = place.entry(place.add(address(place, name)))
    assert entry["status"] == ERROR_IMPORTING
    (source,) = place.api.ok("flavorAsset.getByEntryId", {"entryId": entry["id"]})
    assert source["status"] == ERROR and BAD[name][1] in source["description"]
    (line,) = place.told(since)
    assert BAD[name][1] in line
    assert not list((place.log.parent / "data").rglob("import-*"))


@pytest.mark.parametrize("name", ["no such host", "nothing there", "silence", "an internal address"])
def test_a_picture_that_is_not_to_be_had(place: Place, name: str) -> None:
    assert place.entry(place.add(address(place, name), mediaType=2))["status"] == ERROR_IMPORTING


def test_a_resource_of_an_address(place: Place) -> None:
    made = place.api.ok("media.add", {"entry": {"mediaType": 1, "name": "resource"}})["id"]
    resource = {"objectType": "KalturaUrlResource", "url": address(place, "nothing there")}
    assert place.api.ok("media.addContent", {"entryId": made, "resource": resource})["status"] == 0
    assert place.entry(made)["status"] == ERROR_IMPORTING


@pytest.mark.parametrize("name", ["no such host", "nothing there", "silence", "a loop", "no number"])
def test_a_thumbnail_that_is_not_to_be_had(place: Place, name: str) -> None:
    """Fetched while the call waits: it is refused, and an asset that waits for it says why."""
    entry = place.api.ok("media.add", {"entry": {"mediaType": 1, "name": "thumbs"}})["id"]
    url, since = address(place, name), len(place.log.read_text())
    fields = {"entryId": entry, "url": url}
    assert place.api.code("thumbAsset.addFromUrl", fields) == "THUMB_ASSET_DOWNLOAD_FAILED"
    assert len(place.told(since)) == 1
    asset = place.api.ok("thumbAsset.add", {"entryId": entry, "thumbAsset": {"tags": ""}})["id"]
    resource = {"objectType": "KalturaUrlResource", "url": url}
    given = {"id": asset, "contentResource": resource}
    assert place.api.code("thumbAsset.setContent", given) == "THUMB_ASSET_DOWNLOAD_FAILED"
    shown = place.api.ok("thumbAsset.get", {"thumbAssetId": asset})
    assert (shown["status"], shown["description"]) == (ERROR, f"Failed downloading file[{url}]")


@pytest.mark.parametrize("service", ["caption_captionAsset", "flavorAsset"])
def test_an_asset_that_is_not_to_be_had(place: Place, service: str) -> None:
    """It says why, and its entry fails with it."""
    entry = place.api.ok("media.add", {"entry": {"mediaType": 1, "name": "assets"}})["id"]
    assert asset_of_nothing(place, service, entry) == (ERROR, "Failed while reading file. HTTP Error: [404]")
    assert place.api.ok("media.get", {"entryId": entry})["status"] == ERROR_IMPORTING


def test_an_entry_that_is_ready_stays_so(place: Place) -> None:
    film = place.add(f"{place.elsewhere}/far")
    assert place.entry(film)["status"] == READY
    assert asset_of_nothing(place, "caption_captionAsset", film)[0] == ERROR
    assert place.api.ok("media.get", {"entryId": film})["status"] == READY


def asset_of_nothing(place: Place, service: str, entry: str) -> tuple[int, str]:
    """What an asset says in the end whose content is at an address with nothing."""
    captions, resource = service.startswith("caption"), {"objectType": "KalturaUrlResource"}
    given = (
        {"captionAsset": {"language": "English", "format": "1"}}
        if captions
        else {"flavorAsset": {"flavorParamsId": 0}}
    )
    made = place.api.ok(f"{service}.add", {"entryId": entry, **given})["id"]
    content = {"id": made, "contentResource": resource | {"url": address(place, "nothing there")}}
    place.api.ok(f"{service}.setContent", content)
    shown = place.ended(f"{service}.get", "captionAssetId" if captions else "id", made, 0, 7)
    return shown["status"], shown["description"]


def test_a_page_instead_of_a_film(place: Place) -> None:
    entry = place.entry(place.add(f"{place.elsewhere}/page"))
    assert entry["status"] == ERROR_CONVERTING
    (source,) = place.api.ok("flavorAsset.getByEntryId", {"entryId": entry["id"]})
    assert (source["status"], source["description"]) == (ERROR, "The file is no media that can be read")


def test_one_that_keeps_silent_holds_nobody_up(place: Place) -> None:
    slow = place.add(f"{place.elsewhere}/silence")
    assert place.entry(place.add(f"{place.elsewhere}/film.mp4"))["status"] == READY
    assert place.entry(slow)["status"] == ERROR_IMPORTING
