"""Copies of cue points: of one, with a cloned entry, with clips, joined pieces and trims."""

from __future__ import annotations

import time
from typing import Any

import pytest

from tests.sandbox.conftest import Api
from tests.sandbox.cue_points.conftest import NOTES, POINTS, Add
from tests.sandbox.cue_points.test_pictures import fill, picture

THUMBS, CODES = "thumbCuePoint.THUMB_CUE_POINTS", "codeCuePoint.CODE_CUE_POINTS"
SESSIONS = "sessionCuePoint.SESSION_CUE_POINTS"


@pytest.fixture
def own(api: Api) -> str:
    """A film of twelve seconds of the test's own."""
    return str(api.ok("baseEntry.clone", {"entryId": api.film()})["id"])


def with_points(*items: str) -> list[dict[str, Any]]:
    kind = "KalturaBaseEntryCloneOptionComponent"
    return [{"objectType": kind, "itemType": item, "rule": 0} for item in items]


def points(api: Api, entry_id: str) -> list[Any]:
    filter_ = {"entryIdEqual": entry_id, "orderBy": "+startTime"}
    return list(api.ok(f"{POINTS}.list", {"filter": filter_})["objects"])


def starts(api: Api, entry_id: str) -> list[tuple[str, int]]:
    return [(one.get("title") or one.get("code") or "", one["startTime"]) for one in points(api, entry_id)]


def cut(api: Api, source: str, *spans: tuple[int, int]) -> dict[str, Any]:
    parts = [{"objectType": "KalturaClipAttributes", "offset": a, "duration": b - a} for a, b in spans]
    whole = {"objectType": "KalturaEntryResource", "entryId": source}
    return {"objectType": "KalturaOperationResource", "resource": whole, "operationAttributes": parts}


def made_of(api: Api, resource: dict[str, Any]) -> str:
    entry = str(api.ok("media.add", {"entry": {"mediaType": 1, "name": "clip"}})["id"])
    api.ok("media.addContent", {"entryId": entry, "resource": resource})
    end = time.monotonic() + 60
    while api.ok("media.get", {"entryId": entry})["status"] != 2:
        assert time.monotonic() < end
        time.sleep(0.2)
    return entry


def test_a_copy_names_its_source_and_keeps_owner_and_status(api: Api, add: Add) -> None:
    other = api.ok("media.add", {"entry": {"mediaType": 1, "name": "x"}})["id"]
    chapter = add("Thumb", subType=2, title="One", startTime=3000, userId="ann")
    copy = api.ok(f"{POINTS}.clone", {"id": chapter["id"], "entryId": other})
    assert (copy["copiedFrom"], copy["userId"], copy["startTime"]) == (chapter["id"], "ann", 3000)
    assert copy["entryId"] == other and copy["id"] != chapter["id"]
    assert api.code(f"{POINTS}.clone", {"id": chapter["id"], "entryId": "0_no"}) == "ENTRY_ID_NOT_FOUND"
    note = add("Annotation")
    refused = api.code(f"{NOTES}.clone", {"id": note["id"], "entryId": other})
    assert refused == "NO_PERMISSION_TO_COPY_CUE_POINT_TO_ENTRY"
    assert api.code(f"{NOTES}.clone", {"id": chapter["id"], "entryId": other}) == "INVALID_OBJECT_TYPE"


def test_a_cloned_slide_has_a_picture_of_its_own(api: Api, add: Add, own: str) -> None:
    slide = add("Thumb", entryId=own, title="One")
    fill(api, picture(api, own, slide))
    options = with_points(THUMBS)
    twin = api.ok("baseEntry.clone", {"entryId": own, "cloneOptions": options})["id"]
    copy = points(api, twin)[0]
    asset = api.ok("thumbAsset.get", {"thumbAssetId": copy["assetId"]})
    assert (asset["cuePointId"], asset["entryId"], asset["status"]) == (copy["id"], twin, 2)
    api.ok("media.delete", {"entryId": own})
    assert api.ok("thumbAsset.get", {"thumbAssetId": copy["assetId"]})["size"] > 0


def test_a_cloned_entry_takes_the_points_that_were_asked_for(api: Api, add: Add, own: str) -> None:
    add("Thumb", entryId=own, subType=2, title="One")
    add(entryId=own, code="go", startTime=1000)
    add("Session", entryId=own, name="Part")
    plain = api.ok("baseEntry.clone", {"entryId": own})["id"]
    assert points(api, plain) == []
    options = with_points(CODES, SESSIONS)
    twin = api.ok("baseEntry.clone", {"entryId": own, "cloneOptions": options})["id"]
    assert {one["cuePointType"] for one in points(api, twin)} == {
        "codeCuePoint.Code",
        "sessionCuePoint.Session",
    }


def test_points_of_a_clip_are_those_within_it_moved(api: Api, add: Add, own: str) -> None:
    for title, start in (("One", 0), ("Two", 3000), ("Three", 6000), ("Four", 9000)):
        add("Thumb", entryId=own, subType=2, title=title, startTime=start)
    add("Ad", entryId=own, title="Long", startTime=1000, duration=9000)
    add("Ad", entryId=own, title="Early", startTime=500, duration=100)
    add("Session", entryId=own, name="Part", startTime=4000)
    clip = made_of(api, cut(api, own, (4000, 7000)))
    assert sorted(starts(api, clip)) == [("Long", 0), ("Three", 2000), ("Two", 0)]
    assert [one["endTime"] for one in points(api, clip) if one.get("title") == "Long"] == [3000]


def test_pieces_that_touch_share_a_copy(api: Api, add: Add, own: str) -> None:
    add("Ad", entryId=own, title="Long", startTime=1000, duration=9000)
    clip = made_of(api, cut(api, own, (2000, 4000), (6000, 7000)))
    long = points(api, clip)
    assert [(one["startTime"], one["endTime"]) for one in long] == [(0, 3000)]


@pytest.mark.parametrize("policy,titles", [(3, ["Chapter 1", "Chapter 2"]), (None, ["First", "Second"])])
def test_joined_entries_have_a_chapter_each(
    api: Api, own: str, policy: int | None, titles: list[str]
) -> None:
    other = str(api.ok("baseEntry.clone", {"entryId": api.film()})["id"])
    for entry, name in ((own, "First"), (other, "Second")):
        api.ok("media.update", {"entryId": entry, "mediaEntry": {"name": name}})
    parts = [cut(api, own, (0, 2000)), cut(api, other, (5000, 6000))]
    resource = {"objectType": "KalturaOperationResources", "resources": parts}
    joined = made_of(api, resource | ({"chapterNamePolicy": policy} if policy else {}))
    assert starts(api, joined) == [(titles[0], 0), (titles[1], 2000)]


def test_a_trim_moves_the_points_of_the_entry_itself(api: Api, add: Add, own: str) -> None:
    kept = add("Annotation", entryId=own, text="note", startTime=5000, endTime=6000)
    add("Thumb", entryId=own, subType=2, title="Late", startTime=11_000)
    slide = add("Thumb", entryId=own, title="Slide", startTime=4500)
    fill(api, picture(api, own, slide))
    api.ok("media.updateContent", {"entryId": own, "resource": cut(api, own, (4000, 8000))})
    end = time.monotonic() + 60
    while api.ok("media.get", {"entryId": own})["msDuration"] > 5000:
        assert time.monotonic() < end
        time.sleep(0.2)
    now = points(api, own)
    assert [(one["startTime"], one.get("title", one.get("text"))) for one in now] == [
        (500, "Slide"),
        (1000, "note"),
    ]
    assert now[1]["copiedFrom"] == kept["id"]
    picture_now = api.ok("thumbAsset.get", {"thumbAssetId": now[0]["assetId"]})
    assert (picture_now["entryId"], picture_now["cuePointId"]) == (own, now[0]["id"])
