"""Nothing that was uploaded, or that a refusal repeats, runs in a browser that opens its address."""

from __future__ import annotations

from typing import Any

import pytest
import requests

from tests.sandbox.conftest import Api
from tests.sandbox.hostile import pictures
from tests.sandbox.hostile.test_hostile_pictures import picture_entry, thumb_asset, thumbnail

SCRIPT = "<script>alert(1)</script>"
DFXP = (
    '<tt xmlns="http://www.w3.org/ns/ttml"><body><div><p begin="00:00:01" end="00:00:02">a</p></div>'
    '<script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script></body></tt>'
)


def assert_inert(answer: requests.Response) -> str:
    """A page without scripts and without origin, whose type is not guessed; the type."""
    kind = answer.headers.get("Content-Type", "").split(";")[0]
    assert answer.headers["Content-Security-Policy"] == "sandbox", (answer.url, kind)
    assert answer.headers["X-Content-Type-Options"] == "nosniff", (answer.url, kind)
    return kind


def served(api: Api, service: str, **fields: str) -> requests.Response:
    name, action = service.split(".")
    return api.http.post(f"{api.url}/api_v3/service/{name}/action/{action}", data=fields, timeout=60)


def by_token(api: Api, name: str, content: bytes) -> dict[str, str]:
    token = api.ok("uploadToken.add")["id"]
    api.ok("uploadToken.upload", {"uploadTokenId": token}, files={"fileData": (name, content)})
    return {"objectType": "KalturaUploadedFileTokenResource", "token": token}


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.html", pictures.HTML), ("a.svg", pictures.SVG), ("a.xhtml", pictures.HTML), ("a.jpg", pictures.HTML),
     ("a.xml", pictures.SVG), ("a", pictures.HTML), ("a.pHp", pictures.HTML)],
)  # fmt: skip
def test_pages_that_came_as_pictures(api: Api, name: str, content: bytes) -> None:
    entry = picture_entry(api, name, content)
    place = f"/p/{api.told['partnerId']}/sp/0/raw/entry_id/{entry['id']}"
    assert_inert(api.get(place))
    assert_inert(api.get(f"{place}/direct_serve/1/relocate/a"))
    assert_inert(api.get(place.replace("/raw/", "/download/")))
    asset = api.ok("thumbAsset.add", {"entryId": entry["id"], "thumbAsset": {"tags": ""}})
    api.ok("thumbAsset.setContent", {"id": asset["id"], "contentResource": by_token(api, name, content)})
    answer = served(api, "thumbAsset.serve", thumbAssetId=asset["id"])
    assert answer.content == content
    assert_inert(answer)


def test_pages_that_came_as_captions(api: Api) -> None:
    entry = api.ok("media.add", {"entry": {"mediaType": 1, "name": SCRIPT}})["id"]
    for format_, name, content in (
        ("2", "a.dfxp", DFXP),
        ("1", "a.srt", f"1\n00:00:01,000 --> 00:00:02,000\n{SCRIPT}\n"),
    ):
        caption = {"format": format_, "language": "English"}
        made = api.ok("caption_captionAsset.add", {"entryId": entry, "captionAsset": caption})["id"]
        resource = by_token(api, name, content.encode())
        api.ok("caption_captionAsset.setContent", {"id": made, "contentResource": resource})
        for action in ("serve", "serveWebVTT"):
            answer = served(api, f"caption_captionAsset.{action}", captionAssetId=made, segmentIndex="-1")
            assert answer.content
            assert_inert(answer)
        assert_inert(served(api, "caption_captionAsset.serveByEntryId", entryId=entry))


def test_pages_that_came_as_data(api: Api) -> None:
    entry = {"name": "page", "dataContent": pictures.HTML.decode()}
    made = api.ok("data.add", {"dataEntry": entry})["id"]
    assert_inert(served(api, "data.serve", entryId=made, ks=api.ks()))
    assert_inert(api.get(f"/p/{api.told['partnerId']}/sp/0/raw/entry_id/{made}"))


@pytest.mark.parametrize("format_", ["2", "3", SCRIPT])
@pytest.mark.parametrize("service", [f"{SCRIPT}.get", f"media.{SCRIPT}", "media.get"])
def test_refusals_that_repeat_what_was_sent(api: Api, service: str, format_: str) -> None:
    name, action = service.split(".", 1)
    fields = {"service": name, "action": action, "entryId": SCRIPT, "format": format_, "ks": api.ks()}
    assert_inert(api.http.post(f"{api.url}/api_v3/index.php", data=fields, timeout=60))


@pytest.mark.parametrize(
    "path", ["/", f"/{SCRIPT}", "/p/1/x", f"/p/1/thumbnail/entry_id/{SCRIPT}", f"/p/1/playManifest/entryId/{SCRIPT}",
             f"/p/1/sp/0/raw/entry_id/{SCRIPT}", f"/p/1/serveFlavor/flavorId/{SCRIPT}", f"/tiny/{SCRIPT}"],
)  # fmt: skip
def test_pages_of_delivery_that_refuse(api: Api, path: str) -> None:
    answer = api.get(path)
    assert SCRIPT not in answer.text
    assert_inert(answer)


def test_json_may_still_be_run_as_a_script_where_it_is_one(api: Api) -> None:
    """A manifest's JSONP is called JSON by the platform; told not to guess, browsers would not run it."""
    answer = api.call("system.ping", ks=None)
    raw = served(api, "system.ping", format="1")
    assert (answer, raw.headers["Content-Security-Policy"]) == (True, "sandbox")
    assert raw.headers["Content-Type"] == "application/json" and "X-Content-Type-Options" not in raw.headers
    script = api.get("/api_v3/service/system/action/ping?format=9&callback=done")
    assert script.text.startswith("done(") and assert_inert(script) == "application/javascript"


def test_a_pdf_opens_in_the_viewer_of_a_browser(api: Api) -> None:
    """Viewers don't open in a sandbox."""
    answer = api.get(
        f"/p/{api.told['partnerId']}/sp/0/raw/entry_id/{picture_entry(api, 'a.pdf', b'%PDF-1.4')['id']}"
    )
    assert answer.headers["Content-Type"] == "application/pdf"
    assert "Content-Security-Policy" not in answer.headers
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_pictures_and_short_links_too(api: Api) -> None:
    content = pictures.small("PNG")
    assert (
        assert_inert(served(api, "thumbAsset.serve", thumbAssetId=thumb_asset(api, "a.png", content)["id"]))
        == "image/png"
    )
    assert assert_inert(thumbnail(api, picture_entry(api, "a.png", content))) == "image/jpeg"
    link: dict[str, Any] = {"systemName": "script", "fullUrl": "javascript:alert(1)", "expiresAt": 2**31 - 1}
    made = api.ok("shortLink_shortLink.add", {"shortLink": link})["id"]
    for path in (f"/tiny/{made}", f"/api_v3/service/shortLink_shortLink/action/goto/id/{made}"):
        answer = api.get(path, allow_redirects=False)
        assert answer.content == b""
        assert_inert(answer)


LONG = "x" * 200_000
A_LONG_ONE = pytest.param(LONG, id="long")
SERVING = {
    "thumbAsset.serve": "thumbAssetId", "thumbAsset.serveByEntryId": "entryId", "data.serve": "entryId",
    "caption_captionAsset.serve": "captionAssetId", "caption_captionAsset.serveWebVTT": "captionAssetId",
    "caption_captionAsset.serveByEntryId": "entryId", "shortLink_shortLink.goto": "id", "user.serveCsv": "id",
    "exportCsv.serveCsv": "id", "flavorAsset.getVolumeMap": "flavorId", "media.getVolumeMap": "entryId",
}  # fmt: skip
ASKED = {
    "media.get": "entryId",
    "flavorAsset.get": "id",
    "baseEntry.delete": "entryId",
    "playlist.execute": "id",
}


def size_of_headers(answer: requests.Response) -> int:
    return sum(len(name) + len(value) for name, value in answer.headers.items())


@pytest.mark.parametrize("service", SERVING)
@pytest.mark.parametrize("session", ["admin", A_LONG_ONE])
def test_refusals_of_files_repeat_little(api: Api, service: str, session: str) -> None:
    ks = api.ks() if session == "admin" else session
    answer = served(api, service, **{SERVING[service]: LONG, "ks": ks, "format": "1"})
    assert answer.status_code == 200
    assert len(answer.content) < 30_000 and size_of_headers(answer) < 2_500


@pytest.mark.parametrize("format_", ["1", "2", "3", A_LONG_ONE])
@pytest.mark.parametrize("service", ASKED)
def test_refusals_of_calls_repeat_little(api: Api, service: str, format_: str) -> None:
    """In their shape: code, message and argument begin as they would."""
    answer = served(api, service, **{ASKED[service]: LONG, "ks": api.ks(), "format": format_})
    assert len(answer.content) < 30_000 and size_of_headers(answer) < 2_500
    if format_ == "1":
        told = answer.json()
        assert told["objectType"] == "KalturaAPIException" and LONG[:1000] in told["message"]
        assert any(value.startswith(LONG[:1000]) for value in told["args"].values())


@pytest.mark.parametrize(
    "service", [f"{LONG}.get", f"media.{LONG}", f"media.list:{LONG}"], ids=["service", "action", "session"]
)
def test_refusals_of_what_is_not_there_repeat_little(api: Api, service: str) -> None:
    named, _, bad_session = service.partition(":")
    name, action = named.split(".")
    fields = {"service": name, "action": action, "ks": bad_session or api.ks(), "format": "1"}
    answer = api.http.post(f"{api.url}/api_v3/index.php", data=fields, timeout=60)
    assert answer.json()["objectType"] == "KalturaAPIException" and len(answer.content) < 30_000
