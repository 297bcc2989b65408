"""The recycle bin: entries out of sight, to be restored or deleted for good.

Left out: the deletion of what has lain in the bin for 90 days.
"""

from __future__ import annotations

from typing import Any

from kaltura_sandbox.platform.accounts import Account, Caller, administrator, now
from kaltura_sandbox.platform.features import feature
from kaltura_sandbox.platform.jobs import handles
from kaltura_sandbox.platform.objects import Object, plain
from kaltura_sandbox.topics.entries import entries, entry_errors, entry_lists

RECYCLE_BIN = feature("FEATURE_RECYCLE_BIN")


def recycle(caller: Caller, entry_id: str) -> Object:
    """Hides an entry from lists; by its id it is still there. Any user's session may (read in the source)."""
    account = caller.account
    if not account.has(RECYCLE_BIN):
        raise entry_errors.FEATURE_RECYCLE_BIN_DISABLED()
    entry = entries.visible(caller, entry_id)
    if entry.displayInSearch == entries.RECYCLED:
        raise entry_errors.INVALID_ENTRY_STATUS_FOR_RECYCLE()
    entry._previousDisplay = entry.displayInSearch
    entry.displayInSearch, entry.recycledAt = entries.RECYCLED, now()
    return entries.save(account, entry)


def restore(caller: Caller, entry_id: str) -> Object:
    """Takes an entry out of the bin; it is shown again where it was shown before."""
    entry = entries.visible(caller, entry_id)
    if entry.displayInSearch != entries.RECYCLED:
        raise entry_errors.INVALID_ENTRY_STATUS_FOR_RESTORE()
    before = entry._previousDisplay
    entry.displayInSearch = entries.SHOWN if before is None else before
    entry.recycledAt = entry._previousDisplay = None
    return entries.save(caller.account, entry)


def empty(caller: Caller, filter_: Object) -> int:
    """Queues the deletion of what a filter finds in the bin, and gives the number of the job."""
    if filter_.displayInSearchEqual != entries.RECYCLED:
        raise entry_errors.ENTRY_BULK_DELETE_ONLY_RECYCLED()
    caller.account.job("delete_entries", filter=plain(filter_))
    return caller.account.store.number()


@handles("delete_entries")
def delete_entries(account: Account, payload: dict[str, Any]) -> None:
    """Deletes all that the filter's list shows to an administrator (READY ones, unless it names a status)."""
    with account.store.transaction():
        for entry in account.store.find(
            entry_lists.query(administrator(account), Object.of(payload["filter"]))
        ):
            entries.delete(account, entry)
