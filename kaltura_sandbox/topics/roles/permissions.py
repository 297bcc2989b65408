"""Permissions of an account and of the platform, found by their names."""

from __future__ import annotations

from kaltura_sandbox import php_text
from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.roles import rights, tables
from kaltura_sandbox.platform.store import Query
from kaltura_sandbox.topics.roles import role_errors

ACTIVE, BLOCKED, DELETED = 1, 2, 3


def named(account: Account, name: str, shared: bool = True) -> Object | None:
    """The permission of a name, of the account's own or the platform's: an active one before one that isn't.

    A deleted one is found too (measured).
    """
    found = account.store.find(account.query(rights.KIND, shared).where(name=name))
    return min(found, key=lambda one: (one.status, -one.partnerId), default=None)


def by_number(query: Query) -> Query:
    """A query that orders by ids as numbers: they came into the store in that order."""
    query.order = [("seq" if name == "id" else name, down) for name, down in query.order] or [("seq", False)]
    return query


def check_for_role(account: Account, names: str | None) -> None:
    """Refuses names of which one is no permission for roles: unknown, not active, or a feature of the account."""
    if names in (None, "", rights.EVERYTHING):
        return
    asked = dict.fromkeys(php_text.trim(one) for one in str(names).split(","))
    for name in filter(None, asked):
        query = account.query(rights.KIND, True).where(name=name, type=tables.NORMAL, status=ACTIVE)
        if not account.store.find(query):
            told = f"Permission [{name}] was not found for partner [{account.id}]"
            raise role_errors.PERMISSION_NOT_FOUND(told)


def check_items(account: Account, ids: str | None) -> None:
    """Refuses ids of items of which one is none (PERMISSION_ITEM_NOT_FOUND)."""
    for id_ in filter(None, (php_text.trim(one) for one in (ids or "").split(","))):
        if not 1 <= php_text.whole(id_) <= len(tables.items()):
            raise role_errors.PERMISSION_ITEM_NOT_FOUND()
