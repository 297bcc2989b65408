"""Members of categories: who has which level in which, and what a level allows.

A level is a name for a set of permissions; a membership may have others than its level's. A category that inherits its
members has none of its own: whoever asks for its members gets those of the category that it inherits them from.

A group may be a member as well: its members have what it has, where they have nothing better of their own, but for
groups of applications. What of it ends when a user leaves a group: subscriptions.py.
"""

from __future__ import annotations

import json
from typing import Any

from kaltura_sandbox.platform.accounts import Account, now
from kaltura_sandbox.platform.events import ADDED, RENAMED, Event, later, on
from kaltura_sandbox.platform.events import DELETED as GONE
from kaltura_sandbox.platform.identity import same_user, user_key
from kaltura_sandbox.platform.objects import Object, split
from kaltura_sandbox.platform.store import Query
from kaltura_sandbox.platform.store.filters import Condition, expression, has_word, many
from kaltura_sandbox.topics.categories import categories
from kaltura_sandbox.topics.groups import memberships
from kaltura_sandbox.topics.people import users

KIND, CLASS = "category_user", "KalturaCategoryUser"
MANAGER, MODERATOR, CONTRIBUTOR, MEMBER, NONE = range(5)
ACTIVE, PENDING, NOT_ACTIVE, DELETED = 1, 2, 3, 4
BY_HAND, AUTOMATIC = 0, 1  # updateMethod
EDIT, MODERATE, CONTRIBUTE, VIEW = (
    "CATEGORY_EDIT",
    "CATEGORY_MODERATE",
    "CATEGORY_CONTRIBUTE",
    "CATEGORY_VIEW",
)
PERMISSIONS = {
    MANAGER: f"{EDIT},{MODERATE},{CONTRIBUTE},{VIEW}",
    MODERATOR: f"{MODERATE},{VIEW}",
    CONTRIBUTOR: f"{CONTRIBUTE},{VIEW}",
    MEMBER: VIEW,
    NONE: "",
}
OWNERS = f"{CONTRIBUTE},{EDIT},{MODERATE},{VIEW}"
"""An owner's, in the platform's order (measured)."""


def condition_of_level(level: int) -> Condition:
    """Memberships of a level, by the permissions that make it one: those of it, and none that it lacks.

    A manager's are all; of a contributor's and a moderator's only the other's is looked at (read in the source).
    """
    lacking = {MODERATOR: (CONTRIBUTE,), CONTRIBUTOR: (MODERATE,), MEMBER: (EDIT, MODERATE, CONTRIBUTE)}
    names = expression("permissionNames")
    without = [(f"NOT {has_word(names, one)[0]}", [f",{one},"]) for one in lacking.get(level, ())]
    return many("AND", [of_permissions(level), *without]) or ("1", [])


def of_permissions(level: int) -> Condition:
    """Memberships that have all permissions of a level."""
    names = expression("permissionNames")
    return many("AND", [has_word(names, one) for one in split(PERMISSIONS.get(level))]) or ("1", [])


def key(category_id: Any, user_id: Any) -> str:
    return f"{category_id}:{user_key(user_id)}"


def find(account: Account, category_id: Any, user_id: Any) -> Object | None:
    """A user's membership of a category, in any state but deleted."""
    found = account.get(KIND, key(category_id, user_id))
    return found if found is not None and found.status != DELETED else None


def of_category(account: Account, category_id: Any) -> list[Object]:
    query = Query(KIND, None).where(categoryId=category_id).add(("+partner = ?", [account.id]))
    return account.store.find(query.add(("+status != ?", [DELETED])).ordered("+seq"))


def permitted(account: Account, category: Object, user_id: str, wanted: str = VIEW) -> Object | None:
    """The active membership that gives a user a permission in a category, else None.

    Of those of the user's groups the one of the highest level, if the user's own doesn't give it.
    """
    root = categories.members_from(account, category).id
    own = find(account, root, user_id)
    if own is not None and _gives(own, wanted):
        return own
    theirs = [
        find(account, root, group) for group in memberships.keys_of(account, user_id, applicative=False)
    ]
    giving = [one for one in theirs if one is not None and _gives(one, wanted)]
    return min(giving, key=lambda one: int(one.permissionLevel), default=None)


def _gives(member: Object, wanted: str) -> bool:
    return member.status == ACTIVE and wanted in split(member.permissionNames)


def level(account: Account, category: Object, user_id: str) -> int | None:
    """A user's level in a category, None of who may not see it."""
    found = permitted(account, category, user_id)
    return found.permissionLevel if found is not None else None


def counts_as_member(account: Account, category: Object, user_id: str) -> bool:
    """Whether a user sees what only members see."""
    root = categories.members_from(account, category).id
    return bool(ids_of_member(account, user_id, [root]))


def put(account: Account, member: Object, before: int | None = None) -> Object:
    """Stores a membership and counts it; ``before`` is the status that it had."""
    member.updatedAt = now()
    account.put(KIND, member, key(member.categoryId, member.userId))
    if member.status != before:
        count(account, member.categoryId)
    return member


def new(account: Account, category: Object, member: Object) -> Object:
    """A membership's own values: of the category's default level and what that allows, unless it says otherwise."""
    stamp = now()
    member.defaults({"permissionLevel": category.defaultPermissionLevel, "updateMethod": BY_HAND})
    member.defaults({"permissionNames": PERMISSIONS[member.permissionLevel]})
    member.values.update(
        categoryId=category.id, partnerId=account.id, createdAt=stamp, status=ACTIVE,
        categoryFullIds=category.fullIds,
    )  # fmt: skip
    return put(account, member)


def make_owner(account: Account, category: Object) -> None:
    """The owner of a category is a member who manages it."""
    if not category.owner or category.inheritanceType == categories.INHERIT:
        return
    known = find(account, category.id, category.owner)
    owner = known or Object(CLASS, userId=category.owner)
    owner.permissionLevel, owner.permissionNames, owner.status = MANAGER, OWNERS, ACTIVE
    if known is None:
        new(account, category, owner)
    else:
        put(account, owner)
    category.membersCount = categories.require(account, category.id).membersCount


def remove(account: Account, member: Object) -> None:
    """Marks a membership deleted; the user may become a member again."""
    before = member.status
    member.status = DELETED
    put(account, member, before)


def count(account: Account, category_id: Any) -> None:
    """Counts the members of a category."""
    category = account.get(categories.KIND, category_id)
    if category is None:
        return
    sql = (
        "SELECT status, COUNT(*) FROM objects WHERE kind = ? AND json_extract(data, '$.categoryId') = ?"
        " GROUP BY status"
    )
    found = dict(account.store.execute(sql, (KIND, category_id)))
    category.membersCount, category.pendingMembersCount = found.get(ACTIVE, 0), found.get(PENDING, 0)
    account.put(categories.KIND, category)


def is_owner(category: Object, user_id: Any) -> bool:
    return bool(category.owner) and not category._unowned and same_user(category.owner, user_id)


def copy_from(account: Account, source_id: int, category: Object) -> None:
    """Makes the members of one category those of another as well, who is there already stays as they are."""
    for member in of_category(account, source_id):
        if member.status == ACTIVE and find(account, category.id, member.userId) is None:
            new(account, category, Object(
                CLASS, userId=member.userId, permissionLevel=member.permissionLevel,
                permissionNames=_copied(member), updateMethod=member.updateMethod,
            ))  # fmt: skip


def _copied(member: Object) -> str:
    """The permissions of a copied membership: those of its level, in the order of levels (measured)."""
    ordered = PERMISSIONS.get(member.permissionLevel, "")
    same = set(split(ordered)) == set(split(member.permissionNames))
    return ordered if same else str(member.permissionNames or "")


def ids_of_member(account: Account, user_id: str, ids: list[int]) -> set[int]:
    """Those of some categories that a user, or a group of the user's, is an active member of."""
    sql = (
        "SELECT c.value FROM json_each(?) AS c CROSS JOIN json_each(?) AS w CROSS JOIN objects AS o"
        " WHERE o.kind = ? AND o.id = c.value || ':' || w.value AND o.status = ?"
        " AND json_extract(o.data, '$.permissionLevel') != ?"
    )
    who = json.dumps(who_counts(account, user_id))
    return {row[0] for row in account.store.execute(sql, (json.dumps(ids), who, KIND, ACTIVE, NONE))}


def who_counts(account: Account, user_id: str) -> list[str]:
    """The user and the groups by which the user is a member of categories, as keys of their ids."""
    return [user_key(user_id), *memberships.keys_of(account, user_id, applicative=False)]


@later(GONE, users.KIND)
def user_deleted(account: Account, event: Event) -> None:
    """A deleted user is a member of nothing. Who has the id by now came in without memberships, and keeps his own."""
    with account.store.transaction():
        if users.find(account, event.object.id) is None:
            _leave_all(account, event.object.id)


@on(ADDED, users.KIND)
def begins_without(account: Account, event: Event) -> None:
    """Whoever gets the id of a deleted user has nothing of what that one was, the job above done or not."""
    if event.details.get("again"):
        _leave_all(account, event.object.id)


@on(RENAMED, users.KIND)
def renamed(account: Account, event: Event) -> None:
    """Whoever is called otherwise is a member of the same categories."""
    for member in _all_of(account, event.before.id if event.before else None):
        account.store.remove(KIND, key(member.categoryId, member.userId))
        member.userId = event.object.id
        account.put(KIND, member, key(member.categoryId, member.userId))


def _all_of(account: Account, user_id: Any) -> list[Object]:
    return account.store.find(account.query(KIND).of_user(user_id))


def _leave_all(account: Account, user_id: Any) -> None:
    for member in _all_of(account, user_id):
        if member.status != DELETED:
            remove(account, member)
