"""Bringing a user's groups into line with a list.

What the machine has put the user into and the list doesn't name is left; what was done by hand and protected groups
stay as they are, and groups of applications are never left. Groups that exist are joined in the call, up to 50 of them;
the rest is written into a bulk upload of users: who leaves what, and groups that have to be made.
"""

from __future__ import annotations

from dataclasses import dataclass

from kaltura_sandbox.platform.accounts import Account, Caller
from kaltura_sandbox.platform.errors import ApiError
from kaltura_sandbox.platform.identity import user_key
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.topics.groups import groups, memberships, user_upload
from kaltura_sandbox.topics.groups.copies import AT_ONCE
from kaltura_sandbox.topics.groups.memberships import AUTOMATIC
from kaltura_sandbox.topics.people import users

COLUMNS = ["*action", "userId", "group", "capabilities"]


@dataclass(frozen=True)
class Wish:
    """In which groups a user shall be; whether he leaves others, and whether such groups are made as don't exist."""

    user: Object
    ids: list[str]
    leaves: bool
    makes: bool


def sync(caller: Caller, wish: Wish) -> Object | None:
    """Does what can be done at once, and queues the rest. The answer is the bulk upload, None where nothing is left."""
    account = caller.account
    if len(wish.ids) <= AT_ONCE:
        leaving, joining = _differences(account, wish)
        joined = [_joined(account, wish.user, id_) for id_ in joining]
        if all(joined) and not leaving:
            return None
    leaving, joining = _differences(account, wish)
    if not leaving and not joining:
        return None
    user_id = wish.user.id
    rows = [["2", user_id, f"-{id_}"] for id_ in leaving]
    rows += [["2", user_id, id_, groups.SYNCED["capability"]] for id_ in joining]
    return user_upload.begin(caller, COLUMNS, rows)


def _differences(account: Account, wish: Wish) -> tuple[list[str], list[str]]:
    """The groups that the user leaves, and those that he joins."""
    current = memberships.all_of_user(account, wish.user.id)
    wanted, has = {user_key(id_) for id_ in wish.ids}, {user_key(one.groupId) for one in current}
    leaving = [
        one.groupId
        for one in current
        if wish.leaves and user_key(one.groupId) not in wanted and one.creationMode == AUTOMATIC
        and _is_open(account, one.groupId)
    ]  # fmt: skip
    joining = [id_ for id_ in wish.ids if user_key(id_) not in has and _may_join(account, id_, wish.makes)]
    return leaving, joining


def _is_open(account: Account, group_id: str) -> bool:
    group = groups.find(account, group_id)
    return group is not None and group.type == groups.GROUP and group.userMode != groups.PROTECTED


def _may_join(account: Account, group_id: str, makes: bool) -> bool:
    """Where groups are made, a group of an application counts as one that isn't there, and is joined (measured)."""
    known = users.find(account, group_id)
    unknown = known is None or known.type == groups.APPLICATIVE
    return (makes and unknown) or _is_open(account, group_id)


def _joined(account: Account, user: Object, group_id: str) -> bool:
    group = groups.find(account, group_id)
    if group is None:
        return False
    try:
        memberships.add(account, user, group, creationMode=AUTOMATIC)
    except ApiError:
        return False
    return True
