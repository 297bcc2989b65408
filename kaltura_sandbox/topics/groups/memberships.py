"""Who is in which group: each membership is an object with a number, a role, and how it came about.

A membership lies under a path of its user and its group, by which both are found in any spelling of their ids.
"""

from __future__ import annotations

from typing import Any

from kaltura_sandbox.platform.accounts import Account, now
from kaltura_sandbox.platform.events import ADDED, DELETED, RENAMED, Event, later, on
from kaltura_sandbox.platform.identity import user_key
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.store import Query
from kaltura_sandbox.platform.store.filters import Condition
from kaltura_sandbox.topics.groups import group_errors, groups
from kaltura_sandbox.topics.people import users

KIND, CLASS = "group_user", "KalturaGroupUser"
ACTIVE = 0
BY_HAND, AUTOMATIC = 1, 2  # creationMode
MEMBER, MANAGER = 1, 2  # userRole
MOST = 1024
"""Groups a user may be in; applicative ones don't count. An installation may set another number for an account."""

_PATH = "json_extract(data, '$._path')"
_GROUP = "json_extract(data, '$._group')"
_WITHIN = f"{_PATH} IS NOT NULL AND {_PATH} >= ? AND {_PATH} < ?"


def _path(account: Account, user_id: Any, group_id: Any = "") -> str:
    """Ids of groups have no slash in them."""
    return f"{users.key(account, user_id)}/{user_key(group_id)}"


def of_user(account: Account, user_id: Any) -> Condition:
    """What memberships of a user are like."""
    start = _path(account, user_id)
    return _WITHIN, [start, start[:-1] + chr(ord("/") + 1)]


def of_group(account: Account, group_id: Any) -> Condition:
    """What memberships of a group are like."""
    return f"{_GROUP} IS NOT NULL AND {_GROUP} = ?", [users.key(account, group_id)]


def query() -> Query:
    """Memberships, which conditions like the two above tell apart."""
    return Query(KIND, None)


def find(account: Account, user_id: Any, group_id: Any) -> Object | None:
    """The membership of a user in a group, None where there is none."""
    condition = f"{_PATH} IS NOT NULL AND {_PATH} = ?", [_path(account, user_id, group_id)]
    found = account.store.find(query().add(condition))
    return found[0] if found else None


def by_number(account: Account, number: Any) -> Object | None:
    return account.get(KIND, number)


def all_of_user(account: Account, user_id: Any) -> list[Object]:
    return account.store.find(query().add(of_user(account, user_id)).ordered("+seq"))


def all_of_group(account: Account, group_id: Any) -> list[Object]:
    return account.store.find(query().add(of_group(account, group_id)).ordered("+seq"))


def keys_of(account: Account, user_id: Any, applicative: bool = True) -> list[str]:
    """What the spellings of the ids of a user's groups have in common, without applicative groups unless told."""
    sql, values = of_user(account, user_id)
    rows = account.store.execute(
        f"SELECT {_PATH}, json_extract(data, '$.groupType') FROM objects WHERE kind = ? AND {sql}",
        [KIND, *values],
    )
    start = len(_path(account, user_id))
    return [path[start:] for path, type_ in rows if applicative or type_ != groups.APPLICATIVE]


def is_meant(account: Account, user_id: Any, named: list[Any]) -> bool:
    """Whether a user, or a group that the user is in, is among those named; the user without an id is one as well."""
    wanted, me = {user_key(one) for one in named}, user_key(user_id)
    return me in wanted or (bool(me) and not wanted.isdisjoint(keys_of(account, user_id)))


def manages(account: Account, user_id: Any, group_id: Any) -> bool:
    """Whether a user is a manager of a group."""
    found = find(account, user_id, group_id) if user_id and groups.find(account, group_id) else None
    return found is not None and found.userRole == MANAGER


def add(account: Account, user: Object, group: Object, given: Object | None = None, **fields: Any) -> Object:
    """Makes a user a member. GROUP_USER_ALREADY_EXISTS; USER_EXCEEDED_MAX_GROUPS, whatever the new group's type."""
    if find(account, user.id, group.id) is not None:
        raise group_errors.GROUP_USER_ALREADY_EXISTS()
    if _limited(account, user.id) >= MOST:
        raise group_errors.USER_EXCEEDED_MAX_GROUPS()
    member = given or Object(CLASS, **fields)
    member.values.update(
        id=str(account.store.number()), userId=user.id, groupId=group.id, partnerId=account.id, status=ACTIVE,
        createdAt=now(), updatedAt=now(), groupType=group.type, _path=_path(account, user.id, group.id),
        _group=users.key(account, group.id),
    )  # fmt: skip
    member.defaults({"creationMode": BY_HAND, "userRole": MEMBER})
    return account.put(KIND, member)


def _limited(account: Account, user_id: Any) -> int:
    """The groups of a user that count for the limit; only where it may be reached they are told apart."""
    sql, values = of_user(account, user_id)
    select = f"SELECT COUNT(*) FROM objects WHERE kind = ? AND {sql}"
    found: int = account.store.execute(select, [KIND, *values])[0][0]
    return found if found < MOST else len(keys_of(account, user_id, applicative=False))


def remove(account: Account, member: Object) -> None:
    account.remove(KIND, member)


@on(ADDED, KIND)
def came(account: Account, event: Event) -> None:
    """One more in the group."""
    groups.count(account, event.object.groupId, 1)


@on(DELETED, KIND)
def went(account: Account, event: Event) -> None:
    """One less in the group."""
    groups.count(account, event.object.groupId, -1)


@on(DELETED, users.KIND)
def user_deleted(account: Account, event: Event) -> None:
    """A deleted user is in no group."""
    if not groups.is_group(event.object):
        for member in all_of_user(account, event.object.id):
            remove(account, member)


@later(DELETED, users.KIND, when=lambda event: groups.is_group(event.object))
def group_deleted(account: Account, event: Event) -> None:
    """A job takes the members out of a group that was deleted, unless there is another one of its id by now."""
    with account.store.transaction():
        if users.find(account, event.object.id) is None:
            empty(account, event.object.id)


@on(ADDED, users.KIND)
def begins_empty(account: Account, event: Event) -> None:
    """Whoever gets the id of a group that was deleted has nothing of its members."""
    empty(account, event.object.id)


@on(RENAMED, users.KIND)
def renamed(account: Account, event: Event) -> None:
    """Whoever is called otherwise is in the same groups, and a group has the same members: nobody who takes the old id
    comes by them."""
    known_as = event.before.id if event.before else None
    of_group_ = groups.is_group(event.object)
    for member in all_of_group(account, known_as) if of_group_ else all_of_user(account, known_as):
        setattr(member, "groupId" if of_group_ else "userId", event.object.id)
        member.values.update(
            _path=_path(account, member.userId, member.groupId), _group=users.key(account, member.groupId)
        )
        account.put(KIND, member)


def empty(account: Account, group_id: Any) -> None:
    for member in all_of_group(account, group_id):
        remove(account, member)
