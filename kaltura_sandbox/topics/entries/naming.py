"""Which entries name a user: as their owner, or among those who may edit, publish or view them.

The search index has a term for each user whom an entry names, made so that equal terms are equal users.
"""

from __future__ import annotations

from collections.abc import Iterable

from kaltura_sandbox.platform.identity import user_key
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.store import Store
from kaltura_sandbox.platform.store.filters import ENTITLED
from kaltura_sandbox.platform.store.index.documents import Way
from kaltura_sandbox.platform.store.index.expressions import joined, phrase

KIND, FIELD = "entry", "_named"


def named(entry: Object) -> set[str]:
    """The terms of the users whom an entry names, nobody among them where it has no owner."""
    told = {user_key(entry.userId)}
    for name in ENTITLED:
        told.update(user_key(entry.values.get(name)).split(","))
    return {_term(one) for one in told if one}


def keys(who: Iterable[str]) -> list[str] | None:
    """The terms of some users by the keys of their ids; None where one has no term of its own."""
    there = list(who)
    return None if any(not one or "," in one for one in there) else [_term(one) for one in there]


def rows(store: Store, terms: list[str]) -> list[int]:
    """The rows of the entries that name one of some users."""
    store.index.catch_up()
    wanted = joined("OR", (expression(one) for one in terms))
    if wanted is None:
        return []
    sql = "SELECT rowid FROM search_terms WHERE search_terms MATCH ?"
    return [row[0] for row in store.execute(sql, [wanted])]


def expression(term: str) -> str:
    """What the index is asked for the entries that name a user."""
    return phrase(KIND, FIELD, Way.KEY, [term])


def _term(key: str) -> str:
    return key.encode("utf-8", "surrogatepass").hex()  # no analysis takes two of these for one
