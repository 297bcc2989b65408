"""Series of schedule events: the dates that a rule gives, and what becomes of single occurrences."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
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
    days,
    get,
    occurrences,
    refused,
    series,
)


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
