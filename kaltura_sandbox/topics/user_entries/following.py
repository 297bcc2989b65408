"""What becomes of user entries when their entry or their user goes."""

from __future__ import annotations

from typing import Any

from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.platform.events import CHANGED, DELETED, Event, later, on
from kaltura_sandbox.topics.entries import entries
from kaltura_sandbox.topics.people import users
from kaltura_sandbox.topics.user_entries import user_entries


def _delete(account: Account, **whose: Any) -> None:
    with account.store.transaction():
        for one in account.find(user_entries.KIND, **whose):
            if one.status != user_entries.DELETED:
                user_entries.delete(account, one)


@later(DELETED, entries.KIND)
def entry_is_gone(account: Account, event: Event) -> None:
    """They go with their entry, some time later."""
    _delete(account, entryId=event.object.id)


@later(DELETED, users.KIND)
def user_is_gone(account: Account, event: Event) -> None:
    """They go with their user, some time later."""
    _delete(account, userId=event.object.id)


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
