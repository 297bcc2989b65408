"""User entries as they are stored: their kind in the store, their states, and whose they are."""

from __future__ import annotations

from typing import Any

from kaltura_sandbox.platform.accounts import Account, Caller
from kaltura_sandbox.platform.identity import same_user
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.topics.user_entries import user_entry_errors

KIND, CLASS = "user_entry", "KalturaUserEntry"
ACTIVE, DELETED, RECYCLED = 1, 2, 3
HIDDEN = (DELETED, RECYCLED)
"""States in which nobody finds them; those of an entry in the recycle bin come back with it."""


def find(caller: Caller, id_: Any) -> Object:
    """One that the caller may see: administrators see all, users their own (others' are as unknown)."""
    found = caller.account.get(KIND, id_)
    if found is None or found.status in HIDDEN or not is_seen(caller, found):
        raise user_entry_errors.USER_ENTRY_NOT_FOUND(id_)
    return found


def is_seen(caller: Caller, user_entry: Object) -> bool:
    return caller.is_admin or same_user(user_entry.userId, caller.user_id)


def of(account: Account, entry_id: str, user_id: str, type_: str) -> list[Object]:
    """Those of a type that a user has with an entry, the oldest first."""
    query = account.query(KIND).where(entryId=entry_id, type=type_).without(status=HIDDEN)
    return account.store.find(query.of_user(user_id).ordered("+createdAt"))


def delete(account: Account, user_entry: Object) -> Object:
    """Marks it deleted; it stays in the store."""
    user_entry.status = DELETED
    return account.put(KIND, user_entry)
