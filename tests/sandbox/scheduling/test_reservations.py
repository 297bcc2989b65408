"""Resources of schedule events, and who holds them when."""

from __future__ import annotations

import uuid
from typing import Any

from tests.sandbox.conftest import Api
from tests.sandbox.scheduling.conftest import (
    BINDINGS,
    DAY,
    EVENTS,
    HOUR,
    NOON,
    RESOURCES,
    Add,
    found,
    refused,
    series,
)

CAMERA = "KalturaCameraScheduleResource"


def test_an_event_needs_a_resource_and_what_that_lay_in(api: Api, add: Add) -> None:
    hall = _resource(api, "Location")
    camera, other = _resource(api, "Camera", parentId=hall["id"]), _resource(api, "Camera")
    event = add()
    _bind(api, event, other)
    assert found(api, resourceIdEqual=other["id"]) == [event["id"]]
    _bind(api, event, camera)
    assert found(api, resourceIdEqual=other["id"]) == []
    assert found(api, resourceIdsMultiLikeAnd=f"{camera['id']},{other['id']}") == [event["id"]]
    assert found(api, parentResourceIdsLike=hall["id"]) == [event["id"]]
    assert found(api, resourceIdsLike=hall["id"]) == []


def test_a_resource_is_found_by_its_system_name(api: Api, add: Add) -> None:
    name = f"s{uuid.uuid4().hex}"
    event, camera = add(), _resource(api, "Camera", systemName=name)
    _bind(api, event, camera)
    assert found(api, resourceSystemNamesMultiLikeOr=f"{name},nothing") == [event["id"]]
    assert found(api, resourceSystemNamesMultiLikeAnd=f"{name},nothing") == []
    assert found(api, resourceSystemNamesLike=name.upper()) == [event["id"]]


def test_system_names_are_the_same_in_any_case(api: Api) -> None:
    name = f"s{uuid.uuid4().hex}"
    camera = _resource(api, "Camera", systemName=name)
    asked = {"scheduleResource": {"objectType": CAMERA, "name": "y", "systemName": name.upper()}}
    assert api.code(f"{RESOURCES}.add", asked) == "SYSTEM_NAME_ALREADY_EXISTS"
    found = api.ok(f"{RESOURCES}.list", {"filter": {"systemNameEqual": name.upper()}})["objects"]
    assert [one["id"] for one in found] == [camera["id"]]


def test_names_set_to_null_are_empty_and_an_address_is_never_null(api: Api) -> None:
    camera = _resource(api, "Camera", systemName=f"s{uuid.uuid4().hex}", streamUrl="rtsp://x")
    named = {"scheduleResourceId": camera["id"], "scheduleResource": {"objectType": CAMERA}}
    named["scheduleResource"] |= {"name": None, "systemName": None}
    cleared = api.ok(f"{RESOURCES}.update", named)
    assert (cleared["name"], cleared["systemName"]) == ("", "")
    named["scheduleResource"] = {"objectType": CAMERA, "streamUrl": None}
    assert api.code(f"{RESOURCES}.update", named) == "PROPERTY_VALIDATION_CANNOT_BE_NULL"


def test_a_touch_is_no_overlap(api: Api, add: Add) -> None:
    event, camera = add(), _resource(api, "Camera")
    _bind(api, event, camera)
    assert [_conflicts(api, camera, NOON + shift) for shift in (-HOUR, -HOUR + 1, HOUR - 1, HOUR)] == [
        0,
        1,
        1,
        0,
    ]


def test_a_live_event_holds_its_time_with_what_is_shown_before_and_after(api: Api, add: Add) -> None:
    entry = f"0_{uuid.uuid4().hex[:8]}"  # a template entry need not exist
    add("LiveStream", templateEntryId=entry, preStartTime=60, postEndTime=120)
    live = {"objectType": "KalturaLiveStreamScheduleEvent", "templateEntryId": entry}
    times = {"startDate": NOON + HOUR + 119, "endDate": NOON + 2 * HOUR}
    assert refused(api, **live, **times) == "SCHEDULE_TIME_IN_USE"
    add("LiveStream", start=NOON + HOUR + 120, templateEntryId=entry)


def test_a_live_entrys_time_is_asked_for_with_all_that_an_event_shows(api: Api, add: Add) -> None:
    entry = f"0_{uuid.uuid4().hex[:8]}"
    add("LiveStream", templateEntryId=entry)
    other = add("LiveStream", start=NOON + DAY, preStartTime=DAY)
    taken = {"scheduleEventId": other["id"], "scheduleEvent": {"objectType": other["objectType"]}}
    taken["scheduleEvent"] |= {"templateEntryId": entry}
    assert api.code(f"{EVENTS}.update", taken) == "SCHEDULE_TIME_IN_USE"


def test_the_occurrences_of_a_series_of_live_events_hold_their_times(api: Api, add: Add) -> None:
    entry = f"0_{uuid.uuid4().hex[:8]}"
    series(add, "LiveStream", fields={"templateEntryId": entry}, frequency="days", count=2)
    times = {"startDate": NOON + DAY + 60, "endDate": NOON + DAY + 120}
    assert refused(api, templateEntryId=entry, **times) == "SCHEDULE_TIME_IN_USE"


def _resource(api: Api, kind: str, **fields: Any) -> Any:
    given = {"objectType": f"Kaltura{kind}ScheduleResource", "name": "x", **fields}
    return api.ok(f"{RESOURCES}.add", {"scheduleResource": given})


def _bind(api: Api, event: Any, resource: Any) -> None:
    binding = {"eventId": event["id"], "resourceId": resource["id"]}
    api.ok(f"{BINDINGS}.add", {"scheduleEventResource": binding})


def _conflicts(api: Api, resource: Any, start: int) -> int:
    event = {"objectType": "KalturaRecordScheduleEvent", "recurrenceType": 0, "summary": "x"}
    times = {"startDate": start, "endDate": start + HOUR}
    asked = {"resourceIds": resource["id"], "scheduleEvent": event | times}
    return int(api.ok(f"{EVENTS}.getConflicts", asked)["totalCount"])
