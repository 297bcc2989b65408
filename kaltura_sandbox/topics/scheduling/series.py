"""Series: the occurrences that the platform makes of one, and what becomes of them when the series changes."""

from __future__ import annotations

from typing import Any

from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.accounts import Account, now
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.topics.scheduling import event_changes, recurrence, schedule_events
from kaltura_sandbox.topics.scheduling.schedule_events import ACTIVE, DELETED, KIND, LIVE, OCCURRENCE


def renew(account: Account, series: Object) -> None:
    """Makes the occurrences of a new or changed series, which begins at the first of its dates.

    Those that stand where the rule has a date, at the length that the series has, stay with what was changed in them;
    a cancelled one stays cancelled. All others go.
    """
    starts = starts_of(series)
    if starts:
        _begin(series, starts[0])
    account.put(KIND, series)
    ends = {start + series.duration for start in starts}
    wanted, kept = set(starts), set()
    for one in schedule_events.occurrences(account, series):
        if one._start in wanted and one._end in ends:
            kept.add(one._start)
            _entitle(account, one, series)
        else:
            end(account, one)
    for start in starts:
        if start not in kept:
            account.put(KIND, _occurrence(account, series, start))


def starts_of(series: Object) -> list[int]:
    """When the occurrences of a series begin (unix times in s)."""
    try:
        return recurrence.dates(series.recurrence, series._start) if series.recurrence else []
    except (ValueError, OverflowError):
        raise errors.INTERNAL_SERVERL_ERROR() from None


def end_all(account: Account, series: Object) -> None:
    """Deletes a series' occurrences, past ones and cancelled ones too."""
    for one in schedule_events.occurrences(account, series):
        end(account, one)


def end(account: Account, event: Object) -> None:
    event.status, event.updatedAt = DELETED, now()
    account.put(KIND, event)


def _entitle(account: Account, one: Object, series: Object) -> None:
    """Lists are ordered by the series' summary where an occurrence has none of its own."""
    if one.summary is None and one._title != series.summary:
        one._title = series.summary
        account.put(KIND, one)


def _begin(series: Object, start: int) -> None:
    margin = event_changes.margin(series)
    series._start, series._end = start, start + series.duration + margin
    if series._type != LIVE:
        series.startDate, series.endDate = series._start, series._end


def _occurrence(account: Account, series: Object, start: int) -> Object:
    """One occurrence, with nothing of its own but its times."""
    stamp = now()
    times: dict[str, Any] = {"_start": start, "_end": start + series.duration + event_changes.margin(series)}
    one = Object(
        series.objectType, id=account.store.number(), partnerId=account.id, parentId=series.id, status=ACTIVE,
        recurrenceType=OCCURRENCE, sequence=1, createdAt=stamp, updatedAt=stamp, _type=series._type,
        _title=series.summary, **times,
    )  # fmt: skip
    before, after = (series.preStartTime or 0, series.postEndTime or 0) if series._type == LIVE else (0, 0)
    one.startDate, one.endDate = one._start + before, one._end - after
    one.duration = one.endDate - one.startDate
    if series._type == LIVE and series.sourceEntryId:
        one.templateEntryId = series.templateEntryId
    return one
