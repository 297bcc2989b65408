"""Users of an account: found by their id, made on the way where the platform does so, deleted with what is theirs.

A user's id is the customer's own text, so two accounts may have the same: users are stored under the account's
number and the id, in the form that all its spellings share.
"""

from __future__ import annotations

import re
from typing import Any

from kaltura_sandbox.platform.accounts import Account, now
from kaltura_sandbox.platform.identity import user_key
from kaltura_sandbox.platform.judges import admits
from kaltura_sandbox.platform.ks import Session
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.starting import samples
from kaltura_sandbox.platform.store import FieldMap
from kaltura_sandbox.platform.store.filters import Condition, words
from kaltura_sandbox.topics.people import user_errors

KIND = "user"
SECOND_USER = "second-user"
WIDGET_USER = "0"  # the user of widget sessions, who is none
NAMELESS = ""
"""The id of the user of sessions without one. They are a user like others, whom lists pass over."""

BLOCKED, ACTIVE, DELETED = 0, 1, 2
ID = re.compile(r"[A-Za-z0-9,!#$%&'*+?^_`{|}~.@-]{1,320}")
USER = "0"  # type; the others are groups


def _type_in(value: Any) -> Condition | None:
    """Everybody here is a user."""
    return None if USER in words(str(value)) else ("0", [])


FIELDS = FieldMap(
    names={
        "id": ("_userId",),
        "idOrScreenName": ("_userId", "screenName"),
        "firstNameOrLastName": ("firstName", "fullName", "lastName"),
    },
    special={"typeEqual": _type_in, "typeIn": _type_in},
    lists=frozenset({"tags"}),
)
DEFAULTS: dict[str, Any] = {
    "country": "", "description": "", "status": ACTIVE, "userMode": 0, "capabilities": [], "isAdmin": False,
    "isGuest": False, "roleIds": "", "roleNames": "", "isAccountOwner": False, "firstName": "", "lastName": "",
    "loginEnabled": False, "isSsoExcluded": False, "fullName": "",
}  # fmt: skip
READ_LATER: dict[str, Any] = {"storageSize": 0, "type": 0}
"""What get shows and the answer of add does not (measured)."""


@admits
def not_blocked(account: Account, session: Session) -> None:
    """A blocked user's sessions are refused."""
    user = find(account, session.user_id)
    if user is not None and user.status == BLOCKED:
        raise user_errors.USER_BLOCKED()


def find(account: Account, user_id: Any) -> Object | None:
    """The user of this id, blocked ones too; None where there is none or it was deleted."""
    user = account.get(KIND, key(account, user_id))
    return user if user and user.status != DELETED else None


def was_deleted(account: Account, user_id: Any) -> bool:
    user = account.get(KIND, key(account, user_id))
    return user is not None and user.status == DELETED


def ensure(account: Account, user_id: str) -> Object:
    """The user of this id; one that doesn't exist is made, with the id as its name (measured)."""
    return find(account, user_id) or save(
        account, new(account, Object("KalturaUser", id=user_id, firstName=user_id, fullName=user_id))
    )


def named(account: Account, user_id: str) -> str:
    """The id of the user whom a text means; who doesn't exist is made."""
    return user_id if user_id == WIDGET_USER else str(ensure(account, user_id).id)


def new(account: Account, user: Object) -> Object:
    """A user's own values: account, times, defaults."""
    stamp = now()
    user.partnerId, user.createdAt, user.statusUpdatedAt = account.id, stamp, stamp
    return user.defaults({"screenName": user.id} | DEFAULTS)


def save(account: Account, user: Object) -> Object:
    user._userId, user.updatedAt = user.id, now()
    return account.put(KIND, user, key(account, user.id))


def delete(account: Account, user: Object) -> Object:
    """Marks a user deleted; what is the user's goes with them by that event. The id may be used again."""
    user.status = DELETED
    user.deletedAt = user.statusUpdatedAt = now()
    return save(account, user)


def forget(account: Account, user_id: str) -> None:
    """Takes a user's row away, when the user gets another id: nobody is deleted, so nobody hears of it."""
    account.store.remove(KIND, key(account, user_id))


def key(account: Account, user_id: Any) -> str:
    return f"{account.id}:{user_key(user_id)}"


@samples
def first_users(account: Account, user: str) -> None:
    """The account's own user, a second one, and the user of sessions without one, whom any account in use has."""
    for one in (user, SECOND_USER, NAMELESS):
        ensure(account, one)
