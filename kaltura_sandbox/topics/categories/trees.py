"""What a changed category means to others: those beneath it, the entries in them, their members. Jobs do that.

While categories are moved with others beneath them, the tree is locked: CATEGORIES_LOCKED.
"""

from __future__ import annotations

from typing import Any

from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.platform.jobs import handles
from kaltura_sandbox.platform.objects import Object, split
from kaltura_sandbox.topics.accounts import feature_status
from kaltura_sandbox.topics.categories import assignments, categories, category_errors, members
from kaltura_sandbox.topics.entries import entries

FOLLOW, EMPTY, COPY_MEMBERS = "categories_follow", "categories_empty", "category_members_copy"
FOLLOWED = ("fullName", "fullIds", "privacyContexts", "inheritedParentId")


def check_unlocked(account: Account) -> None:
    """Refuses what would change the tree, or a category of it, while it is being moved."""
    if feature_status.under_way(account, feature_status.LOCK_CATEGORY):
        raise category_errors.CATEGORIES_LOCKED()


def unlock(account: Account) -> None:
    """Lets the tree be changed again."""
    feature_status.end(account, feature_status.LOCK_CATEGORY)


def changed(account: Account, category: Object, before: Object) -> None:
    """Queues what has to follow a category that was renamed, moved, or got another context or inheritance."""
    if all(category.values.get(name) == before.values.get(name) for name in FOLLOWED):
        return
    moved = category.parentId != before.parentId
    if moved:
        categories.count_children(account, before.parentId)
        categories.count_children(account, category.parentId)
        if categories.below(account, str(before.fullIds)):
            feature_status.begin(account, feature_status.LOCK_CATEGORY)
    account.job(
        FOLLOW, category=category.id, before=before.fullIds, moved=moved, path=categories.path_ids(before),
        opened=_is_opened(category, before),
    )  # fmt: skip


def _is_opened(category: Object, before: Object) -> bool:
    """Whether a category lost its privacy contexts, and its members with them."""
    return bool(before.privacyContexts) and not category.privacyContexts


@handles(FOLLOW)
def follow(account: Account, payload: dict[str, Any]) -> None:
    """Sets paths, contexts and inheritance of all beneath a category anew, with their entries and members."""
    with account.store.transaction():
        category = categories.find(account, payload["category"])
        if category is not None:
            opened = [category] if payload.get("opened") else []
            beneath = categories.below(account, payload["before"])
            for one in beneath:
                fresh = categories.require(account, one.id)
                categories.place(account, fresh)
                categories.save(account, fresh)
                opened += [fresh] if _is_opened(fresh, one) else []
            for one in opened:
                _dismiss(account, one)
            for id_ in [category.id, *(one.id for one in beneath)]:
                _carry(account, categories.require(account, id_))
            if payload["moved"]:
                categories.recount(account, [*payload["path"], *categories.path_ids(category)])
        if payload["moved"]:
            unlock(account)


def _carry(account: Account, category: Object) -> None:
    """The entries and members of a category know its path, and entries tell its name."""
    for assignment in assignments.in_category(account, category.id):
        assignment.categoryFullIds = category.fullIds
        assignment._contexts = category.privacyContexts or ""
        account.put(assignments.KIND, assignment, assignments.key(category.id, assignment.entryId))
        entry = account.get(entries.KIND, assignment.entryId)
        if entry is not None and entry.status != entries.DELETED:
            names, ids = assignments.told(account, entry.id)
            if set(names) != set(split(entry.categories)):
                assignments.set_text(account, entry, names, ids)
    for member in members.of_category(account, category.id):
        member.categoryFullIds = category.fullIds
        members.put(account, member, member.status)


def delete(account: Account, category: Object, move_entries: bool) -> None:
    """Deletes a category and all beneath it; a job empties them."""
    gone = [category, *categories.below(account, category.fullIds)]
    for one in gone:
        one.status = categories.DELETED
        categories.save(account, one)
    categories.count_children(account, category.parentId)
    target = category.parentId if move_entries and category.parentId else None
    account.job(EMPTY, categories=[one.id for one in gone], target=target, path=categories.path_ids(category))


@handles(EMPTY)
def empty(account: Account, payload: dict[str, Any]) -> None:
    """Takes entries and members out of deleted categories; the entries go to the parent, if there is one for them."""
    with account.store.transaction():
        target = categories.find(account, payload["target"]) if payload["target"] else None
        for id_ in payload["categories"]:
            for assignment in assignments.in_category(account, id_):
                status = assignment.status
                assignments.release(account, assignment)
                _send_up(account, target, assignment, status)
            _dismiss(account, Object(categories.CLASS, id=id_))
        categories.recount(account, [id_ for id_ in payload["path"] if id_ not in payload["categories"]])


def _dismiss(account: Account, category: Object) -> None:
    for member in members.of_category(account, category.id):
        members.remove(account, member)


def _send_up(account: Account, target: Object | None, assignment: Object, status: int) -> None:
    """Puts an entry that lost its category into the parent, where it is not there yet."""
    entry = account.get(entries.KIND, assignment.entryId)
    if target is None or entry is None or entry.status == entries.DELETED:
        return
    if assignments.find(account, target.id, entry.id) is None:
        assignments.assign(account, target, entry, status, assignment.creatorUserId)


@handles(COPY_MEMBERS)
def copy_members(account: Account, payload: dict[str, Any]) -> None:
    """Makes a parent's members those of a category too."""
    with account.store.transaction():
        category = categories.find(account, payload["category"])
        if category is not None and category.parentId:
            members.copy_from(account, category.parentId, category)
