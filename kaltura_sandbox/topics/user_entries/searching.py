"""Entries by what a user has to do with them: "continue watching" in one list of entries.

Left out: the order, which on the platform is that of the user entries' last changes; here it is that of the list.
"""

from __future__ import annotations

from kaltura_sandbox.platform.accounts import Caller
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.store.filters import Condition
from kaltura_sandbox.topics.entries import advanced
from kaltura_sandbox.topics.user_entries import user_entry_lists


@advanced.searches("KalturaViewHistoryUserEntryAdvancedFilter")
def histories(caller: Caller, item: Object) -> Condition:
    """Entries with such a history: of the caller's own, unless an administrator names others."""
    return _entries(caller, user_entry_lists.HISTORY_FILTER, item)


@advanced.searches("KalturaWatchLaterUserEntryAdvancedFilter")
def marks(caller: Caller, item: Object) -> Condition:
    """Entries with such a mark; a user must be named."""
    return _entries(caller, "KalturaWatchLaterUserEntryFilter", item)


def _entries(caller: Caller, filter_class: str, item: Object) -> Condition:
    wanted = user_entry_lists.meant(caller, Object(filter_class, **item.values))
    sql, values = user_entry_lists.seen(caller, wanted).sql()
    return f"id IN (SELECT entryId FROM objects WHERE {sql})", values
