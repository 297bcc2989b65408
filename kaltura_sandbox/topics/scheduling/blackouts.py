"""Blackouts: times in which nothing should be scheduled. They forbid nothing; events tell which of them they meet."""

from __future__ import annotations

from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.store import Query
from kaltura_sandbox.platform.store.filters import in_
from kaltura_sandbox.topics.scheduling.schedule_events import ACTIVE, BLACKOUT, KIND, SERIES


def between(account: Account, start: int, end: int, ignored: str | None = None) -> list[Object]:
    """The ACTIVE blackouts that overlap a time (unix times in s); of a series its occurrences."""
    return account.store.find(window(account, start, end, ignored).where(_type=BLACKOUT))


def met_by(account: Account, event: Object, known: list[Object] | None = None) -> list[Object]:
    """The blackouts that an event overlaps, of those that are ``known`` or of all; of a series those that its first
    occurrence overlaps."""
    length = event.duration if event.recurrenceType == SERIES else event._end - event._start
    start, end = event._start, event._start + length
    if known is None:
        return between(account, start, end)
    return [one for one in known if overlaps(one, start, end)]


def overlaps(event: Object, start: int, end: int) -> bool:
    """Whether an event is on between two moments; a touch is none."""
    return bool(event._start < end and event._end > start)


def all_of(account: Account) -> list[Object]:
    """All ACTIVE blackouts, of a series its occurrences."""
    query = account.query(KIND).where(status=ACTIVE, _type=BLACKOUT).without(recurrenceType=SERIES)
    return account.store.find(query.ordered("+seq"))


def window(account: Account, start: int, end: int, ignored: str | None = None) -> Query:
    """ACTIVE events and occurrences that overlap a time, but the one to ignore and its occurrences."""
    query = account.query(KIND).where(status=ACTIVE).without(recurrenceType=SERIES).ordered("+seq")
    query.add(("json_extract(data, '$._start') < ?", [end])).add(
        ("json_extract(data, '$._end') > ?", [start])
    )
    if ignored:
        query.add(in_("id", [ignored], negate=True))
        query.add(in_("json_extract(data, '$.parentId')", [ignored], negate=True))
    return query
