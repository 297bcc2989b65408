"""Aggregation categories: they collect the entries of those categories that name them in ``aggregationCategories``.

What comes into such a category is in the collecting one at once, and goes with the last that brought it there; a change
of the names is followed by a job. What was put into a collecting category by hand counts as brought, too (source).
"""

from __future__ import annotations

from kaltura_sandbox import php_text
from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.platform.events import ADDED, CHANGED, Event, later, on
from kaltura_sandbox.platform.objects import Object, split
from kaltura_sandbox.topics.categories import assignments, categories
from kaltura_sandbox.topics.entries import entries


def _collectors(category: Object | None) -> list[int]:
    return [php_text.whole(id_) for id_ in split(category.aggregationCategories)] if category else []


@on(ADDED, assignments.KIND)
@on(CHANGED, assignments.KIND)
def assigned(account: Account, event: Event) -> None:
    """Brings an entry that became active to where its category is collected, and takes it back from there."""
    before = event.before.status if event.before else None
    after = event.object.status
    if assignments.ACTIVE not in (before, after) or before == after:
        return
    category = categories.find(account, event.object.categoryId)
    for id_ in _collectors(category):
        if after == assignments.ACTIVE:
            _bring(account, id_, event.object.entryId)
        else:
            _take_back(account, id_, event.object.entryId)


@later(ADDED, categories.KIND, when=lambda event: bool(event.object.aggregationCategories))
@later(CHANGED, categories.KIND, when=lambda event: event.changed("aggregationCategories"))
def renamed(account: Account, event: Event) -> None:
    """Copies what is in a category to its new collectors, and takes it out of those that it left."""
    now, before = _collectors(event.object), _collectors(event.before)
    with account.store.transaction():
        for one in assignments.in_category(account, event.object.id):
            for id_ in now:
                if id_ not in before and one.status == assignments.ACTIVE:
                    _bring(account, id_, one.entryId)
            for id_ in before:
                if id_ not in now:
                    _take_back(account, id_, one.entryId)


def _bring(account: Account, id_: int, entry_id: str) -> None:
    collector, entry = categories.find(account, id_), account.get(entries.KIND, entry_id)
    known = assignments.find(account, id_, entry_id)
    there = known is not None and known.status == assignments.ACTIVE
    if collector is not None and entry is not None and not there:
        assignments.assign(account, collector, entry)


def _take_back(account: Account, id_: int, entry_id: str) -> None:
    """Unless another category of the entry is collected there."""
    there = assignments.of_entry(account, entry_id, assignments.ACTIVE)
    others = [categories.find(account, one.categoryId) for one in there]
    known = assignments.find(account, id_, entry_id)
    if known is not None and not any(id_ in _collectors(one) for one in others):
        assignments.release(account, known)
