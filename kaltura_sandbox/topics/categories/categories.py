"""Categories: found by id or by name, made by naming them, and where they lie in the tree.

A category's full name and full ids are its path from the top (``Science>Physics``, ``10042>10043``); names are the same
in any case. Its privacy contexts are its own and all those above it.
"""

from __future__ import annotations

import json
from typing import Any

from kaltura_sandbox import php_text
from kaltura_sandbox.platform.accounts import Account, Caller, now
from kaltura_sandbox.platform.objects import Object, join, split
from kaltura_sandbox.platform.present import presents
from kaltura_sandbox.platform.store import Query
from kaltura_sandbox.platform.store.filters import expression
from kaltura_sandbox.platform.store.text import folded
from kaltura_sandbox.topics.categories import category_errors
from kaltura_sandbox.topics.people import renaming

KIND, CLASS = "category", "KalturaCategory"
ACTIVE, DELETED = 2, 3
EVERYBODY, AUTHENTICATED, MEMBERS_ONLY = 1, 2, 3  # privacy
INHERIT, MANUAL = 1, 2  # inheritanceType
SHOWN, FOR_MEMBERS = 1, 3  # appearInList
ALL_CONTRIBUTE = 1  # contributionPolicy
NOT_ALLOWED = 3  # userJoinPolicy
MEMBER = 3  # permission level
SEPARATOR = ">"
LONGEST_NAME = 200  # bytes

renaming.follows(KIND, "owner")

OPEN: dict[str, Any] = {
    "appearInList": SHOWN, "privacy": EVERYBODY, "inheritanceType": MANUAL, "userJoinPolicy": NOT_ALLOWED,
    "defaultPermissionLevel": MEMBER, "contributionPolicy": ALL_CONTRIBUTE,
}  # fmt: skip
"""What says who sees a category: of one without a privacy context these, whatever was set before."""

DEFAULTS: dict[str, Any] = {
    "parentId": 0, "depth": 0, "entriesCount": 0, "directEntriesCount": 0, "membersCount": 0, "pendingMembersCount": 0,
    "directSubCategoriesCount": 0, "privacyContext": "", "privacyContexts": "", "status": ACTIVE, "owner": "",
    "partnerSortValue": 0, "moderation": False, "isAggregationCategory": False, "aggregationCategories": "",
} | OPEN  # fmt: skip
FROM_PARENT = ("userJoinPolicy", "defaultPermissionLevel", "owner", "membersCount", "pendingMembersCount")
"""What a category that inherits its members shows of the one that it inherits them from."""


def find(account: Account, id_: Any) -> Object | None:
    found = account.get(KIND, id_)
    return found if found is not None and found.status == ACTIVE else None


def require(account: Account, id_: Any) -> Object:
    """The category, or CATEGORY_NOT_FOUND."""
    found = find(account, id_)
    if found is None:
        raise category_errors.CATEGORY_NOT_FOUND(id_)
    return found


def parent_of(account: Account, category: Object) -> Object | None:
    return find(account, category.parentId) if category.parentId else None


def members_from(account: Account, category: Object) -> Object:
    """The category whose members count for one: the nearest above it that has its own, or itself."""
    above = account.get(KIND, category.inheritedParentId) if category.inheritedParentId else None
    return above or category


def contexts_of(category: Object) -> list[str]:
    """The privacy contexts in which a category is; none is the default one."""
    return split(category.privacyContexts)


def clean_name(name: str) -> str:
    """A name as it is kept: blanks around it go, signs of paths and lists become lines."""
    cut = php_text.trim(name).encode()[:LONGEST_NAME].decode("utf-8", "ignore")
    return cut.replace(">", "_").replace("<", "_").replace(",", "_")


def clean_path(full_name: str) -> str:
    return join((clean_name(name) for name in full_name.split(SEPARATOR)), SEPARATOR)


def named(account: Account, full_name: str) -> Object | None:
    """The category of a full name, in any case."""
    query = Query(KIND, None).where(_path=folded(full_name)).add(("+partner = ?", [account.id]))
    found = account.store.find(query.add(("+status = ?", [ACTIVE])))
    return found[0] if found else None


def children(account: Account, id_: Any) -> list[Object]:
    query = Query(KIND, None).where(parentId=id_).add(("+partner = ?", [account.id]))
    return account.store.find(query.add(("+status = ?", [ACTIVE])).ordered("+seq"))


def below(account: Account, full_ids: str) -> list[Object]:
    """All categories beneath a path, the higher ones first."""
    beneath = (f"instr({expression('fullIds')}, ?) = 1", [full_ids + SEPARATOR])
    found = account.store.find(account.query(KIND).where(status=ACTIVE).add(beneath))
    return sorted(found, key=lambda one: (one.depth, one.id))


def path_ids(category: Object) -> list[int]:
    """The ids from the top down to a category, its own last."""
    return [php_text.whole(one) for one in str(category.fullIds).split(SEPARATOR)]


def place(account: Account, category: Object) -> None:
    """Sets all that follows from where a category lies: path, depth, contexts, whose members count.

    Without a context nobody owns it, though it goes on telling who did (read in the source).
    """
    parent = parent_of(account, category)
    above = (f"{parent.fullName}{SEPARATOR}", f"{parent.fullIds}{SEPARATOR}") if parent else ("", "")
    category.fullName = f"{above[0]}{category.name}"
    category.fullIds = f"{above[1]}{category.id}"
    category._path = folded(category.fullName)
    category.depth = parent.depth + 1 if parent else 0
    given = [*(contexts_of(parent) if parent else []), *split(category.privacyContext)]
    category.privacyContexts = join(dict.fromkeys(given))
    if not given:
        for name, value in OPEN.items():
            setattr(category, name, value)
        category._unowned = bool(category.owner) or None
    category.inheritedParentId = None
    if parent and category.inheritanceType == INHERIT:
        category.inheritedParentId = parent.inheritedParentId or parent.id


def must_be_unique(account: Account, category: Object) -> None:
    """Refuses a second category of the same full name."""
    other = named(account, category.fullName)
    if other is not None and other.id != category.id:
        raise category_errors.DUPLICATE_CATEGORY(category.fullName)


def save(account: Account, category: Object) -> Object:
    category.updatedAt = now()
    return account.put(KIND, category)


def create(account: Account, category: Object) -> Object:
    """Stores a new category in its place, and counts it there."""
    category.id, category.partnerId = account.store.number(), account.id
    category.createdAt = category.updatedAt = now()
    category.defaults(DEFAULTS)
    place(account, category)
    must_be_unique(account, category)
    account.put(KIND, category)
    count_children(account, category.parentId)
    return category


def by_path(account: Account, full_name: str) -> Object:
    """The category of a full name; what is missing of it is made."""
    found = named(account, full_name)
    if found is not None:
        return found
    above, _, name = full_name.rpartition(SEPARATOR)
    parent = by_path(account, above) if above else None
    return create(account, Object(CLASS, name=name, parentId=parent.id if parent else 0))


def count_children(account: Account, id_: Any) -> None:
    """Counts the categories directly in one."""
    category = find(account, id_) if id_ else None
    if category is not None:
        sql = (
            "SELECT COUNT(*) FROM objects WHERE kind = ? AND json_extract(data, '$.parentId') = ?"
            " AND +status = ?"
        )
        category.directSubCategoriesCount = account.store.execute(sql, (KIND, category.id, ACTIVE))[0][0]
        save(account, category)


def recount(account: Account, ids: list[int]) -> None:
    """Counts the entries of categories anew, those beneath them too."""
    for id_ in dict.fromkeys(ids):
        category = find(account, id_)
        if category is not None:
            beneath = [one.id for one in below(account, category.fullIds)]
            category.directEntriesCount = _entries_in(account, [id_])
            category.entriesCount = _entries_in(account, [id_, *beneath])
            save(account, category)


def _entries_in(account: Account, ids: list[int]) -> int:
    sql = (
        "SELECT COUNT(DISTINCT entryId) FROM objects WHERE kind = 'category_entry' AND +status = 2"
        " AND json_extract(data, '$.categoryId') IS NOT NULL"
        " AND json_extract(data, '$.categoryId') IN (SELECT value FROM json_each(?))"
    )
    found: int = account.store.execute(sql, (json.dumps(ids),))[0][0]
    return found


@presents(CLASS)
def show(category: Object, caller: Caller) -> Object:
    """What comes from the category that its members are inherited from is told as its own."""
    if category.inheritedParentId:
        above = members_from(caller.account, category)
        for name in FROM_PARENT:
            category.values[name] = above.values.get(name)
    return category
