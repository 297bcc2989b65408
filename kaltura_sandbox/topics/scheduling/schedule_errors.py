"""Refusals that this topic brings along."""

from __future__ import annotations

from kaltura_sandbox.platform.errors import Kind

START_TIME_AND_LINKED_TO_NOT_SET = Kind(
    "START_TIME_AND_LINKED_TO_NOT_SET", "Event must have either fields StartTime or LinkedTo set"
)
START_TIME_AND_LINKED_TO_CONFLICT = Kind(
    "START_TIME_AND_LINKED_TO_CONFLICT", "Event cannot have both fields startDate and linkedTo set"
)
RECURRENCE_LINKED_EVENT_CONFLICT = Kind(
    "RECURRENCE_LINKED_EVENT_CONFLICT", "Recurring events cannot be linked"
)
LINKED_TO_EVENT_NOT_FOUND_OR_NOT_ACCESSIBLE = Kind(
    "LINKED_TO_EVENT_NOT_FOUND_OR_NOT_ACCESSIBLE", "Cannot find the linkedTo schedule event"
)
INVALID_SCHEDULE_END_BEFORE_START = Kind(
    "INVALID_SCHEDULE_END_BEFORE_START", "End time [{END}] must be after start time [{START}]"
)
MAX_SCHEDULE_DURATION_REACHED = Kind(
    "MAX_SCHEDULE_DURATION_REACHED", "Maximum schedule duration [{MAX}] reached"
)
MAX_SCHEDULE_DURATION_MUST_MATCH_END_TIME = Kind(
    "MAX_SCHEDULE_DURATION_MUST_MATCH_END_TIME",
    "Duration must match end time, keep one of them null to calculate automatically",
)
RECURRENCE_CANT_BE_DELETE = Kind(
    "RECURRENCE_CANT_BE_DELETE",
    "Recurence [{ID}] cannot be deleted, use cancel or delete the parent recurring event [{PARENT_ID}]",
)
SCHEDULE_EVENT_TYPE_CANT_BE_UPDATED = Kind(
    "SCHEDULE_EVENT_TYPE_CANT_BE_UPDATED", " Can't update from type [{SOURCE_TYPE}] to type [{TARGET_TYPE}]"
)
SCHEDULE_TIME_IN_USE = Kind("SCHEDULE_TIME_IN_USE", "Another event is already scheduled during this time")
PROPERTY_VALIDATION_ALL_MUST_BE_NULL_BUT_ONE = Kind(
    "PROPERTY_VALIDATION_ALL_MUST_BE_NULL_BUT_ONE",
    "Only one of the passed properties: {PROP_NAME} should not be null",
)
PROPERTY_VALIDATION_UNTIL_NOT_VALID = Kind(
    "PROPERTY_VALIDATION_UNTIL_NOT_VALID", 'The property "{PROP_NAME}" is not valid'
)
INVALID_SCHEDULE_EVENT_TYPE = Kind(
    "INVALID_SCHEDULE_EVENT_TYPE", "Schedule Event id [{ID}] is of inappropriate type for action"
)
FEATURE_NAME_NOT_FOUND = Kind("FEATURE_NAME_NOT_FOUND", "LiveFeature with name [{NAME}] not found")
DUPLICATE_LIVE_FEATURE = Kind(
    "DUPLICATE_LIVE_FEATURE", 'Duplicate system name "{SYSTEM_NAME}" in provided live feature array'
)

RESOURCE_PARENT_ID_NOT_FOUND = Kind(
    "RESOURCE_PARENT_ID_NOT_FOUND", "Resource parent id [{PARENT_ID}] not found"
)
RESOURCE_IS_RESERVED = Kind("RESOURCE_IS_RESERVED", "Resource with id {RESOURCE_ID} is already reserved")
SCHEDULE_EVENT_RESOURCE_ALREADY_EXISTS = Kind(
    "SCHEDULE_EVENT_RESOURCE_ALREADY_EXISTS",
    "Schedule event resource already exists with eventId[{EVENT_ID}] and resourceId ({RESOURCE_ID})",
)
SCHEDULE_EVENT_ID_NOT_FOUND = Kind("SCHEDULE_EVENT_ID_NOT_FOUND", "Schedule Event id [{ID}] not found")
SCHEDULE_RESOURCE_ID_NOT_FOUND = Kind(
    "SCHEDULE_RESOURCE_ID_NOT_FOUND", "Schedule Resource id [{ID}] not found"
)
