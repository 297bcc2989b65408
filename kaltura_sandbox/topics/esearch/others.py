"""Searches by what other objects tell: the categories of an entry, the members of a category, the users in a group."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kaltura_sandbox.platform.identity import user_key
from kaltura_sandbox.platform.store.filters import Condition
from kaltura_sandbox.platform.store.index import analysis
from kaltura_sandbox.platform.store.index.documents import Way
from kaltura_sandbox.platform.store.index.expressions import phrase
from kaltura_sandbox.topics.categories import categories
from kaltura_sandbox.topics.esearch.fields import EXISTS, STARTS
from kaltura_sandbox.topics.esearch.items import GROUP, IN_GROUPS, MEMBER, Other

ACTIVE = 2
_ENTRIES = (
    "SELECT o.rowid FROM objects AS c CROSS JOIN objects AS a CROSS JOIN objects AS o WHERE c.kind = 'category' AND {}"
    " AND a.kind = 'category_entry' AND a.id >= c.id || ':' AND a.id < c.id || ';' AND a.status = ?"
    " AND o.kind = 'entry' AND o.id = a.entryId"
)
_IN_ANY = (
    "SELECT o.rowid FROM objects AS a CROSS JOIN objects AS o WHERE a.kind = 'category_entry' AND a.status {}"
    " AND o.kind = 'entry' AND o.id = a.entryId"
)
_MEMBERS = (
    "SELECT c.rowid FROM objects AS m CROSS JOIN objects AS c WHERE m.kind = 'category_user' AND m.userId = ?"
    " AND m.status = 1 AND c.kind = 'category' AND m.id = COALESCE(json_extract(c.data, '$.inheritedParentId'), c.id)"
    " || ':' || ? {}"
)
_USERS = (
    "SELECT u.rowid FROM objects AS p CROSS JOIN objects AS g CROSS JOIN objects AS u WHERE p.kind = 'partner'"
    " AND g.kind = 'group_user' AND json_extract(g.data, '$._group') IS NOT NULL"
    " AND json_extract(g.data, '$._group') = p.id || ':' || ? {}"
    " AND u.kind = 'user' AND u.id = g.partner || ':' || user_key(g.userId)"
)
PATH = "json_extract(c.data, '$.fullIds')"
_NAMED = "SELECT rowid FROM search_terms WHERE search_terms MATCH ?"
_ABOVE_NAMED = (
    "EXISTS (SELECT 1 FROM objects AS x NOT INDEXED WHERE x.rowid IN ({}) AND x.id != c.id"
    f" AND instr('>' || {PATH} || '>', '>' || x.id || '>') > 0)"
)
ABOVE = f"'>' || substr({PATH}, 1, length({PATH}) - length(c.id))"


def rows(node: Other) -> Condition:
    """A select of the objects that such an item finds."""
    if node.item.objectType == GROUP or node.item.fieldName == IN_GROUPS:
        return _in_group(node)
    return _members(node) if node.item.objectType == MEMBER else _places(node)


def _in_group(node: Other) -> Condition:
    """Users who are in a group, by hand or by a machine where that is asked for."""
    mode = node.item.creationMode
    more = "" if mode is None else "AND json_extract(g.data, '$.creationMode') = ?"
    return _USERS.format(more), [user_key(node.term), *([] if mode is None else [mode])]


def _places(node: Other) -> Condition:
    status = node.item.categoryEntryStatus
    if node.type == EXISTS:
        return _IN_ANY.format("= ?" if status else "IN (1, 2)"), [status] if status else []
    sql, values = CONDITIONS[node.item.fieldName](analysis.term(node.term), node.type == STARTS)
    return _ENTRIES.format(sql), [*values, status or ACTIVE]


def _value(sql: str) -> Callable[[str, bool], Condition]:
    def condition(term: str, beginning: bool) -> Condition:
        return (f"instr({sql}, ?) = 1" if beginning else f"{sql} = ?"), [term]

    return condition


def _named(term: str, beginning: bool) -> str:
    """What the index is asked for categories of a name."""
    return phrase(categories.KIND, "name", Way.WHOLE, [term], beginning)


CONDITIONS: dict[str, Callable[[str, bool], Condition]] = {
    "id": _value("c.id"),
    "name": lambda term, beginning: (f"c.rowid IN ({_NAMED})", [_named(term, beginning)]),
    "full_ids": _value(PATH),
    "ancestor_id": lambda term, beginning: (f"instr({ABOVE}, ?) > 0", [f">{term}>"]),
    "ancestor_name": lambda term, beginning: (_ABOVE_NAMED.format(_NAMED), [_named(term, beginning)]),
}


def _members(node: Other) -> Condition:
    """Categories that a user is an active member of, with this level and this permission where they are asked for."""
    more: list[tuple[str, Any]] = []
    if node.item.permissionLevel is not None:
        more.append(("AND json_extract(m.data, '$.permissionLevel') = ?", node.item.permissionLevel))
    if node.item.permissionName:
        names = "',' || json_extract(m.data, '$.permissionNames') || ','"
        more.append((f"AND instr({names}, ?) > 0", f",{node.item.permissionName},"))
    sql = _MEMBERS.format(" ".join(test for test, _ in more))
    return sql.replace("m.userId = ?", "user_key(m.userId) = ?"), [
        user_key(node.term), user_key(node.term), *(value for _, value in more),
    ]  # fmt: skip
