"""Copies of cue points: of one for another entry, and of all that may go with an entry that is cloned."""

from __future__ import annotations

from kaltura_sandbox.platform.accounts import Account, administrator, now
from kaltura_sandbox.platform.events import COPIED, Event, on
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.topics.cue_points import cue_points, kinds
from kaltura_sandbox.topics.cue_points.kinds import CuePointKind
from kaltura_sandbox.topics.entries import entries

COUNTS = ("childrenCount", "directChildrenCount")


def copy(kind: CuePointKind, point: Object, entry: Object, parent_id: str | None = None) -> Object:
    """A copy of a point for an entry, stored: owner and status stay, and it names what it was copied from."""
    account = kind.account
    twin = point.copy(
        id=account.store.text_id(), intId=account.store.number(), entryId=entry.id, copiedFrom=point.id,
        createdAt=now(), updatedAt=now(),
    )  # fmt: skip
    if parent_id:
        twin.parentId = parent_id
    for name in COUNTS:
        if name in twin.values:
            setattr(twin, name, 0)
    kind.before_copy(point, twin)
    return account.put(cue_points.KIND, twin)


def copy_all(account: Account, points: list[Object], entry: Object) -> list[tuple[Object, Object]]:
    """Copies points for an entry where their kinds may be copied there, answers below the copies of what they answer.

    The pairs of point and copy. Parents must stand before their children.
    """
    caller = administrator(account)
    pairs: list[tuple[Object, Object]] = []
    known: dict[str, str] = {}
    for point in points:
        kind = kinds.of(caller, point.objectType)
        if kind.may_copy(point, entry):
            twin = copy(kind, point, entry, known.get(str(point.parentId)))
            known[point.id] = twin.id
            pairs.append((point, twin))
    return pairs


@on(COPIED, entries.KIND)
def entry_copied(account: Account, event: Event) -> None:
    """An entry was cloned: the kinds of points that the caller asked for come along."""
    included = event.details.get("included", ())
    caller = administrator(account)
    wanted = [
        point
        for point in cue_points.of_entry(account, event.details["of"].id)
        if kinds.of(caller, point.objectType).goes_with_entry(event.object, included)
    ]
    copy_all(account, wanted, event.object)
