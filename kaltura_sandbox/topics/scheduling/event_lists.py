"""Lists of schedule events: what their filters mean beyond the comparison of stored values."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.platform.identity import user_key
from kaltura_sandbox.platform.objects import Object, split
from kaltura_sandbox.platform.store import FieldMap, Query
from kaltura_sandbox.platform.store.filters import expression, in_, many
from kaltura_sandbox.topics.entries import entries
from kaltura_sandbox.topics.people import user_errors, users
from kaltura_sandbox.topics.scheduling import bindings
from kaltura_sandbox.topics.scheduling.bindings import ABOVE
from kaltura_sandbox.topics.scheduling.schedule_events import KIND, LIVE, SERIES, TYPES

TYPE_OF = {f"{name}Filter": type_ for name, type_ in TYPES.items()}
OWNERS = ("ownerIdEqual", "ownerIdIn")
OF_ENTRIES = {"templateEntryIdEqual": "templateEntryId", "sourceEntryIdEqual": "sourceEntryId"}
TIMES = {"startDate": "_start", "endDate": "_end"}
ORDERED_BY = {**TIMES, "summary": "_title"}
"""What lists are ordered by, where it isn't the property itself."""

ORDERS = frozenset({"createdAt", "updatedAt", "priority", *ORDERED_BY, *ORDERED_BY.values()})


def _nothing(value: Any) -> None:
    """These properties are looked up in other objects."""


def _any(marks: set[str], wanted: set[str]) -> bool:
    return not marks.isdisjoint(wanted)


def _all(marks: set[str], wanted: set[str]) -> bool:
    return wanted <= marks


def _exactly(marks: set[str], wanted: set[str]) -> bool:
    """resourceIdEqual is compared with all that an event needs, and with what these lie in (measured)."""
    return marks == wanted


RESOURCES: dict[str, tuple[str, Callable[[set[str], set[str]], bool]]] = {
    "resourceIdsLike": ("", _all), "resourceIdsMultiLikeOr": ("", _any), "resourceIdsMultiLikeAnd": ("", _all),
    "parentResourceIdsLike": (ABOVE, _all), "parentResourceIdsMultiLikeOr": (ABOVE, _any),
    "parentResourceIdsMultiLikeAnd": (ABOVE, _all), "resourceIdEqual": ("", _exactly),
}  # fmt: skip
NAMES = {
    "resourceSystemNamesLike": True, "resourceSystemNamesMultiLikeAnd": True, "resourceSystemNamesMultiLikeOr": False,
}  # fmt: skip
CATEGORIES = {
    "templateEntryCategoriesIdsLike": True, "templateEntryCategoriesIdsMultiLikeAnd": True,
    "templateEntryCategoriesIdsMultiLikeOr": False,
}  # fmt: skip
FIELDS = FieldMap(
    names={name: (stored,) for name, stored in TIMES.items()}, by_words=True, orders=ORDERS, lists=frozenset(),
    folded=frozenset({"referenceId"}),
    special=dict.fromkeys((*OWNERS, *OF_ENTRIES, *RESOURCES, *NAMES, *CATEGORIES), _nothing),
)  # fmt: skip


def narrowed(account: Account, query: Query, filter_: Object | None) -> Query:
    """A query of events with what a filter says of their owners, entries, resources and categories."""
    asked = {
        name: value for name, value in (filter_.values if filter_ else {}).items() if value not in (None, "")
    }
    if filter_ and (type_ := TYPE_OF.get(filter_.objectType)):
        query.where(_type=type_)
    for name in asked.keys() & set(OWNERS):
        owners = split(asked[name])
        if any(users.find(account, one) is None for one in owners):
            raise user_errors.INVALID_USER_ID()
        query.add(in_(f"user_key({expression('ownerId')})", [user_key(one) for one in owners]))
    for name, stored in OF_ENTRIES.items():
        if name in asked:
            by_entry(account, query, stored, asked[name])
    for name, (mark, fits) in RESOURCES.items():
        if name in asked:
            wanted = {f"{mark}{one}" for one in split(asked[name])}
            query.where(id=bindings.events_where(account, lambda have, f=fits, w=wanted: f(have, w)))  # type: ignore[misc]
    for name, every in NAMES.items():
        if name in asked:
            query.where(id=bindings.events_with_names(account, split(asked[name]), every))
    for name, every in CATEGORIES.items():
        if name in asked:
            query.where(templateEntryId=_of_categories(account, split(asked[name]), every))
    return query


def by_entry(account: Account, query: Query, stored: str, entry_id: str) -> None:
    """Events of an entry, and the occurrences of a series of live streams that take it from there."""
    series = account.query(KIND).where(**{stored: entry_id}, recurrenceType=SERIES, _type=LIVE)
    ids = [one.id for one in account.store.find(series)]
    heirs = (
        many("AND", [in_(expression("parentId"), ids), (f"{expression(stored)} IS NULL", [])])
        if ids
        else None
    )
    query.add(many("OR", [one for one in (in_(expression(stored), [entry_id]), heirs) if one]))


def _of_categories(account: Account, ids: list[str], every: bool) -> list[str]:
    """The entries that are in some of these categories, or in all."""
    wanted = set(ids)
    fits = (lambda have: wanted <= have) if every else (lambda have: not wanted.isdisjoint(have))
    return [one.id for one in account.find(entries.KIND) if fits(set(split(one.categoriesIds)))]
