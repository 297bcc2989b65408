"""Searches for entries by what belongs to other topics: advancedSearch of a filter, items joined by AND and OR.

A topic above tells what an item of a class means::

    @searches("KalturaQuizAdvancedFilter")
    def quizzes(caller, item) -> Condition | None: ...
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from kaltura_sandbox.platform.accounts import Caller
from kaltura_sandbox.platform.errors import SANDBOX_NOT_IMPLEMENTED
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.store import Query
from kaltura_sandbox.platform.store.filters import Condition, many
from kaltura_sandbox.platform.store.text import Words

Search = Callable[[Caller, Object], Condition | None]
Order = tuple[dict[str, int], bool]
"""Numbers of objects by their ids, and whether the greatest comes first."""

Ordering = Callable[[Caller, Object], Order | None]
TextSearch = Callable[[Caller, Object, Words], Condition | None]

OPERATOR = "KalturaSearchOperator"
OR = 2  # KalturaSearchOperatorType
ALONE = ("KalturaSearchCondition", "KalturaSearchComparableCondition", "KalturaSearchMatchCondition")
"""Conditions on fields of whatever they stand in: outside of that they ask for nothing (measured)."""
_searches: dict[str, Search] = {}
_together: set[str] = set()
_always: dict[str, Search] = {}
_orders: dict[str, Ordering] = {}
_texts: dict[str, TextSearch] = {}
_ID = re.compile(r"\w+", re.ASCII)


class Ordered(Query):
    """A query in the order of an item, and of its own among equals."""

    by = ""

    def order_sql(self) -> str:
        return f"{self.by}, {super().order_sql()}"


def searches(class_name: str, together: bool = False) -> Callable[[Search], Search]:
    """Declares what an item of a class means: a condition on entries, or None where it is none.

    Items that hold ``together`` with all others do so inside of any operator (measured).
    """

    def register(search: Search) -> Search:
        _searches[class_name] = search
        if together:
            _together.add(class_name)
        return search

    return register


def always(class_name: str) -> Callable[[Search], Search]:
    """Declares what of an item of a class holds together with all others, beside what it means."""

    def register(search: Search) -> Search:
        _always[class_name] = search
        return search

    return register


def orders(class_name: str) -> Callable[[Ordering], Ordering]:
    """Declares in which order an item of a class puts what is found."""

    def register(ordering: Ordering) -> Ordering:
        _orders[class_name] = ordering
        return ordering

    return register


def texts(class_name: str) -> Callable[[TextSearch], TextSearch]:
    """Declares what free text finds besides, where an item of a class stands beside it."""

    def register(search: TextSearch) -> TextSearch:
        _texts[class_name] = search
        return search

    return register


def in_order(caller: Caller, item: Object, found: Query) -> Query:
    """The query in the order that an item asks for."""
    ordering = _orders.get(item.objectType)
    order = ordering(caller, item) if ordering else None
    if order is None:
        return found
    numbers, down = order
    told = json.dumps({id_: number for id_, number in numbers.items() if _ID.fullmatch(id_)})
    ordered = Ordered(found.kind, found.partners, found.conditions, found.order)
    ordered.by = f"COALESCE(json_extract('{told}', '$.' || id), 0) {'DESC' if down else 'ASC'}"
    return ordered


def free_text(caller: Caller, item: Object, words: Words) -> Condition | None:
    """What free text finds besides, by an item or by those of an operator."""
    if item.objectType == OPERATOR:
        inner = [one for each in item.items or [] if (one := free_text(caller, each, words))]
        return many("OR", inner)
    return _texts[item.objectType](caller, item, words) if item.objectType in _texts else None


def condition(caller: Caller, item: Object) -> Condition | None:
    """What an item means; SANDBOX_NOT_IMPLEMENTED where no topic knows its class."""
    always, chosen = _parts(caller, item)
    return many("AND", [*always, *([chosen] if chosen else [])])


def _parts(caller: Caller, item: Object) -> tuple[list[Condition], Condition | None]:
    """What of an item holds in any case, and the rest."""
    if item.objectType == OPERATOR:
        inner = [_parts(caller, each) for each in item.items or []]
        always = [one for part, _ in inner for one in part]
        glue = "OR" if item.values.get("type") == OR else "AND"
        return always, many(glue, [one for _, one in inner if one])
    if item.objectType in ALONE:
        return [], None
    if item.objectType not in _searches:
        raise SANDBOX_NOT_IMPLEMENTED(f"advancedSearch by {item.objectType}")
    told = _searches[item.objectType](caller, item)
    if item.objectType in _together:
        return ([told] if told else []), None
    besides = _always[item.objectType](caller, item) if item.objectType in _always else None
    return ([besides] if besides else []), told
