"""What becomes of user entries when their entry or their user goes."""

from __future__ import annotations

from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.platform.events import ADDED, CHANGED, DELETED, Event, later, on
from kaltura_sandbox.platform.store import Query
from kaltura_sandbox.topics.entries import entries
from kaltura_sandbox.topics.people import renaming, users
from kaltura_sandbox.topics.user_entries import user_entries

renaming.follows(user_entries.KIND, "userId")


def _delete(account: Account, whose: Query) -> None:
    for one in account.store.find(whose.without(status=user_entries.DELETED).ordered("+seq")):
        user_entries.delete(account, one)


@later(DELETED, entries.KIND)
def entry_is_gone(account: Account, event: Event) -> None:
    """They go with their entry, some time later."""
    with account.store.transaction():
        _delete(account, account.query(user_entries.KIND).where(entryId=event.object.id))


@later(DELETED, users.KIND)
def user_is_gone(account: Account, event: Event) -> None:
    """They go with their user, some time later. Whoever has the id by then came in without any, and keeps the own."""
    with account.store.transaction():
        if users.find(account, event.object.id) is None:
            _delete(account, account.query(user_entries.KIND).of_user(event.object.id))


@on(ADDED, users.KIND)
def begins_without(account: Account, event: Event) -> None:
    """Whoever gets the id of a deleted user has nothing of what that one watched, the job above done or not."""
    if event.details.get("again"):
        _delete(account, account.query(user_entries.KIND).of_user(event.object.id))


@on(CHANGED, entries.KIND)
def entry_is_in_the_bin(account: Account, event: Event) -> None:
    """Those of an entry in the recycle bin are hidden until it comes back."""
    if not event.changed("displayInSearch"):
        return
    recycled = event.object.displayInSearch == entries.RECYCLED
    before, after = (
        (user_entries.ACTIVE, user_entries.RECYCLED)
        if recycled
        else (user_entries.RECYCLED, user_entries.ACTIVE)
    )
    for one in account.find(user_entries.KIND, entryId=event.object.id, status=before):
        one.status = after
        account.put(user_entries.KIND, one)
