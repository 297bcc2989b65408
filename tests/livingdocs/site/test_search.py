"""What readers type into the search box, and what they find first: the guide, scenario or action that is meant."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from livingdocs.common.guides import load_guides
from livingdocs.site.search import words
from tests.livingdocs.site.conftest import Reader

if TYPE_CHECKING:
    from playwright.sync_api import Page

CLIPS = "guides/03_edit/clip_and_trim.html"
UPLOAD = "guides/02_create/upload_and_ingest.html"
SESSIONS = "guides/01_start_here/sessions.html"
CALLS = "guides/01_start_here/getting_started.html"
CAPTIONS = "guides/02_create/captions.html"
THUMBNAILS = "guides/02_create/thumbnails.html"
TRANSCODING = "guides/02_create/transcoding_and_flavors.html"
COMPOSE = "guides/03_edit/compose.html"
DELIVERY = "guides/04_deliver/content_delivery.html"
PLAYER = "guides/04_deliver/player_embed.html"
SHORT_LINKS = "guides/01_start_here/short_links.html"
TOKENS = "guides/01_start_here/app_tokens.html"
CSV = "guides/01_start_here/export_csv.html"
SERVICES = "reference/services"

FIRST = {
    "clip a video": CLIPS,
    "how do I trim a video": CLIPS,
    "clipping": CLIPS,
    "join several videos": f"{CLIPS}#parts-of-several-videos-are-joined-in-their-order",
    "replace the content of an entry": f"{CLIPS}#an-entry-plays-on-while-its-content-is-replaced",
    "KalturaClipAttributes": CLIPS,
    "upload a file": UPLOAD,
    "resume an interrupted upload": f"{UPLOAD}#an-upload-goes-on-where-it-was-interrupted",
    "start a session": SESSIONS,
    "KS": SESSIONS,
    "INVALID_KS": SESSIONS,
    "read a list page by page": f"{CALLS}#reading-a-list-page-by-page",
    "response profile": CALLS,
    "captions": CAPTIONS,
    "search in captions": CAPTIONS,
    "thumbnail": THUMBNAILS,
    "transcode": TRANSCODING,
    "overlay": f"{COMPOSE}#an-overlay-has-four-shapes",
    "download a video": f"{DELIVERY}#the-download-of-a-flavor-is-that-flavors-file",
    "playManifest": DELIVERY,
    "embed the player": PLAYER,
    "short link": SHORT_LINKS,
    "app token": TOKENS,
    "export csv": CSV,
    "media.addContent": f"{SERVICES}/media.html#mediaaddcontent",
    "media.list": f"{SERVICES}/media.html#medialist",
    "baseEntry.list": f"{SERVICES}/baseEntry.html#baseentrylist",
    "session.start": f"{SERVICES}/session.html#sessionstart",
    "uploadToken.upload": f"{SERVICES}/uploadToken.html#uploadtokenupload",
    "captionAsset.setContent": f"{SERVICES}/caption_captionAsset.html#caption_captionassetsetcontent",
    "thumbAsset.setAsDefault": f"{SERVICES}/thumbAsset.html#thumbassetsetasdefault",
    "appToken.startSession": f"{SERVICES}/appToken.html#apptokenstartsession",
}
"""What is typed -> the page that comes first, and where it matters the scenario that comes first on it."""


def found(page: Page, typed: str) -> list[list[str]]:
    """What the search shows: of each page its links, with the page's own first."""
    box, hit = page.locator(".md-search__input"), page.locator(".md-search-result__item")
    box.click()
    box.fill("")
    box.press("Space")
    hit.first.wait_for(state="detached")
    box.fill(typed)
    box.press("End")
    hit.first.wait_for()
    links = "items => items.map((one) => [...one.querySelectorAll('a')].map((link) => link.href))"
    return [[_place(link) for link in item] for item in hit.evaluate_all(links)]


def _place(link: str) -> str:
    """From the site's root, without the words to mark."""
    address, _, anchor = link.partition("#")
    path = address.partition("?")[0]
    start = max(path.find(f"/{folder}/") for folder in ("guides", "reference", "project"))
    return path[start + 1 :] + (f"#{anchor}" if anchor else "")


@pytest.fixture(scope="module")
def searching(built: Path, chromium: object) -> Iterator[Reader]:
    """The start of the site, opened from disk, for all questions."""
    page = chromium.new_page()  # type: ignore[attr-defined]
    reading = Reader(page)
    reading.open(built / "index.html")
    yield reading
    page.close()


@pytest.mark.parametrize("typed", FIRST)
def test_what_is_meant_comes_first(typed: str, searching: Reader) -> None:
    place, hits = FIRST[typed], found(searching.page, typed)
    assert hits[0][0] == place.partition("#")[0], hits[:3]
    if "#" in place:
        assert hits[0][1] == place, hits[:3]
    assert searching.wrong == []


def test_it_finds_the_same_on_a_server(built: Path, reader: Callable[..., Reader]) -> None:
    """There the search runs in a worker of its own."""
    handler = partial(http.server.SimpleHTTPRequestHandler, directory=str(built))
    handler.log_message = lambda *_: None  # type: ignore[attr-defined]
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        reading = reader()
        reading.page.goto(f"http://127.0.0.1:{server.server_port}/index.html")
        assert found(reading.page, "clip a video")[0][0] == CLIPS
        server.shutdown()
    assert reading.wrong == []


def test_the_index_knows_what_scenarios_are_about() -> None:
    known = words(load_guides())
    scenario = known[f"{CLIPS}#a-clip-becomes-a-new-entry"]
    assert "media.addContent" in scenario["calls"].split()
    assert "INVALID_KS" in known[SESSIONS]["calls"].split()
    assert known[f"{CLIPS}#joining-several-parts"]["about"].startswith("Parts of one video")
