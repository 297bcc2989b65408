"""Which events need which resources.

An occurrence that needs none of its own needs those of its series. Who looks for events by a resource finds them by the
resource itself (``7``), or by one in which it lay when it was bound (``r7``), as in the platform's index.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.platform.events import DELETED as EVENT_DELETED
from kaltura_sandbox.platform.events import STATUS, Event, on
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.store.text import folded
from kaltura_sandbox.topics.scheduling import schedule_events, schedule_resources

KIND = "schedule_event_resource"
ABOVE = "r"  # before the id of a resource in which another lies


def key(event_id: Any, resource_id: Any) -> str:
    return f"{event_id},{resource_id}"


def of_event(account: Account, event_id: Any) -> list[Object]:
    return account.find(KIND, eventId=event_id)


def needed(account: Account, event: Object) -> list[Object]:
    """An event's bindings, or those of its series where it has none."""
    return of_event(account, event.id) or (of_event(account, event.parentId) if event.parentId else [])


def events_where(account: Account, holds: Callable[[set[str]], bool]) -> list[Any]:
    """The ids (as texts) of events for whose resources ``holds``; the resources are marks such as ``7`` and ``r7``."""
    marks = _marks(account)
    found = [event for event, have in marks.items() if holds(have)]
    heirs = account.query(schedule_events.KIND).where(parentId=found).without(id=list(marks))
    return [str(one) for one in (*found, *(heir.id for heir in account.store.find(heirs)))]


def _marks(account: Account) -> dict[int, set[str]]:
    marks: dict[int, set[str]] = defaultdict(set)
    for one in account.find(KIND):
        above = (f"{ABOVE}{parent}" for parent in one._parents or [])
        marks[one.eventId] |= {str(one.resourceId), *above}
    return dict(marks)


def events_with_names(account: Account, names: Iterable[str], every: bool) -> list[Any]:
    """The ids of events that are bound themselves to resources with some of these system names, or with all; names
    are the same in any case (measured)."""
    wanted, have = {folded(name) for name in names}, defaultdict(set)
    for one in account.find(KIND):
        resource = schedule_resources.find(account, one.resourceId)
        if resource is not None and folded(resource.systemName or "") in wanted:
            have[one.eventId].add(folded(resource.systemName))
    return [str(event) for event, found in have.items() if not every or found == wanted]


@on(STATUS, schedule_events.KIND)
def event_cancelled(account: Account, event: Event) -> None:
    """A cancelled event needs nothing any more."""
    if event.object.status == schedule_events.CANCELLED:
        _free(account, event.object)


@on(EVENT_DELETED, schedule_events.KIND)
def event_deleted(account: Account, event: Event) -> None:
    _free(account, event.object)


def _free(account: Account, event: Object) -> None:
    for one in of_event(account, event.id):
        account.remove(KIND, one, key(one.eventId, one.resourceId))
