"""Events as calendars (format=ical), by RFC 5545: what icalendar writes, with the platform's own X-KALTURA properties.

Unlike the measured version it names its maker and its version, escapes and folds texts, and gives the rule of a series
to the series alone (docs/reference/deviations.md).
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from hashlib import sha1
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event
from icalendar.cal import Component

from kaltura_sandbox.platform.accounts import Account, Platform
from kaltura_sandbox.platform.errors import ApiError
from kaltura_sandbox.platform.formats import writes
from kaltura_sandbox.platform.objects import Object, join
from kaltura_sandbox.topics.scheduling import bindings, schedule_events, schedule_resources
from kaltura_sandbox.topics.scheduling.calendar_rules import rule_of
from kaltura_sandbox.topics.scheduling.schedule_events import ACTIVE, OCCURRENCE, TYPES

MAKER = "-//Kaltura Inc//Kaltura Server 22.19//EN"
TEXTS = ("summary", "description", "location", "contact", "comment")
LAST = 250_000_000_000  # in the year 9892
PRIVACY = {1: "PUBLIC", 2: "PRIVATE", 3: "CONFIDENTIAL"}
OWN = {"ownerId": "OWNER-ID", "tags": "TAGS", "templateEntryId": "TEMPLATE-ENTRY-ID", "entryIds": "ENTRY-IDS",
       "categoryIds": "CATEGORY-IDS"}  # fmt: skip
"""Properties of an event that iCalendar doesn't know, and under which name they are told behind X-KALTURA-."""


@writes("ical", "text/calendar; charset=UTF-8")
def _write(platform: Platform, result: Any) -> bytes:
    """A calendar of the event, or the events, that a call comes to; a refusal within it."""
    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    events = _events(result)
    if events is None:
        calendar.add_component(_other(result))
    for event in events or []:
        calendar.add_component(told(platform.account(event.partnerId), event))
    if isinstance(result, Object) and result.totalCount is not None and events is not None:
        calendar.add("x-kaltura-total-count", str(result.totalCount))
    _add_zones(calendar, events or [])
    return bytes(calendar.to_ical(sorted=False))


def _add_zones(calendar: Calendar, events: list[Object]) -> None:
    """The zones that the events are told in, with their summer times as long as a series can last."""
    times = [time for event in events for time in (event.startDate, event.endDate)]
    if times:
        first, last = (_moment(time, UTC).date() for time in (min(times), max(times)))
        calendar.add_missing_timezones(first - timedelta(days=366), last + timedelta(days=3 * 366))


def _events(result: Any) -> list[Object] | None:
    if not isinstance(result, Object):
        return None
    if result.objectType in TYPES:
        return [result]
    return list(result.objects or []) if result.objectType == "KalturaScheduleEventListResponse" else None


def _other(result: Any) -> Any:
    """What is no event: a refusal with its code, or nothing but the name of its class."""
    name = "VERROR" if isinstance(result, ApiError) else getattr(result, "objectType", "VALUE")
    part: Any = type("Other", (Component,), {"name": name})()
    if isinstance(result, ApiError):
        part.add("x-kaltura-code", result.code)
        part.add("x-kaltura-message", result.message)
        part.add("x-kaltura-arguments", join(result.args_.values(), ";"))
    return part


def told(account: Account, event: Object) -> Any:
    """One event, as it is shown."""
    part: Any = Event()
    part.add("uid", event.referenceId or _uid(event.id))
    resources = [one.resourceId for one in bindings.needed(account, event) if one.resourceId]
    for name in TEXTS:
        if event.values.get(name):
            part.add(name, event.values[name])
    if not event.location and resources:
        part.add("location", join(_names(account, resources)))
    part.add("status", "CONFIRMED" if event.status == ACTIVE else "CANCELLED")
    _add_numbers(part, event)
    rule, occurs = event.recurrence, event.recurrenceType == OCCURRENCE
    zone = _zone(rule.timeZone) if rule else UTC
    part.add("dtstart", _moment(event.startDate, zone))
    part.add("dtend", _moment(event.endDate, zone))
    part.add("class", PRIVACY.get(event.classificationType or 1, "PUBLIC"))
    part.add("dtstamp", _moment(event.updatedAt, UTC))
    if rule and not occurs:
        part.add("rrule", rule_of(rule))
    _add_own(part, account, event, resources)
    return part


def _add_numbers(part: Any, event: Object) -> None:
    for name in ("priority", "sequence"):
        if event.values.get(name):
            part.add(name, event.values[name])
    if event.geoLatitude or event.geoLongitude:
        part.add("geo", (event.geoLatitude or 0.0, event.geoLongitude or 0.0))
    if event.organizer:
        part.add("x-kaltura-organizer", event.organizer)


def _add_own(part: Any, account: Account, event: Object, resources: list[int]) -> None:
    """What only the platform knows of an event."""
    fields = {
        "ID": event.id,
        "TYPE": TYPES[event.objectType],
        "PARTNER-ID": event.partnerId,
        "STATUS": event.status,
    }
    fields |= {told: event.values[name] for name, told in OWN.items() if event.values.get(name)}
    if event.parentId:
        series = schedule_events.find(account, event.parentId)
        fields |= {"PARENT-ID": event.parentId}
        fields |= {"PARENT-UID": series.referenceId} if series is not None and series.referenceId else {}
    if resources:
        fields["RESOURCE-IDS"] = join(resources)
    for name, value in fields.items():
        part.add(f"x-kaltura-{name}", str(value))


def _names(account: Account, ids: list[int]) -> list[str]:
    found = (schedule_resources.find(account, one) for one in ids)
    return [str(one.name) for one in found if one is not None]


def _uid(event_id: int) -> str:
    """What calendars know an event by that has no reference id: made of its id."""
    return str(UUID(sha1(str(event_id).encode(), usedforsecurity=False).hexdigest()[:32], version=4))


def _moment(time: int, zone: Any) -> datetime:
    """A unix time (s) in a zone; one that no calendar reaches is the calendar's end."""
    return datetime.fromtimestamp(min(max(time, 0), LAST), zone)


def _zone(name: str | None) -> Any:
    try:
        return ZoneInfo(name) if name else UTC
    except (KeyError, ValueError, OSError):
        return UTC
