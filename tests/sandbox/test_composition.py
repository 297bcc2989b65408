"""Composed clips over HTTP: what is refused, what a job is handed, and that single clips are not composed."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest

from features.support.viewing import media
from tests.sandbox.conftest import Api

DATA = Path(__file__).parents[2] / "features" / "data"
VIDEO, IMAGE = 1, 2
NO_CONTENT, READY = 7, 2
GREEN = (0x6F, 0xED, 0x48)
ENTRY_OF = "KalturaEntryResource"


def uploaded(api: Api, file: str, kind: int = VIDEO) -> str:
    """A READY entry with a file of features/data."""
    token = api.ok("uploadToken.add")["id"]
    with (DATA / file).open("rb") as content:
        api.ok("uploadToken.upload", {"uploadTokenId": token}, files={"fileData": (file, content)})
    entry = api.ok("media.add", {"entry": {"name": file, "mediaType": kind}})["id"]
    resource = {"objectType": "KalturaUploadedFileTokenResource", "token": token}
    api.ok("media.addContent", {"entryId": entry, "resource": resource})
    return ready(api, entry)


def ready(api: Api, entry: str) -> str:
    end = time.monotonic() + 60
    while (status := api.ok("media.get", {"entryId": entry})["status"]) != READY:
        assert status not in (-1, "-1") and time.monotonic() < end, status
        time.sleep(0.1)
    return entry


def content(api: Api, entry: str) -> bytes:
    """The entry's own file."""
    flavors = api.ok("flavorAsset.getByEntryId", {"entryId": entry})
    url = api.ok("flavorAsset.getUrl", {"id": next(one["id"] for one in flavors if one["isOriginal"])})
    return api.http.get(url, timeout=60).content


@pytest.fixture(scope="module")
def keynote(api: Api) -> str:
    return uploaded(api, "keynote_short.mp4")


@pytest.fixture(scope="module")
def presenter(api: Api) -> str:
    return uploaded(api, "green_screen.mp4")


@pytest.fixture(scope="module")
def poster(api: Api) -> str:
    return uploaded(api, "poster.jpg", IMAGE)


def clip(**fields: Any) -> dict[str, Any]:
    return {"objectType": "KalturaClipAttributes", "offset": 0, "duration": 1000, **fields}


def overlay(of: str, **fields: Any) -> dict[str, Any]:
    resource = {"objectType": ENTRY_OF, "entryId": of}
    return {"objectType": "KalturaOverlayAttributes", "resource": resource, **fields}


def background(of: str, **fields: Any) -> dict[str, Any]:
    return overlay(of, **fields) | {"objectType": "KalturaReplaceBackgroundAttributes"}


def operation(source: str, *clips: dict[str, Any]) -> dict[str, Any]:
    resource = {"objectType": ENTRY_OF, "entryId": source}
    return {"objectType": "KalturaOperationResource", "resource": resource, "operationAttributes": clips}


def joined(*resources: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return {"objectType": "KalturaOperationResources", "resources": resources, **fields}


def asked(api: Api, resource: dict[str, Any]) -> dict[str, Any]:
    """The call that fills a new entry."""
    entry = api.ok("media.add", {"entry": {"name": "composed", "mediaType": VIDEO}})["id"]
    return {"entryId": entry, "resource": resource}


def made(api: Api, resource: dict[str, Any]) -> bytes:
    call = asked(api, resource)
    api.ok("media.addContent", call)
    return content(api, ready(api, call["entryId"]))


def near(film: bytes, at_ms: int, x: float, y: float, colour: tuple[int, int, int]) -> bool:
    spot = media.pixel(media.frame_at(film, at_ms), x, y)
    return max(abs(one - other) for one, other in zip(spot, colour, strict=True)) < 45


REFUSALS: list[tuple[str, str, dict[str, Any]]] = [
    ("PARAMETER_VALUE_OUT_OF_RANGE", "overlay", {"overlayScalePercentage": 0.95}),
    ("PARAMETER_VALUE_OUT_OF_RANGE", "overlay", {"marginsPercentage": 0.05}),
    ("PARAMETER_VALUE_OUT_OF_RANGE", "overlay", {"audioAttributes": {"volume": -0.1}}),
    ("PROPERTY_VALIDATION_CANNOT_BE_NULL", "overlay", {"audioAttributes": {"objectType": "KalturaAudioAttributes"}}),
    ("INVALID_ENUM_VALUE", "overlay", {"overlayPlacement": 9}),
    ("INVALID_FIELD_VALUE", "background", {"backgroundColorCode": "0x12345"}),
    ("PARAMETER_VALUE_OUT_OF_RANGE", "background", {"foregroundScalePercentage": 5.1}),
    ("PARAMETER_VALUE_OUT_OF_RANGE", "background", {"foregroundPositionPercentage": {"x": 0.5, "y": 2}}),
]  # fmt: skip


@pytest.mark.parametrize(("code", "kind", "fields"), REFUSALS)
def test_numbers_without_sense_are_refused_in_both_flows(
    api: Api, keynote: str, presenter: str, code: str, kind: str, fields: dict[str, Any]
) -> None:
    layer = (overlay if kind == "overlay" else background)(presenter, **fields)
    part = operation(keynote, clip(mediaCompositionAttributesArray=[layer]))
    for resource in (part, joined(part)):
        call = asked(api, resource)
        assert api.code("media.addContent", call) == code
        assert api.ok("media.get", {"entryId": call["entryId"]})["status"] == NO_CONTENT


def test_an_overlay_holds_one_background_and_no_overlay(api: Api, keynote: str, presenter: str) -> None:
    def code(*inner: dict[str, Any]) -> str:
        layer = overlay(presenter, resourceMediaCompositionAttributesArray=list(inner))
        part = operation(keynote, clip(mediaCompositionAttributesArray=[layer]))
        return api.code("media.addContent", asked(api, joined(part)))

    assert code(overlay(keynote)) == "MULTIPLE_PARAMETER_NOT_SUPPORTED"
    several = "RESOURCE_MEDIA_COMPOSITION_COUNT_EXCEEDED_MAX_ALLOWED_COUNT"
    assert code(background(keynote), background(keynote)) == several
    assert code(background("0_nosuchid")) == "ENTRY_ID_NOT_FOUND"


def test_captions_to_draw_must_be_known_where_they_are_drawn(api: Api, keynote: str) -> None:
    captions = {"objectType": "KalturaRenderCaptionAttributes", "captionAssetId": "1_nosuchid"}
    part = operation(keynote, clip(captionAttributes=[captions]))
    assert api.code("media.addContent", asked(api, joined(part))) == "CAPTION_ASSET_ID_NOT_FOUND"
    nameless = operation(keynote, clip(captionAttributes=[{"objectType": captions["objectType"]}]))
    assert api.code("media.addContent", asked(api, nameless)) == "MISSING_MANDATORY_PARAMETER"
    api.ok("media.addContent", asked(api, part))


def test_an_exact_size_has_two_sides(api: Api, keynote: str) -> None:
    wanted = {"objectType": "KalturaResolutionCropAttributes", "targetWidth": 100}
    call = asked(api, joined(operation(keynote, clip()), dimensionsAttributes=[wanted]))
    assert api.code("media.addContent", call) == "PROPERTY_VALIDATION_CANNOT_BE_NULL"


def test_only_joined_clips_are_composed(api: Api, keynote: str, presenter: str) -> None:
    layer = overlay(presenter, overlayShape=2, overlayPlacement=4, overlayScalePercentage=0.5)
    part = operation(keynote, clip(mediaCompositionAttributesArray=[layer]))
    film = made(api, joined(part))
    assert near(film, 500, 6, 10, GREEN)
    assert media.probe(film).duration_ms == pytest.approx(5000, abs=80)
    single = made(api, part)
    assert not near(single, 500, 6, 10, GREEN)
    assert media.probe(single).duration_ms == pytest.approx(1000, abs=80)


def test_another_overlay_makes_another_file(api: Api, keynote: str, presenter: str, poster: str) -> None:
    """The files of a composition are part of what the cache of made media goes by."""
    films = [
        made(api, joined(operation(keynote, clip(mediaCompositionAttributesArray=[background(of)]))))
        for of in (presenter, poster)
    ]
    assert films[0] != films[1]
    assert media.probe(films[1]).duration_ms == pytest.approx(1000, abs=80)


def test_the_profile_limits_the_size(api: Api, keynote: str) -> None:
    wishes = {"name": "small", "format": "mp4", "videoCodec": "h264b", "videoBitrate": 200, "audioCodec": "aac",
              "height": 180, "conversionEngines": "2"}  # fmt: skip
    params = api.ok("flavorParams.add", {"flavorParams": wishes})["id"]
    fields = {"name": "small", "flavorParamsIds": f"0,{params}"}
    profile = api.ok("conversionProfile.add", {"conversionProfile": fields})["id"]
    wanted = {"objectType": "KalturaResolutionCropAttributes", "targetWidth": 640, "targetHeight": 640}
    entry = {"name": "limited", "mediaType": VIDEO, "conversionProfileId": profile}
    call = {"entryId": api.ok("media.add", {"entry": entry})["id"],
            "resource": joined(operation(keynote, clip()), dimensionsAttributes=[wanted])}  # fmt: skip
    api.ok("media.addContent", call)
    found = media.probe(content(api, ready(api, call["entryId"])))
    assert (found.width, found.height) == (180, 180)
