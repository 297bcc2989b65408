"""Refusals that this topic brings along."""

from __future__ import annotations

from kaltura_sandbox.platform.errors import Kind

ENTRY_ID_NOT_FOUND = Kind("ENTRY_ID_NOT_FOUND", 'Entry id "{ENTRY_ID}" not found')
INVALID_ENTRY_SCHEDULE_DATES = Kind("INVALID_ENTRY_SCHEDULE_DATES", "Invalid entry schedule dates")
INVALID_RANK_VALUE = Kind("INVALID_RANK_VALUE", "Invalid rank value, rank should be between 1 and 5")
INVALID_ENTRY_STATUS_FOR_RESTORE = Kind(
    "INVALID_ENTRY_STATUS_FOR_RESTORE", "Only entry in displayInStatus RECYCLED can be restored"
)
ASSIGNING_INFO_TO_ENTRY_WITH_PARENT_IS_FORBIDDEN = Kind(
    "ASSIGNING_INFO_TO_ENTRY_WITH_PARENT_IS_FORBIDDEN",
    'assigning categories|scheduling|access control to entry with parent entry "{ID}" is not allowed',
)
MAX_CATEGORIES_FOR_ENTRY_REACHED = Kind(
    "MAX_CATEGORIES_FOR_ENTRY_REACHED",
    'Entry can be linked with a maximum of "{CATEGORIES}" categories',
)
ENTRY_CATEGORY_FIELD_IS_DEPRECATED = Kind(
    "ENTRY_CATEGORY_FIELD_IS_DEPRECATED",
    "entry->categories and entry->categoriesIds fields are deprecated - user categoryEntry service",
)
PARENT_ENTRY_ID_NOT_FOUND = Kind("PARENT_ENTRY_ID_NOT_FOUND", 'parent entry id "{ID}" not found')
CYCLE_IN_PARENTAGE = Kind(
    "CYCLE_IN_PARENTAGE", "Invalid cycle detected in the parent child connection of this entry"
)
ENTRY_DISPLAY_IN_SEARCH_VALUE_NOT_ALLOWED = Kind(
    "ENTRY_DISPLAY_IN_SEARCH_VALUE_NOT_ALLOWED",
    'Cannot set the value of DISPLAY_IN_SEARCH to ["{DISPLAY_IN_SEARCH_NEW_VALUE}"]',
)
INVALID_ENTRY_STATUS_FOR_RECYCLE = Kind(
    "INVALID_ENTRY_STATUS_FOR_RECYCLE", "The entry displayInStatus is invalid for recycle"
)
ENTRY_BULK_DELETE_ONLY_RECYCLED = Kind(
    "ENTRY_BULK_DELETE_ONLY_RECYCLED", "Bulk delete for entries is allowed only for RECYCLED entries"
)
ENTRY_NOT_READY = Kind("ENTRY_NOT_READY", 'Entry "{ENTRY_NAME}" is not ready')
FEATURE_RECYCLE_BIN_DISABLED = Kind(
    "FEATURE_RECYCLE_BIN_DISABLED", "Feature recycle bin is disabled for partner"
)
INVALID_ENTRY_ID_IN_LIST = Kind("INVALID_ENTRY_ID", 'Invalid entry id ["{ID}"]')
INVALID_ENTRY_STATUS = Kind("INVALID_ENTRY_STATUS", "Invalid entry status")
