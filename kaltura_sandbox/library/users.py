"""Users of an account: found by their id, made on the way where the platform does so, deleted with what is theirs.

A user's id is the customer's own text, so two accounts may have the same: users are stored under the account's
number and the id.
"""

from __future__ import annotations

import re
from typing import Any

from kaltura_sandbox.objects import Object
from kaltura_sandbox.platform import Account, now
from kaltura_sandbox.store import FieldMap

KIND, TOKEN_KIND, SHORT_LINK_KIND = "user", "app_token", "short_link"
BLOCKED, ACTIVE, DELETED = 0, 1, 2
TOKEN_DELETED = SHORT_LINK_DELETED = 3
ID = re.compile(r"[A-Za-z0-9,!#$%&'*+?^_`{|}~.@-]{1,320}")
FIELDS = FieldMap(
    names={"id": ("_userId",), "idOrScreenName": ("_userId", "screenName")},
    lists=frozenset({"tags"}),
)
DEFAULTS: dict[str, Any] = {
    "country": "", "description": "", "status": ACTIVE, "userMode": 0, "capabilities": [], "isAdmin": False,
    "isGuest": False, "roleIds": "", "roleNames": "", "isAccountOwner": False, "lastName": "", "loginEnabled": False,
    "isSsoExcluded": False, "fullName": "",
}  # fmt: skip
READ_LATER: dict[str, Any] = {"storageSize": 0, "type": 0}
"""What get shows and the answer of add does not (measured)."""


def find(account: Account, user_id: Any) -> Object | None:
    """The user of this id, blocked ones too; None where there is none or it was deleted."""
    user = account.get(KIND, _key(account, user_id))
    return user if user and user.status != DELETED else None


def was_deleted(account: Account, user_id: Any) -> bool:
    user = account.get(KIND, _key(account, user_id))
    return user is not None and user.status == DELETED


def ensure(account: Account, user_id: str) -> Object:
    """The user of this id; one that doesn't exist is made, with the id as its name (measured)."""
    return find(account, user_id) or save(
        account, new(account, Object("KalturaUser", id=user_id, firstName=user_id, fullName=user_id))
    )


def new(account: Account, user: Object) -> Object:
    """A user's own values: account, times, defaults."""
    stamp = now()
    user.partnerId, user.createdAt, user.statusUpdatedAt = account.id, stamp, stamp
    return user.defaults({"screenName": user.id} | DEFAULTS)


def save(account: Account, user: Object) -> Object:
    user._userId, user.updatedAt = user.id, now()
    return account.store.put(KIND, user, account.id, _key(account, user.id))


def delete(account: Account, user: Object) -> Object:
    """Marks a user deleted, with the user's application tokens and short links (measured); the id may be used again."""
    user.status = DELETED
    user.deletedAt = user.statusUpdatedAt = now()
    for token in account.find(TOKEN_KIND, sessionUserId=user.id):
        token.status = TOKEN_DELETED
        account.put(TOKEN_KIND, token)
    for link in account.find(SHORT_LINK_KIND, userId=user.id):
        link.status = SHORT_LINK_DELETED
        account.put(SHORT_LINK_KIND, link)
    return save(account, user)


def forget(account: Account, user_id: str) -> None:
    """Takes a user's row away, when the user gets another id."""
    account.store.remove(KIND, _key(account, user_id))


def _key(account: Account, user_id: Any) -> str:
    return f"{account.id}:{user_id}"
