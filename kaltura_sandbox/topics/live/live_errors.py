"""Refusals that this topic brings along."""

from __future__ import annotations

from kaltura_sandbox.platform.errors import Kind

INVALID_ENTRY_ID = Kind("INVALID_ENTRY_ID", 'Invalid entry id ["{ID}"]')
ENTRY_SOURCE_TYPE_NOT_SUPPORTED = Kind(
    "ENTRY_SOURCE_TYPE_NOT_SUPPORTED", 'Entry source type "{SOURCE_TYPE}" not supported'
)
LIVE_STREAM_STATUS_CANNOT_BE_DETERMINED = Kind(
    "LIVE_STREAM_STATUS_CANNOT_BE_DETERMINED",
    "Status cannot be determined for live stream protocol [{PROT}]",
)
LIVE_STREAM_INVALID_TOKEN = Kind(
    "LIVE_STREAM_INVALID_TOKEN", "Invalid token supplied for live entry [{ENTRY_ID}]"
)
CANNOT_UPDATE_FIELDS_WHILE_ENTRY_BROADCASTING = Kind(
    "CANNOT_UPDATE_FIELDS_WHILE_ENTRY_BROADCASTING", "Cannot update [{FIELD}] while entry is broadcasting"
)
CANNOT_UPDATE_FIELDS_RECORDED_ENTRY_STILL_NOT_READY = Kind(
    "CANNOT_UPDATE_FIELDS_RECORDED_ENTRY_STILL_NOT_READY",
    "Cannot update [{FIELD}] while all vod entry flavors are not ready",
)
CANNOT_REGENERATE_STREAM_TOKEN_FOR_EXTERNAL_LIVE_STREAMS = Kind(
    "CANNOT_REGENERATE_STREAM_TOKEN_FOR_EXTERNAL_LIVE_STREAMS",
    "Cannot regenerate stream token for external type [{TYPE}] live stream",
)
DYNAMIC_SEGMENT_DURATION_DISABLED = Kind(
    "DYNAMIC_SEGMENT_DURATION_DISABLED",
    "Cannot edit segment duration. Dynamic segment duration feature is disabled",
)
RECORDING_DISABLED = Kind(
    "RECORDING_DISABLED", "Record status attribute cannot be set, account has recording feature disabled"
)
ENTRY_SERVER_NODE_NOT_FOUND = Kind(
    "ENTRY_SERVER_NODE_NOT_FOUND",
    "Entry server node with entry id [{ENTRY_ID}] and server type [{SERVER_TYPE}] not found",
)
INVALID_OBJECT_ID = Kind("INVALID_OBJECT_ID", "Invalid object id [{ID}]")
LIVE_CHANNEL_SEGMENT_ID_NOT_FOUND = Kind(
    "LIVE_CHANNEL_SEGMENT_ID_NOT_FOUND", "Live channel segment id [{SEGMENT_ID}] not found"
)
ANALYTICS_UNSUPPORTED_QUERY = Kind(
    "ANALYTICS_UNSUPPORTED_QUERY", "Query for the given dimensions and metrics is currently not supported"
)
