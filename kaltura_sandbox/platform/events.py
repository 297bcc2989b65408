"""What happened to objects, so that who changes one doesn't have to know who else cares.

Six things happen, as on the platform itself: an object was ADDED, CHANGED, DELETED or COPIED, its STATUS changed, its
DATA changed (a file came, or a part of it). An account tells of whatever it stores and removes; who takes a file tells
of the data (:meth:`Account.data_changed`) and who copies an object of the copy (:meth:`Account.copied`), with details.
A seventh is the sandbox's own: an object was RENAMED, it has another id (:meth:`Account.renamed`). What hangs on an
object by an id that is the customer's own text has to come along.

There are two kinds of consumers. Those declared with :func:`on` belong to the change: they run at once, inside its
transaction, see the very object, and what they raise undoes it all. Those declared with :func:`later` are jobs: they
are queued with the transaction, run after it, may be slow, and survive a kill; they get the object as it was then.
Consumers of one event run in the order of their topics' names.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from kaltura_sandbox.platform.jobs import handles
from kaltura_sandbox.platform.objects import Object, plain

JOB = "event"


class What(StrEnum):
    """What can happen to an object."""

    ADDED = "added"
    CHANGED = "changed"
    DELETED = "deleted"
    STATUS = "status"
    DATA = "data"
    COPIED = "copied"
    RENAMED = "renamed"


ADDED, CHANGED, DELETED, STATUS, DATA, COPIED, RENAMED = What


@dataclass(frozen=True)
class Event:
    """Something that happened to an object of a kind (the store's name of it).

    ``before`` is the object as it was stored, None for new ones and where its data changed; ``details`` is what the
    topic that tells of the event adds to it, JSON values and objects.
    """

    what: What
    kind: str
    object: Object
    before: Object | None = None
    details: dict[str, Any] = field(default_factory=dict)

    def changed(self, name: str) -> bool:
        """Whether a property has another value than before."""
        return bool(self.object.values.get(name) != (self.before.values.get(name) if self.before else None))


Consumer = Callable[[Any, Event], None]
"""Gets the account and the event."""

Condition = Callable[[Event], bool]

_consumers: dict[tuple[What, str], list[Consumer]] = {}
_deferred: dict[tuple[What, str], list[tuple[str, Condition]]] = {}
_by_name: dict[str, Consumer] = {}
_heard: set[str] = set()  # kinds that anybody cares for
_deleted: dict[str, Any] = {}


def on(what: What, kind: str) -> Callable[[Consumer], Consumer]:
    """Declares a consumer that is part of the change."""

    def register(consumer: Consumer) -> Consumer:
        _heard.add(kind)
        _consumers.setdefault((what, kind), []).append(consumer)
        _consumers[what, kind].sort(key=_name)
        return consumer

    return register


def later(what: What, kind: str, when: Condition = lambda event: True) -> Callable[[Consumer], Consumer]:
    """Declares a consumer that runs as a job, after the change was committed, for the events that ``when`` holds of."""

    def register(consumer: Consumer) -> Consumer:
        _heard.add(kind)
        _by_name[_name(consumer)] = consumer
        _deferred.setdefault((what, kind), []).append((_name(consumer), when))
        _deferred[what, kind].sort(key=lambda pair: pair[0])
        return consumer

    return register


def deleted_by_status(kind: str, status: Any) -> None:
    """Declares that deleted objects of a kind stay in the store with this status. ObjectService does so for its own."""
    _deleted[kind] = status


def heard(kind: str) -> bool:
    """Whether anybody cares for what happens to objects of a kind."""
    return kind in _heard


def heard_kinds() -> set[str]:
    """The kinds of objects that anybody cares for."""
    return set(_heard)


def stored(account: Any, kind: str, object_: Object, before: Object | None) -> None:
    """Tells that an object was stored: what that means follows from what it was before.

    One whose id was a deleted object's is a new one (``again`` in the details). What is told is judged before anybody
    hears of it: a consumer that changes the object once more has that told by itself.
    """
    status, gone = object_.status, _deleted.get(kind, before)
    if before is None or (before.status == gone != status):
        tell(account, Event(ADDED, kind, object_, details={"again": True} if before else {}))
        return
    tell(account, Event(CHANGED, kind, object_, before))
    if status != before.status:
        tell(account, Event(STATUS, kind, object_, before))
        if status == gone:
            tell(account, Event(DELETED, kind, object_, before))


def tell(account: Any, event: Event) -> None:
    """Runs an event's consumers, and queues those that come later."""
    for consumer in _consumers.get((event.what, event.kind), ()):
        consumer(account, event)
    for name, wanted in _deferred.get((event.what, event.kind), ()):
        if wanted(event):
            account.job(
                JOB, consumer=name, what=event.what.value, kind=event.kind, object=plain(event.object),
                before=plain(event.before), details=plain(event.details),
            )  # fmt: skip


@handles(JOB)
def consume(account: Any, payload: dict[str, Any]) -> None:
    """Runs a consumer that was queued."""
    told = Event(
        What(payload["what"]), payload["kind"], Object.of(payload["object"]), Object.of(payload["before"]),
        Object.of(payload["details"]),
    )  # fmt: skip
    _by_name[payload["consumer"]](account, told)


def _name(consumer: Consumer) -> str:
    return f"{consumer.__module__}.{consumer.__qualname__}"
