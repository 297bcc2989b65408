"""The entries that lists show to a session under entitlement, found by indexes: for lists that look at all of an
account, where to try each would take as long as there are entries.

Which entries name a user the search index knows (see entry_index), which are in a category an index of the database.
"""

from __future__ import annotations

import json

from kaltura_sandbox.platform.accounts import Caller
from kaltura_sandbox.platform.store.filters import Condition
from kaltura_sandbox.topics.categories import members
from kaltura_sandbox.topics.categories.entitled import (
    WITHOUT_CONTEXT,
    exempt_ids,
    open_categories,
    tried,
)
from kaltura_sandbox.topics.entries import entitlement, naming

FEW = 2_000
"""So many rows are looked up one by one; with more, each row of the list is asked whether it is one of them."""

_PLACED = (
    "SELECT o.rowid FROM json_each(?) AS c CROSS JOIN objects AS a CROSS JOIN objects AS o"
    " WHERE a.kind = 'category_entry' AND json_extract(a.data, '$.categoryId') = c.value"
    " AND json_extract(a.data, '$.categoryId') IS NOT NULL AND a.status IN (1, 2)"
    " AND o.kind = 'entry' AND o.id = a.entryId"
)
_HIDDEN = (
    "SELECT o.rowid FROM (SELECT a.entryId AS id FROM objects AS a WHERE a.kind = 'category_entry' AND a.partner = ?"
    f" AND a.status IN (1, 2) GROUP BY a.entryId HAVING MAX({WITHOUT_CONTEXT}) = 0) AS h CROSS JOIN objects AS o"
    " WHERE o.kind = 'entry' AND o.id = h.id"
)
_EXEMPT = "SELECT rowid FROM objects WHERE kind = 'entry' AND id IN (SELECT value FROM json_each(?))"


@entitlement.restricts
def listed(caller: Caller, by_name: bool, all_of_account: bool) -> Condition:
    """What entries in a list of a caller under entitlement are like."""
    known = naming.keys(who_counts(caller))
    if by_name or not all_of_account or known is None:
        return tried(caller, by_name)
    store = caller.account.store
    own = set(naming.rows(store, known))
    if exempt := exempt_ids(caller):
        own.update(row[0] for row in store.execute(_EXEMPT, [json.dumps(exempt)]))
    if entitlement.contexts(caller.session):
        placed = store.execute(_PLACED, [json.dumps(open_categories(caller))])
        return _among(own.union(row[0] for row in placed))
    hidden = {row[0] for row in store.execute(_HIDDEN, [caller.account.id])} - own
    return "+objects.rowid NOT IN (SELECT value FROM json_each(?))", [json.dumps(list(hidden))]


def who_counts(caller: Caller) -> list[str]:
    """The user and groups as whom a caller sees entries that name them."""
    if entitlement.is_anonymous(caller.session):
        return []
    return members.who_counts(caller.account, caller.user_id)


def _among(rows: set[int]) -> Condition:
    sign = "" if len(rows) <= FEW else "+"  # with it SQLite goes by the order of the list
    return f"{sign}objects.rowid IN (SELECT value FROM json_each(?))", [json.dumps(list(rows))]
