"""eSearch: items of tables and doc strings as the API takes them.

A column is a property of an item (fieldName, itemType, searchTerm …); ``item`` is its class, without the words that all
classes share: Unified, Caption, CuePoint, EntryMetadata, CategoryEntry. greaterThan and the like make its range. <mine>
is the word in which all names of the scenario end.
"""

from __future__ import annotations

import json
from typing import Any

from parse import with_pattern

from features.support.api import moments
from features.support.api.nouns import Noun
from features.support.scenario.world import World

SERVICE = "elasticsearch_eSearch"
KINDS = {"media": "Entry", "data": "Entry", "category": "Category", "user": "User", "group_group": "Group"}
ITEM_TYPES = {"EXACT_MATCH": 1, "PARTIAL": 2, "STARTS_WITH": 3, "EXISTS": 4, "RANGE": 5}
OPERATORS = {"AND_OP": 1, "OR_OP": 2, "NOT_OP": 3}
HOW = {"": 1, " any of": 2, " none of": 3}
RANGE = ("greaterThan", "greaterThanOrEqual", "lessThan", "lessThanOrEqual")
TRUTHS = ("addHighlight",)
MINE = "<mine>"
NAMED: dict[str, dict[str, Any]] = {
    "itemType": ITEM_TYPES, "operator": OPERATORS, "objectStatuses": {"NO_CONTENT": "7", "READY": "2"},
    "objectType": {}, "searchTerm": {"VIDEO": "1", "IMAGE": "2", "DATA": "6", "RECYCLED": "-2"},
    "permissionLevel": {"MANAGER": 0, "MODERATOR": 1, "CONTRIBUTOR": 2, "MEMBER": 3},
    "creationMode": {"MANUAL": 1, "AUTOMATIC": 2},
    "categoryEntryStatus": {"PENDING": 1, "ACTIVE": 2},
}  # fmt: skip


@with_pattern("(?: any of| none of)?")
def how(text: str) -> int:
    """How: nothing for items that must all fit, " any of", " none of"."""
    return HOW[text]


def find(world: World, noun: Noun, table: Any, operator: int) -> None:
    """A search by the items of a table, joined by one operator."""
    kind = KINDS[noun.service]
    items = [_item(world, kind, dict(row.items())) for row in table or []]
    asked = {"objectType": f"KalturaESearch{kind}Operator", "operator": operator, "searchItems": items}
    ask(world, noun, {"searchOperator": asked})


def for_a_word(world: World, term: str, highlighted: bool) -> None:
    """A search for a part of entries' names."""
    item = {"objectType": "KalturaESearchEntryItem", "fieldName": "name", "itemType": ITEM_TYPES["PARTIAL"]}
    item |= {"searchTerm": term, "addHighlight": highlighted}
    operator = {
        "objectType": "KalturaESearchEntryOperator",
        "operator": OPERATORS["AND_OP"],
        "searchItems": [item],
    }
    params = {"objectType": "KalturaESearchEntryParams", "searchOperator": operator}
    world.call(f"{SERVICE}.searchEntry", {"searchParams": params})


def find_by(world: World, noun: Noun, text: str) -> None:
    """A search by a JSON text: searchParams, and a pager if there is one in it."""
    params = _resolved(world, json.loads(text))
    pager = params.pop("pager", None)
    ask(world, noun, params, pager)


def ask(world: World, noun: Noun, params: dict[str, Any], pager: dict[str, Any] | None = None) -> None:
    """searchEntry, searchCategory, searchUser or searchGroup with the session at hand; it can be asked again."""
    kind = KINDS[noun.service]
    sent: dict[str, Any] = {"searchParams": {"objectType": f"KalturaESearch{kind}Params"} | params}
    if pager is not None:
        sent["pager"] = {"objectType": "KalturaPager"} | pager
    world.call(f"{SERVICE}.search{kind}", sent)
    world.listed = noun


def _item(world: World, kind: str, cells: dict[str, str]) -> dict[str, Any]:
    name = cells.pop("item", "") or kind
    item: dict[str, Any] = {"objectType": f"KalturaESearch{name}Item"}
    bounds = {key: _number(world, text) for key, text in cells.items() if key in RANGE and text}
    if bounds:
        item["range"] = {"objectType": "KalturaESearchRange"} | bounds
    for key, text in cells.items():
        if key not in RANGE and text:
            item[key] = text == "true" if key in TRUTHS else _value(world, key, text)
    return item


def _number(world: World, text: str) -> int:
    return int(moments.on_the_wire(world.resolve(text)))


def _value(world: World, key: str, text: str) -> Any:
    told = world.resolve(text.replace(MINE, world.stamp))
    return NAMED.get(key, {}).get(told, told)


def _resolved(world: World, value: Any, key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: _resolved(world, inner, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [_resolved(world, inner) for inner in value]
    return _value(world, key, value) if isinstance(value, str) else value
