"""Pictures that would cost the server its memory, its time or its files end in the platform's own answers.

Measured on Kaltura 22.19: sizes are believed as getimagesize tells them, whatever can't be drawn is error 17.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import requests

from tests.sandbox.conftest import Api, platform_at
from tests.sandbox.hostile import pictures

NEVER_DRAWN: dict[str, tuple[Callable[[], bytes], tuple[int, int] | None]] = {
    "bomb.png": (pictures.bomb, (13_000, 13_000)),
    "without.png": (pictures.without_pixels, (100_000, 100_000)),
    "largest.jpg": (pictures.largest_jpeg, (65_500, 65_500)),
    "postscript.jpg": (lambda: pictures.POSTSCRIPT, None),
    "drawing.jpg": (lambda: pictures.SVG, None),
    "page.gif": (lambda: pictures.HTML, None),
    "pdf.bmp": (lambda: pictures.small("PDF"), None),
    "flat.tif": (lambda: pictures.small("PPM"), None),
    "icon.png": (lambda: pictures.small("ICO"), None),
    "empty.png": (lambda: b"", None),
    "texts.png": (pictures.long_texts, (60, 40)),
}
DRAWN: dict[str, Callable[[], bytes]] = {
    "frames.gif": pictures.many_frames,
    "two.jpg": lambda: pictures.small("MPO", save_all=True),
    "web.jpg": lambda: pictures.small("WEBP"),
    "plain.tiff": lambda: pictures.small("TIFF"),
    "plain.bmp": lambda: pictures.small("BMP"),
}


def thumb_asset(api: Api, name: str, content: bytes) -> Any:
    entry = api.ok("media.add", {"entry": {"mediaType": 5, "name": name}})["id"]
    return api.ok("thumbAsset.addFromImage", {"entryId": entry}, files={"fileData": (name, content)})


def picture_entry(api: Api, name: str, content: bytes) -> Any:
    entry, token = api.ok("media.add", {"entry": {"mediaType": 2}})["id"], api.ok("uploadToken.add")["id"]
    api.ok("uploadToken.upload", {"uploadTokenId": token}, files={"fileData": (name, content)})
    resource = {"objectType": "KalturaUploadedFileTokenResource", "token": token}
    return api.ok("media.addContent", {"entryId": entry, "resource": resource})


def shaped(api: Api, asset: Any) -> requests.Response:
    words = "thumbParams:objectType=KalturaThumbParams&thumbParams:width=30"
    return api.get(f"/api_v3/service/thumbAsset/action/serve/thumbAssetId/{asset['id']}?{words}")


def thumbnail(api: Api, entry: Any) -> requests.Response:
    return api.get(f"/p/{api.told['partnerId']}/thumbnail/entry_id/{entry['id']}/width/50")


def size(told: Any) -> tuple[int, int] | None:
    return (told["width"], told["height"]) if told.get("width") else None


@pytest.mark.parametrize("name", NEVER_DRAWN)
def test_what_can_not_be_drawn_is_told_so(api: Api, name: str) -> None:
    make, known = NEVER_DRAWN[name]
    content, before = make(), time.monotonic()
    entry = picture_entry(api, name, content)
    assert (entry["status"], size(entry)) == (2, known)
    answer = thumbnail(api, entry)
    assert (answer.status_code, answer.headers["X-Kaltura"], answer.content) == (404, "error-17", b"")
    if content:
        asset = thumb_asset(api, name, content)
        assert (asset["status"], size(asset)) == (2, known)
        answer = shaped(api, asset)
        assert (answer.status_code, answer.headers["X-Kaltura"], answer.content) == (200, "error-17", b"")
        assert answer.headers["X-Kaltura-App"] == "exiting on error 17 - image resize failed"
    assert time.monotonic() - before < 20


@pytest.mark.parametrize("name", DRAWN)
def test_odd_pictures_are_drawn(api: Api, name: str) -> None:
    content = DRAWN[name]()
    for answer in (
        shaped(api, thumb_asset(api, name, content)),
        thumbnail(api, picture_entry(api, name, content)),
    ):
        assert (answer.status_code, answer.headers["Content-Type"]) == (200, "image/jpeg")
        assert answer.content[:3] == b"\xff\xd8\xff"


def test_bombs_from_all_sides_hold_nobody_up(api: Api) -> None:
    content = pictures.bomb()
    entries = [picture_entry(api, "bomb.png", content + os.urandom(8)) for _ in range(8)]
    before = time.monotonic()
    with ThreadPoolExecutor(8) as many:
        answers = list(many.map(lambda entry: requests.get(address(api, entry), timeout=60), entries))
    assert [answer.headers["X-Kaltura"] for answer in answers] == ["error-17"] * 8
    assert time.monotonic() - before < 10
    assert api.alive()


def address(api: Api, entry: Any) -> str:
    return f"{api.url}/p/{api.told['partnerId']}/thumbnail/entry_id/{entry['id']}/width/50"


def test_many_tags_are_answered(api: Api) -> None:
    """Drawn or not, as the decoder has it; what all of them would take, nobody has."""
    before = time.monotonic()
    answer = thumbnail(api, picture_entry(api, "tags.tif", pictures.many_tags() + os.urandom(8)))
    assert answer.headers["Content-Type"] == "image/jpeg" or answer.headers["X-Kaltura"] == "error-17"
    assert time.monotonic() - before < 20
    assert api.alive()


def test_no_upload_is_run(tmp_path: Path) -> None:
    """A machine with Ghostscript: whoever calls it leaves a mark."""
    programs, mark = tmp_path / "bin", tmp_path / "was-run"
    programs.mkdir()
    (programs / "gs").write_text(f"#!/bin/sh\ntouch {mark}\n")
    (programs / "gs").chmod(0o755)
    (tmp_path / "data").mkdir()
    with platform_at(tmp_path, PATH=f"{programs}{os.pathsep}{os.environ['PATH']}") as told:
        api = Api(told)
        for name in ("x.jpg", "x.eps", "x.ps"):
            entry = picture_entry(api, name, pictures.POSTSCRIPT)
            assert thumbnail(api, entry).headers["X-Kaltura"] == "error-17"
            assert shaped(api, thumb_asset(api, "x.jpg", pictures.POSTSCRIPT)).content == b""
    assert not mark.exists()
