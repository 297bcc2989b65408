"""The content of entries over HTTP: tokens, resources, the older ways to upload. Beyond what guides show."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest

from tests.sandbox.conftest import ROOT, SAMPLE, Api
from tests.sandbox.test_entries import NO_CONTENT, add

SONG = ROOT / "features" / "data" / "song.mp3"
FULL, CLOSED = 2, 3


def token(api: Api, file: Path) -> str:
    made = str(api.ok("uploadToken.add", {"uploadToken": {"fileName": file.name}})["id"])
    with file.open("rb") as data:
        api.ok("uploadToken.upload", {"uploadTokenId": made}, files={"fileData": data})
    return made


def test_a_base_entry_becomes_what_its_file_is(api: Api) -> None:
    made = api.ok("baseEntry.add", {"entry": {"objectType": "KalturaBaseEntry", "name": "unknown"}})
    assert "type" not in made
    assert api.code("media.get", {"entryId": made["id"]}) == "ENTRY_ID_NOT_FOUND"
    resource = {"objectType": "KalturaUploadedFileTokenResource", "token": token(api, SONG)}
    filled = api.ok("baseEntry.addContent", {"entryId": made["id"], "resource": resource})
    assert (filled["type"], filled["mediaType"], filled["objectType"]) == (1, 5, "KalturaMediaEntry")


def test_a_file_tells_what_an_entry_added_from_it_is(api: Api) -> None:
    given = {"objectType": "KalturaBaseEntry", "name": "from a file"}
    used = token(api, SAMPLE)
    made = api.ok("baseEntry.addFromUploadedFile", {"entry": given, "uploadTokenId": used})
    assert (made["objectType"], made["status"]) == ("KalturaBaseEntry", 1)
    read = api.ok("baseEntry.get", {"entryId": made["id"]})
    assert (read["mediaType"], read["sourceType"]) == (1, "1")
    assert api.ok("uploadToken.get", {"uploadTokenId": used})["status"] == CLOSED


@pytest.mark.parametrize("service", ["media", "baseEntry"])
def test_the_way_before_tokens_uploads_and_is_used_once(api: Api, service: str) -> None:
    with SONG.open("rb") as data:
        name = api.ok(f"{service}.upload", files={"fileData": data})
    assert name.endswith(".mp3")
    given = {"mediaEntry": {"mediaType": 5, "name": "older"}, "uploadTokenId": name}
    assert api.ok("media.addFromUploadedFile", given)["status"] == 1
    assert api.code("media.addFromUploadedFile", given) == "UPLOAD_TOKEN_INVALID_STATUS_FOR_ADD_ENTRY"


def test_a_token_is_judged_before_the_entry_that_wants_it(api: Api) -> None:
    given = {"mediaEntry": {"name": "no mediaType"}, "uploadTokenId": "0_nosuchtoken"}
    assert api.code("media.addFromUploadedFile", given) == "UPLOADED_FILE_NOT_FOUND_BY_TOKEN"
    given["uploadTokenId"] = api.ok("uploadToken.add")["id"]
    assert api.code("media.addFromUploadedFile", given) == "UPLOAD_TOKEN_INVALID_STATUS_FOR_ADD_ENTRY"
    given["uploadTokenId"] = token(api, SONG)
    assert api.code("media.addFromUploadedFile", given) == "PROPERTY_VALIDATION_CANNOT_BE_NULL"


def test_nobody_recorded_a_webcam(api: Api) -> None:
    given = {"mediaEntry": {"name": "webcam"}, "webcamTokenId": "abc"}
    assert api.code("media.addFromRecordedWebcam", given) == "RECORDED_WEBCAM_FILE_NOT_FOUND"


@pytest.mark.parametrize(
    ("kind", "missing"),
    [
        ("UploadedFileToken", "token"),
        ("Url", "url"),
        ("Entry", "entryId"),
        ("Asset", "assetId"),
        ("String", "content"),
    ],
)
def test_a_resource_must_say_what_it_is_about(api: Api, kind: str, missing: str) -> None:
    resource = {"objectType": f"Kaltura{kind}Resource"}
    refusal = api.call("media.addContent", {"entryId": add(api)["id"], "resource": resource})
    assert refusal["code"] == "PROPERTY_VALIDATION_CANNOT_BE_NULL"
    assert refusal["args"] == {"PROP_NAME": f"Kaltura{kind}Resource::{missing}"}


def test_what_no_account_has_is_no_content(api: Api) -> None:
    made = add(api)["id"]
    webcam = {"objectType": "KalturaWebcamTokenResource", "token": "abc"}
    storage = {"objectType": "KalturaRemoteStorageResource", "storageProfileId": 99999999, "url": "a/b.mp4"}
    codes = [api.code("media.addContent", {"entryId": made, "resource": one}) for one in (webcam, storage)]
    assert codes == ["RECORDED_WEBCAM_FILE_NOT_FOUND", "STORAGE_PROFILE_ID_NOT_FOUND"]
    assert api.ok("media.get", {"entryId": made})["status"] == NO_CONTENT


def test_a_picture_at_an_internal_address_fails_in_the_answer_a_film_later(api: Api) -> None:
    resource = {"objectType": "KalturaUrlResource", "url": "http://10.0.0.1/x"}
    statuses = [
        api.ok("media.addContent", {"entryId": add(api, mediaType=kind)["id"], "resource": resource})[
            "status"
        ]
        for kind in (2, 1)
    ]
    assert statuses == [-2, 0]


def test_the_volume_map_of_an_entry_is_that_of_a_flavor(api: Api) -> None:
    made = add(api, mediaType=5)["id"]
    address = f"/api_v3/service/media/action/getVolumeMap?ks={api.ks()}&entryId={made}"
    assert api.get(address).headers["X-Kaltura"] == "error- GIVEN_ID_NOT_SUPPORTED"
    resource = {"objectType": "KalturaUploadedFileTokenResource", "token": token(api, SONG)}
    api.ok("media.addContent", {"entryId": made, "resource": resource})
    end = time.monotonic() + 30
    while api.ok("media.get", {"entryId": made})["status"] != 2:
        assert time.monotonic() < end
        time.sleep(0.1)
    answer = api.get(address)
    assert answer.headers["content-type"].startswith("text/csv")
    assert answer.text.startswith("pts,rms_level\n0,-")


def test_sizes_of_tokens_are_whole_bytes_and_zero_is_one(api: Api) -> None:
    half = api.ok("uploadToken.add", {"uploadToken": {"fileSize": 1.5}})
    assert half["fileSize"] == "2"
    empty = api.ok("uploadToken.add", {"uploadToken": {"fileSize": 0, "autoFinalize": True}})
    assert (empty["fileSize"], empty["autoFinalize"]) == ("0", True)


def test_a_final_chunk_ends_where_the_file_does(api: Api) -> None:
    made = api.ok("uploadToken.add")["id"]

    def chunk(data: bytes, **fields: Any) -> Any:
        return api.call(
            "uploadToken.upload", {"uploadTokenId": made, **fields}, files={"fileData": ("a", data)}
        )

    assert chunk(b"abcde", finalChunk=False)["uploadedFileSize"] == "5"
    refusal = chunk(b"Z", resume=True, finalChunk=True, resumeAt=1)
    assert refusal["code"] == "UPLOAD_TOKEN_CANNOT_MATCH_EXPECTED_SIZE"
    closed = chunk(b"defgh", resume=True, finalChunk=True, resumeAt=3)
    assert (closed["uploadedFileSize"], closed["status"]) == ("8", FULL)


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("UploadedFileTokenResource", "UPLOAD_TOKEN_NOT_FOUND"), ("EntryResource", "ENTRY_ID_NOT_FOUND"),
        ("AssetResource", "PROPERTY_VALIDATION_CANNOT_BE_NULL"),
        ("StringResource", "PROPERTY_VALIDATION_CANNOT_BE_NULL"),
        ("UrlResource", "PROPERTY_VALIDATION_CANNOT_BE_NULL"), ("WebcamTokenResource", "RESOURCE_TYPE_NOT_SUPPORTED"),
    ],
)  # fmt: skip
def test_assets_look_for_what_a_resource_doesn_t_name(api: Api, kind: str, code: str) -> None:
    entry = add(api)["id"]
    flavor = api.ok("flavorAsset.add", {"entryId": entry, "flavorAsset": {"flavorParamsId": 4}})["id"]
    thumb = api.ok("thumbAsset.add", {"entryId": entry, "thumbAsset": {"tags": "own"}})["id"]
    resource = {"objectType": f"Kaltura{kind}"}
    for asset in ("flavorAsset.setContent", "thumbAsset.setContent"):
        given = {"id": flavor if asset.startswith("flavor") else thumb, "contentResource": resource}
        assert api.code(asset, given) == code


def test_a_clip_of_an_asset_must_name_the_asset(api: Api) -> None:
    inner = {"objectType": "KalturaAssetResource"}
    resource = {"objectType": "KalturaOperationResource", "resource": inner}
    answer = api.call("media.addContent", {"entryId": add(api)["id"], "resource": resource})
    assert answer["args"] == {"PROP_NAME": "KalturaAssetResource::assetId"}


def picture(api: Api) -> str:
    made = str(api.ok("media.add", {"entry": {"mediaType": 2, "name": "picture"}})["id"])
    give(api, made, ROOT / "features" / "data" / "poster.jpg")
    return made


def give(api: Api, entry: str, file: Path) -> None:
    resource = {"objectType": "KalturaUploadedFileTokenResource", "token": token(api, file)}
    api.ok("media.addContent", {"entryId": entry, "resource": resource})


def until_ready(api: Api, entry: str) -> dict[str, Any]:
    end = time.monotonic() + 30
    while (found := api.ok("media.get", {"entryId": entry}))["status"] != 2:
        assert time.monotonic() < end
        time.sleep(0.1)
    return dict(found)


def until_nothing_is_to_do(api: Api) -> None:
    end = time.monotonic() + 30
    while api.get("/_sandbox/health").json()["openJobs"]:
        assert time.monotonic() < end
        time.sleep(0.1)


def test_a_picture_never_takes_the_place_of_a_film(api: Api) -> None:
    film = add(api)["id"]
    give(api, film, SAMPLE)
    until_ready(api, film)
    until_nothing_is_to_do(api)
    before = api.ok("media.get", {"entryId": film})
    resource = {"objectType": "KalturaEntryResource", "entryId": picture(api)}
    api.ok("media.updateContent", {"entryId": film, "resource": resource})
    until_nothing_is_to_do(api)
    kept = api.ok("media.get", {"entryId": film})
    assert (kept["msDuration"], kept["flavorParamsIds"]) == (before["msDuration"], before["flavorParamsIds"])
    assert api.ok("media.cancelReplace", {"entryId": film})["replacementStatus"] == 0


def test_a_copy_of_a_picture_to_come_gets_the_picture(api: Api) -> None:
    source = str(api.ok("media.add", {"entry": {"mediaType": 2, "name": "picture"}})["id"])
    copy = api.ok("baseEntry.clone", {"entryId": source})["id"]
    poster = ROOT / "features" / "data" / "poster.jpg"
    give(api, source, poster)
    found = until_ready(api, copy)
    root = f"/p/{api.told['partnerId']}/sp/{api.told['partnerId']}00"
    assert api.get(f"{root}/raw/entry_id/{copy}").content == poster.read_bytes()
    assert found["version"] == until_ready(api, source)["version"]


def test_copies_of_copies_wait_for_the_same_content(api: Api) -> None:
    source = add(api)["id"]
    copy = api.ok("baseEntry.clone", {"entryId": source})["id"]
    of_copy = api.ok("baseEntry.clone", {"entryId": copy})["id"]
    give(api, source, SONG)
    assert until_ready(api, of_copy)["msDuration"] == until_ready(api, source)["msDuration"] > 0


def test_a_song_lasts_as_long_as_its_container(api: Api) -> None:
    """The entry's length, what is known of its file, and what a player is told are one number."""
    song = str(api.ok("media.add", {"entry": {"mediaType": 5, "name": "song"}})["id"])
    give(api, song, SONG)
    read = until_ready(api, song)
    assert (read["duration"], read["msDuration"]) == (8, 8046)
    source = api.ok("flavorAsset.list", {"filter": {"entryIdEqual": song}})["objects"][0]
    info = api.ok("mediaInfo.list", {"filter": {"flavorAssetIdEqual": source["id"]}})["objects"]
    assert [(one["containerDuration"], one["audioDuration"]) for one in info] == [(8046, 8046)]
    params = {"entryId": song, "contextDataParams": {"objectType": "KalturaEntryContextDataParams"}}
    assert api.ok("baseEntry.getContextData", params)["msDuration"] == 8046
