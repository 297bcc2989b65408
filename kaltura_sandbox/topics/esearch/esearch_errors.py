"""Refusals of eSearch. Codes with blanks and messages that begin with one are the platform's (measured)."""

from __future__ import annotations

from kaltura_sandbox.platform.errors import Kind

EMPTY_SEARCH_OPERATOR_NOT_ALLOWED = Kind(
    "EMPTY SEARCH OPERATOR IS NOT ALLOWED", "empty search operator is not allowed"
)
EMPTY_SEARCH_ITEMS_NOT_ALLOWED = Kind(
    "EMPTY SEARCH ITEMS ARE NOT ALLOWED", "empty search items are not allowed"
)
SEARCH_TYPE_NOT_ALLOWED_ON_FIELD = Kind(
    "SEARCH_TYPE_NOT_ALLOWED_ON_FIELD", " Type of search [{TYPE}] not allowed on specific field [{FIELD}]"
)
EMPTY_SEARCH_TERM_NOT_ALLOWED = Kind(
    "EMPTY SEARCH TERM IS NOT ALLOWED",
    " Empty search term is not allowed on Field [{FIELD}] and search type [{TYPE}]",
)
SEARCH_TYPE_NOT_ALLOWED_ON_UNIFIED_SEARCH = Kind(
    "SEARCH TYPE IS NOT ALLOWED ON UNIFIED SEARCH", " Type of search [{TYPE}] not allowed on unified search"
)
OBJECTID_AND_OBJECTIDS_NOT_ALLOWED_SIMULTANEOUSLY = Kind(
    "OBJECTID AND OBJECTIDS NOT ALLOWED SIMULTANEOUSLY",
    "objectId and objectIds are not allowed to use simultaneously",
)
CRITERIA_EXCEEDED_MAX_MATCHES_ALLOWED = Kind(
    "CRITERIA EXCEEDED MAX MATCHES ALLOWED", "Unable to generate list. max matches value was reached"
)
MISSING_MANDATORY_PARAMETERS_IN_ORDER_ITEM = Kind(
    "MISSING MANDATORY PARAMETERS IN ORDER ITEM", "missing mandatory parameters in order item"
)
MIXED_SEARCH_ITEMS_IN_NESTED_OPERATOR_NOT_ALLOWED = Kind(
    "MIXED SEARCH ITEMS IN NESTED OPERATOR NOT ALLOWED", "mixed search items in nested operator not allowed"
)
MISSING_OPERATOR_TYPE = Kind("MISSING OPERATOR TYPE", "missing operator type")
AGGREGATION_FIELD_NAME_MUST_BE_SUPPLIED = Kind(
    "AGGREGATION_FIELD_NAME_MUST_BE_SUPPLIED", "Aggregation field name must be supplied"
)
MISSING_MANDATORY_SCORE_FUNCTION_PARAM = Kind(
    "MISSING_MANDATORY_SCORE_FUNCTION_PARAM",
    "decayAlgorithm, scale, origin and functionField are required fields in score function params",
)
INVALID_SCORE_FUNCTION_FIELD_VALUE = Kind(
    "INVALID_SCORE_FUNCTION_FIELD_VALUE", "Invalid [{FIELD_NAME}] value in score function - [{REASON}]"
)
USER_EMAIL_NOT_FOUND = Kind("USER_EMAIL_NOT_FOUND", "Email address for user [{USER_ID}] was not found")
EMPTY_DELETE_SEARCH_TERM_NOT_ALLOWED = Kind(
    "EMPTY SEARCH TERM IS NOT ALLOWED", "empty search term is not allowed"
)
TIME_RANGE_EXCEEDED_LIMIT = Kind(
    "TIMESTAMP RANGE EXCEEDED LIMIT", "timestamp range should be limited to [{TIMESTAMP_RANGE}] months range"
)
AGGREGATION_SIZE_EXCEEDED_LIMIT = Kind(
    "AGGREGATION SIZE EXCEEDED LIMIT", "aggregation size should be limited to [{AGGREGATION_SIZE}]"
)
