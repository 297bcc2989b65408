"""Schedule events: what the guides can't show on every server, and the exact answers on the way."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from tests.sandbox.conftest import Api
from tests.sandbox.scheduling.conftest import (
    DAY,
    EVENTS,
    HOUR,
    NOON,
    Add,
    change,
    found,
    get,
    occurrences,
    refused,
    series,
)

YEAR = 31_557_600  # s


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
    assert found(api, referenceIdEqual=reference.upper()) == [event["id"]]
    assert found(api, referenceIdIn=f"x,{reference.lower()}") == [event["id"]]
