"""Events that follow others: one that is linked begins where the other ends, and moves along with it."""

from __future__ import annotations

from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.platform.events import ADDED, CHANGED, Event, on
from kaltura_sandbox.platform.events import DELETED as EVENT_DELETED
from kaltura_sandbox.platform.objects import Object, join, split
from kaltura_sandbox.topics.scheduling import schedule_events
from kaltura_sandbox.topics.scheduling.schedule_events import CANCELLED, KIND


@on(ADDED, KIND)
def event_added(account: Account, event: Event) -> None:
    """The event before learns who follows it."""
    _enter(account, event.object)


@on(CHANGED, KIND)
def event_changed(account: Account, event: Event) -> None:
    """Followers move with the event's end; one that was moved itself follows no more."""
    changed, before = event.object, event.before
    if before is None or changed.status == schedule_events.DELETED:
        return
    if changed.status == CANCELLED != before.status:
        _leave(account, changed)
        return
    if _target(before) and _target(before) != _target(changed):
        _forget(account, _target(before), changed)
    if event.changed("_end"):
        for follower in _followers(account, changed):
            _move(account, follower, changed)
        _check_place(account, changed)
    _enter(account, changed)


@on(EVENT_DELETED, KIND)
def event_deleted(account: Account, event: Event) -> None:
    """Who followed a deleted event stands alone."""
    _leave(account, event.object)


def _leave(account: Account, event: Object) -> None:
    if _target(event):
        _forget(account, _target(event), event)
    for follower in _followers(account, event):
        follower.linkedTo = None
        account.put(KIND, follower)


def _enter(account: Account, event: Object) -> None:
    before = schedule_events.find(account, _target(event)) if _target(event) else None
    if before is not None and str(event.id) not in split(before.linkedBy):
        before.linkedBy = join([*split(before.linkedBy), event.id])
        account.put(KIND, before)


def _forget(account: Account, before_id: int, event: Object) -> None:
    before = schedule_events.find(account, before_id)
    if before is not None:
        before.values["linkedBy"] = join(one for one in split(before.linkedBy) if one != str(event.id))
        account.put(KIND, before)


def _followers(account: Account, event: Object) -> list[Object]:
    found = (schedule_events.find(account, one) for one in split(event.linkedBy))
    return [one for one in found if one is not None and one.linkedTo is not None]


def _move(account: Account, follower: Object, before: Object) -> None:
    """As the source does it: the content begins where all of the other ends, what is shown before it is not counted."""
    start = before._end + (follower.linkedTo.offset or 0)
    follower.startDate = follower._start = start
    follower.endDate = follower._end = start + follower.duration
    account.put(KIND, follower)


def _check_place(account: Account, event: Object) -> None:
    """An event whose content no longer begins where its link says is linked no more (the measured version breaks down
    on it)."""
    before = schedule_events.find(account, _target(event)) if _target(event) else None
    if before is not None and event.startDate != before._end + (event.linkedTo.offset or 0):
        event.linkedTo = None
        account.put(KIND, event)  # and the other one forgets it


def _target(event: Object) -> int:
    return (event.linkedTo.eventId or 0) if event.linkedTo else 0
