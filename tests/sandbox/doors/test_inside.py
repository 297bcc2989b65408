"""Nothing inside is reached by an address that a caller names, and an odd one ends as on the platform."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.sandbox.conftest import Api
from tests.sandbox.doors.inside import ERROR_IMPORTING, Inside, added, ended, internal

LEADING_INSIDE = [
    "http://127.0.0.1:{port}/a.jpg", "http://localhost:{port}/a.jpg", "http://0.0.0.0:{port}/a.jpg",
    "http://0:{port}/a.jpg", "http://2130706433:{port}/a.jpg", "http://0177.1:{port}/a.jpg",
    "http://0x7f.1:{port}/a.jpg", "http://127.1:{port}/a.jpg", "http://127.0.0.1.:{port}/a.jpg",
    "http://127.0.0.1:{port}\\@1.1.1.1/a.jpg", "http://127.0.0.1:{port}\\.1.1.1.1/a.jpg",
    "http://1.1.1.1@127.0.0.1:{port}/a.jpg", "http://1.1.1.1:80@127.0.0.1:{port}/a.jpg",
    "http://1.1.1.1 @127.0.0.1:{port}/a.jpg", "http://a@b@127.0.0.1:{port}/a.jpg", "http://[::1]:{port}/a.jpg",
    "http://[::]:{port}/a.jpg", "http://[::ffff:127.0.0.1]:{port}/a.jpg", "http://[::127.0.0.1]:{port}/a.jpg",
    "http://[64:ff9b::127.0.0.1]:{port}/a.jpg", "http://[2002:7f00:1::]:{port}/a.jpg",
    "http://\uff11\uff12\uff17.\uff10.\uff10.\uff11:{port}/a.jpg", "  http://127.0.0.1:{port}/a.jpg",
    "HTTP://127.0.0.1:{port}/a.jpg", "http://127.0.0.1\t:{port}/a.jpg", "//127.0.0.1:{port}/a.jpg",
    "http://%31%32%37.0.0.1:{port}/a.jpg", "http:/127.0.0.1:{port}/a.jpg", "http:127.0.0.1:{port}/a.jpg",
    "ftp://127.0.0.1:{port}/a.jpg", "gopher://127.0.0.1:{port}/a.jpg", "file:///etc/passwd",
]  # fmt: skip


@pytest.mark.parametrize("shape", LEADING_INSIDE)
def test_nothing_inside_is_reached(api: Api, inside: Inside, shape: str) -> None:
    """Whichever action is told to fetch it, and what was fetched is nowhere to be had."""
    told = every_way(api, shape.format(port=inside.port))
    assert inside.visits == 0
    assert [told[name] for name in WAITING] == ["THUMB_ASSET_DOWNLOAD_FAILED"] * len(WAITING)
    assert {name: told[name] for name in ("film", "picture", "content")} == dict.fromkeys(
        ("film", "picture", "content"), ERROR_IMPORTING
    )


WAITING = ("thumbAsset.addFromUrl", "thumbAsset.setContent", "media.updateThumbnailFromUrl",
           "baseEntry.updateThumbnailFromUrl")  # fmt: skip


def every_way(api: Api, url: str) -> dict[str, Any]:
    """What becomes of an address in each of the actions that fetch: a code, or the state of the entry."""
    resource = {"objectType": "KalturaUrlResource", "url": url}
    film = added(api, url, 1)
    picture = added(api, url, 2)
    content = str(api.ok("media.add", {"entry": {"mediaType": 1, "name": "inside"}})["id"])
    api.ok("media.addContent", {"entryId": content, "resource": resource})
    base = str(api.ok("baseEntry.add", {"entry": {"objectType": "KalturaBaseEntry", "name": "any"}})["id"])
    assert not internal(api.call("baseEntry.addContent", {"entryId": base, "resource": resource}))
    entry = str(api.ok("media.add", {"entry": {"mediaType": 1, "name": "thumbs"}})["id"])
    asset = str(api.ok("thumbAsset.add", {"entryId": entry, "thumbAsset": {"tags": ""}})["id"])
    caption = {"entryId": entry, "captionAsset": {"language": "English", "format": "1"}}
    for service, fields, key in (
        ("caption_captionAsset", caption, "captionAssetId"),
        ("flavorAsset", {"entryId": entry, "flavorAsset": {"flavorParamsId": 0}}, "id"),
    ):
        made = str(api.ok(f"{service}.add", fields)["id"])
        api.ok(f"{service}.setContent", {"id": made, "contentResource": resource})
        assert ended(api, f"{service}.get", key, made)["status"] == -1
    fields = {"entryId": entry, "url": url}
    told = {name: api.call(name, fields).get("code") for name in WAITING if name != "thumbAsset.setContent"}
    told["thumbAsset.setContent"] = api.call(
        "thumbAsset.setContent", {"id": asset, "contentResource": resource}
    ).get("code")
    for name, id_ in (("film", film), ("picture", picture), ("content", content)):
        told[name] = ended(api, "media.get", "entryId", id_)["status"]
        raw = api.get(f"/p/{api.told['partnerId']}/raw/entry_id/{id_}?ks={api.ks('user')}")
        assert b"secret of the house" not in raw.content
    return told


ODD = ["http://[::1", "http://h:abc/", "http://h:99999999/", "http://", "//x", "http://[", "http://]/", "http://[::1]x",
       "http:///a", "", " ", "http://1.1.1.1:0/", "http://h:\u0663/", "http://\u202e/", "http://xn--/", "http://xn--a/",
       "http://" + "a." * 2000 + "example/", "http://e.invalid/" + "a" * 100_000, "http://a..b.invalid/",
       "https://[::ffff:1.2.3.4.5]/", "http://\U0001f600.invalid/", "javascript:alert(1)"]  # fmt: skip


@pytest.mark.parametrize("url", ODD, ids=lambda url: ascii(url[:20]))
def test_odd_addresses_end_as_on_the_platform(api: Api, platform_log: Path, url: str) -> None:
    since = len(platform_log.read_bytes())
    told = every_way(api, url)
    assert [told[name] for name in WAITING] == ["THUMB_ASSET_DOWNLOAD_FAILED"] * len(WAITING)
    assert [told[name] for name in ("film", "picture", "content")] == [ERROR_IMPORTING] * 3
    assert b"Traceback" not in platform_log.read_bytes()[since:]


def test_a_null_byte_is_no_character(api: Api) -> None:
    entry = api.ok("media.add", {"entry": {"mediaType": 1, "name": "null"}})["id"]
    fields = {"entryId": entry, "url": "http://h\0x/a"}
    assert api.code("thumbAsset.addFromUrl", fields) == "INVALID_PARAMETER_CHAR"
