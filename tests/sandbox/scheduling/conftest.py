"""Short ways to make events and series, and to read what came of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.sandbox.conftest import Api

EVENTS, RESOURCES, BINDINGS = (f"schedule_schedule{what}" for what in ("Event", "Resource", "EventResource"))
NOON = int(datetime(2030, 1, 7, 12, tzinfo=UTC).timestamp())  # a Monday
HOUR, DAY = 3600, 86_400
Add = Callable[..., Any]


@pytest.fixture
def add(api: Api) -> Add:
    """Adds an event of a kind, from noon on for an hour."""

    def added(kind: str = "Record", start: int = NOON, **fields: Any) -> Any:
        event = {"objectType": f"Kaltura{kind}ScheduleEvent", "recurrenceType": 0, "summary": "x"}
        times = {} if "linkedTo" in fields else {"startDate": start, "endDate": start + HOUR}
        return api.ok(f"{EVENTS}.add", {"scheduleEvent": event | times | fields})

    return added


def series(add: Add, kind: str = "Record", start: int = NOON, fields: Any = None, **rule: Any) -> Any:
    recurrence = {"objectType": "KalturaScheduleEventRecurrence", **rule}
    return add(kind, start, recurrenceType=1, recurrence=recurrence, **(fields or {}))


def change(api: Api, event: Any, **fields: Any) -> Any:
    changes = {"objectType": event["objectType"], **fields}
    return api.ok(f"{EVENTS}.update", {"scheduleEventId": event["id"], "scheduleEvent": changes})


def get(api: Api, event: Any) -> Any:
    return api.ok(f"{EVENTS}.get", {"scheduleEventId": event["id"]})


def occurrences(api: Api, event: Any) -> list[Any]:
    asked = {"parentIdEqual": event["id"], "orderBy": "+startDate"}
    return list(api.ok(f"{EVENTS}.list", {"filter": asked, "pager": {"pageSize": 500}})["objects"])


def days(api: Api, event: Any) -> list[str]:
    starts = (datetime.fromtimestamp(one["startDate"], UTC) for one in occurrences(api, event))
    return [f"{start:%y-%m-%d %H}" for start in starts]


def refused(api: Api, **fields: Any) -> Any:
    event = {"objectType": "KalturaRecordScheduleEvent", "recurrenceType": 0, "summary": "x"} | fields
    return api.code(f"{EVENTS}.add", {"scheduleEvent": event})


def found(api: Api, **asked: Any) -> list[int]:
    """The ids of the events that a filter finds."""
    return [one["id"] for one in api.ok(f"{EVENTS}.list", {"filter": asked})["objects"]]
