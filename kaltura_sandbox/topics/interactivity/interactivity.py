"""Interactivity data as it is kept: one text an entry and kind, with a version that an update must name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kaltura_sandbox.platform.accounts import Account, now
from kaltura_sandbox.platform.errors import Kind
from kaltura_sandbox.platform.events import DELETED, Event, on
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.topics.entries import entries
from kaltura_sandbox.topics.interactivity import interactivity_errors

KIND = "interactivity"
STEP, FIRST = 10, 2


@dataclass(frozen=True)
class Sort:
    """One of the two kinds of data: its class, what it refuses with, and the entry's note of its version."""

    object_type: str
    missing: Kind
    exists: Kind
    note: str


LASTING = Sort(
    "KalturaInteractivity",
    interactivity_errors.NO_INTERACTIVITY_DATA,
    interactivity_errors.INTERACTIVITY_DATA_ALREADY_EXISTS,
    "_interactivityVersion",
)
VOLATILE = Sort(
    "KalturaVolatileInteractivity",
    interactivity_errors.NO_VOLATILE_INTERACTIVITY_DATA,
    interactivity_errors.VOLATILE_INTERACTIVITY_DATA_ALREADY_EXISTS,
    "_volatileInteractivityVersion",
)


def of(account: Account, sort: Sort, entry_id: Any) -> Object | None:
    """The data of an entry, None where it has none."""
    return account.get(KIND, _key(sort, entry_id))


def add(account: Account, sort: Sort, entry: Object, data: str) -> Object:
    """Keeps the first data of an entry. Its version goes on where deleted data ended."""
    if of(account, sort, entry.id) is not None:
        raise sort.exists()
    return _keep(account, sort, entry, data, entry.values.get(sort.note) or 0)


def update(account: Account, sort: Sort, entry: Object, version: int, data: str) -> Object:
    """Replaces data whose version the caller knows; the new one has the next version."""
    found = of(account, sort, entry.id)
    if found is None:
        raise sort.missing(entry.id)
    known: int = found._version
    if version != known:
        raise interactivity_errors.DIFFERENT_DATA_VERSION(known)
    entry.values[sort.note] = following(known)
    entries.save(account, entry)
    return _keep(account, sort, entry, data, following(known))


def following(version: int) -> int:
    """The version after one: the next number that ends in 2 (source)."""
    return -(-version // STEP) * STEP + FIRST


def delete(account: Account, sort: Sort, entry: Object) -> None:
    found = of(account, sort, entry.id)
    if found is None:
        raise sort.missing(entry.id)
    account.remove(KIND, found, _key(sort, entry.id))


def _keep(account: Account, sort: Sort, entry: Object, data: str, version: int) -> Object:
    kept = Object(sort.object_type, data=data, version=str(version), entryId=entry.id, updatedAt=now())
    kept._version = version
    return account.put(KIND, kept, _key(sort, entry.id))


def _key(sort: Sort, entry_id: Any) -> str:
    return f"{entries.stored_id(entry_id)} {sort.object_type}"


@on(DELETED, entries.KIND)
def entry_deleted(account: Account, event: Event) -> None:
    """Data goes with its entry."""
    for sort in (LASTING, VOLATILE):
        found = of(account, sort, event.object.id)
        if found is not None:
            account.remove(KIND, found, _key(sort, event.object.id))
