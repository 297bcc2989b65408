"""Schedule events: what the guides can't show on every server, and the exact answers on the way."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.sandbox.conftest import Api
from tests.sandbox.scheduling.conftest import (
    BINDINGS,
    DAY,
    EVENTS,
    HOUR,
    NOON,
    RESOURCES,
    Add,
    change,
    days,
    get,
    occurrences,
    refused,
    series,
)

CAMERA, YEAR = "KalturaCameraScheduleResource", 31_557_600  # s


@pytest.mark.parametrize(
    ("rule", "wanted"),
    [
        ({"frequency": "months"}, ["30-01-07 12", "30-02-01 12", "30-03-01 12"]),
        ({"frequency": "months", "byMonthDay": "30"}, ["30-01-30 12", "30-02-28 12", "30-03-30 12"]),
        ({"frequency": "months", "byMonthDay": "-1"}, ["30-01-30 12", "30-02-27 12", "30-03-30 12"]),
        ({"frequency": "months", "byMonthDay": "1,31"}, ["30-01-31 12", "30-02-01 12", "30-02-28 12"]),
        ({"frequency": "months", "byMonthDay": "0"}, ["30-01-07 12", "30-02-01 12", "30-03-01 12"]),
        ({"frequency": "months", "byMonth": "3"}, ["30-03-07 12", "31-03-01 12"]),
        ({"frequency": "years", "byWeekNumber": "20"}, ["30-05-13 12", "31-05-12 12"]),
        ({"frequency": "years", "byDay": "-1FR"}, ["30-12-27 12", "31-12-26 12"]),
        ({"frequency": "months", "byDay": "-1FR"}, ["30-01-25 12", "30-02-22 12", "30-03-29 12"]),
        (
            {"frequency": "months", "byDay": "MO", "byOffset": "2"},
            ["30-01-14 12", "30-02-11 12", "30-03-11 12"],
        ),
        ({"frequency": "weeks", "byDay": "SU", "interval": 2}, ["30-01-13 12", "30-01-27 12", "30-02-10 12"]),
        ({"frequency": "weeks", "byDay": "XX"}, ["30-01-07 12", "30-01-14 12", "30-01-21 12"]),
        ({"frequency": "days", "byDay": "TU,TH"}, ["30-01-08 12", "30-01-10 12", "30-01-15 12"]),
        ({"frequency": "days", "byHour": "9"}, ["30-01-08 09", "30-01-09 09", "30-01-10 09"]),
        ({"frequency": "hours", "interval": 12}, ["30-01-07 12", "30-01-08 00", "30-01-08 12"]),
        ({"frequency": "years", "byMonth": "3", "byMonthDay": "7"}, ["30-03-07 12", "31-03-07 12"]),
        ({"frequency": "days", "timeZone": "Mars/Base"}, ["30-01-07 12", "30-01-08 12", "30-01-09 12"]),
    ],
)
def test_a_rule_has_the_dates_that_the_platform_gives_it(
    api: Api, add: Add, rule: dict[str, Any], wanted: list[str]
) -> None:
    assert days(api, series(add, count=3, **rule)) == wanted


def test_a_series_begins_at_the_first_of_its_dates(api: Api, add: Add) -> None:
    made = series(add, frequency="weeks", byDay="WE", count=2)
    assert made["startDate"] == NOON + 2 * DAY
    assert get(api, made)["endDate"] == NOON + 2 * DAY + HOUR


def test_hours_go_on_through_a_change_to_summer_time(api: Api, add: Add) -> None:
    before = int(datetime(2030, 3, 31, 0, 30, tzinfo=UTC).timestamp())  # 1:30 in Berlin, where 2:30 isn't
    made = series(
        add, start=before, frequency="hours", count=3, timeZone="Europe/Berlin", fields={"duration": 60}
    )
    assert [one["startDate"] - before for one in occurrences(api, made)] == [0, HOUR, 2 * HOUR]


def test_a_series_has_a_thousand_occurrences_at_most(api: Api, add: Add) -> None:
    made = series(add, frequency="hours", count=1001)
    found = api.ok(f"{EVENTS}.list", {"filter": {"parentIdEqual": made["id"]}, "pager": {"pageSize": 1}})
    assert found["totalCount"] == 1000


def test_a_cancelled_occurrence_stays_cancelled_when_the_series_changes(api: Api, add: Add) -> None:
    made = series(add, frequency="days", count=3)
    second = occurrences(api, made)[1]
    api.ok(f"{EVENTS}.cancel", {"scheduleEventId": second["id"]})
    change(api, made, summary="new")
    assert [(one["id"] == second["id"], one["status"]) for one in occurrences(api, made)] == [
        (False, 2), (True, 1), (False, 2),
    ]  # fmt: skip


def test_a_moved_occurrence_is_made_anew_where_the_rule_has_it(api: Api, add: Add) -> None:
    made = series(add, frequency="days", count=2)
    second = occurrences(api, made)[1]
    change(api, second, startDate=NOON + DAY + HOUR, endDate=NOON + DAY + 2 * HOUR)
    change(api, made, summary="new")
    assert [one["startDate"] for one in occurrences(api, made)] == [NOON, NOON + DAY]
    assert api.code(f"{EVENTS}.get", {"scheduleEventId": second["id"]}) == "INVALID_OBJECT_ID"


def test_occurrences_are_found_by_their_own_tags_alone(api: Api, add: Add) -> None:
    tag = f"t{uuid.uuid4().hex}"
    made = series(add, frequency="days", count=2, fields={"tags": tag})
    found = api.ok(f"{EVENTS}.list", {"filter": {"tagsLike": tag}})["objects"]
    assert [one["id"] for one in found] == [made["id"]]
    assert [one["tags"] for one in occurrences(api, made)] == [tag, tag]


def test_sequences_count_as_the_platform_counts(api: Api, add: Add) -> None:
    event = add(sequence=5)
    assert event["sequence"] == 12
    assert change(api, event, summary="y")["sequence"] == 22
    assert change(api, event, sequence=100)["sequence"] == 100


def test_followers_of_followers_move_along(api: Api, add: Add) -> None:
    first = add()
    second = add(linkedTo={"eventId": first["id"], "offset": 60}, duration=600)
    third = add(linkedTo={"eventId": second["id"], "offset": 0}, duration=600)
    change(api, first, endDate=NOON + 2 * HOUR)
    assert get(api, second)["startDate"] == NOON + 2 * HOUR + 60
    assert get(api, third)["startDate"] == NOON + 2 * HOUR + 660


def test_a_follower_that_is_moved_itself_follows_no_more(api: Api, add: Add) -> None:
    first = add()
    second = add(linkedTo={"eventId": first["id"], "offset": 60}, duration=600)
    moved = change(api, second, startDate=NOON + DAY, endDate=NOON + DAY + 600)
    assert ("linkedTo" in moved, moved["startDate"]) == (False, NOON + DAY)
    assert get(api, first)["linkedBy"] == ""


def test_who_followed_a_deleted_event_stands_alone(api: Api, add: Add) -> None:
    first = add()
    second = add(linkedTo={"eventId": first["id"], "offset": 60}, duration=600)
    api.ok(f"{EVENTS}.delete", {"scheduleEventId": first["id"]})
    left = get(api, second)
    assert ("linkedTo" in left, left["startDate"]) == (False, NOON + HOUR + 60)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"summary": ""}, "PROPERTY_VALIDATION_MIN_LENGTH"),
        ({"priority": 10}, "PROPERTY_VALIDATION_MAX_VALUE"),
        ({"geoLatitude": -1}, "PROPERTY_VALIDATION_MIN_VALUE"),
        ({"status": 2}, "PROPERTY_VALIDATION_NOT_UPDATABLE"),
        ({"linkedTo": {"eventId": 1}}, "START_TIME_AND_LINKED_TO_CONFLICT"),
        (
            {"objectType": "KalturaMeetingScheduleEvent", "endDate": NOON + 4 * DAY},
            "MAX_SCHEDULE_DURATION_REACHED",
        ),
        ({"objectType": "KalturaBlackoutScheduleEvent", "recurrenceType": 2}, "INVALID_ENUM_VALUE"),
        ({"objectType": "KalturaVirtualScheduleEvent", "virtualEventId": 1}, "INVALID_OBJECT_ID"),
        ({"objectType": "KalturaLiveStreamScheduleEvent", "preStartTime": -1}, "INVALID_FIELD_VALUE"),
        (
            {"objectType": "KalturaVodScheduleEvent", "endDate": NOON + 5 * YEAR + 1},
            "MAX_SCHEDULE_DURATION_REACHED",
        ),
    ],
)
def test_what_no_event_can_be_is_refused(api: Api, fields: dict[str, Any], code: str) -> None:
    assert refused(api, **({"startDate": NOON, "endDate": NOON + HOUR} | fields)) == code


def test_a_link_that_names_no_event_gives_no_time(api: Api) -> None:
    assert refused(api, linkedTo={"offset": 5}, duration=60) == "START_TIME_AND_LINKED_TO_NOT_SET"


def test_a_video_may_be_scheduled_for_five_of_the_platforms_years(api: Api, add: Add) -> None:
    assert add("Vod", endDate=NOON + 5 * YEAR)["duration"] == 5 * YEAR


def test_an_event_of_no_length_has_no_duration_until_it_had_one(api: Api, add: Add) -> None:
    event = add(endDate=NOON)
    assert "duration" not in event
    assert change(api, event, endDate=NOON + 5)["duration"] == 5
    assert change(api, event, endDate=NOON)["duration"] == 0


def test_events_that_follow_each_other_in_a_circle_end_soon(api: Api, add: Add) -> None:
    first = add()
    second = add(linkedTo={"eventId": first["id"], "offset": 60}, duration=600)
    change(api, first, linkedTo={"eventId": second["id"], "offset": 0})
    assert get(api, second)["startDate"] == get(api, first)["endDate"] + 60


def test_a_live_event_follows_on_when_its_length_changes(api: Api, add: Add) -> None:
    first = add()
    second = add("LiveStream", linkedTo={"eventId": first["id"], "offset": 60}, duration=600, preStartTime=30)
    longer = change(api, second, duration=900)
    assert (longer["linkedTo"]["eventId"], longer["startDate"]) == (first["id"], NOON + HOUR + 60)


def test_a_rule_that_is_taken_away_leaves_a_single_event(api: Api, add: Add) -> None:
    made = series(add, frequency="days", count=2)
    assert change(api, made, recurrenceType=None)["recurrenceType"] == 0
    assert occurrences(api, made) == []


def test_events_are_found_by_their_reference_ids_in_any_case(api: Api, add: Add) -> None:
    reference = f"Ref{uuid.uuid4().hex}"
    event = add(referenceId=reference)
    assert _found(api, referenceIdEqual=reference.upper()) == [event["id"]]
    assert _found(api, referenceIdIn=f"x,{reference.lower()}") == [event["id"]]


def test_an_event_needs_a_resource_and_what_that_lay_in(api: Api, add: Add) -> None:
    hall = _resource(api, "Location")
    camera, other = _resource(api, "Camera", parentId=hall["id"]), _resource(api, "Camera")
    event = add()
    _bind(api, event, other)
    assert _found(api, resourceIdEqual=other["id"]) == [event["id"]]
    _bind(api, event, camera)
    assert _found(api, resourceIdEqual=other["id"]) == []
    assert _found(api, resourceIdsMultiLikeAnd=f"{camera['id']},{other['id']}") == [event["id"]]
    assert _found(api, parentResourceIdsLike=hall["id"]) == [event["id"]]
    assert _found(api, resourceIdsLike=hall["id"]) == []


def test_a_resource_is_found_by_its_system_name(api: Api, add: Add) -> None:
    name = f"s{uuid.uuid4().hex}"
    event, camera = add(), _resource(api, "Camera", systemName=name)
    _bind(api, event, camera)
    assert _found(api, resourceSystemNamesMultiLikeOr=f"{name},nothing") == [event["id"]]
    assert _found(api, resourceSystemNamesMultiLikeAnd=f"{name},nothing") == []
    assert _found(api, resourceSystemNamesLike=name.upper()) == [event["id"]]


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


def _found(api: Api, **asked: Any) -> list[int]:
    return [one["id"] for one in api.ok(f"{EVENTS}.list", {"filter": asked})["objects"]]


def _conflicts(api: Api, resource: Any, start: int) -> int:
    event = {"objectType": "KalturaRecordScheduleEvent", "recurrenceType": 0, "summary": "x"}
    times = {"startDate": start, "endDate": start + HOUR}
    asked = {"resourceIds": resource["id"], "scheduleEvent": event | times}
    return int(api.ok(f"{EVENTS}.getConflicts", asked)["totalCount"])


@pytest.mark.parametrize(
    ("start", "rule", "wanted"),
    [
        (NOON, {"frequency": "days", "byMonth": "13", "count": 2}, 0),
        (NOON, {"frequency": "seconds", "byMonth": "13", "count": 2}, 0),
        (NOON, {"frequency": "hours", "byMonth": "2", "byMonthDay": "-40", "count": 2}, 0),
        (NOON, {"frequency": "minutes", "byOffset": "2", "count": 2}, 0),
        (NOON, {"frequency": "seconds", "interval": DAY, "count": 20}, 20),
        (NOON, {"frequency": "days", "count": -3}, 0),
        (NOON, {"frequency": "days", "byMonthDay": "99", "count": 2}, 2),
        (250_000_000_000, {"frequency": "days", "count": 2}, 2),
    ],
)
def test_odd_rules_end_soon(api: Api, add: Add, start: int, rule: dict[str, Any], wanted: int) -> None:
    assert len(occurrences(api, series(add, start=start, **rule))) == wanted


def test_what_no_calendar_reaches_breaks_down_as_on_the_platform(api: Api) -> None:
    rule = {"objectType": "KalturaScheduleEventRecurrence", "frequency": "days", "count": 2}
    times = {"startDate": 10**15, "endDate": 10**15 + HOUR}
    assert refused(api, recurrenceType=1, recurrence=rule, **times) == "INTERNAL_SERVERL_ERROR"
