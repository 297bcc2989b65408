"""Thumbnails beyond the guide: the fine print of the address, the default's rules, params in profiles."""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from typing import Any

import pytest
from PIL import Image

from features.support.viewing import media
from tests.sandbox.conftest import SAMPLE, Api

POSTER = SAMPLE.with_name("poster.jpg")
PARAMS = {"objectType": "KalturaThumbParams"}


class Gallery:
    """A READY film of 30 seconds, and short ways to look at pictures."""

    def __init__(self, api: Api) -> None:
        self.api = api
        self.profile = self.new_profile("0")
        self.film = self.new_film(self.profile)

    def new_profile(self, ids: str) -> int:
        fields = {"name": "thumbnails", "flavorParamsIds": ids}
        return int(self.api.ok("conversionProfile.add", {"conversionProfile": fields})["id"])

    def new_film(self, profile: int) -> str:
        entry = self.api.ok("media.add", {"entry": {"mediaType": 1, "conversionProfileId": profile}})["id"]
        with SAMPLE.open("rb") as file:
            token = self.upload(file)
        resource = {"objectType": "KalturaUploadedFileTokenResource", "token": token}
        self.api.ok("media.addContent", {"entryId": entry, "resource": resource})
        until(lambda: self.entry(entry)["status"], lambda status: status == 2)
        return str(entry)

    def upload(self, file: Any) -> str:
        token = self.api.ok("uploadToken.add")["id"]
        self.api.ok("uploadToken.upload", {"uploadTokenId": token}, files={"fileData": file})
        return str(token)

    def copy(self) -> str:
        return str(self.api.ok("baseEntry.clone", {"entryId": self.film})["id"])

    def entry(self, entry: str) -> Any:
        return self.api.ok("media.get", {"entryId": entry})

    def poster(self, entry: str) -> Any:
        with POSTER.open("rb") as file:
            return self.api.ok("thumbAsset.addFromImage", {"entryId": entry}, files={"fileData": file})

    def tags(self, asset: Any) -> str:
        return str(self.api.ok("thumbAsset.get", {"thumbAssetId": asset["id"]})["tags"])

    def answer(self, words: str, entry: str = "", **options: Any) -> Any:
        place = f"/p/{self.api.told['partnerId']}/thumbnail/entry_id/{entry or self.film}/{words}"
        return self.api.get(place, **options)

    def picture(self, words: str, entry: str = "") -> Image.Image:
        return Image.open(io.BytesIO(self.answer(words, entry).content))


def until(probe: Callable[[], Any], done: Callable[[Any], bool], patience: float = 30) -> Any:
    end = time.monotonic() + patience
    while not done(seen := probe()):
        assert time.monotonic() < end, seen
        time.sleep(0.05)
    return seen


@pytest.fixture(scope="module")
def gallery(api: Api) -> Gallery:
    return Gallery(api)


@pytest.mark.parametrize(
    ("words", "size"),
    [
        ("width/100/type/3", (100, 100)),  # one side makes a square when cropping
        ("width/100!/height/100", (100, 100)),  # an exclamation mark stretches
        ("width/100.jpg", (100, 56)),  # a file's ending behind a value is passed over
        ("width/abc", (640, 360)),
        ("width/-5/height/-5", (120, 68)),
        ("def_width/300", (160, 90)),  # into 300 by 90
        ("type/3", (120, 90)),
        ("src_w/320/src_h/180/width/100/height/100/type/5", (100, 100)),
        ("vid_slices/4", (480, 68)),
        ("vid_slice/3", (120, 68)),  # without slices there is none to show
    ],
)
def test_sizes(gallery: Gallery, words: str, size: tuple[int, int]) -> None:
    assert gallery.picture(words).size == size


@pytest.mark.parametrize(
    ("words", "seconds"),
    [
        ("vid_slices/7/vid_slice/1", 4.0),  # 4.28 begins at the full second
        ("vid_slices/4/vid_slice/1/end_sec/10", 2.5),  # bounded slices don't
        ("vid_slices/2/vid_slice/1/start_sec/20", 25.0),
        ("vid_slices/2/vid_slice/1/end_sec/900", 15.0),
        ("vid_sec/7.5", 7.5),
    ],
)
def test_moments(gallery: Gallery, words: str, seconds: float) -> None:
    shown = media.time_shown(gallery.picture(f"width/640/{words}"))
    assert shown is not None and abs(shown / 1000 - seconds) <= 0.04


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("vid_slices/0", "25 - wrong query attributes, vid_slices must be positive"),
        ("height/700/vid_slices/100", "height(700) * vid_slices(100) must be between 0 and 65500"),
        ("bgcolor/1234567", "bgcolor must be six hexadecimal characters"),
    ],
)
def test_refused_addresses(gallery: Gallery, words: str, reason: str) -> None:
    answer = gallery.answer(words)
    assert (answer.status_code, answer.content) == (404, b"")
    assert reason in answer.headers["X-Kaltura-App"]


def test_headers_of_a_missing_and_of_an_unchanged_picture(gallery: Gallery) -> None:
    missing = gallery.answer("width/100", "0_nosuchid")
    assert missing.headers["X-Kaltura-App"] == "exiting on error 1 - requested entry not found"
    fresh = gallery.answer("width/100")
    seen = {"If-Modified-Since": fresh.headers["Last-Modified"]}
    assert gallery.answer("width/100", headers=seen).status_code == 304
    old = {"If-Modified-Since": "Thu, 01 Jan 1970 00:00:00 GMT"}
    assert gallery.answer("width/100", headers=old).content == fresh.content


def test_an_upload_can_be_looked_at_before_it_is_used(gallery: Gallery) -> None:
    with POSTER.open("rb") as file:
        token = gallery.upload(file)
    place = f"/p/{gallery.api.told['partnerId']}/thumbnail/upload_token_id/{token}/width/100"
    shown = Image.open(io.BytesIO(gallery.api.get(place).content))
    assert shown.size == (100, 56) and media.same_picture(shown, Image.open(POSTER))


def test_a_song_has_a_picture_of_its_own(gallery: Gallery) -> None:
    """Whatever its entry has gone through, the address gives a picture of the size."""
    entry = gallery.api.ok("media.add", {"entry": {"mediaType": 5}})["id"]
    assert gallery.picture("width/200/vid_sec/3", entry).size == (200, 113)


def test_params_in_a_profile_take_their_pictures_by_themselves(gallery: Gallery) -> None:
    """And params tagged default_thumb give the entry its picture."""
    api = gallery.api
    fields = PARAMS | {"name": "x", "videoOffset": 11, "width": 320, "tags": "default_thumb"}
    params = api.ok("thumbParams.add", {"thumbParams": fields})["id"]
    entry = gallery.new_film(gallery.new_profile(f"0,{params}"))
    found = until(
        lambda: api.ok("thumbAsset.getByEntryId", {"entryId": entry}),
        lambda all: all and all[0]["status"] == 2,
    )
    assert [(one["thumbParamsId"], one["tags"], one["width"]) for one in found] == [
        (params, "default_thumb", 320)
    ]
    assert media.time_shown(gallery.picture("width/320", entry)) == 11000


def test_the_tag_of_the_default_counts_until_somebody_chooses(gallery: Gallery) -> None:
    api, entry = gallery.api, gallery.copy()
    first, second = gallery.poster(entry), gallery.poster(entry)
    tag = {"objectType": "KalturaThumbAsset", "tags": "default_thumb"}
    api.ok("thumbAsset.update", {"id": first["id"], "thumbAsset": tag})
    version = gallery.entry(entry)["thumbnailUrl"]
    assert version != gallery.entry(gallery.film)["thumbnailUrl"]
    api.ok("thumbAsset.update", {"id": second["id"], "thumbAsset": tag})
    assert gallery.entry(entry)["thumbnailUrl"] == version
    api.ok("media.updateThumbnail", {"entryId": entry, "timeOffset": 5})
    assert (gallery.tags(first), gallery.tags(second)) == ("", "")


def test_versions_of_a_thumbnail_stay_readable(gallery: Gallery) -> None:
    api, entry = gallery.api, gallery.copy()
    asset = gallery.poster(entry)["id"]
    made = api.ok("thumbAsset.generate", {"entryId": entry, "thumbParams": PARAMS | {"videoOffset": 2}})
    resource = {"objectType": "KalturaAssetResource", "assetId": made["id"]}
    assert api.ok("thumbAsset.setContent", {"id": asset, "contentResource": resource})["version"] == "12"
    place = f"/api_v3/service/thumbAsset/action/serve/thumbAssetId/{asset}"
    assert api.get(f"{place}/version/2").content == POSTER.read_bytes()
    assert media.time_shown(Image.open(io.BytesIO(api.get(place).content))) == 2000
    missing = api.get(f"{place}/version/77")
    assert (missing.status_code, missing.content) == (200, b"")
    assert missing.headers["X-Kaltura"] == "error- FILE_DOESNT_EXIST"


def test_refusals_that_the_guide_does_not_show(gallery: Gallery) -> None:
    api = gallery.api
    zero = {"thumbParams": PARAMS | {"name": "x", "interval": 0}}
    assert (
        api.call("thumbParams.add", zero)["message"] == 'The property "interval" must have a min value of 1'
    )
    unknown = {"entryId": gallery.film, "destThumbParamsId": 99999999}
    assert api.code("thumbAsset.generateByEntryId", unknown) == "THUMB_ASSET_ID_NOT_FOUND"
    system = api.ok("thumbParams.list", {"filter": {"isSystemDefaultEqual": 1}})["objects"]
    assert [one["tags"] for one in system] == ["default_thumb"]
    assert api.code("thumbParams.delete", {"id": system[0]["id"]}) == "FLAVOR_PARAMS_ID_NOT_FOUND"
    assert api.ok("thumbParams.get", {"id": 0})["objectType"] == "KalturaFlavorParams"
    internal = {"entryId": gallery.film, "url": f"{api.url}/index.html"}
    assert api.code("thumbAsset.addFromUrl", internal) == "THUMB_ASSET_DOWNLOAD_FAILED"
    foreign = {"entryId": gallery.film, "sourceEntryId": gallery.film, "timeOffset": 1}
    stranger = api.start(0, userId="stranger")
    refusal = api.code("media.updateThumbnailFromSourceEntry", foreign, stranger)
    assert refusal == "PERMISSION_DENIED_TO_UPDATE_ENTRY"


def test_a_picture_is_served_by_the_params_that_made_it_and_by_no_others(gallery: Gallery) -> None:
    api, entry = gallery.api, gallery.copy()
    params = api.ok("thumbParams.add", {"thumbParams": PARAMS | {"name": "served"}})["id"]
    asset = {"objectType": "KalturaThumbAsset", "thumbParamsId": params}
    made = api.ok("thumbAsset.add", {"entryId": entry, "thumbAsset": asset})["id"]
    with POSTER.open("rb") as file:
        resource = {"objectType": "KalturaUploadedFileTokenResource", "token": gallery.upload(file)}
    api.ok("thumbAsset.setContent", {"id": made, "contentResource": resource})
    place = f"/api_v3/service/thumbAsset/action/serveByEntryId/entryId/{entry}"
    session, account = f"/ks/{api.ks('widget')}", f"/partnerId/{api.told['partnerId']}"
    served = [api.get(f"{place}/thumbParamId/{params}{who}").content for who in (session, account, "")]
    assert served == [POSTER.read_bytes(), POSTER.read_bytes(), b""]
    for words, told in (
        ("", 0),
        ("/thumbParamId/0", 0),
        ("/thumbParamId/x", 0),
        ("/thumbParamId/99999", 99999),
    ):
        answer = api.get(f"{place}{words}{session}")
        assert (answer.status_code, answer.content) == (200, b"")
        assert answer.headers["Content-Type"].startswith("text/html")
        assert answer.headers["X-Kaltura"] == "error- THUMB_ASSET_ID_NOT_FOUND"
        assert answer.headers["X-Kaltura-App"].endswith(f'not found for params id "{told}"')
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert answer.headers["Cache-Control"].startswith("no-store")
