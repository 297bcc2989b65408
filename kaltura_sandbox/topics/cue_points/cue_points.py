"""Cue points: found, seen by whom, told apart, deleted with what hangs on them.

A cue point keeps the class and the property names of the API. Notes of the sandbox go with it: ``_public`` (whether
everybody who may list sees it, as its kind said when it was stored), ``_setAside`` (what another class of it had) and
``_apart`` (its parent may go without it).
"""

from __future__ import annotations

from typing import Any

from kaltura_sandbox.platform.accounts import Account, Caller, now
from kaltura_sandbox.platform.events import DELETED as WAS_DELETED
from kaltura_sandbox.platform.events import Event, on
from kaltura_sandbox.platform.identity import same_user
from kaltura_sandbox.platform.judges import Owned, owns
from kaltura_sandbox.platform.ks import Session
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.topics.entries import entries
from kaltura_sandbox.topics.people import renaming

KIND = "cue_point"
BULK, READY, DELETED, HANDLED, PENDING = 0, 1, 2, 3, 4
"""KalturaCuePointStatus, and what points from a file have, which is none of it (measured)."""
ROOT = "0"  # parentId of a point without a parent
LONGEST_TAGS = 255  # characters

renaming.follows(KIND, "userId", "sessionOwner", forgotten=True)


@owns("CuePoint")
def _owned(caller: Caller, point_id: Any) -> Owned | None:
    """Whoever has a session may edit a cue point: the platform asks nobody whose it is (measured for users)."""
    point = find(caller.account, point_id)
    return Owned(str(point.userId or ""), editable=True) if point is not None else None


def find(account: Account, point_id: Any) -> Object | None:
    """The cue point of this id, whoever may see it; None where there is none or it was deleted."""
    point = account.get(KIND, point_id)
    return point if point is not None and point.status != DELETED else None


def seen(caller: Caller, point_id: Any) -> Object | None:
    """The cue point of this id as a caller may see it."""
    point = find(caller.account, point_id)
    return point if point is not None and may_see(caller, point) else None


def of_entry(account: Account, entry_id: str, *types: str) -> list[Object]:
    """An entry's cue points that aren't deleted, oldest first; of some types alone, where these are named."""
    found = (one for one in account.find(KIND, entryId=entry_id) if one.status != DELETED)
    return [one for one in found if not types or one.cuePointType in types]


def children(account: Account, point: Object) -> list[Object]:
    """The cue points right below one, oldest first, but for those that stay without it (``_apart``)."""
    found = account.find(KIND, parentId=point.id)
    return [one for one in found if one.status != DELETED and not one._apart]


def descendants(account: Account, point: Object) -> list[Object]:
    """All cue points below one, parents before their children."""
    found: list[Object] = []
    waiting = [point]
    while waiting:
        below = children(account, waiting.pop(0))
        found += below
        waiting += below
    return found


def sees_all(caller: Caller, *entry_ids: str) -> bool:
    """Whether a caller sees other users' points as well: administrators, and sessions with list:* or list:<entry>.

    Of several entries asked for, all of them in one value must be in the privilege (read in the source).
    """
    if caller.is_admin or list_all(caller.session):
        return True
    return (
        bool(entry_ids) and caller.session is not None and caller.session.grants("list", ",".join(entry_ids))
    )


def list_all(session: Session | None) -> bool:
    return session is not None and "*" in session.parsed.get("list", ())


def privileged_entry(caller: Caller) -> str | None:
    """The entry of which a session sees all points: the first one that list names (read in the source)."""
    values = caller.session.parsed.get("list", ()) if caller.session else ()
    return values[0] if values else None


def may_see(caller: Caller, point: Object) -> bool:
    """Administrators see all; users what is theirs and what is for everybody; widgets the latter."""
    if sees_all(caller) or point._public or point.entryId == privileged_entry(caller):
        return True
    return caller.kind == "user" and bool(caller.user_id) and same_user(point.userId, caller.user_id)


def save(account: Account, point: Object) -> Object:
    """Stores a changed cue point."""
    point.updatedAt = now()
    return account.put(KIND, point)


def delete(account: Account, point: Object) -> None:
    """Marks a cue point and all below it deleted; that is told of each."""
    below = descendants(account, point)
    for one in [*reversed(below), point]:
        one.status = DELETED
        save(account, one)


@on(WAS_DELETED, entries.KIND)
def entry_deleted(account: Account, event: Event) -> None:
    """An entry takes its cue points along."""
    for point in of_entry(account, event.object.id):
        point.status = DELETED
        save(account, point)
