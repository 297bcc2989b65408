"""What is asked of a search beside its tree: statuses, ids, who asks, what is shown."""

from __future__ import annotations

import json
from typing import Any

from kaltura_sandbox import php_text
from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.accounts import Caller
from kaltura_sandbox.platform.machine import limits
from kaltura_sandbox.platform.objects import Object, split
from kaltura_sandbox.platform.store import Page
from kaltura_sandbox.platform.store.filters import Condition, in_, many
from kaltura_sandbox.topics.categories import categories, category_lists
from kaltura_sandbox.topics.entries import entitlement, entries
from kaltura_sandbox.topics.esearch import esearch_errors
from kaltura_sandbox.topics.esearch.items import UNIFIED, Branch, Leaf, Node
from kaltura_sandbox.topics.people import users

MOST = 10_000
SIZE, LARGEST = 30, 500
MANY = 10_000
"""Of more rows it is asked which entries of the account the caller sees; of fewer each is judged by itself."""

USUAL = {entries.KIND: entries.READY, categories.KIND: categories.ACTIVE, users.KIND: users.ACTIVE}
"""The status of what is found where no other is asked for."""


_AMONG = (
    "SELECT objects.rowid FROM objects NOT INDEXED WHERE objects.rowid IN (SELECT value FROM json_each(?))"
)
_PARENTS = (
    "SELECT c.rowid, p.rowid FROM objects AS c NOT INDEXED CROSS JOIN objects AS p ON p.kind = c.kind"
    f" AND p.id = json_extract(c.data, '$.parentEntryId') AND p.status != {entries.DELETED}"
    " WHERE c.rowid IN (SELECT value FROM json_each(?)) AND json_extract(c.data, '$.parentEntryId') IS NOT NULL"
)


def check(params: Object, pager: Object | None) -> None:
    """Refuses what is judged before the items are (read in the source)."""
    if not params.searchOperator:
        raise esearch_errors.EMPTY_SEARCH_OPERATOR_NOT_ALLOWED()
    if _amount(params.searchOperator) > limits.MOST_SEARCHED:
        raise errors.SANDBOX_LIMIT_EXCEEDED(limits.MOST_SEARCHED, "items and operators of a search")
    if params.objectId is not None and params.objectIds is not None:
        raise esearch_errors.OBJECTID_AND_OBJECTIDS_NOT_ALLOWED_SIMULTANEOUSLY()
    size, index = _pager(pager)
    if pager is not None and size * index > MOST:
        raise esearch_errors.CRITERIA_EXCEEDED_MAX_MATCHES_ALLOWED()


def _amount(item: Object) -> int:
    """How many items and operators there are, this one included, by what they cost."""
    own = 5 if item.objectType == UNIFIED else 1
    return own + sum(_amount(one) for one in item.searchItems or [] if isinstance(one, Object))


def _pager(pager: Object | None) -> tuple[int, int]:
    size = pager.pageSize if pager and isinstance(pager.pageSize, int) and pager.pageSize > 0 else SIZE
    index = pager.pageIndex if pager and isinstance(pager.pageIndex, int) and pager.pageIndex > 0 else 1
    return min(size, LARGEST), index


def page(pager: Object | None) -> Page:
    size, index = _pager(pager)
    return Page(index, size)


def conditions(caller: Caller, kind: str, params: Object, tree: Branch) -> list[Condition]:
    """What everything that is found must fulfil, whatever the items say."""
    statuses: list[Any] = split(params.objectStatuses) or [USUAL[kind]]
    found: list[Condition] = [
        ("objects.kind = ?", [kind]), ("objects.partner = ?", [caller.account.id]), in_("status", statuses),
    ]  # fmt: skip
    ids = split(params.objectId or params.objectIds)
    if ids:
        name = "json_extract(data, '$.id')" if kind == users.KIND else "id"
        found.append(in_(name, [php_text.lower(one) for one in ids], negate=bool(params.objectIdsNotIn)))
    if kind == entries.KIND and not ids:
        found += _shown(tree)
    if kind == categories.KIND:
        found += category_lists.seen_by(caller)
    return found


def admitted(caller: Caller, kind: str, rows: list[int]) -> list[int]:
    """Those of the rows that were found which the caller may see, in their order. A child is seen by who sees its
    parent."""
    conditions = (
        entitlement.restrictions(caller, all_of_account=len(rows) > MANY) if kind == entries.KIND else []
    )
    for sql, values in conditions:
        parents = dict(caller.account.store.execute(_PARENTS, [json.dumps(rows)]))
        judged = json.dumps([parents.get(row, row) for row in rows])
        found = caller.account.store.execute(f"{_AMONG} AND {sql}", [judged, *values])
        seen = {row for (row,) in found}
        rows = [row for row in rows if parents.get(row, row) in seen]
    return rows


def _shown(tree: Branch) -> list[Condition]:
    """Without recycled entries and those of the platform's own, but for those that an item asks for in other ways."""
    asked = list(_lifting(tree))
    names = {name for name, _ in asked}
    if "recycled_at" in names:
        return []
    hidden = in_("displayInSearch", (entries.RECYCLED, entries.SHADOW), negate=True)
    shown = [] if "display_in_search" in names else [hidden]
    stored = {
        "_id": "id",
        "parent_id": "json_extract(data, '$.parentEntryId')",
        "display_in_search": "displayInSearch",
    }
    shown += [in_(stored[name], [php_text.lower(term)]) for name, term in asked if term]
    found = many("OR", shown)
    return [found] if found else []


def _lifting(node: Node) -> list[tuple[str, Any]]:
    """Fields in a tree that find hidden entries, and what they are asked for."""
    if isinstance(node, Branch):
        return [one for inner in node.nodes for one in _lifting(inner)]
    if isinstance(node, Leaf) and "d" in node.field.marks and node.inner is None:
        return [(node.field.engine, node.term)]
    return []
