"""Picture entries: where they are downloaded, and thumbnails by params that an entry lacks."""

from __future__ import annotations

from typing import Any

import pytest

from tests.sandbox.conftest import SAMPLE, Api

POSTER = SAMPLE.with_name("poster.jpg")


def add(api: Api, **fields: Any) -> dict[str, Any]:
    return dict(api.ok("media.add", {"entry": {"name": "picture", **fields}}))


@pytest.fixture(scope="module")
def picture(api: Api) -> str:
    """A READY picture; its id."""
    entry, token = add(api, mediaType=2)["id"], api.ok("uploadToken.add")["id"]
    with POSTER.open("rb") as data:
        api.ok("uploadToken.upload", {"uploadTokenId": token}, files={"fileData": data})
    resource = {"objectType": "KalturaUploadedFileTokenResource", "token": token}
    api.ok("media.addContent", {"entryId": entry, "resource": resource})
    return str(entry)


def raw(api: Api, entry: str, version: str = "100012") -> str:
    partner = api.told["partnerId"]
    return f"{api.url}/p/{partner}/sp/{partner}00/raw/entry_id/{entry}/version/{version}"


def test_a_picture_is_downloaded_from_its_raw_address(api: Api, picture: str) -> None:
    """Whatever answers it, in whatever class."""
    changed = {"entryId": picture, "baseEntry": {"tags": "a"}}
    found = [
        api.ok("media.get", {"entryId": picture}),
        api.ok("baseEntry.get", {"entryId": picture}),
        api.ok("baseEntry.update", changed),
        api.ok("media.list", {"filter": {"idEqual": picture}})["objects"][0],
        api.ok("baseEntry.list", {"filter": {"idEqual": picture}})["objects"][0],
        api.ok("baseEntry.getByIds", {"entryIds": picture})[0],
    ]
    assert [one["downloadUrl"] for one in found] == [raw(api, picture)] * len(found)
    answer = api.http.get(found[2]["downloadUrl"], timeout=60)
    assert (answer.content, answer.headers["Content-Type"]) == (POSTER.read_bytes(), "image/jpeg")


def test_a_copy_of_a_picture_has_an_address_of_its_own(api: Api, picture: str) -> None:
    copy = api.ok("baseEntry.clone", {"entryId": picture})
    assert copy["downloadUrl"] == raw(api, copy["id"])


@pytest.mark.parametrize(("media_type", "is_raw"), [(1, False), (5, False), (2, True), (201, True)])
def test_what_has_flavors_is_downloaded_by_a_manifest(api: Api, media_type: int, is_raw: bool) -> None:
    """Also in the answer of baseEntry.update, which tells no mediaType."""
    made = add(api, mediaType=media_type)
    updated = api.ok("baseEntry.update", {"entryId": made["id"], "baseEntry": {"name": "b"}})
    for one in (made, updated):
        assert ("/playManifest/" not in one["downloadUrl"]) == is_raw
        assert (one["downloadUrl"] == raw(api, made["id"], "0")) == is_raw


@pytest.mark.parametrize("params", ["99999999", "0", "abc", "-1"])
@pytest.mark.parametrize("session", ["", "&format=1", "&format=1&ks={ks}"])
def test_a_thumbnail_by_params_that_the_entry_lacks_is_an_empty_text(
    api: Api, picture: str, params: str, session: str
) -> None:
    path = f"/api_v3/service/thumbAsset/action/serveByEntryId/entryId/{picture}?thumbParamId={params}"
    answer = api.get(path + session.format(ks=api.ks()))
    kind = answer.headers["Content-Type"].split(";")[0]
    assert (answer.status_code, kind, answer.content) == (200, "text/html", b"")
    assert answer.headers["X-Kaltura"] == "error- THUMB_ASSET_ID_NOT_FOUND"
    assert "exiting on error THUMB_ASSET_ID_NOT_FOUND - " in answer.headers["X-Kaltura-App"]
