"""One filter engine for every list action: what a filter's property names mean, as SQL.

``statusIn``, ``nameLike``, ``tagsMultiLikeAnd``, ``createdAtGreaterThanOrEqual`` … are a field and a comparison. A
property that is neither is looked up in the kind's :class:`FieldMap` (special conditions), else ignored, as the
platform ignores what it doesn't know. An empty value is no condition.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from kaltura_sandbox import php_text
from kaltura_sandbox.platform.errors import SANDBOX_NOT_IMPLEMENTED
from kaltura_sandbox.platform.identity import user_key
from kaltura_sandbox.platform.objects import NULL, Object, join, split
from kaltura_sandbox.platform.store.index.expressions import joined
from kaltura_sandbox.platform.store.index.narrowing import Narrowing, narrowing
from kaltura_sandbox.platform.store.many import MOST_IN_LINE, Condition, many
from kaltura_sandbox.platform.store.text import Beginning, Parts, Search, Words, folded

COLUMNS = {
    "partner", "type", "id", "seq", "status", "createdAt", "updatedAt", "entryId", "userId", "moderationStatus",
    "displayInSearch",
}  # fmt: skip
ENTITLED = ("entitledUsersEdit", "entitledUsersPublish", "entitledUsersView")
USERS = frozenset(("userId", "creatorId", "sessionUserId", "_userId", *ENTITLED))
"""Fields that name users, who are found in any spelling of their ids."""

LOOKED_UP = ("creatorId", "_userId")
"""Those of them that are looked up among the users first, without blanks around them (measured)."""

BY_USER = frozenset(("Equal", "NotEqual", "In", "NotIn", "MatchOr", "MatchAnd", "NotContains"))
BY_ROWS = "objects.rowid IN"
"""How a condition begins by which rows are found; SQLite would rather look through all of an account, in order."""

_NAME = re.compile(r"\w+", re.ASCII)
Comparison = Callable[[str, Any], Condition | None]


@dataclass
class FieldMap:
    """What is special about a kind's filters.

    ``names`` gives a stored field (or several, for multi-field matches) for a name in filters; ``special`` maps a
    whole filter property to a function from its value to a condition, or to None for no condition.
    """

    names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    special: dict[str, Callable[[Any], Condition | None]] = field(default_factory=dict)
    lists: frozenset[str] = frozenset({"tags", "adminTags"})  # comma lists: Equal and Like look at words
    folded: frozenset[str] = frozenset()  # texts that are the same in any case
    by_words: bool = False  # whether texts are searched by whole words, as the index of entries does it
    orders: frozenset[str] | None = None  # fields that orderBy knows; None: any
    listed: frozenset[str] = frozenset()  # fields whose words are in the search index
    narrowing: dict[str, Narrowing] = field(default_factory=dict)
    """Of special properties, what the search index is asked before the condition is tried."""

    def ordered_by(self, orders: frozenset[str] | None) -> FieldMap:
        """With the fields that a class of filters can order by, unless the kind says so itself."""
        return self if self.orders is not None else replace(self, orders=orders)


def expression(name: str) -> str:
    """The SQL of a stored property."""
    if not _NAME.fullmatch(name):
        raise ValueError(f"no field name: {name}")
    return name if name in COLUMNS else f"json_extract(data, '$.{name}')"


def _in_order(name: str) -> str:
    """The SQL to sort by: texts in any case; columns as they are, so that their index does the sorting."""
    return name if name in COLUMNS else f"{expression(name)} COLLATE NOCASE"


def _number(value: Any) -> Any:
    text = str(value)
    return php_text.whole(text) if re.fullmatch(r"-?[0-9]{1,18}", text) else value


def _both(value: Any) -> list[Any]:
    """A value as text and, where it looks like one, as number: JSON keeps them apart, callers don't."""
    number = _number(value)
    return [str(value)] if number is value and not isinstance(value, int) else [str(value), number]


def in_(sql: str, values: Iterable[Any], negate: bool = False) -> Condition:
    """Holds where a field has one of the values; negated, where it has none of them."""
    wanted = list(dict.fromkeys(values))
    if sql in COLUMNS:  # a column's affinity does the cast, and one value can use the index's order
        if len(wanted) == 1 and not negate:
            return f"{sql} = ?", wanted
    else:
        wanted = [form for value in wanted for form in _both(value)]
    marks = ",".join("?" * len(wanted))
    if len(wanted) > MOST_IN_LINE:  # a statement has only so many values
        marks, wanted = "SELECT value FROM json_each(?)", [json.dumps(wanted)]
    if negate:
        return f"({sql} IS NULL OR {sql} NOT IN ({marks}))", wanted
    return f"{sql} IN ({marks})", wanted


def like(sql: str, value: Any) -> Condition:
    """Holds where a text contains the value, in any case."""
    return f"instr(fold({sql}), ?) > 0", [folded(value)]  # unlike LIKE it takes texts of any length


def like_any(sql: str, values: list[str]) -> Condition | None:
    """Holds where a text contains one of the values, in any case."""
    return searched([sql], Parts(values)) if values else None


def searched(sqls: Iterable[str], search: Search) -> Condition:
    """Holds where some texts are what is searched for."""
    return f"searched(?, {', '.join(sqls)})", [search]


def has_word(sql: str, word: Any) -> Condition:
    """Holds where a comma list has exactly this word."""
    return f"instr(',' || replace({sql}, ', ', ',') || ',', ?) > 0", [f",{word},"]


def _empty(sql: str, value: Any) -> Condition:
    return f"(COALESCE({sql}, '') = '') = ?", [int(str(value) not in ("False", "0"))]


def _without(sql: str, value: Any) -> Condition | None:
    found = many("OR", [has_word(sql, word) for word in words(value)])
    return (f"NOT COALESCE({found[0]}, 0)", found[1]) if found else None


def _compare(sign: str, or_null: bool = False) -> Callable[[str, Any], Condition]:
    """A comparison of numbers, of values that are texts too."""
    absent = "{0} IS NULL OR " if or_null else ""
    sql_of = f"({absent}CAST({{0}} AS REAL) {sign} CAST(? AS REAL))"
    return lambda sql, value: (sql_of.format(sql), [value])


def words(value: Any) -> list[str]:
    """The words of a comma list."""
    return split(value)


_COMPARISONS: dict[str, Comparison] = {
    "MultiLikeOr": lambda sql, v: like_any(sql, words(v)),
    "MultiLikeAnd": lambda sql, v: many("AND", [like(sql, word) for word in words(v)]),
    "MatchOr": lambda sql, v: many("OR", [has_word(sql, word) for word in words(v)]),
    "MatchAnd": lambda sql, v: many("AND", [has_word(sql, word) for word in words(v)]),
    "NotContains": lambda sql, v: _without(sql, v),
    "Empty": lambda sql, v: _empty(sql, v),
    "GreaterThanOrEqualOrNull": _compare(">=", or_null=True),
    "LessThanOrEqualOrNull": _compare("<=", or_null=True),
    "GreaterThanOrEqual": _compare(">="),
    "LessThanOrEqual": _compare("<="),
    "GreaterThan": _compare(">"),
    "LessThan": _compare("<"),
    "NotEqual": lambda sql, v: in_(sql, [v], negate=True),
    "NotIn": lambda sql, v: in_(sql, words(v), negate=True),
    "StartsWith": lambda sql, v: (f"instr(fold({sql}), ?) = 1", [folded(v)]),
    "Equal": lambda sql, v: in_(sql, [int(v) if isinstance(v, bool) else v]),
    "Like": like,
    "In": lambda sql, v: in_(sql, words(v)) if words(v) else ("0", []),
}


@dataclass
class Query:
    """What to find: a kind, whose, conditions, an order."""

    kind: str
    partners: tuple[int, ...] | None = None
    conditions: list[Condition] = field(default_factory=list)
    order: list[tuple[str, bool]] = field(default_factory=list)  # (field, descending)
    indexed: str | None = None
    """What the search index is asked for: the conditions are tried on what it finds alone."""

    @property
    def narrows(self) -> bool:
        """Whether rows are found by the search index, or by a condition, before the others are tried."""
        return self.indexed is not None or any(sql.startswith(BY_ROWS) for sql, _ in self.conditions)

    def where(self, **fields: Any) -> Query:
        """Adds equality conditions; a list, tuple or set means one of them."""
        for name, value in fields.items():
            many = list(value) if isinstance(value, (list, tuple, set, frozenset)) else [value]
            self.conditions.append(in_(expression(name), many) if many else ("0", []))
        return self

    def of_user(self, user_id: Any, name: str = "userId") -> Query:
        """Adds that a field names this user, in whatever spelling."""
        return self.add((f"user_key({expression(name)}) = ?", [user_key(user_id)]))

    def without(self, **fields: Any) -> Query:
        for name, value in fields.items():
            many = list(value) if isinstance(value, (list, tuple, set, frozenset)) else [value]
            self.conditions.append(in_(expression(name), many, negate=True))
        return self

    def add(self, condition: Condition | None) -> Query:
        if condition:
            self.conditions.append(condition)
        return self

    def filtered(self, filter_: Object | None, fields: FieldMap | None = None) -> Query:
        """Adds the conditions and the order of a filter object, of which each word needs its sign (+ or -)."""
        fields = fields or FieldMap()
        for name, value in (filter_.values if filter_ else {}).items():
            if value is NULL:
                continue
            if name == "advancedSearch" and isinstance(value, Object):
                raise SANDBOX_NOT_IMPLEMENTED(f"advancedSearch by {value.objectType}")
            if name == "orderBy":
                self.ordered(join(word for word in str(value).split(",") if word[:1] in ("+", "-")), fields)
            elif not isinstance(value, (list, dict, Object)) or name in fields.special:
                self.add(condition_of(name, value, fields))
                narrow = narrowing(self.kind, name, value, fields.names, fields.listed, fields.narrowing)
                self.narrowed(narrow)
        return self

    def narrowed(self, expression: str | None) -> Query:
        """Adds what the search index is asked for; it must hold of all that the conditions hold of."""
        self.indexed = joined("AND", (self.indexed, expression))
        return self

    def ordered(self, text: str, fields: FieldMap | None = None) -> Query:
        """Adds an order such as ``-createdAt,+name``; an unknown field is ignored, and one that comes once more."""
        known = fields.orders if fields else None
        for word in split(text):
            name = word.lstrip("+-")
            if name in {before for before, _ in self.order} or len(self.order) >= MOST_IN_LINE:
                continue  # nothing is left to be ordered by it
            if _NAME.fullmatch(name) and (known is None or name in known):
                self.order.append((name, word.startswith("-")))
        return self

    def sql(self) -> Condition:
        parts: list[Condition] = [("kind = ?", [self.kind])]
        if self.partners is not None:
            parts.append(in_("partner", self.partners))
        parts += self.conditions
        return " AND ".join(p[0] for p in parts), [v for p in parts for v in p[1]]

    def order_sql(self) -> str:
        terms = [f"{_in_order(name)} {'DESC' if down else 'ASC'}" for name, down in self.order]
        down = not self.order or self.order[-1][1]
        return ", ".join([*terms, f"seq {'DESC' if down else 'ASC'}"])


def condition_of(name: str, value: Any, fields: FieldMap) -> Condition | None:
    """The condition of one filter property, or None where it is no condition."""
    if name in fields.special:
        return None if value in (None, "") else fields.special[name](value)
    if value is None or value == "":
        return None
    for suffix, compare in _COMPARISONS.items():
        if name.endswith(suffix):
            base = name[: -len(suffix)]
            if not _NAME.fullmatch(base):
                return None
            stored = fields.names.get(base, (base,))
            parts = words(value) if suffix == "MultiLikeAnd" else [value]
            return many("AND", [c for c in (_in_any(stored, suffix, compare, v, fields) for v in parts) if c])
    return None


def _in_any(
    stored: tuple[str, ...], suffix: str, compare: Comparison, value: Any, fields: FieldMap
) -> Condition | None:
    """A comparison that one of several fields must pass."""
    return many("OR", [c for c in (_one(name, suffix, compare, value, fields) for name in stored) if c])


def _one(stored: str, suffix: str, compare: Comparison, value: Any, fields: FieldMap) -> Condition | None:
    sql = expression(stored)
    if stored in USERS and suffix in BY_USER:
        if stored in LOOKED_UP and suffix == "Equal":
            value = php_text.trim(str(value))
        return compare(f"user_key({sql})", user_key(value))
    if stored in fields.folded and suffix in ("Equal", "NotEqual", "In", "NotIn"):
        return compare(f"fold({sql})", folded(value))
    if fields.by_words and suffix in ("Like", "MultiLikeOr", "MultiLikeAnd"):
        parts = [str(value)] if suffix == "Like" else words(value)
        return searched([sql], Words(parts, every=suffix == "MultiLikeAnd")) if parts else None
    if fields.by_words and suffix == "StartsWith":
        return searched([sql], Beginning(value))
    if stored in fields.lists and suffix in ("Equal", "In", "Like", "MultiLikeOr", "MultiLikeAnd"):
        parts = words(value) if suffix != "Equal" else [str(value)]
        return (
            many("AND", [like(sql, word) for word in parts])
            if suffix == "MultiLikeAnd"
            else like_any(sql, parts)
        )
    return compare(sql, value)
