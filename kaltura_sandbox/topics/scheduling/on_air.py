"""Which events of a live entry are on at a moment, and what they show: what makes an entry live by its schedule.

An event belongs to the live entry that its templateEntryId names. Its time is that of its content, with the entry that
is shown before it (preStartTime) and the one after it (postEndTime).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.topics.scheduling import event_lists, schedule_events
from kaltura_sandbox.topics.scheduling.schedule_events import LIVE, MEETING, RECORD, REDIRECT


@dataclass(frozen=True)
class Showing:
    """One live stream event of an entry. Times are unix times in s.

    start, end                  of all that is shown
    content_start, content_end  of the content itself, between what comes before and after it
    source                      the entry to play as if it were live (simulive); "" for a stream that is pushed
    before, after               the entries shown before and after the content; "" for none
    interruptible               whether a stream that is pushed takes the content's place
    """

    event: int
    start: int
    end: int
    content_start: int
    content_end: int
    source: str
    before: str
    after: str
    interruptible: bool


def showings(account: Account, entry_id: str, start: int, end: int | None = None) -> list[Showing]:
    """The ACTIVE live stream events of an entry between two moments (unix time in s), the earliest first.

    Without ``end`` those that are on at ``start``. What ends at the first moment, or begins at the last, is not on.
    """
    last = start + 1 if end is None else end
    near = _of_entry(account, entry_id, (LIVE,), start, last)
    found = [_showing(event) for event in near if event._start < last and event._end > start]
    return sorted(found, key=lambda one: (one.start, one.event))


def redirected(account: Account, entry_id: str, moment: int) -> str:
    """The entry to which an event sends the viewers of a live entry at a moment; "" where there is none.

    A live entry that is redirected is not live, whatever is pushed to it. Of several events the first counts, and
    one of another kind than a redirect sends nobody away (source).
    """
    on = list(_of_entry(account, entry_id, (LIVE, REDIRECT, MEETING, RECORD), moment, moment))
    return str(on[0].redirectEntryId or "") if on else ""


def _of_entry(
    account: Account, entry_id: str, types: tuple[int, ...], start: int, end: int
) -> Iterator[Object]:
    """The entry's ACTIVE events of these types that touch a time, as they are read, and occurrences that take the entry
    from their series; the earliest first."""
    query = account.query(schedule_events.KIND).where(status=schedule_events.ACTIVE, _type=types)
    event_lists.by_entry(account, query, "templateEntryId", entry_id)
    query.add(("json_extract(data, '$._start') <= ?", [end])).add(
        ("json_extract(data, '$._end') >= ?", [start])
    )
    for event in account.store.find(query.ordered("+_start")):
        yield schedule_events.whole(account, event)


def _showing(event: Object) -> Showing:
    return Showing(
        event.id, event._start, event._end, event.startDate, event.endDate, event.sourceEntryId or "",
        event.preStartEntryId or "", event.postEndEntryId or "", bool(event.isContentInterruptible),
    )  # fmt: skip
