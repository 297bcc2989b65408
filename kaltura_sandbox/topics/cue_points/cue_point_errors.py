"""Refusals that this topic brings along."""

from __future__ import annotations

from kaltura_sandbox.platform.errors import Kind

INVALID_CUE_POINT_ID = Kind("INVALID_CUE_POINT_ID", "Invalid cue point id [{ID}]")
CUE_POINT_NOT_FOUND = Kind("CUE_POINT_NOT_FOUND", "Cue point with id provided not found [{ID}]")
CUE_POINT_SYSTEM_NAME_EXISTS = Kind(
    "CUE_POINT_SYSTEM_NAME_EXISTS", "Cue point system name already exists [{NAME}] with id [{ID}]"
)
CANNOT_UPDATE_ENTRY_ID = Kind("CANNOT_UPDATE_ENTRY_ID", "Cannot update cue point's entry id")
NO_PERMISSION_ON_ENTRY = Kind(
    "NO_PERMISSION_ON_ENTRY", "No permissions to insert or update cue points for entry [{ID}]"
)
NO_PERMISSION_TO_COPY = Kind(
    "NO_PERMISSION_TO_COPY_CUE_POINT_TO_ENTRY",
    "No permissions to copy cue point [{ID}] to entry [{ENTRY_ID}]",
)
NO_INSERT_PERMISSION = Kind(
    "PROPERTY_VALIDATION_NO_INSERT_PERMISSION",
    'Current user does not have permission to insert property "{PROP}"',
)
NO_UPDATE_PERMISSION = Kind(
    "PROPERTY_VALIDATION_NO_UPDATE_PERMISSION",
    'Current user does not have permission to update property "{PROP}"',
)

# Times
START_TIME_CANNOT_BE_LESS_THAN_0 = Kind(
    "START_TIME_CANNOT_BE_LESS_THAN_0", "Start time cannot be less than 0"
)
START_TIME_IS_BIGGER_THAN_ENTRY_END_TIME = Kind(
    "START_TIME_IS_BIGGER_THAN_ENTRY_END_TIME",
    "Start time of the cue point [{CUE_POINT_ID}] cannot be bigger than entry end time [{END_TIME}]",
)
END_TIME_IS_BIGGER_THAN_ENTRY_END_TIME = Kind(
    "END_TIME_IS_BIGGER_THAN_ENTRY_END_TIME",
    "End time of the cue point [{CUE_POINT_ID}] cannot be bigger than entry end time [{END_TIME}]",
)
END_TIME_CANNOT_BE_LESS_THAN_START_TIME = Kind(
    "END_TIME_CANNOT_BE_LESS_THAN_START_TIME", "End time cannot be less than start time"
)
END_TIME_WITHOUT_START_TIME = Kind(
    "END_TIME_WITHOUT_START_TIME", "Cannot provide end time without start time"
)
DURATION_CANNOT_BE_LESS_THAN_START_TIME = Kind(
    "DURATION_CANNOT_BE_LESS_THAN_START_TIME", "Duration cannot be less than start time"
)
DURATION_IS_BIGGER_THAN_ENTRY_DURATION = Kind(
    "DURATION_IS_BIGGER_THAN_ENTRY_DURATION",
    "Duration of the cue point [{CUE_POINT_ID}] cannot be bigger than entry duration [{DURATION}]",
)

# Annotations
PARENT_ANNOTATION_NOT_FOUND = Kind(
    "PARENT_ANNOTATION_NOT_FOUND", "Parent annotation id [{CUE_POINT_ID}] not found"
)
PARENT_ANNOTATION_DO_NOT_BELONG_TO_THE_SAME_ENTRY = Kind(
    "PARENT_ANNOTATION_DO_NOT_BELONG_TO_THE_SAME_ENTRY",
    "parent annotation does not belong to current annotation",
)
PARENT_ANNOTATION_IS_DESCENDANT = Kind(
    "PARENT_ANNOTATION_IS_DESCENDANT",
    "Parent annotation [{PARENT_CUE_POINT_ID}] is a child or a sub child of this annotation [{CUE_POINT_ID}] and "
    "therefor cannot be a parent",
)

# Pictures of slides
ASSET_ID_NOT_FOUND = Kind("ASSET_ID_NOT_FOUND", 'Asset id "{ID}" not found')
THUMB_ASSET_IS_NOT_OF_TYPE_TIMED_THUMB = Kind(
    "THUMB_ASSET_IS_NOT_OF_TYPE_TIMED_THUMB", 'Thumbnail asset "{ASSET}" is not of type timed thumb'
)
CUE_POINT_PROVIDED_NOT_OF_TYPE_THUMB_CUE_POINT = Kind(
    "CUE_POINT_PROVIDED_NOT_OF_TYPE_THUMB_CUE_POINT",
    "Cue point provided not of type thumb cue point [{ID}]",
)
CUE_POINT_PROVIDED_ALREADY_ASSOCIATED_WITH_ASSET = Kind(
    "CUE_POINT_PROVIDED_ALREADY_ASSOCIATED_WITH_ASSET",
    "Cue point provided already associated with other asset [{ID}]",
)

# Bulk
XML_INVALID = Kind("XML_INVALID", "XML is invalid")
INVALID_ENTRY_ID = Kind("INVALID_ENTRY_ID", "")  # the platform loses the words on the way (measured)
