"""Entries with a parent: the streams beside a film (slides, a second camera). A child is in no ordinary list.

Measured, but for the refusal of an unknown parent on add: there the platform breaks, here it says what is wrong.
"""

from __future__ import annotations

from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.platform.objects import NULL, Object, join, split
from kaltura_sandbox.topics.entries import entries, entry_errors

INHERITED = ("categories", "categoriesIds", "accessControlId", "startDate", "endDate")
ENTITLED = ("entitledUsersEdit", "entitledUsersPublish", "entitledUsersView")


def check(account: Account, given: Object, entry: Object | None = None) -> None:
    """Refuses what a call sets together with a parent, a parent that isn't there, and circles.

    ``entry`` is the entry that is changed, None for a new one.
    """
    parent = given.parentEntryId
    if parent in (None, NULL, ""):
        return
    if any(given.values.get(name) for name in INHERITED):
        raise entry_errors.ASSIGNING_INFO_TO_ENTRY_WITH_PARENT_IS_FORBIDDEN(parent)
    while parent:
        if not entries.exists(account, parent):
            raise entry_errors.PARENT_ENTRY_ID_NOT_FOUND(parent)
        if entry is not None and parent == entry.id:
            raise entry_errors.CYCLE_IN_PARENTAGE()
        parent = entries.find(account, parent).parentEntryId


def link(account: Account, entry: Object, before: str | None = None) -> None:
    """Hides an entry that got a parent, and lets the parent's owner work with it."""
    if not entry.parentEntryId or entry.parentEntryId == before:
        return
    parent = entries.find(account, entry.parentEntryId)
    entry.displayInSearch = entries.SHADOW
    if parent.userId and parent.userId != entry.userId:
        for name in ENTITLED:
            users = split(entry.values.get(name))
            entry.values[name] = join(users if parent.userId in users else [*users, parent.userId])


def security_entry(account: Account, entry: Object) -> Object:
    """The entry by whose address and rules another is played: its parent, where it has one."""
    parent = account.get(entries.KIND, entry.parentEntryId) if entry.parentEntryId else None
    return parent if parent is not None and parent.status != entries.DELETED else entry
