"""Schedule events as they are kept: their classes, their statuses, and what an occurrence takes from its series.

An event has its times twice: ``startDate`` and ``endDate`` as its owner gave them, ``_start`` and ``_end`` with what a
live stream shows before and after it (unix time in s). Lists and conflicts go by the latter (source).

The platform makes occurrences of a series (recurrenceType RECURRENCE, parentId). They keep what is their own; all else
is read from the series at the moment of asking, so that a change of the series shows in all of them.
"""

from __future__ import annotations

from typing import Any

from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.topics.people import renaming

KIND = "schedule_event"
CANCELLED, ACTIVE, DELETED = 1, 2, 3
SINGLE, SERIES, OCCURRENCE = 0, 1, 2  # recurrenceType
RECORD, LIVE, BLACKOUT, MEETING, REDIRECT, VOD, VIRTUAL = 1, 2, 3, 4, 5, 6, 7
TYPES = {
    "KalturaRecordScheduleEvent": RECORD, "KalturaLiveStreamScheduleEvent": LIVE,
    "KalturaBlackoutScheduleEvent": BLACKOUT, "KalturaMeetingScheduleEvent": MEETING,
    "KalturaLiveRedirectScheduleEvent": REDIRECT, "KalturaVodScheduleEvent": VOD,
    "KalturaVirtualScheduleEvent": VIRTUAL,
}  # fmt: skip
WITHOUT_ENTRIES = (BLACKOUT, VIRTUAL)
"""Types of events that are for no entry, and don't tell which blackouts they meet."""

renaming.follows(KIND, "ownerId")


def find(account: Account, event_id: Any) -> Object | None:
    """The account's event of this id, None where there is none or it is deleted."""
    event = account.get(KIND, event_id)
    return None if event is None or event.status == DELETED else event


def occurrences(account: Account, series: Object) -> list[Object]:
    """The occurrences that a series has at present, the earliest first."""
    found = account.query(KIND).where(parentId=series.id, recurrenceType=OCCURRENCE).without(status=DELETED)
    return account.store.find(found.ordered("+_start"))


def whole(account: Account, event: Object) -> Object:
    """The event with what it takes from its series; a copy where it takes anything."""
    return heir(event, find(account, event.parentId) if event.parentId else None)


def heir(event: Object, series: Object | None) -> Object:
    """An occurrence with what it takes from a series; itself without one."""
    return event if series is None else event.copy().defaults(series.copy().values)
