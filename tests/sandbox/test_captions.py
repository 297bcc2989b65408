"""Captions over HTTP: what is served, what a clip and a search make of them, and what they are not confused by."""

from __future__ import annotations

import time
from typing import Any

import pytest

from kaltura_sandbox import captioning
from kaltura_sandbox.captioning import Form, Window
from tests.sandbox.conftest import ROOT, Api

DATA = ROOT / "features" / "data"
STYLED = """<?xml version="1.0" encoding="utf-8"?>
<tt xmlns="http://www.w3.org/ns/ttml" xmlns:tts="http://www.w3.org/ns/ttml#styling">
<head><styling><style xml:id="loud" tts:fontWeight="bold"/></styling></head>
<body><div><p begin="1.5s" dur="2s" style="loud">Fish &amp; <span tts:fontStyle="italic">chips</span><br/>today</p>
</div></body></tt>"""
TWO = "1\n00:00:00,500 --> 00:00:03,000\n{0} soup\n\n2\n00:00:03,500 --> 00:00:06,250\nand Crème {0}\n"


@pytest.fixture
def entry(api: Api) -> str:
    return str(api.ok("media.add", {"entry": {"mediaType": 1, "name": "captioned"}})["id"])


def add(api: Api, entry: str, content: str, **fields: Any) -> dict[str, Any]:
    """A caption with this text as its content."""
    params = {"entryId": entry, "captionAsset": {"objectType": "KalturaCaptionAsset", **fields}}
    caption = api.ok("caption_captionAsset.add", params)
    resource = {"objectType": "KalturaStringResource", "content": content}
    changed = api.ok("caption_captionAsset.setContent", {"id": caption["id"], "contentResource": resource})
    assert isinstance(changed, dict)
    return changed


def served(api: Api, action: str, caption: dict[str, Any], options: str = "") -> str:
    path = f"/api_v3/service/caption_captionAsset/action/{action}/captionAssetId/{caption['id']}{options}"
    return api.get(path).text


def listed(api: Api, entry: str) -> list[dict[str, Any]]:
    filter_ = {"objectType": "KalturaCaptionAssetFilter", "entryIdEqual": entry}
    return list(api.ok("caption_captionAsset.list", {"filter": filter_})["objects"])


def found(api: Api, ks: str = "admin", entries: Any = None, **fields: str) -> list[tuple[str, int, str]]:
    """What captionAssetItem.search finds: caption, start (ms), text."""
    params: dict[str, Any] = {
        "captionAssetItemFilter": {"objectType": "KalturaCaptionAssetItemFilter", **fields}
    }
    if entries:
        params["entryFilter"] = {"objectType": "KalturaMediaEntryFilter", **entries}
    hits = api.ok("captionSearch_captionAssetItem.search", params, ks)
    return [(hit["asset"]["id"], hit["startTime"], hit["content"]) for hit in hits["objects"]]


def test_styles_of_dfxp_are_markup_in_webvtt(api: Api, entry: str) -> None:
    caption = add(api, entry, STYLED, format="2")
    whole = served(api, "serveWebVTT", caption, "/segmentIndex/-1")
    assert "00:00:01.000 --> 00:00:03.000\n<b>Fish &amp; </b><i><b>chips</b></i>\n<b>today</b>\n" in whole


def test_webvtt_keeps_its_header_and_settings(api: Api, entry: str) -> None:
    text = "WEBVTT - title\n\nNOTE hidden\n\n1\n00:01.000 --> 00:02.000 align:start\n<i>Hello</i>\n\n"
    whole = served(
        api, "serveWebVTT", add(api, entry, text, format="3"), "/segmentIndex/1/segmentDuration/10"
    )
    assert (
        whole.startswith("WEBVTT - title\n")
        and "00:00:01.000 --> 00:00:02.000 align:start\n<i>Hello</i>\n" in whole
    )


def test_a_segment_ties_its_clock_to_the_streams_when_asked(api: Api, entry: str) -> None:
    caption = add(api, entry, TWO.format("leek"))
    told = served(api, "serveWebVTT", caption, "/segmentIndex/1/localTimestamp/2500")
    assert "X-TIMESTAMP-MAP=MPEGTS:900000,LOCAL:00:00:02.500" in told
    assert served(api, "serveWebVTT", caption, "/segmentIndex/2/segmentDuration/30").strip() == "WEBVTT"


@pytest.mark.parametrize(
    ("form", "content"),
    [("1", "1\n" * 200_000), ("2", "<a>" * 20_000 + "</a>" * 20_000), ("2", "<tt><p begin='inf'/"), ("3", "WEBVTTX"),
     ("1", "1\n00:00:00,000 --> 00:00:01,000"), ("5", "Scenarist_SCC V1.0\n\n00:00:01:00\tzzzz")],
)  # fmt: skip
def test_what_is_no_caption_is_an_error_and_soon_told(api: Api, entry: str, form: str, content: str) -> None:
    started = time.monotonic()
    assert add(api, entry, content, format=form)["status"] == -1
    assert time.monotonic() - started < 20


def test_scc_becomes_srt(api: Api, entry: str) -> None:
    caption = add(api, entry, (DATA / "keynote.scc").read_text(), format="5", language="English", label="TV")
    end = time.monotonic() + 60
    while not (ready := [one for one in listed(api, entry) if one["status"] == 2]):
        assert time.monotonic() < end, listed(api, entry)
        time.sleep(0.05)
    assert [(one["format"], one["label"], one["fileExt"]) for one in ready] == [("1", "TV", "srt")]
    assert ready[0]["id"] != caption["id"] and len(listed(api, entry)) == 1
    assert "A counter shows the seconds." in served(api, "serve", ready[0])


def test_a_search_sees_what_its_caller_may_see(api: Api, entry: str) -> None:
    caption = add(api, entry, TWO.format("tapioca"))
    assert found(api, contentLike="CREME tapioca") == [(caption["id"], 3500, "and Crème tapioca")]
    assert found(api, contentLike="tapioc") == []
    assert found(api, "user", contentLike="tapioca") == []
    assert found(api, "plain", contentLike="tapioca") == []
    assert found(api, entries={"idEqual": "0_nosuchid"}, contentLike="tapioca") == []
    assert len(found(api, contentLike="tapioca", orderBy="-startTime")) == 2


def test_copies_are_found_by_the_same_words_and_new_content_by_its_own(api: Api, entry: str) -> None:
    caption = add(api, entry, TWO.format("sorrel"))
    twin = add(api, entry, TWO.format("sorrel"))
    assert {hit[0] for hit in found(api, contentLike="sorrel")} == {caption["id"], twin["id"]}
    resource = {"objectType": "KalturaStringResource", "content": TWO.format("quinoa")}
    api.ok("caption_captionAsset.setContent", {"id": twin["id"], "contentResource": resource})
    assert {hit[0] for hit in found(api, contentLike="sorrel")} == {caption["id"]}
    api.ok("media.delete", {"entryId": entry})
    assert found(api, contentLike="sorrel") == [] == found(api, contentLike="quinoa")


def test_the_more_accurate_caption_of_a_language_is_shown(api: Api, entry: str) -> None:
    rough = add(api, entry, TWO.format("a"), language="English", accuracy=70, isDefault=1)
    sure = add(api, entry, TWO.format("b"), language="English", accuracy=99)
    shown = {one["id"]: (one["displayOnPlayer"], one.get("isDefault")) for one in listed(api, entry)}
    assert shown == {rough["id"]: (False, False), sure["id"]: (True, True)}


@pytest.mark.parametrize("form", [Form.SRT, Form.DFXP, Form.WEBVTT])
def test_a_clip_keeps_what_it_shows(form: Form) -> None:
    content = (DATA / f"keynote.{captioning.EXTENSIONS[form]}").read_bytes()
    clipped = captioning.clip(form, content, [Window(4000, 12_000), Window(18_000, 21_000, 8000)])
    assert clipped is not None
    assert [(cue.start, cue.end, cue.text.strip()) for cue in captioning.read(form, clipped)] == [
        (0, 0, "Welcome to the keynote."),
        (1000, 4500, "A counter shows the seconds."),
        (6000, 8000, "Ten seconds have passed."),
        (8000, 9000, "This is the middle of the film."),
        (10_000, 11_000, "The tone climbs every second."),
    ]
