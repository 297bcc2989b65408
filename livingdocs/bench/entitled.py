"""The same lists and searches by a session under entitlement, which sees what the categories of its context open."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

CHANNELS, PLACED = 50, 100
"""Categories with a privacy context, half of them open to everybody and half to their members, and entries in each."""

USER, CONTEXT = "bench-viewer", "bench"
AT_ONCE, ROUNDS = 100, 50
Call = Callable[..., Any]


def entitled(
    latency: Callable[..., None], call: Call, start: Callable[..., str], search: dict[str, Any]
) -> None:
    """Prints a row for each kind of list; ``start`` starts a session by its fields, ``search`` asks for entries."""
    channel = filled(call)
    inside = start(type=0, userId=USER, privileges=f"enableentitlement,list:*,privacycontext:{CONTEXT}")
    outside = start(type=0, userId=USER, privileges="enableentitlement,list:*")
    asked = {"filter[statusEqual]": 7}
    rows(latency, call, inside, outside, asked, asked | {"filter[categoriesIdsMatchOr]": channel}, search)


def rows(
    latency: Callable[..., None],
    call: Call,
    inside: str,
    outside: str,
    all_: dict[str, Any],
    of_channel: dict[str, Any],
    search: dict[str, Any],
) -> None:
    """A row for each list: of sessions with a context and without one."""
    named = all_ | {"filter[nameLike]": "case 4242"}
    for what, name, ks, fields in (
        ("media.list in a context", "media.list", inside, all_),
        ("media.list without a context", "media.list", outside, all_),
        ("media.list of a category", "media.list", inside, of_channel),
        ("media.list, nameLike", "media.list", inside, named),
        ("eSearch, a word of the name and a tag", "elasticsearch_esearch.searchEntry", inside, search),
    ):
        latency(
            f"entitled: {what}", lambda name=name, ks=ks, fields=fields: call(name, ks=ks, **fields), ROUNDS
        )


def filled(call: Call) -> Any:
    """Channels with entries in them; answers the id of one that is open."""
    ids = [call("category.add", **_channel(number))["id"] for number in range(CHANNELS)]
    for place, id_ in enumerate(ids):
        asked = {"filter[statusEqual]": 7, "pager[pageSize]": PLACED, "pager[pageIndex]": place + 1}
        found = call("media.list", **asked)["objects"]
        puts = {f"{n + 1}:{k}": v for n, one in enumerate(found) for k, v in _put(id_, one["id"]).items()}
        call("multirequest", **puts)
    for id_ in ids[1::4]:
        call("categoryUser.add", **{"categoryUser[categoryId]": id_, "categoryUser[userId]": USER})
    return ids[0]


def _channel(number: int) -> dict[str, Any]:
    return {
        "category[name]": f"Channel {number}", "category[privacyContext]": CONTEXT,
        "category[privacy]": 1 if number % 2 == 0 else 3, "category[owner]": "bench-owner",
    }  # fmt: skip


def _put(category: Any, entry: str) -> dict[str, Any]:
    return {
        "service": "categoryEntry", "action": "add", "categoryEntry:categoryId": category,
        "categoryEntry:entryId": entry,
    }  # fmt: skip
