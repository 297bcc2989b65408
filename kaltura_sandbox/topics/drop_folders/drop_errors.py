"""Refusals that this topic brings along."""

from __future__ import annotations

from kaltura_sandbox.platform.errors import Kind

DROP_FOLDER_NOT_FOUND = Kind("DROP_FOLDER_NOT_FOUND", "Drop folder id [{FOLDER_ID}] not found")
DROP_FOLDER_ALREADY_EXISTS = Kind(
    "DROP_FOLDER_ALREADY_EXISTS", "Drop folder with path [{PATH}] already exists"
)
DATA_CENTER_ID_NOT_FOUND = Kind("DATA_CENTER_ID_NOT_FOUND", "There is no data center with id [{DCID}]")
INVALID_PARTNER_ID = Kind("INVALID_PARTNER_ID", 'Invalid partner id "{PID}"')
INGESTION_PROFILE_ID_NOT_FOUND = Kind(
    "INGESTION_PROFILE_ID_NOT_FOUND", 'Ingestion profile id "{ID}" not found'
)
DROP_FOLDER_INTEGRATION_DATA_MISSING = Kind(
    "DROP_FOLDER_INTEGRATION_DATA_MISSING", "Missing integration data for this drop folder"
)
BULK_ITEM_VALIDATION_FAILED = Kind("BULK_ITEM_VALIDATION_FAILED", "{WHY}")
BULK_ITEM_NOT_FOUND = Kind("BULK_ITEM_NOT_FOUND", "{WHAT} not found")
BULK_MISSING_MANDATORY_PARAMETER = Kind("BULK_MISSING_MANDATORY_PARAMETER", "Missing entry id element")
BULK_ACTION_NOT_SUPPORTED = Kind("BULK_ACTION_NOT_SUPPORTED", "Action: {ACTION} is not supported")
