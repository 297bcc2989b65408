"""Lists by texts and references, and eSearch, in an account of 100,000 entries."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from livingdocs.bench import entitled

ENTRIES, AT_ONCE = 100_000, 100
CATEGORIES = 1_000
"""How many categories there are, each with an entry in it."""

ROUNDS = 100
LISTS: dict[str, dict[str, Any]] = {
    "nameLike": {"nameLike": "case 4242"},
    "tagsMultiLikeOr": {"tagsMultiLikeOr": "tag42,tag43"},
    "freeText": {"freeText": "lecture pears 4242"},
    "referenceIdEqual": {"referenceIdEqual": "ref-4242"},
}
SEARCHES: dict[str, list[dict[str, Any]]] = {
    "a word of the name and a tag": [
        {"fieldName": "name", "itemType": 2, "searchTerm": "4242"},
        {"fieldName": "tags", "itemType": 1, "searchTerm": "tag242"},
    ],
    "everywhere and a reference": [
        {"objectType": "KalturaESearchUnifiedItem", "itemType": 1, "searchTerm": "case 4242"},
        {"fieldName": "reference_id", "itemType": 1, "searchTerm": "ref-4242"},
    ],
}


def searching(
    say: Callable[..., None],
    latency: Callable[..., None],
    call: Callable[..., Any],
    start: Callable[..., str],
) -> None:
    """Prints a row for each kind of filter and search; ``start`` starts another session by its fields."""
    begun = time.perf_counter()
    for first in range(0, ENTRIES, AT_ONCE):
        adds = {f"{n + 1}:{k}": v for n in range(AT_ONCE) for k, v in _add(first + n).items()}
        call("multirequest", **adds)
    say(f"{ENTRIES:,} entries, 100 a call", f"{(time.perf_counter() - begun) * 1000 / ENTRIES:.2f} ms each")
    begun = time.perf_counter()
    call("media.list", **_filter({"nameLike": "case"}))
    say("what was left to index", f"{time.perf_counter() - begun:.2f} s", "", "and a word that all have")
    for what, asked in LISTS.items():
        latency(what, lambda asked=asked: call("media.list", **_filter(asked)), ROUNDS)
    for what, items in SEARCHES.items():
        fields = _search(items)
        latency(
            f"eSearch: {what}",
            lambda fields=fields: call("elasticsearch_esearch.searchEntry", **fields),
            ROUNDS,
        )
    _in_categories(latency, call)
    entitled.entitled(latency, call, start, _search(SEARCHES["a word of the name and a tag"]))


def _in_categories(latency: Callable[..., None], call: Callable[..., Any]) -> None:
    """Entries of a category, and categories by a word of their names, by a list and by a search."""
    found = call("media.list", **_filter({}), **{"pager[pageSize]": 500})["objects"]
    for first in range(0, CATEGORIES, AT_ONCE):
        adds = {f"{n + 1}:{k}": v for n in range(AT_ONCE) for k, v in _category(first + n).items()}
        made = [one["id"] for one in call("multirequest", **adds)]
        puts = {
            f"{n + 1}:{k}": v
            for n, id_ in enumerate(made)
            for k, v in _put(id_, found[(first + n) % len(found)]).items()
        }
        call("multirequest", **puts)
    latency(
        "entries of a category",
        lambda: call("media.list", **_filter({"categoriesIdsMatchOr": made[7]})),
        ROUNDS,
    )
    latency(
        "category.list, freeText", lambda: call("category.list", **{"filter[freeText]": "course 907"}), ROUNDS
    )
    name = {"fieldName": "name", "itemType": 2, "searchTerm": "907"}
    items = [name, {"fieldName": "tags", "itemType": 1, "searchTerm": "even"}]
    fields = _search(items, "Category") | {"searchParams[objectStatuses]": 2}
    latency("eSearch: categories", lambda: call("elasticsearch_esearch.searchCategory", **fields), ROUNDS)


def _category(number: int) -> dict[str, Any]:
    return {
        "service": "category", "action": "add", "category:name": f"Course {number}",
        "category:tags": "odd" if number % 2 == 0 else "even",
    }  # fmt: skip


def _put(category: int, entry: dict[str, Any]) -> dict[str, Any]:
    return {
        "service": "categoryEntry", "action": "add", "categoryEntry:categoryId": category,
        "categoryEntry:entryId": entry["id"],
    }  # fmt: skip


def _add(number: int) -> dict[str, Any]:
    return {
        "service": "media", "action": "add", "entry:mediaType": 1, "entry:name": f"Lecture, case {number}",
        "entry:tags": f"lecture, tag{number % 1000}", "entry:referenceId": f"ref-{number}",
        "entry:description": f"The lecture of case {number}, about apples, pears and {number % 77} other fruits",
    }  # fmt: skip


def _filter(asked: dict[str, Any]) -> dict[str, Any]:
    return {"filter[statusEqual]": 7} | {f"filter[{name}]": value for name, value in asked.items()}


def _search(items: list[dict[str, Any]], kind: str = "Entry") -> dict[str, Any]:
    operator = "searchParams[searchOperator]"
    fields = {"searchParams[objectStatuses]": "7", f"{operator}[operator]": 1}
    for place, item in enumerate(items):
        for name, value in ({"objectType": f"KalturaESearch{kind}Item"} | item).items():
            fields[f"{operator}[searchItems][{place}][{name}]"] = value
    return fields
