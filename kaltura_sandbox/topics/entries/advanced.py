"""Searches for entries by what belongs to other topics: advancedSearch of a filter, items joined by AND and OR.

A topic above tells what an item of a class means::

    @searches("KalturaQuizAdvancedFilter")
    def quizzes(caller, item) -> Condition | None: ...
"""

from __future__ import annotations

from collections.abc import Callable

from kaltura_sandbox.platform.accounts import Caller
from kaltura_sandbox.platform.errors import SANDBOX_NOT_IMPLEMENTED
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.store.filters import Condition, many

Search = Callable[[Caller, Object], Condition | None]

OPERATOR = "KalturaSearchOperator"
OR = 2  # KalturaSearchOperatorType
_searches: dict[str, Search] = {}


def searches(class_name: str) -> Callable[[Search], Search]:
    """Declares what an item of a class means: a condition on entries, or None where it is none."""

    def register(search: Search) -> Search:
        _searches[class_name] = search
        return search

    return register


def condition(caller: Caller, item: Object) -> Condition | None:
    """What an item means; SANDBOX_NOT_IMPLEMENTED where no topic knows its class."""
    if item.objectType == OPERATOR:
        inner = [one for each in item.items or [] if (one := condition(caller, each))]
        return many("OR" if item.values.get("type") == OR else "AND", inner)
    if item.objectType not in _searches:
        raise SANDBOX_NOT_IMPLEMENTED(f"advancedSearch by {item.objectType}")
    return _searches[item.objectType](caller, item)
