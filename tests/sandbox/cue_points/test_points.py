"""The life of points of all kinds: fields, names, classes, lists, status."""

from __future__ import annotations

import pytest

from tests.sandbox.conftest import Api
from tests.sandbox.cue_points.conftest import NOTES, POINTS, Add, get, listed, update


def test_defaults_of_each_kind(add: Add) -> None:
    code = add(startTime=1000)
    assert (code["cuePointType"], code["status"], code["endTime"], code["duration"]) == (
        "codeCuePoint.Code", 1, 1000, 0,
    )  # fmt: skip
    assert add("Ad", duration=1500, startTime=2000)["endTime"] == 3500
    assert add("Session", name="One", sessionOwner="ann", startTime=0, endTime=9000)["duration"] == 9000
    assert add("Event", startTime=100)["eventType"] == 0
    assert add("Thumb")["status"] == 4 and add("Thumb", subType=2, title="One")["status"] == 1
    note = add("Annotation")
    assert (note["parentId"], note["isPublic"], note["searchableOnEntry"]) == ("0", False, True)
    assert "endTime" not in note


def test_numbers_grow_and_tags_stay_as_sent(add: Add) -> None:
    first, second = add(tags="Two, words,x", forceStop=1), add()
    assert second["intId"] > first["intId"] and first["tags"] == "Two, words,x" and first["forceStop"] is True


def test_system_name_is_there_once_in_an_entry(api: Api, add: Add) -> None:
    other = api.ok("media.add", {"entry": {"mediaType": 1, "name": "x"}})["id"]
    first = add(systemName="only-one")
    assert add("Ad", systemName="only-one")["code"] == "CUE_POINT_SYSTEM_NAME_EXISTS"
    assert add(entryId=other, systemName="only-one")["systemName"] == "only-one"
    assert update(api, first, systemName="only-one")["systemName"] == "only-one"
    api.ok(f"{POINTS}.delete", {"id": first["id"]})
    assert add(systemName="only-one")["systemName"] == "only-one"


def test_the_class_sent_becomes_the_points_and_goes_back(api: Api, add: Add) -> None:
    code = add(code="go", description="about", startTime=1000)
    as_ad = update(api, code, objectType="KalturaAdCuePoint", adType=1)
    assert (as_ad["title"], as_ad["protocolType"], "description" in as_ad) == ("go", 0, False)
    back = update(api, code, code="went")
    assert (back["code"], back["description"], "adType" in back) == ("went", "about", False)
    assert get(api, code)["cuePointType"] == "codeCuePoint.Code"


@pytest.mark.parametrize(
    "fields,code",
    [
        ({"status": 3}, "PROPERTY_VALIDATION_NOT_UPDATABLE"),
        ({"entryId": "0_nosuchid"}, "ENTRY_ID_NOT_FOUND"),
        ({"tags": "x" * 256}, "PROPERTY_VALIDATION_MAX_LENGTH"),
        ({"kind": "Ad", "adType": 9}, "INVALID_ENUM_VALUE"),
        ({"kind": "Thumb", "assetId": "0_nosuchid"}, "ASSET_ID_NOT_FOUND"),
        ({"kind": "Annotation", "text": "x" * 32_701}, "PROPERTY_VALIDATION_MAX_LENGTH"),
    ],
)
def test_what_a_new_point_cannot_be(add: Add, fields: dict[str, object], code: str) -> None:
    assert add(**fields)["code"] == code


def test_a_point_stays_with_its_entry(api: Api, add: Add) -> None:
    other = api.ok("media.add", {"entry": {"mediaType": 1, "name": "x"}})["id"]
    assert update(api, add(), entryId=other)["code"] == "CANNOT_UPDATE_ENTRY_ID"
    lone = add(entryId=other)
    api.ok("baseEntry.delete", {"entryId": other})
    assert get(api, lone)["code"] == "INVALID_CUE_POINT_ID" and listed(api, entryIdEqual=other) == []


def test_lists_name_points_or_entries_and_are_not_cut_at_thirty(api: Api, add: Add) -> None:
    other = api.ok("media.add", {"entry": {"mediaType": 1, "name": "x"}})["id"]
    made = [add(entryId=other, startTime=n, code=f"c{n}")["id"] for n in range(33)]
    assert api.code(f"{POINTS}.list") == "PROPERTY_VALIDATION_CANNOT_BE_NULL"
    assert sorted(listed(api, entryIdEqual=other)) == sorted(made)
    assert listed(api, idEqual=made[3]) == [made[3]]
    by_code = listed(api, objectType="KalturaCodeCuePointFilter", entryIdEqual=other, codeEqual="c7")
    assert by_code == [made[7]]
    ads = listed(api, objectType="KalturaAdCuePointFilter", entryIdEqual=other)
    assert ads == [] and len(listed(api, entryIdEqual=other, freeText="c31")) == 1
    assert api.ok(f"{POINTS}.count", {"filter": {"entryIdEqual": other}}) == 33


def test_status_is_whatever_an_administrator_says(api: Api, add: Add, film: str) -> None:
    point = add()
    api.ok(f"{POINTS}.updateStatus", {"id": point["id"], "status": 3})
    assert get(api, point)["status"] == 3 and point["id"] in listed(api, entryIdEqual=film, statusEqual=3)
    api.ok(f"{POINTS}.updateStatus", {"id": point["id"], "status": 2})
    assert get(api, point)["code"] == "INVALID_CUE_POINT_ID"
    assert point["id"] not in listed(api, entryIdEqual=film, statusEqual=2)


def test_annotations_have_a_service_that_knows_no_others(api: Api, add: Add) -> None:
    assert api.code(f"{NOTES}.get", {"id": add()["id"]}) == "INVALID_CUE_POINT_ID"
    assert api.code(f"{NOTES}.count", {"filter": {"idEqual": "x"}}) == "SERVICE_FORBIDDEN"
