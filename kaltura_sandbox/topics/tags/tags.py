"""The index of tags: one record for each word, kind of object and privacy context, which counts the uses.

Everything with tags counts in ``NO_PC``. What is in a category counts once more in each of its privacy contexts, and in
the default one where the category has none; so sessions under entitlement find the tags of their context.
Words of fewer than three bytes are not kept. A record without uses stays until the operator's clean-up, unseen.
Records lie under their kind, word and context, so that all words with a beginning lie together.
"""

from __future__ import annotations

from collections.abc import Iterable

from kaltura_sandbox.platform.accounts import Account, now
from kaltura_sandbox.platform.events import ADDED, CHANGED, DELETED, Event, on
from kaltura_sandbox.platform.objects import Object, split
from kaltura_sandbox.platform.store.text import folded
from kaltura_sandbox.topics.categories import assignments, categories
from kaltura_sandbox.topics.entries import entries

KIND, CLASS = "tag", "KalturaTag"
ENTRY, CATEGORY, LIVE_STREAM = 1, 2, 3
SHORTEST = 3  # bytes of a word
NO_CONTEXT, DEFAULT = "NO_PC", "DEFAULTPC"
LIVE_STREAM_TYPE = 7


def beginning(account: Account, type_: int, word: str) -> str:
    """What the keys of all records begin with that are about such words."""
    return f"{account.id}:{type_}:{folded(word)}"


def key(account: Account, type_: int, word: str, context: str) -> str:
    return f"{beginning(account, type_, word)}\0{context}"


def type_of(entry: Object) -> int:
    return LIVE_STREAM if entry.values.get("type") == LIVE_STREAM_TYPE else ENTRY


def count(account: Account, type_: int, words: Iterable[str], contexts: Iterable[str], by: int) -> None:
    """Counts words up or down in some contexts; one that is new is kept, one without uses is not found any more."""
    once: dict[str, str] = {}
    for word in words:
        once.setdefault(folded(word), word)
    for word in once.values():
        if len(word.encode()) < SHORTEST:
            continue
        for context in contexts:
            _count(account, type_, word, context, by)


def _count(account: Account, type_: int, word: str, context: str, by: int) -> None:
    name = key(account, type_, word, context)
    tag = account.get(KIND, name)
    if tag is None:
        if by < 0:
            return
        tag = Object(
            CLASS, id=account.store.number(), tag=word, taggedObjectType=type_, partnerId=account.id, instanceCount=0,
            createdAt=now(), _context=context,
        )  # fmt: skip
    tag.instanceCount, tag.updatedAt = max(0, int(tag.instanceCount) + by), now()
    account.put(KIND, tag, name)


def contexts_of(assignment: Object) -> list[str]:
    return split(assignment._contexts) or [DEFAULT]


def of_entry(account: Account, entry: Object) -> list[str]:
    """The contexts in which an entry's tags count."""
    there = assignments.of_entry(account, entry.id, assignments.ACTIVE, assignments.PENDING)
    return list(dict.fromkeys([NO_CONTEXT, *(context for one in there for context in contexts_of(one))]))


def _words(event_object: Object | None) -> list[str]:
    return split(event_object.tags) if event_object is not None else []


def _without(words: list[str], others: list[str]) -> list[str]:
    """Words that aren't among others, in any case."""
    known = {folded(one) for one in others}
    return [one for one in words if folded(one) not in known]


@on(ADDED, entries.KIND)
def entry_added(account: Account, event: Event) -> None:
    """Put into categories the entry is by then, its tags counted there."""
    count(account, type_of(event.object), _words(event.object), [NO_CONTEXT], 1)


@on(CHANGED, entries.KIND)
def entry_changed(account: Account, event: Event) -> None:
    """Tags that an entry has lost, and those that it has got."""
    if event.changed("tags") and event.object.status != entries.DELETED:
        before, after = _words(event.before), _words(event.object)
        contexts = of_entry(account, event.object)
        count(account, type_of(event.object), _without(before, after), contexts, -1)
        count(account, type_of(event.object), _without(after, before), contexts, 1)


@on(DELETED, entries.KIND)
def entry_deleted(account: Account, event: Event) -> None:
    """What it is in counts down as it is taken out of there."""
    count(account, type_of(event.object), _words(event.before or event.object), [NO_CONTEXT], -1)


@on(ADDED, categories.KIND)
def category_added(account: Account, event: Event) -> None:
    count(account, CATEGORY, _words(event.object), [NO_CONTEXT], 1)


@on(CHANGED, categories.KIND)
def category_changed(account: Account, event: Event) -> None:
    if event.object.status == categories.DELETED:
        if event.before is not None and event.before.status != categories.DELETED:
            count(account, CATEGORY, _words(event.before), [NO_CONTEXT], -1)
    elif event.changed("tags"):
        before, after = _words(event.before), _words(event.object)
        count(account, CATEGORY, _without(before, after), [NO_CONTEXT], -1)
        count(account, CATEGORY, _without(after, before), [NO_CONTEXT], 1)


@on(ADDED, assignments.KIND)
@on(CHANGED, assignments.KIND)
def entry_assigned(account: Account, event: Event) -> None:
    """An entry's tags count in the contexts of the category that it is put into, until it is taken out of there."""
    before = set(_held(event.before))
    after = set(_held(event.object))
    entry = account.get(entries.KIND, event.object.entryId)
    if entry is None or before == after:
        return
    others = {
        context
        for one in assignments.of_entry(account, entry.id, assignments.ACTIVE, assignments.PENDING)
        if one.categoryId != event.object.categoryId
        for context in contexts_of(one)
    }
    count(account, type_of(entry), _words(entry), before - after - others, -1)
    count(account, type_of(entry), _words(entry), after - before - others, 1)


def _held(assignment: Object | None) -> list[str]:
    """The contexts in which an assignment has its entry's tags counted."""
    there = assignment is not None and assignment.status in (assignments.ACTIVE, assignments.PENDING)
    return contexts_of(assignment) if there and assignment is not None else []
