"""Events from calendars: scheduleEvent.addFromBulkUpload of an iCal file. A job makes the events.

An event whose UID is the referenceId of one that is there changes that one, but not one of the same file; a calendar
of the method CANCEL cancels it. As on the platform EXDATE and RECURRENCE-ID are passed over: exceptions of a series are
made by its occurrences. A time without a zone is none; DURATION is for series, single events have a DTEND (measured).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from icalendar import Calendar, Event

from kaltura_sandbox import php_text
from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.accounts import Account, administrator
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.services import Part, action
from kaltura_sandbox.platform.wire import arguments
from kaltura_sandbox.platform.wire.multipart import Upload
from kaltura_sandbox.topics.bulk_uploads import bulk_uploads
from kaltura_sandbox.topics.bulk_uploads.bulk_uploads import Done, Reading, Row
from kaltura_sandbox.topics.scheduling import calendars, schedule_events
from kaltura_sandbox.topics.scheduling.calendar_rules import moment, rule_from
from kaltura_sandbox.topics.scheduling.schedule_events import SERIES, SINGLE, TYPES

ICAL, EVENTS = "scheduleBulkUpload.ICAL", "scheduleBulkUpload.SCHEDULE_EVENT"
CANCEL = "scheduleBulkUpload.CANCEL"
DATA = "KalturaBulkUploadICalJobData"
SUPPORTED = (
    schedule_events.RECORD,
    schedule_events.LIVE,
    schedule_events.BLACKOUT,
)  # types of events (source)
CLASS_OF = {type_: name for name, type_ in TYPES.items()}
PRIVACY = {told: value for value, told in calendars.PRIVACY.items()}


class CalendarUpload(Part):
    """schedule_scheduleEvent.addFromBulkUpload.

    Left out: events in CSV files (KalturaBulkUploadScheduleEventCsvJobData).
    """

    extends = ("schedule_scheduleevent",)

    @action
    def add_from_bulk_upload(self, fileData: Upload, bulkUploadData: Object | None = None) -> Object:  # noqa: N803
        """Takes a calendar whose events become those of the type eventsType."""
        if bulkUploadData is None:
            raise errors.MISSING_MANDATORY_PARAMETER("bulkUploadData")
        if bulkUploadData.objectType != DATA:
            raise errors.SANDBOX_NOT_IMPLEMENTED(
                f"scheduleEvent.addFromBulkUpload of {bulkUploadData.objectType}"
            )
        if not bulkUploadData.eventsType:
            raise errors.MISSING_MANDATORY_PARAMETER("eventsType")
        return bulk_uploads.begin(
            self.caller, ICAL, EVENTS, fileData, bulkUploadData.fileName, eventsType=bulkUploadData.eventsType
        )


def _rows(account: Account, upload: Object, content: bytes) -> list[Row]:
    """A row for each event of a calendar."""
    calendar: Any = Calendar.from_ical(content)
    cancels = php_text.lower(str(calendar.get("METHOD", ""))) == "cancel"
    type_ = upload._notes["eventsType"]
    if type_ not in SUPPORTED:
        raise ValueError(f"Event type [{type_}] not supported")
    kind = CLASS_OF[type_]
    found = [one for one in calendar.walk("VEVENT") if isinstance(one, Event)]
    return [Row(_text(one), _work(account, upload, one, kind, cancels)) for one in found]


def _work(account: Account, upload: Object, event: Any, kind: str, cancels: bool) -> Callable[[], Done]:
    return partial(_cancel if cancels else _keep, account, upload, event, kind)


def _keep(account: Account, upload: Object, event: Any, kind: str) -> Done:
    """Makes the event, or changes the one that it is known as."""
    room = administrator(account, upload._user).room("schedule_scheduleevent")
    given = arguments.build(
        account.platform.schema, "KalturaScheduleEvent", fields_of(event, kind), "scheduleEvent"
    )
    known = _known(account, event, bulk_uploads.made(account, upload))
    if known is not None:
        changed = room.update(known.id, given)
        return Done(bulk_uploads.UPDATE, str(changed.id), changed.status)
    added = room.add(given)
    return Done(bulk_uploads.ADD, str(added.id), added.status)


def _cancel(account: Account, upload: Object, event: Any, kind: str) -> Done:
    known = _known(account, event, [])
    if known is None:
        raise errors.INVALID_OBJECT_ID(str(event.get("UID", "")))
    cancelled = administrator(account, upload._user).room("schedule_scheduleevent").cancel(known.id)
    return Done(CANCEL, str(cancelled.id), cancelled.status)


def _known(account: Account, event: Any, but: list[str]) -> Object | None:
    """The event that has this one's UID as its reference id; never an occurrence, which has none of its own."""
    uid = str(event.get("UID", ""))
    query = account.query(schedule_events.KIND).where(referenceId=uid)
    query.without(status=schedule_events.DELETED, id=but)
    return next(iter(account.store.find(query.ordered("-id"))), None) if uid else None


def fields_of(event: Any, kind: str) -> dict[str, Any]:
    """An event of a calendar as the fields of scheduleEvent.add."""
    told: dict[str, Any] = {"objectType": kind, "recurrenceType": SINGLE}
    told |= {name: str(event[name]) for name in calendars.TEXTS if name in event}
    told |= {
        name: str(event[f"X-KALTURA-{key}"])
        for name, key in calendars.OWN.items()
        if f"X-KALTURA-{key}" in event
    }
    if "UID" in event:
        told["referenceId"] = str(event["UID"])
    if "PRIORITY" in event:
        told["priority"] = php_text.whole(str(event["PRIORITY"]))
    organizer = event.get("X-KALTURA-ORGANIZER") or event.get("ORGANIZER")
    if organizer:
        told["organizer"] = str(organizer).removeprefix("mailto:")
    told["classificationType"] = PRIVACY.get(str(event.get("CLASS", "PUBLIC")), 1)
    return told | _times(event)


def _times(event: Any) -> dict[str, Any]:
    """Start, end or duration, and the rule of recurrence; what has no zone is left out."""
    start, end = _told(event.get("DTSTART")), _told(event.get("DTEND"))
    if start is None:
        return {}
    zone = getattr(start.tzinfo, "key", None)
    told: dict[str, Any] = {"startDate": moment(start)}
    if end is not None:
        told["endDate"] = moment(end)
    elif "DURATION" in event:
        told["duration"] = event["DURATION"].dt // timedelta(seconds=1)
    if "RRULE" in event:
        rule = rule_from(event["RRULE"], zone)
        told |= {"recurrenceType": SERIES, "recurrence": {"objectType": rule.objectType, **rule.values}}
    return told


def _told(value: Any) -> datetime | None:
    """A time of a calendar, if it is a moment."""
    time = value.dt if value is not None else None
    return time if isinstance(time, datetime) and time.tzinfo else None


def _text(part: Any) -> str:
    return bytes(part.to_ical(sorted=False)).decode()


def _log(account: Account, upload: Object) -> bytes:
    """The calendar again, each event with what became of it."""
    calendar = Calendar()
    calendar.add("prodid", calendars.MAKER)
    calendar.add("version", "2.0")
    for one in bulk_uploads.results(account, upload):
        event = account.get(schedule_events.KIND, one.get("objectId")) if one.get("objectId") else None
        part: Any = calendars.told(account, event) if event is not None else Event.from_ical(one["rowData"])
        told = {"index": one["lineIndex"], "ingest-status": one["status"], "ingest-action": one.get("action"),
                "error-code": one.get("errorCode"), "error-description": one.get("errorDescription")}  # fmt: skip
        for name, value in told.items():
            if value is not None:
                part.add(f"x-kaltura-{name}", str(value))
        calendar.add_component(part)
    return bytes(calendar.to_ical(sorted=False))


bulk_uploads.reads(f"{ICAL}/{EVENTS}", Reading(_rows, _log, "text/calendar; charset=UTF-8"))
