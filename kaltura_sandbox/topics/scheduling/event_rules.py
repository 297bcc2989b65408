"""What the platform asks of a schedule event before it is kept: its times, its rule, the entries that it names.

Refusals come in the platform's order (read in its source), which is that of the functions here.
"""

from __future__ import annotations

from typing import Any

from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.platform.objects import NULL, Object, split
from kaltura_sandbox.topics.entries import entries, entry_errors
from kaltura_sandbox.topics.scheduling import event_lists, schedule_errors, schedule_events
from kaltura_sandbox.topics.scheduling.schedule_events import (
    LIVE,
    MEETING,
    OCCURRENCE,
    REDIRECT,
    SERIES,
    SINGLE,
    TYPES,
    VIRTUAL,
    VOD,
    WITHOUT_ENTRIES,
)

DAY = 86_400
YEAR = 31_557_600  # s; the platform's own year, of 365.25 days
LONGEST = {MEETING: 3 * DAY, VOD: 5 * YEAR, VIRTUAL: 5 * YEAR}  # s; of a single event or one occurrence
LONGEST_OF_ALL = 2 * 365 * DAY  # s
BEFORE_AND_AFTER = ("preStartEntryId", "postEndEntryId")


def check_new(account: Account, event: Object) -> None:
    """Refuses a new event, and fills in those of its times that follow from others."""
    check_entries(account, event)
    for name in ("recurrenceType", "summary"):
        _demand(event, name)
    _check_start(event)
    if event.recurrenceType == SERIES:
        _complete_series(event)
    if event.startDate is not None:
        _demand(event, "endDate")
    else:
        _demand(event, "duration")
        follow(account, event, event.linkedTo, event.duration)
        if event.startDate is None:
            raise schedule_errors.START_TIME_AND_LINKED_TO_NOT_SET()
    check_times(account, event, event.startDate, event.endDate, [])
    longest = longest_of(TYPES[event.objectType])
    if event.endDate - event.startDate > longest:
        raise schedule_errors.MAX_SCHEDULE_DURATION_REACHED(longest)


def check_rule(rule: Object | None) -> None:
    """Refuses a rule of recurrence without an end, or with two; and one without a frequency."""
    if rule is None:
        return
    if (rule.until in (None, NULL)) == (rule.count in (None, NULL)):
        raise schedule_errors.PROPERTY_VALIDATION_ALL_MUST_BE_NULL_BUT_ONE("until / count")
    if rule.frequency in (None, NULL):
        raise errors.PROPERTY_VALIDATION_CANNOT_BE_NULL("frequency")


def follow(account: Account, event: Object, link: Object, duration: int) -> None:
    """An event that is linked to another begins where that one ends."""
    if link.eventId in (None, NULL):
        return  # this takes a link away
    before = schedule_events.find(account, link.eventId)
    if before is None:
        raise schedule_errors.LINKED_TO_EVENT_NOT_FOUND_OR_NOT_ACCESSIBLE()
    event.startDate = before._end + (link.offset or 0)
    event.endDate = event.startDate + duration


def check_times(account: Account, event: Object, start: int, end: int, ignored: list[Any]) -> None:
    """Refuses times in the wrong order, too long ones, and those that the event's template entry has taken.

    The entry is asked for single events alone, and whatever the other event's status: a cancelled one still holds its
    time (read in the source).
    """
    if TYPES[event.objectType] in WITHOUT_ENTRIES and event.recurrenceType == OCCURRENCE:
        raise errors.INVALID_ENUM_VALUE(OCCURRENCE, "recurrenceType", "KalturaScheduleEventRecurrenceType")
    if start > end:
        raise schedule_errors.INVALID_SCHEDULE_END_BEFORE_START(end, start)
    most = LONGEST.get(TYPES[event.objectType], LONGEST_OF_ALL)
    if end - start > most:
        raise schedule_errors.MAX_SCHEDULE_DURATION_REACHED(most)
    template = event.templateEntryId
    if not template or template is NULL or event.recurrenceType != SINGLE:
        return
    others = account.query(schedule_events.KIND)
    event_lists.by_entry(account, others, "templateEntryId", template)
    others.without(status=schedule_events.DELETED, id=[*ignored, *split(event.linkedBy)])
    if any(_in_the_way(one, start, end) for one in account.store.find(others)):
        raise schedule_errors.SCHEDULE_TIME_IN_USE()


def longest_of(type_: int) -> int:
    """How long an event of a type may last, or one occurrence (s)."""
    return LONGEST_OF_ALL if type_ == REDIRECT else LONGEST.get(type_, DAY)


def _in_the_way(other: Object, start: int, end: int) -> bool:
    return bool(
        other._start < start < other._end
        or other._start < end < other._end
        or (other._start >= start and other._end <= end)
    )


def _check_start(event: Object) -> None:
    if event.startDate is None and event.linkedTo is None:
        raise schedule_errors.START_TIME_AND_LINKED_TO_NOT_SET()
    if event.startDate is not None and event.linkedTo is not None:
        raise schedule_errors.START_TIME_AND_LINKED_TO_CONFLICT()
    if event.linkedTo is not None and event.recurrenceType != SINGLE:
        raise schedule_errors.RECURRENCE_LINKED_EVENT_CONFLICT()


def _complete_series(event: Object) -> None:
    """The end or the duration of a series' occurrences, whichever is missing."""
    if not event.duration and event.endDate is not None:
        event.duration = event.endDate - event.startDate
    elif event.endDate is None and event.duration:
        event.endDate = event.startDate + event.duration
    _demand(event, "recurrence")
    until = event.recurrence.until
    if until and until is not NULL and until < (event.endDate or 0):
        raise schedule_errors.PROPERTY_VALIDATION_UNTIL_NOT_VALID("Recurrence::until")
    _demand(event, "duration")


def check_entries(account: Account, event: Object) -> None:
    """Refuses entries that an event names and that aren't there, and times before zero."""
    type_ = TYPES[event.objectType]
    if type_ == REDIRECT and event.redirectEntryId:
        entries.find(account, event.redirectEntryId)
    if type_ == VIRTUAL and event.virtualEventId:
        raise errors.INVALID_OBJECT_ID(
            event.virtualEventId
        )  # there is no Events Platform here, so no such event
    if type_ != LIVE:
        return
    for name in ("preStartTime", "postEndTime"):
        if (event.values.get(name) or 0) < 0:
            raise errors.INVALID_FIELD_VALUE(name)
    for name in ("sourceEntryId", *BEFORE_AND_AFTER):
        entry_id = event.values.get(name)
        if entry_id in (None, NULL):
            continue
        if not entries.exists(account, entry_id):
            raise entry_errors.ENTRY_ID_NOT_FOUND(entry_id)
        if name in BEFORE_AND_AFTER and entries.find(account, entry_id).values.get("type") != entries.CLIP:
            raise errors.INVALID_FIELD_VALUE(name)


def _demand(event: Object, name: str) -> None:
    if event.values.get(name) in (None, NULL):
        raise errors.PROPERTY_VALIDATION_CANNOT_BE_NULL(f"{event.objectType}::{name}")


def take_lengths(account: Account, event: Object, given: Object) -> None:
    """What is shown before and after the content lasts as long as the entries that were named for it (whole s)."""
    for name, length in (("preStartEntryId", "preStartTime"), ("postEndEntryId", "postEndTime")):
        if given.values.get(name) and event.values.get(name):
            entry = entries.find(account, given.values[name])
            event.values[length] = round((entry.msDuration or 0) / 1000)
