"""What entries have to do with categories: the text by which they name them, and lists of entries by category."""

from __future__ import annotations

import json
from typing import Any

from kaltura_sandbox import php_text
from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.platform.events import ADDED, CHANGED, Event, later, on
from kaltura_sandbox.platform.events import DELETED as GONE
from kaltura_sandbox.platform.objects import NULL, Object, join, split
from kaltura_sandbox.platform.store.filters import Condition, words
from kaltura_sandbox.platform.store.text import folded
from kaltura_sandbox.topics.categories import assignments, categories
from kaltura_sandbox.topics.entries import entries
from kaltura_sandbox.topics.entries.entry_lists import finds
from kaltura_sandbox.topics.entries.references import refers

TEXT = ("categories", "categoriesIds")


@refers("categoriesIds")
def named_by_entry(account: Account, ids: Any) -> None:
    """Categories that an entry names by their ids must be there; by their names they are made."""
    for id_ in str(ids).split(",") if ids else []:  # an empty one among them is none that is there (measured)
        categories.require(account, php_text.trim(id_))


@on(ADDED, entries.KIND)
@on(CHANGED, entries.KIND)
def entry_filed(account: Account, event: Event) -> None:
    """An entry is in the categories that it names, and in no others of those without a privacy context.

    The names count; the ids where they alone were changed.
    """
    entry = event.object
    given = {name: entry.values.get(name) or "" for name in TEXT}
    before = {name: (event.before.values.get(name) if event.before else None) or "" for name in TEXT}
    if entry.status == entries.DELETED or given == before:
        return
    names, ids = assignments.told(account, entry.id)
    if given["categories"] == before["categories"]:
        found = [categories.require(account, id_) for id_ in split(given["categoriesIds"])]
        wished = [one.fullName for one in found]
    else:
        wished = [categories.clean_path(name) for name in split(given["categories"])]
    if set(names) == set(wished) and set(ids) == set(split(given["categoriesIds"])):
        return
    file(account, entry, wished)


def file(account: Account, entry: Object, names: list[str]) -> None:
    """Puts an entry into the categories of these full names, and takes it out of others that it could name."""
    wanted = {folded(name) for name in names}
    for one in assignments.of_entry(account, entry.id, assignments.ACTIVE, assignments.PENDING):
        category = account.get(categories.KIND, one.categoryId)
        if category and not category.privacyContexts and category._path not in wanted:
            assignments.release(account, one)
    before, _ = assignments.told(account, entry.id)
    there = []
    for name in sorted(names, key=lambda name: name not in before):  # those that stay come first
        category = categories.by_path(account, name)
        if assignments.find(account, category.id, entry.id) is None:
            assignments.assign(account, category, entry)
        if not category.privacyContexts:
            there.append(category)  # once for each spelling (measured)
    entry.categories, entry.categoriesIds = join(c.fullName for c in there), join(c.id for c in there)
    entries.save(account, entry, touch=False)


@later(GONE, entries.KIND)
def entry_deleted(account: Account, event: Event) -> None:
    """A deleted entry is in no category any more."""
    with account.store.transaction():
        for one in assignments.of_entry(
            account, event.object.id, assignments.ACTIVE, assignments.PENDING, assignments.REJECTED
        ):
            assignments.release(account, one)


_IN = (
    "objects.rowid IN (SELECT e.rowid FROM objects AS a JOIN objects AS e ON e.kind = 'entry' AND e.id = a.entryId"
    " WHERE a.kind = 'category_entry' AND +a.status = 2 AND json_extract(a.data, '$.categoryId') IS NOT NULL"
    " AND json_extract(a.data, '$.categoryId') IN ({}))"
)
"""Entries in some categories, found by these: so few are looked at where few are in them."""

MOST_IN_LINE = 100
MOST_OF_ENTRY = 300
_SOME = "SELECT json_extract(c.data, '$.id') FROM objects AS c WHERE c.kind = 'category' AND ({})"


def _by_ids(value: Any) -> Condition:
    """Entries directly in one of the categories of these ids."""
    ids = [str(id_) for id_ in words(value)]
    if len(ids) > MOST_IN_LINE:
        return _IN.format("SELECT CAST(value AS INTEGER) FROM json_each(?)"), [json.dumps(ids)]
    return _IN.format(",".join("CAST(? AS INTEGER)" for _ in ids)), ids


def _by_names(value: Any) -> Condition:
    """Entries in a category of such a full name, or beneath it."""
    path = "json_extract(c.data, '$._path')"
    names = [folded(categories.clean_path(name)) for name in words(value)]
    if len(names) > MOST_IN_LINE:
        return _any_of(f"{path} = n.value OR instr({path}, n.value || '>') = 1", names)
    tests = " OR ".join(f"{path} = ? OR instr({path}, ?) = 1" for _ in names)
    return _IN.format(_SOME.format(tests or "0")), [form for name in names for form in (name, f"{name}>")]


def _beneath(value: Any) -> Condition:
    """Entries in the categories of these ids or anywhere beneath them."""
    ids = [str(id_) for id_ in words(value)]
    path = "'>' || json_extract(c.data, '$.fullIds') || '>'"
    if len(ids) > MOST_IN_LINE:
        return _any_of(f"instr({path}, '>' || n.value || '>') > 0", ids)
    tests = " OR ".join(f"instr({path}, ?) > 0" for _ in ids)
    return _IN.format(_SOME.format(tests or "0")), [f">{id_}>" for id_ in ids]


def _any_of(test: str, values: list[str]) -> Condition:
    """Entries in a category that passes the test for one of the values, n.value: a statement has only so many marks."""
    return _IN.format(_SOME.format(f"EXISTS (SELECT 1 FROM json_each(?) AS n WHERE {test})")), [
        json.dumps(values)
    ]


def _every(one: Any, value: Any) -> Condition:
    """Entries in all of them; none is in more than MOST_OF_ENTRY."""
    if len(set(words(value))) > MOST_OF_ENTRY:
        return "0", []
    parts = [one(word) for word in dict.fromkeys(words(value))]
    return " AND ".join(part[0] for part in parts) or "1", [v for part in parts for v in part[1]]


def _none(found: Condition) -> Condition:
    return f"NOT ({found[0]})", found[1]


_ANY: Condition = (
    "EXISTS (SELECT 1 FROM objects AS a WHERE a.kind = 'category_entry' AND a.entryId = objects.id AND a.status = 2)",
    [],
)


def _empty(value: Any) -> Condition:
    return _none(_ANY) if value not in (NULL, 0, "0", False) else _ANY


finds("categoriesIdsMatchOr", _by_ids)
finds("categoriesIdsMatchAnd", lambda value: _every(_by_ids, value))
finds("categoriesIdsNotContains", lambda value: _none(_beneath(value)))
finds("categoriesIdsEmpty", _empty)
finds("categoriesMatchOr", _by_names)
finds("categoriesMatchAnd", lambda value: _every(_by_names, value))
finds("categoriesNotContains", lambda value: _none(_by_names(value)))
finds("categoriesFullNameIn", _by_names)
finds("categoryAncestorIdIn", _beneath)
