"""Assets over HTTP: what a new one takes from its params, what clears a field, who asks, which resources are refused.

What is asserted here was measured on Kaltura server 22.19, unless a line says otherwise.
"""

from __future__ import annotations

import io
import time
from typing import Any

import pytest
from PIL import Image

from tests.sandbox.conftest import SAMPLE, Api

ASSETS = {"flavorAsset": "id", "thumbAsset": "thumbAssetId", "caption_captionAsset": "captionAssetId"}
CLIP = {
    "objectType": "KalturaOperationResource", "resource": {"objectType": "KalturaEntryResource"},
    "operationAttributes": [{"objectType": "KalturaClipAttributes", "duration": 100}],
}  # fmt: skip
ABSENT: list[Any] = [
    ({"objectType": "KalturaUrlResource"}, "KalturaUrlResource::url"),
    ({"objectType": "KalturaStringResource"}, "KalturaStringResource::content"),
    ({"objectType": "KalturaAssetResource"}, "KalturaAssetResource::assetId"),
]


@pytest.fixture
def entry(api: Api) -> str:
    return str(api.ok("media.add", {"entry": {"mediaType": 1, "name": "assets"}})["id"])


@pytest.fixture(scope="module")
def film(api: Api) -> str:
    """A READY entry of the source alone."""
    profile = {"conversionProfile": {"name": "assets", "flavorParamsIds": "0"}}
    fields = {
        "mediaType": 1,
        "name": "film",
        "conversionProfileId": api.ok("conversionProfile.add", profile)["id"],
    }
    entry = str(api.ok("media.add", {"entry": fields})["id"])
    token = api.ok("uploadToken.add")["id"]
    with SAMPLE.open("rb") as file:
        api.ok("uploadToken.upload", {"uploadTokenId": token}, files={"fileData": file})
    resource = {"objectType": "KalturaUploadedFileTokenResource", "token": token}
    api.ok("media.addContent", {"entryId": entry, "resource": resource})
    end = time.monotonic() + 60
    while api.ok("media.get", {"entryId": entry})["status"] != 2:
        assert time.monotonic() < end, "not READY within a minute"
        time.sleep(0.05)
    return entry


def add(api: Api, service: str, entry: str, **fields: Any) -> dict[str, Any]:
    key = service.rpartition("_")[2]
    return dict(api.ok(f"{service}.add", {"entryId": entry, key: fields or {"tags": ""}}))


def change(api: Api, service: str, asset: dict[str, Any], ks: str = "admin", **fields: Any) -> dict[str, Any]:
    key = service.rpartition("_")[2]
    return dict(api.ok(f"{service}.update", {"id": asset["id"], key: fields}, ks=ks))


def bring(api: Api, service: str, asset: dict[str, Any], resource: dict[str, Any]) -> dict[str, Any]:
    return dict(api.call(f"{service}.setContent", {"id": asset["id"], "contentResource": resource}))


def get(api: Api, service: str, asset: dict[str, Any], ks: str | None = "admin") -> dict[str, Any]:
    return dict(api.ok(f"{service}.get", {ASSETS[service]: asset["id"]}, ks=ks))


def test_a_new_flavor_shows_what_its_params_promise(api: Api, entry: str) -> None:
    made = add(api, "flavorAsset", entry, flavorParamsId=2)
    promised = {
        "height": 360,
        "bitrate": 464,
        "containerFormat": "mp4",
        "videoCodecId": "h264b",
        "isWeb": True,
    }
    assert {name: made[name] for name in promised} == promised
    assert not {"description", "language", "version"} & set(made)


def test_a_new_picture_takes_nothing_from_params_of_the_system(api: Api, entry: str) -> None:
    made = add(api, "thumbAsset", entry, thumbParamsId=2)
    assert (made["tags"], made["height"]) == ("", 0)


def test_a_flavor_is_for_the_web_while_it_has_the_tag(api: Api, entry: str) -> None:
    made = add(api, "flavorAsset", entry, tags="mobile")
    assert made["isWeb"] is False
    assert change(api, "flavorAsset", made, tags="web,mobile")["isWeb"] is True


@pytest.mark.parametrize("service", ASSETS)
def test_tags_lose_blanks_around_them_and_cleared_texts_are_gone(api: Api, entry: str, service: str) -> None:
    made = add(api, service, entry, tags=" one, Two", partnerData="mine")
    assert made["tags"] == "one, Two"
    cleared = change(api, service, made, partnerData=None, tags=None)
    assert (cleared["tags"], "partnerData" in cleared) == ("", False)


def test_cleared_flags_of_captions_have_their_defaults_again(api: Api, entry: str) -> None:
    made = add(api, "caption_captionAsset", entry, isDefault=True, displayOnPlayer=False, label="x")
    cleared = change(api, "caption_captionAsset", made, isDefault=None, displayOnPlayer=None, label=None)
    assert (cleared["isDefault"], cleared["displayOnPlayer"], "label" in cleared) == (False, True, False)


def test_of_two_captions_a_change_of_language_hides_the_changed_one(api: Api, entry: str) -> None:
    add(api, "caption_captionAsset", entry, language="French")
    second = add(api, "caption_captionAsset", entry, language="German")
    assert change(api, "caption_captionAsset", second, language="French")["displayOnPlayer"] is False


@pytest.mark.parametrize("service", ASSETS)
def test_an_asset_is_found_without_a_session(api: Api, entry: str, service: str) -> None:
    made = add(api, service, entry)
    assert get(api, service, made, ks=None)["entryId"] == entry


def test_any_user_may_change_a_flavor(api: Api, entry: str) -> None:
    assert (
        change(api, "flavorAsset", add(api, "flavorAsset", entry), ks="user", tags="mine")["tags"] == "mine"
    )


@pytest.mark.parametrize("service", ASSETS)
@pytest.mark.parametrize(("resource", "name"), ABSENT)
def test_a_resource_says_what_it_lacks(api: Api, entry: str, service: str, resource: Any, name: str) -> None:
    assert bring(api, service, add(api, service, entry), resource)["args"] == {"PROP_NAME": name}


@pytest.mark.parametrize("service", ASSETS)
def test_a_clip_is_no_content_of_an_asset_and_leaves_it_failed(
    api: Api, entry: str, film: str, service: str
) -> None:
    made = add(api, service, entry)
    clip = CLIP | {"resource": {"objectType": "KalturaEntryResource", "entryId": film}}
    assert bring(api, service, made, clip)["args"] == {"RES_TYPE": "kOperationResource"}
    after = get(api, service, made)
    assert (after["status"], after["description"]) == (
        -1,
        "Resource of type [kOperationResource] is not supported",
    )


@pytest.mark.parametrize("service", ["flavorAsset", "thumbAsset"])
def test_nothing_is_exported(api: Api, entry: str, service: str) -> None:
    made = add(api, service, entry)
    export = {"assetId": made["id"], "storageProfileId": 7}
    assert api.code(f"{service}.export", export) == "STORAGE_PROFILE_ID_NOT_FOUND"
    assert api.code(f"{service}.export", export | {"assetId": "0_x"}) == "INVALID_FLAVOR_ASSET_ID"


def test_a_file_that_is_nowhere_else_is_not_deleted(api: Api, entry: str) -> None:
    made = add(api, "flavorAsset", entry)
    assert api.code("flavorAsset.deleteLocalContent", {"assetId": made["id"]}) == "NO_EXTERNAL_CONTENT_EXISTS"


@pytest.mark.parametrize("service", ["flavorAsset", "thumbAsset"])
def test_lists_need_an_entry_whatever_ids_they_name(api: Api, entry: str, service: str) -> None:
    filter_ = {"idIn": add(api, service, entry)["id"]}
    assert api.code(f"{service}.list", {"filter": filter_}) == "PROPERTY_VALIDATION_CANNOT_BE_NULL"


def test_lists_take_filters_of_their_own_line_only(api: Api, entry: str) -> None:
    made = add(api, "flavorAsset", entry)["id"]
    filters = {"objectType": "KalturaAssetFilter", "entryIdEqual": entry, "typeIn": "1"}
    assert [one["id"] for one in api.ok("flavorAsset.list", {"filter": filters})["objects"]] == [made]
    other = {"objectType": "KalturaThumbAssetFilter", "entryIdEqual": entry}
    refused = api.call("flavorAsset.list", {"filter": other})
    assert refused["args"] == {"INVALID_OBJ_TYPE": "KalturaThumbAssetFilter"}


def test_the_source_is_web_playable_where_nothing_is_tagged_mbr(api: Api, film: str) -> None:
    (found,) = api.ok("flavorAsset.getWebPlayableByEntryId", {"entryId": film})
    assert found["isOriginal"] is True


def test_a_picture_that_is_none_is_taken_by_its_name(api: Api, entry: str) -> None:
    files = {"fileData": ("text.jpg", io.BytesIO(b"text"))}
    made = api.ok("thumbAsset.addFromImage", {"entryId": entry}, files=files)
    assert (made["status"], made["size"], "width" in made) == (2, 4, False)
    assert get(api, "thumbAsset", made)["width"] == 0
    files = {"fileData": ("text.txt", io.BytesIO(b"text"))}
    refused = api.call("thumbAsset.addFromImage", {"entryId": entry}, files=files)
    assert refused["code"] == "FILE_CONTENT_NOT_SECURE"


def test_a_picture_from_another_asset_keeps_its_own_ending(api: Api, entry: str) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (30, 20)).save(picture, "png")
    files = {"fileData": ("small.png", io.BytesIO(picture.getvalue()))}
    other = api.ok("thumbAsset.addFromImage", {"entryId": entry}, files=files)
    made = add(api, "thumbAsset", entry)
    resource = {"objectType": "KalturaAssetResource", "assetId": other["id"]}
    linked = bring(api, "thumbAsset", made, resource)
    assert (linked["fileExt"], linked["sizeInBytes"], linked["width"]) == ("jpg", 0, 30)


def test_a_capture_refuses_what_nobody_may_set(api: Api, film: str) -> None:
    refused = api.call("thumbAsset.generate", {"entryId": film, "thumbParams": {"width": 10, "id": 5}})
    assert refused["args"] == {"PROP_NAME": "KalturaThumbParams::id"}


def test_an_empty_caption_is_refused_and_the_old_one_stays(api: Api, entry: str) -> None:
    made = add(api, "caption_captionAsset", entry)
    bring(api, "caption_captionAsset", made, {"objectType": "KalturaStringResource", "content": "text"})
    empty = {"objectType": "KalturaStringResource", "content": ""}
    assert bring(api, "caption_captionAsset", made, empty)["code"] == "FILE_CONTENT_NOT_SECURE"
    assert get(api, "caption_captionAsset", made)["version"] == "2"


def test_files_are_refused_with_an_error_before_and_an_empty_page_by_their_action(api: Api) -> None:
    call = "caption_captionAsset.serve"
    assert api.code(call) == "MISSING_MANDATORY_PARAMETER"
    assert api.code(call, {"captionAssetId": "0_x"}, ks="nonsense") == "INVALID_KS"
    page = api.get("/api_v3/service/caption_captionAsset/action/serve/captionAssetId/0_x")
    assert (page.status_code, page.content) == (200, b"")
    assert "CAPTION_ASSET_ID_NOT_FOUND" in page.headers["X-Kaltura-App"]


def test_params_that_are_no_default_of_the_system_are_not_converted_to(api: Api, film: str) -> None:
    fields = {"entryId": film, "flavorParamsId": 9}
    assert api.code("flavorAsset.convert", fields) == "FLAVOR_PARAMS_ID_NOT_FOUND"


def test_clips_are_joined_of_clips_only(api: Api, entry: str, film: str) -> None:
    def joined(*parts: dict[str, Any]) -> str:
        resource = {"objectType": "KalturaOperationResources", "resources": list(parts)}
        return api.code("media.addContent", {"entryId": entry, "resource": resource})

    assert joined() == "INCOMPATIBLE_RESOURCES_DIMENSIONS"
    whole = {"resource": {"objectType": "KalturaEntryResource", "entryId": film}}
    assert joined(whole) == "INTERNAL_SERVERL_ERROR"


def test_a_manifest_of_what_has_no_flavor_says_so(api: Api, entry: str, film: str) -> None:
    head = f"/p/{api.told['partnerId']}/playManifest/entryId"
    for path in (f"{entry}/format/url", f"{film}/format/url/storageId/4"):
        answer = api.get(f"{head}/{path}", allow_redirects=False)
        assert (answer.status_code, answer.headers["X-Kaltura"]) == (404, "error-6")


def test_json_of_a_manifest_is_written_as_php_does(api: Api, film: str) -> None:
    text = api.get(f"/p/{api.told['partnerId']}/playManifest/entryId/{film}/responseFormat/json").text
    assert text.startswith(f'{{"entryId":"{film}","duration":30')
    assert '"url":"http:\\/\\/' in text


def test_a_thumbnail_is_found_whoever_the_path_names(api: Api, film: str) -> None:
    assert api.get(f"/p/99999/thumbnail/entry_id/{film}/width/30").headers["Content-Type"] == "image/jpeg"


def test_content_from_an_entry_names_it_only_where_the_entry_was_made_from_it(
    api: Api, entry: str, film: str
) -> None:
    resource = {"objectType": "KalturaEntryResource", "entryId": film}
    brought = api.ok("media.addContent", {"entryId": entry, "resource": resource})
    assert (brought["searchProviderType"], "searchProviderId" in brought) == ("20", False)
    made = api.ok("media.addFromEntry", {"sourceEntryId": film})
    assert made["searchProviderId"] == film


def test_a_replacement_has_its_entrys_origin_and_leaves_no_source_tag(api: Api, film: str) -> None:
    copy = api.ok("media.addFromEntry", {"sourceEntryId": film})["id"]
    _until(api, copy, status=2)
    resource = {"objectType": "KalturaEntryResource", "entryId": film}
    started = api.ok("media.updateContent", {"entryId": copy, "resource": resource})
    hidden = api.ok("media.get", {"entryId": started["replacingEntryId"]})
    assert hidden["sourceType"] == started["sourceType"]
    _until(api, copy, replacementStatus=0)
    (source,) = (one for one in api.ok("flavorAsset.getByEntryId", {"entryId": copy}) if one["isOriginal"])
    assert (source["tags"], source["version"]) == ("web", "12")


def test_addresses_for_players_have_the_account_alone_behind_sp(api: Api, film: str) -> None:
    options = {"objectType": "KalturaPlaybackContextOptions"}
    asked = {"entryId": film, "contextDataParams": options}
    (first, *_) = api.ok("baseEntry.getPlaybackContext", asked)["sources"]
    account = api.told["partnerId"]
    assert f"/p/{account}/sp/{account}/playManifest/entryId/{film}/" in first["url"]
    path = first["url"].split("://", 1)[1].partition("/")[2]
    assert api.get(f"/{path}", allow_redirects=False).status_code == 302


def _until(api: Api, entry: str, **wanted: int) -> None:
    end = time.monotonic() + 60
    while (seen := api.ok("media.get", {"entryId": entry})) and any(seen[n] != v for n, v in wanted.items()):
        assert time.monotonic() < end, seen
        time.sleep(0.05)
