"""Which entries are in which categories: pending until a moderator lets them in, active, rejected, deleted.

Counters of categories follow with each change. What an entry's own fields tell (``categories``, ``categoriesIds``) are
its active assignments to categories without a privacy context.
"""

from __future__ import annotations

from typing import Any

from kaltura_sandbox.platform.accounts import Account, now
from kaltura_sandbox.platform.objects import Object, join, split
from kaltura_sandbox.platform.store import Query
from kaltura_sandbox.topics.categories import categories
from kaltura_sandbox.topics.entries import entries
from kaltura_sandbox.topics.people import renaming

KIND, CLASS = "category_entry", "KalturaCategoryEntry"
PENDING, ACTIVE, DELETED, REJECTED = 1, 2, 3, 4


def key(category_id: Any, entry_id: Any) -> str:
    return f"{category_id}:{entry_id}"


renaming.follows(KIND, "creatorUserId", key=lambda found: key(found.categoryId, found.entryId))


def find(account: Account, category_id: Any, entry_id: Any) -> Object | None:
    """An entry's place in a category, in any state but deleted."""
    found = account.get(KIND, key(category_id, entries.stored_id(entry_id)))
    return found if found is not None and found.status != DELETED else None


def of_entry(account: Account, entry_id: str, *statuses: int) -> list[Object]:
    """An entry's assignments in these states, oldest first."""
    query = Query(KIND, None).where(entryId=entry_id).add(("+partner = ?", [account.id])).ordered("+seq")
    return [one for one in account.store.find(query) if one.status in statuses]


def in_category(account: Account, category_id: int) -> list[Object]:
    """What is in a category, pending or active."""
    query = (
        Query(KIND, None).where(categoryId=category_id).add(("+partner = ?", [account.id])).ordered("+seq")
    )
    return [one for one in account.store.find(query) if one.status in (PENDING, ACTIVE)]


def assign(
    account: Account, category: Object, entry: Object, status: int = ACTIVE, creator: str | None = None
) -> Object:
    """Puts an entry into a category, or back into it; ``creator`` is who did so, if that is known."""
    known = find(account, category.id, entry.id)
    made = known or Object(CLASS, createdAt=now())
    before = known.status if known else None
    made.values.update(
        categoryId=category.id, entryId=entry.id, categoryFullIds=category.fullIds, status=status,
        _contexts=category.privacyContexts or "",
    )  # fmt: skip
    if creator is not None:
        made.creatorUserId = creator
    return move_to(account, made, status, before)


def move_to(account: Account, assignment: Object, status: int, before: int | None) -> Object:
    """Stores an assignment in a state, with the counters of its category and what its entry tells of it."""
    assignment.status = status
    account.put(KIND, assignment, key(assignment.categoryId, assignment.entryId))
    category = account.get(categories.KIND, assignment.categoryId)
    if category is None or status == before:
        return assignment
    pending = int(status == PENDING) - int(before == PENDING)
    if pending:
        category.pendingEntriesCount = max(0, int(category.pendingEntriesCount or 0) + pending)
        categories.save(account, category)
    active = int(status == ACTIVE) - int(before == ACTIVE)
    if active:
        _count(account, assignment, active)
        _tell(account, assignment, category, active > 0)
    return assignment


def release(account: Account, assignment: Object) -> None:
    """Takes an entry out of a category."""
    move_to(account, assignment, DELETED, assignment.status)


def _count(account: Account, assignment: Object, by: int) -> None:
    """Counts an entry in its category, and in those above it where it is in no other way."""
    others = of_entry(account, assignment.entryId, ACTIVE)
    elsewhere = {id_ for one in others if one.categoryId != assignment.categoryId for id_ in _path(one)}
    for id_ in _path(assignment):
        category = account.get(categories.KIND, id_)
        if category is None:
            continue
        if id_ == str(assignment.categoryId):
            category.directEntriesCount = max(0, int(category.directEntriesCount or 0) + by)
        if id_ not in elsewhere:
            category.entriesCount = max(0, int(category.entriesCount or 0) + by)
        categories.save(account, category)


def _path(assignment: Object) -> list[str]:
    return str(assignment.categoryFullIds).split(categories.SEPARATOR)


def _tell(account: Account, assignment: Object, category: Object, there: bool) -> None:
    """Adds a category to what its entry tells of its categories, or takes it out of that."""
    entry = account.get(entries.KIND, assignment.entryId)
    if entry is None or entry.status == entries.DELETED:
        return
    names, ids = split(entry.categories), split(entry.categoriesIds)
    if there and not category.privacyContexts:
        names, ids = [*names, category.fullName], [*ids, str(category.id)]
    elif not there:
        names = [one for one in names if one != category.fullName]
        ids = [one for one in ids if one != str(category.id)]
    set_text(account, entry, names, ids)


def set_text(account: Account, entry: Object, names: list[str], ids: list[str]) -> None:
    """Stores what an entry tells of its categories; it counts as changed even where that stays the same."""
    entry.categories, entry.categoriesIds = join(dict.fromkeys(names)), join(dict.fromkeys(ids))
    entries.save(account, entry)


def told(account: Account, entry_id: str) -> tuple[list[str], list[str]]:
    """What an entry has to tell by its assignments: full names and ids of categories without a context."""
    found = [account.get(categories.KIND, one.categoryId) for one in of_entry(account, entry_id, ACTIVE)]
    shown = [one for one in found if one is not None and not one.privacyContexts]
    return [one.fullName for one in shown], [str(one.id) for one in shown]
