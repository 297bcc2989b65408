"""Clips, replacement and what comes along, where the guides don't go: the order of refusals, captions of a trim."""

from __future__ import annotations

import time
from typing import Any

import pytest

from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.topics.clips import clips
from tests.sandbox.conftest import SAMPLE, Api

CAPTIONS = "1\n00:00:00,500 --> 00:00:02,000\nBefore\n\n2\n00:00:03,000 --> 00:00:06,000\nInside\n"
NOBODY = "0_nosuchid"
PATIENCE = 60  # s


@pytest.fixture(scope="module")
def film(api: Api) -> str:
    """The id of a READY film of 30 s that keeps its source only."""
    profile = {"objectType": "KalturaConversionProfile", "name": "source", "flavorParamsIds": "0"}
    profile_id = api.ok("conversionProfile.add", {"conversionProfile": profile})["id"]
    fields = {"objectType": "KalturaMediaEntry", "mediaType": 1, "conversionProfileId": profile_id}
    entry = api.ok("media.add", {"entry": fields})["id"]
    token = api.ok("uploadToken.add")["id"]
    api.ok("uploadToken.upload", {"uploadTokenId": token}, files={"fileData": SAMPLE.open("rb")})
    resource = {"objectType": "KalturaUploadedFileTokenResource", "token": token}
    api.ok("media.addContent", {"entryId": entry, "resource": resource})
    wait(api, entry, "status", 2)
    return str(entry)


def wait(api: Api, entry: str, name: str, value: Any) -> Any:
    """The entry once a field has that value."""
    end = time.monotonic() + PATIENCE
    while True:
        found = api.ok("media.get", {"entryId": entry})
        if found[name] == value:
            return found
        assert time.monotonic() < end, found
        time.sleep(0.1)


def piece(source: str, offset: int = 0, duration: int = 1000) -> dict[str, Any]:
    """A KalturaOperationResource; ms."""
    clip = {"objectType": "KalturaClipAttributes", "offset": offset, "duration": duration}
    resource = {"objectType": "KalturaEntryResource", "entryId": source}
    return {"objectType": "KalturaOperationResource", "resource": resource, "operationAttributes": [clip]}


def pieces(*parts: dict[str, Any]) -> dict[str, Any]:
    return {"objectType": "KalturaOperationResources", "resources": list(parts)}


def empty(api: Api, media_type: int = 1) -> str:
    entry = {"objectType": "KalturaMediaEntry", "mediaType": media_type}
    return str(api.ok("media.add", {"entry": entry})["id"])


def test_an_unknown_source_is_found_before_too_many_resources(api: Api, film: str) -> None:
    too_many = pieces(*[piece(film)] * 5, piece(NOBODY))
    asked = {"entryId": empty(api), "resource": too_many}
    assert api.code("media.addContent", asked) == "ENTRY_ID_NOT_FOUND"


def test_too_many_resources_are_found_before_a_missing_duration(api: Api, film: str) -> None:
    without = piece(film)
    del without["operationAttributes"][0]["duration"]
    asked = {"entryId": empty(api), "resource": pieces(*[without] * 6)}
    assert api.code("media.addContent", asked) == "RESOURCES_COUNT_EXCEEDED_MAX_ALLOWED_COUNT"


def test_a_source_without_content_is_refused(api: Api) -> None:
    asked = {"entryId": empty(api), "resource": piece(empty(api))}
    assert api.code("media.addContent", asked) == "ORIGINAL_FLAVOR_ASSET_IS_MISSING"


def test_an_unknown_source_leaves_a_running_replacement_alone(api: Api, film: str) -> None:
    entry = api.ok("baseEntry.clone", {"entryId": film})["id"]
    running = api.ok("media.updateContent", {"entryId": entry, "resource": piece(entry, 2000, 9000)})
    asked = {"entryId": entry, "resource": piece(NOBODY)}
    assert api.code("media.updateContent", asked) == "ENTRY_ID_NOT_FOUND"
    assert api.ok("media.get", {"entryId": entry})["replacingEntryId"] == running["replacingEntryId"]


def test_a_copy_is_of_the_kind_of_its_source(api: Api, film: str) -> None:
    given = {"objectType": "KalturaMediaEntry", "mediaType": 5}
    assert api.ok("media.addFromEntry", {"sourceEntryId": film, "mediaEntry": given})["mediaType"] == 1


def test_a_trim_cuts_the_captions_of_its_entry(api: Api, film: str) -> None:
    entry = api.ok("baseEntry.clone", {"entryId": film})["id"]
    fields = {"objectType": "KalturaCaptionAsset", "language": "English", "label": "Words", "isDefault": True}
    caption = api.ok("caption_captionAsset.add", {"entryId": entry, "captionAsset": fields})["id"]
    content = {"objectType": "KalturaStringResource", "content": CAPTIONS}
    api.ok("caption_captionAsset.setContent", {"id": caption, "contentResource": content})
    api.ok("media.updateContent", {"entryId": entry, "resource": piece(entry, 4000, 5000)})
    wait(api, entry, "replacementStatus", 0)
    filter_ = {"objectType": "KalturaCaptionAssetFilter", "entryIdEqual": entry}
    (left,) = api.ok("caption_captionAsset.list", {"filter": filter_})["objects"]
    assert (left["label"], left["isDefault"], left["status"]) == ("Words", True, 2)
    lines = api.ok("caption_captionAsset.serveAsJson", {"captionAssetId": left["id"]})["objects"]
    assert [(line["startTime"], line["endTime"]) for line in lines] == [(0, 2000)]


def test_joined_clips_bring_the_captions_of_each_source(api: Api, film: str) -> None:
    sources = [api.ok("baseEntry.clone", {"entryId": film})["id"] for _ in range(2)]
    for source in sources:
        fields = {"objectType": "KalturaCaptionAsset", "language": "English"}
        caption = api.ok("caption_captionAsset.add", {"entryId": source, "captionAsset": fields})["id"]
        content = {"objectType": "KalturaStringResource", "content": CAPTIONS}
        api.ok("caption_captionAsset.setContent", {"id": caption, "contentResource": content})
    entry = empty(api)
    resource = pieces(piece(sources[0], 0, 2500), piece(sources[1], 2500, 3000))
    api.ok("media.addContent", {"entryId": entry, "resource": resource})
    wait(api, entry, "status", 2)
    filter_ = {"objectType": "KalturaCaptionAssetFilter", "entryIdEqual": entry}
    (made,) = api.ok("caption_captionAsset.list", {"filter": filter_})["objects"]
    lines = api.ok("caption_captionAsset.serveAsJson", {"captionAssetId": made["id"]})["objects"]
    assert [(line["startTime"], line["endTime"]) for line in lines] == [(500, 2000), (3000, 5500)]


@pytest.mark.parametrize(
    ("value", "seconds"), [("²", 0), ("٣", 0), ("1_500", 0.001), (" 1500", 1.5), ("1.5e3x", 1.5)]
)
def test_the_length_of_a_fade_is_the_number_at_the_front_of_its_value(value: str, seconds: float) -> None:
    fade = Object("KalturaEffect", effectType=1, value=value)
    assert [one.seconds for one in clips.effects_of(Object("KalturaClipAttributes", effectArray=[fade]))] == [
        seconds
    ]
