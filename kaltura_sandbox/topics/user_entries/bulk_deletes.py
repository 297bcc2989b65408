"""Deletion of many user entries at once, by a job."""

from __future__ import annotations

from typing import Any

from kaltura_sandbox.platform.accounts import Account, Caller, administrator
from kaltura_sandbox.platform.jobs import handles
from kaltura_sandbox.platform.objects import Object, plain
from kaltura_sandbox.topics.user_entries import user_entries, user_entry_lists

JOB = "delete_user_entries"


def begin(caller: Caller, filter_: Object) -> int:
    """Queues the deletion of what a filter finds, and gives the number of the job.

    The class of the filter is lost on the way to the job, which deletes user entries of all kinds unless typeEqual is
    said. It works for the platform, and so deletes whatever it finds, whoever asked (read in the source).
    """
    wanted = user_entry_lists.meant(caller, filter_)
    wanted.objectType = user_entry_lists.FILTER
    wanted.userIdEqualCurrent = None
    user_entry_lists.query(
        administrator(caller.account), wanted
    )  # what can't be looked for is said to who asks
    caller.account.job(JOB, filter=plain(wanted))
    return caller.account.store.number()


@handles(JOB)
def delete_all(account: Account, payload: dict[str, Any]) -> None:
    """Deletes what the filter finds now."""
    with account.store.transaction():
        wanted = user_entry_lists.query(administrator(account), Object.of(payload["filter"]))
        for one in account.store.find(wanted):
            user_entries.delete(account, one)
