"""Slides and their pictures."""

from __future__ import annotations

from typing import Any

from tests.sandbox.conftest import ROOT, Api
from tests.sandbox.cue_points.conftest import POINTS, Add, get

POSTER = ROOT / "features" / "data" / "poster.jpg"


def picture(api: Api, entry_id: str, point: Any) -> Any:
    thumb = {"objectType": "KalturaTimedThumbAsset", "cuePointId": point["id"]}
    return api.call("thumbAsset.add", {"entryId": entry_id, "thumbAsset": thumb})


def fill(api: Api, asset: Any) -> Any:
    token = api.ok("uploadToken.add")["id"]
    with POSTER.open("rb") as file:
        api.ok("uploadToken.upload", {"uploadTokenId": token}, files={"fileData": file})
    resource = {"objectType": "KalturaUploadedFileTokenResource", "token": token}
    return api.ok("thumbAsset.setContent", {"id": asset["id"], "contentResource": resource})


def test_a_slide_is_ready_with_its_picture_and_takes_it_along(api: Api, add: Add, film: str) -> None:
    slide = add("Thumb", startTime=3500, title="One")
    asset = picture(api, film, slide)
    assert get(api, slide)["assetId"] == asset["id"] and get(api, slide)["status"] == 4
    fill(api, asset)
    assert get(api, slide)["status"] == 1
    second = picture(api, film, slide)
    assert second["code"] == "CUE_POINT_PROVIDED_ALREADY_ASSOCIATED_WITH_ASSET"
    api.ok(f"{POINTS}.delete", {"id": slide["id"]})
    assert api.code("thumbAsset.get", {"thumbAssetId": asset["id"]}) == "THUMB_ASSET_ID_NOT_FOUND"


def test_who_deletes_the_picture_leaves_a_slide_without(api: Api, add: Add, film: str) -> None:
    slide = add("Thumb")
    asset = picture(api, film, slide)
    api.ok("thumbAsset.delete", {"thumbAssetId": asset["id"]})
    assert get(api, slide)["assetId"] == ""
    assert picture(api, film, slide)["cuePointId"] == slide["id"]


def test_pictures_belong_to_slides_and_chapters(api: Api, add: Add, film: str) -> None:
    assert picture(api, film, add())["code"] == "CUE_POINT_PROVIDED_NOT_OF_TYPE_THUMB_CUE_POINT"
    assert picture(api, film, {"id": "0_nosuchid"})["code"] == "CUE_POINT_NOT_FOUND"
    before = len(api.ok("thumbAsset.getByEntryId", {"entryId": film}))
    picture(api, film, add())
    assert len(api.ok("thumbAsset.getByEntryId", {"entryId": film})) == before
