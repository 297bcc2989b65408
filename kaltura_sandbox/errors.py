"""Every refusal of the platform: its code, its message, the names of its arguments. The one place that knows them.

``raise errors.ENTRY_ID_NOT_FOUND(entry_id)``: arguments fill the message in the order in which they first
appear. Messages and codes are the platform's, odd spellings included (measured on 22.19, or its public list).
"""

from __future__ import annotations

import re
from typing import Any


class ApiError(Exception):
    """A refusal in the platform's shape; ``args_`` is what the answer carries as ``args``."""

    def __init__(self, code: str, message: str, args_: dict[str, str] | None = None) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message
        self.args_ = args_ or {}
        self.by_room = False  # whether an action refuses, and not what stands before it


class Kind:
    """A kind of refusal; calling it with the arguments makes the error."""

    def __init__(self, code: str, message: str) -> None:
        self.code = code
        self.message = message
        self.names = list(dict.fromkeys(re.findall(r"\{(\w+)\}", message)))

    def __call__(self, *values: Any) -> ApiError:
        padded = list(values) + [None] * (len(self.names) - len(values))
        texts = {n: "N/A" if v is None else text(v) for n, v in zip(self.names, padded, strict=False)}
        return ApiError(self.code, re.sub(r"\{(\w+)\}", lambda m: texts[m[1]], self.message), texts)


def text(value: Any) -> str:
    """A value as PHP would print it into a message."""
    if value is True:
        return "1"
    return "" if value is False else str(value)


class Silent(Kind):
    """A kind whose answer names fewer arguments than its message uses (or none)."""

    def __init__(self, code: str, message: str, shown: tuple[str, ...] = ()) -> None:
        super().__init__(code, message)
        self.shown = shown

    def __call__(self, *values: Any) -> ApiError:
        error = super().__call__(*values)
        error.args_ = {k: v for k, v in error.args_.items() if k in self.shown}
        return error


# Requests
SERVICE_NOT_SPECIFIED = Kind("SERVICE_NOT_SPECIFIED", "Service name was not specified, please specify one")
SERVICE_DOES_NOT_EXISTS = Kind("SERVICE_DOES_NOT_EXISTS", 'Service "{SRV_NAME}" does not exists')
ACTION_DOES_NOT_EXISTS = Kind(
    "ACTION_DOES_NOT_EXISTS", 'Action "{ACTION_NAME}" does not exists for service "{SERVICE_NAME}"'
)
ACTION_FORBIDDEN = Kind("ACTION_FORBIDDEN", 'Action "{ACTION_NAME}" is forbidden for use')
MISSING_MANDATORY_PARAMETER = Kind("MISSING_MANDATORY_PARAMETER", 'Missing parameter "{PARAM_NAME}"')
OBJECT_TYPE_ABSTRACT = Kind(
    "OBJECT_TYPE_ABSTRACT",
    'The object type "{OBJ_TYPE}" is abstract, use one of the object implementations',
)
INVALID_ENUM_VALUE = Kind(
    "INVALID_ENUM_VALUE",
    'Invalid enumeration value "{ENUM_VAL}" for parameter "{PARAM_NAME}", expecting enumeration type "{ENUM_TYPE}"',
)
INVALID_PARAMETER_CHAR = Kind("INVALID_PARAMETER_CHAR", 'Invalid char in "{XML_FIELD}" field')
PROPERTY_VALIDATION_WRONG_FORMAT = Kind(
    "PROPERTY_VALIDATION_WRONG_FORMAT", 'The property "{PROP_NAME}" must match format {FORMAT}'
)
PROPERTY_VALIDATION_CANNOT_BE_NULL = Kind(
    "PROPERTY_VALIDATION_CANNOT_BE_NULL", 'The property "{PROP_NAME}" cannot be null'
)
PROPERTY_VALIDATION_NOT_UPDATABLE = Kind(
    "PROPERTY_VALIDATION_NOT_UPDATABLE", 'The property "{PROP_NAME}" cannot be updated'
)
PROPERTY_VALIDATION_ADMIN_PROPERTY = Kind(
    "PROPERTY_VALIDATION_ADMIN_PROPERTY", 'The property "{PROP_NAME}" is updatable with admin session only'
)
PROPERTY_VALIDATION_ENTRY_STATUS = Kind(
    "PROPERTY_VALIDATION_ENTRY_STATUS",
    'The property "{PROP_NAME}" cannot be set for entry status "{STATUS}"',
)
PROPERTY_VALIDATION_MIN_LENGTH = Kind(
    "PROPERTY_VALIDATION_MIN_LENGTH",
    'The property "{PROP_NAME}" must have a min length of {MIN_LEN} characters',
)
PROPERTY_VALIDATION_MAX_LENGTH = Kind(
    "PROPERTY_VALIDATION_MAX_LENGTH",
    'The property "{PROP_NAME}" cannot have more than {MAX_LEN} characters',
)
PROPERTY_VALIDATION_MAX_VALUE = Kind(
    "PROPERTY_VALIDATION_MAX_VALUE", 'The property "{PROP_NAME}" must have a max value of {MAX_VAL}'
)
PROPERTY_VALIDATION_MIN_VALUE = Kind(
    "PROPERTY_VALIDATION_MIN_VALUE", 'The property "{PROP_NAME}" must have a min value of {MIN_VAL}'
)
INVALID_FIELD_VALUE = Kind("INVALID_FIELD_VALUE", "value in field [{FIELD_NAME}] is not valid")
PARAMETER_VALUE_OUT_OF_RANGE = Kind(
    "PARAMETER_VALUE_OUT_OF_RANGE", 'Parameter "{PARAM_NAME}" value is out of range ({MIN} - {MAX})'
)
MULTIPLE_PARAMETER_NOT_SUPPORTED = Kind(
    "MULTIPLE_PARAMETER_NOT_SUPPORTED", 'Multiple parameters "{PARAM_NAME}" is not supported'
)
INTERNAL_SERVERL_ERROR = Kind("INTERNAL_SERVERL_ERROR", "Internal server error occurred")
INVALID_OBJECT_TYPE = Kind("INVALID_OBJECT_TYPE", 'Invalid object type "{INVALID_OBJ_TYPE}"')
INTERNAL_DATABASE_ERROR = Kind("INTERNAL_DATABASE_ERROR", "Internal database error")
SANDBOX_NOT_IMPLEMENTED = Kind(
    "SANDBOX_NOT_IMPLEMENTED", 'The sandbox does not implement "{WHAT}"; run this against a real account'
)

# Sessions and permissions
SERVICE_FORBIDDEN = Kind("SERVICE_FORBIDDEN", "The access to service [{SERVICE}] is forbidden")
FEATURE_FORBIDDEN = Kind("FEATURE_FORBIDDEN", "The usage of feature [{FEATURE}] is forbidden")
SERVICE_FORBIDDEN_CONTENT_BLOCKED = Kind(
    "SERVICE_FORBIDDEN_CONTENT_BLOCKED",
    "The access to this service is forbidden since the specified partner is blocked",
)
INVALID_KS = Kind("INVALID_KS", 'Invalid KS "{KSID}", Error "{ERR_CODE},{ERR_DESC}"')
INVALID_ACTIONS_LIMIT = Kind("INVALID_ACTIONS_LIMIT", "Invalid actions limit")
USER_BLOCKED = Kind("USER_BLOCKED", "this user is blocked")
START_SESSION_ERROR = Kind("START_SESSION_ERROR", "Error while starting session for partner [{PID}]")
INVALID_WIDGET_ID = Kind("INVALID_WIDGET_ID", "Unknown widget [{WIDGET_ID}]")
PARTNER_ACCESS_FORBIDDEN = Kind(
    "PARTNER_ACCESS_FORBIDDEN",
    'The partner "{YOUR_PARTNER}" is not allowed to access partner "{REQUESTED_PARTNER}"',
)

# Upload tokens
UPLOAD_TOKEN_NOT_FOUND = Kind("UPLOAD_TOKEN_NOT_FOUND", "Upload token not found")
UPLOADED_FILE_NOT_FOUND_BY_TOKEN = Kind(
    "UPLOADED_FILE_NOT_FOUND_BY_TOKEN",
    "The uploaded file was not found by the given token id, or was already used",
)
RECORDED_WEBCAM_FILE_NOT_FOUND = Kind(
    "RECORDED_WEBCAM_FILE_NOT_FOUND",
    "The recorded webcam file was not found by the given token id, or was already used",
)
UPLOAD_TOKEN_MISSING_FILE_SIZE = Kind(
    "UPLOAD_TOKEN_MISSING_FILE_SIZE", "FileSize is mandatory when enabling autoFinalize"
)
UPLOAD_TOKEN_INVALID_STATUS_FOR_UPLOAD = Kind(
    "UPLOAD_TOKEN_INVALID_STATUS_FOR_UPLOAD",
    "Upload token is in an invalid status for uploading a file, maybe the file was already uploaded",
)
UPLOAD_TOKEN_INVALID_STATUS_FOR_ADD_ENTRY = Kind(
    "UPLOAD_TOKEN_INVALID_STATUS_FOR_ADD_ENTRY",
    "Upload token is in an invalid status for adding entry, maybe the a file was not uploaded or the token was used",
)
UPLOAD_TOKEN_CANNOT_RESUME = Kind(
    "UPLOAD_TOKEN_CANNOT_RESUME", "Cannot resume the upload, original file was not found"
)
UPLOAD_TOKEN_CANNOT_MATCH_EXPECTED_SIZE = Kind(
    "UPLOAD_TOKEN_CANNOT_MATCH_EXPECTED_SIZE", "Failed to match expected file size"
)
MAX_ALLOWED_CHUNK_COUNT_EXCEEDED = Kind(
    "MAX_ALLOWED_CHUNK_COUNT_EXCEEDED",
    "Max allowed waiting chunks to be concatenated has exceeded allowed limit",
)
UPLOAD_ERROR = Kind("UPLOAD_ERROR", "Upload failed")

# Entries
ENTRY_ID_NOT_FOUND = Kind("ENTRY_ID_NOT_FOUND", 'Entry id "{ENTRY_ID}" not found')
ENTRY_ALREADY_WITH_CONTENT = Kind("ENTRY_ALREADY_WITH_CONTENT", "Entry already associated with content")
ENTRY_REPLACEMENT_ALREADY_EXISTS = Kind("ENTRY_REPLACEMENT_ALREADY_EXISTS", "Entry already in replacement")
ENTRY_ID_NOT_REPLACED = Kind("ENTRY_ID_NOT_REPLACED", 'Entry id "{ENTRY_ID}" not replaced')
INVALID_ENTRY_STATUS = Kind("INVALID_ENTRY_STATUS", "Invalid entry status")
INVALID_ENTRY_SCHEDULE_DATES = Kind("INVALID_ENTRY_SCHEDULE_DATES", "Invalid entry schedule dates")
INVALID_RANK_VALUE = Kind("INVALID_RANK_VALUE", "Invalid rank value, rank should be between 1 and 5")
INVALID_ENTRY_STATUS_FOR_RESTORE = Kind(
    "INVALID_ENTRY_STATUS_FOR_RESTORE", "Only entry in displayInStatus RECYCLED can be restored"
)
ASSIGNING_INFO_TO_ENTRY_WITH_PARENT_IS_FORBIDDEN = Kind(
    "ASSIGNING_INFO_TO_ENTRY_WITH_PARENT_IS_FORBIDDEN",
    'assigning categories|scheduling|access control to entry with parent entry "{ID}" is not allowed',
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
ENTRY_CANNOT_BE_FLAGGED = Kind("ENTRY_CANNOT_BE_FLAGGED", "Entry cannot be flagged")
STORAGE_PROFILE_ID_NOT_FOUND = Kind("STORAGE_PROFILE_ID_NOT_FOUND", "Storage profile id {ID} not found")
FEATURE_RECYCLE_BIN_DISABLED = Kind(
    "FEATURE_RECYCLE_BIN_DISABLED", "Feature recycle bin is disabled for partner"
)
ACCESS_CONTROL_ID_NOT_FOUND = Kind("ACCESS_CONTROL_ID_NOT_FOUND", 'Access control id "{ID}" not found')
CANNOT_DELETE_DEFAULT_ACCESS_CONTROL = Kind(
    "CANNOT_DELETE_DEFAULT_ACCESS_CONTROL", "Default access control cannot be deleted"
)
ASSET_NOT_ALLOWED = Kind("ASSET_NOT_ALLOWED", 'Flavor asset id "{ID}" not allowed')
WRONG_REQUEST_LANGUAGE = Kind(
    "WRONG_REQUEST_LANGUAGE",
    ' Language must be set to MULTI when adding MultiLingualString. Given ["{LANGUAGE}"]',
)

# Resources and clips
RESOURCE_TYPE_NOT_SUPPORTED = Kind("RESOURCE_TYPE_NOT_SUPPORTED", 'Resource type "{RES_TYPE}" not supported')
RESOURCES_COUNT_EXCEEDED_MAX_ALLOWED_COUNT = Kind(
    "RESOURCES_COUNT_EXCEEDED_MAX_ALLOWED_COUNT", 'count of clip resources exceeded limit of "{MAX_COUNT}"'
)
CLIPS_DURATIONS_EXCEEDED_MAX_ALLOWED_DURATION = Kind(
    "CLIPS_DURATIONS_EXCEEDED_MAX_ALLOWED_DURATION",
    'clips durations exceeded max allowed duration "{MAX_DURATION}" in seconds',
)
ENTRY_ID_MEDIA_TYPE_NOT_SUPPORTED = Kind(
    "ENTRY_ID_MEDIA_TYPE_NOT_SUPPORTED", 'Entry ID "{ENTRY_ID}" media type "{MEDIA_TYPE}" not supported'
)
FILE_DOESNT_EXIST = Kind("FILE_DOESNT_EXIST", "File doesnt exist")
INVALID_PARAMETER_VALUE = Kind("INVALID_PARAMETER_VALUE", 'invalid value for parameter "{PARAM_NAME}"')
RESOURCE_MEDIA_COMPOSITION_COUNT_EXCEEDED_MAX_ALLOWED_COUNT = Kind(
    "RESOURCE_MEDIA_COMPOSITION_COUNT_EXCEEDED_MAX_ALLOWED_COUNT",
    'count of resource media composition attributes exceeded limit of "{MAX_COUNT}"',
)
INCOMPATIBLE_RESOURCES_DIMENSIONS = Kind(
    "INCOMPATIBLE_RESOURCES_DIMENSIONS", "Resources has incompatible dimensions"
)

# Flavors and profiles
FLAVOR_ASSET_ID_NOT_FOUND = Kind("FLAVOR_ASSET_ID_NOT_FOUND", 'Flavor asset id "{ID}" not found')
FLAVOR_ASSET_IS_NOT_READY = Kind("FLAVOR_ASSET_IS_NOT_READY", "The flavor asset is not ready")
FLAVOR_ASSET_ALREADY_EXISTS = Kind(
    "FLAVOR_ASSET_ALREADY_EXISTS", 'Flavor asset id "{ASSET_ID}" already use flavor params id "{PARAMS_ID}"'
)
FLAVOR_ASSET_RECONVERT_ORIGINAL = Kind(
    "FLAVOR_ASSET_RECONVERT_ORIGINAL", "Cannot reconvert original flavor asset"
)
FLAVOR_PARAMS_OUTPUT_ID_NOT_FOUND = Kind(
    "FLAVOR_PARAMS_OUTPUT_ID_NOT_FOUND", 'Flavor params output id "{ID}" not found'
)
ASSET_ID_NOT_FOUND = Kind("ASSET_ID_NOT_FOUND", 'Asset id "{ID}" not found')
NO_EXTERNAL_CONTENT_EXISTS = Kind(
    "NO_EXTERNAL_CONTENT_EXISTS", "Can't delete local content because no external content exists"
)
ASSET_PARAMS_INVALID_TYPE = Kind(
    "ASSET_PARAMS_INVALID_TYPE", 'Asset params id "{ASSET_PARAMS_ID}" type "{TYPE}" is invalid'
)
INVALID_FLAVOR_ASSET_ID = Kind("INVALID_FLAVOR_ASSET_ID", " Invalid flavor asset id {FLAV_ASSET_ID}")
GIVEN_ID_NOT_SUPPORTED = Kind("GIVEN_ID_NOT_SUPPORTED", "The action is not supported for the given id")
NO_FLAVORS_FOUND = Kind("NO_FLAVORS_FOUND", "No flavors found")
ORIGINAL_FLAVOR_ASSET_IS_MISSING = Kind(
    "ORIGINAL_FLAVOR_ASSET_IS_MISSING", "The original flavor asset is missing"
)
FLAVOR_PARAMS_NOT_FOUND = Kind("FLAVOR_PARAMS_NOT_FOUND", "Flavor params not found")
FLAVOR_PARAMS_ID_NOT_FOUND = Kind("FLAVOR_PARAMS_ID_NOT_FOUND", 'Flavor params id "{ID}" not found')
FLAVOR_PARAMS_DUPLICATE = Kind("FLAVOR_PARAMS_DUPLICATE", "Flavor params [{PARAMS}] defined more than once")
FLAVOR_PARAMS_SOURCE_DUPLICATE = Kind("FLAVOR_PARAMS_SOURCE_DUPLICATE", "More than onc source flavor defined")
CONVERSION_PROFILE_ID_NOT_FOUND = Kind(
    "CONVERSION_PROFILE_ID_NOT_FOUND", 'Conversion profile id "{ID}" not found'
)
CONVERSION_PROFILE_ASSET_PARAMS_NOT_FOUND = Kind(
    "CONVERSION_PROFILE_ASSET_PARAMS_NOT_FOUND",
    'Conversion profile id "{PROFILE_ID}" asset params id "{PARAMS_ID}" not found',
)
CANNOT_DELETE_DEFAULT_CONVERSION_PROFILE = Kind(
    "CANNOT_DELETE_DEFAULT_CONVERSION_PROFILE", "Default conversion profile cannot be deleted"
)
SYSTEM_NAME_ALREADY_EXISTS = Kind("SYSTEM_NAME_ALREADY_EXISTS", "System name [{SYS_NAME}] already exists")

# Users and application tokens
INVALID_USER_ID = Kind("INVALID_USER_ID", "Invalid user id")
INVALID_OBJECT_ID = Kind("INVALID_OBJECT_ID", "Invalid object id [{ID}]")
USER_ENTRY_NOT_FOUND = Kind("USER_ENTRY_NOT_FOUND", " User-Entry id [{USER_ENTRY_ID}] not found")
USER_ENTRY_ALREADY_EXISTS = Kind("USER_ENTRY_ALREADY_EXISTS", "UserEntry for this type already exists")
DUPLICATE_USER_BY_ID = Kind("DUPLICATE_USER_BY_ID", "User with id [{UID}] already exists in system")
CANNOT_RETRIEVE_ANOTHER_USER_USING_NON_ADMIN_SESSION = Kind(
    "CANNOT_RETRIEVE_ANOTHER_USER_USING_NON_ADMIN_SESSION",
    'cannot retrieve another user "{USER_ID}" using non-admin session',
)
APP_TOKEN_ID_NOT_FOUND = Kind("APP_TOKEN_ID_NOT_FOUND", 'Application token id "{ID}" not found')
APP_TOKEN_NOT_ACTIVE = Kind("APP_TOKEN_NOT_ACTIVE", 'Application token id "{ID}" not active')
APP_TOKEN_EXPIRED = Kind("APP_TOKEN_EXPIRED", 'Application token id "{ID}" expired')
INVALID_APP_TOKEN_HASH = Kind("INVALID_APP_TOKEN_HASH", "Invalid application token hash")

# Export to CSV
USER_EMAIL_NOT_FOUND = Kind("USER_EMAIL_NOT_FOUND", "Email address for user [{USER_ID}] was not found")
INVALID_ID = Kind("INVALID_ID", 'Id "{ID}" contains invalid chars')
INVALID_METADATA_PROFILE = Kind("INVALID_METADATA_PROFILE", "invalid metadata profile [{PROFILE_ID}]")
METADATA_PROFILE_NOT_SPECIFIED = Kind(
    "METADATA_PROFILE_NOT_SPECIFIED", "Metadata Profile need to be specified"
)

# Short links
INVALID_SHORT_LINK = Kind("INVALID_SHORT_LINK", "Invalid short link [{ID}]")
EXPIRED_SHORT_LINK = Kind("EXPIRED_SHORT_LINK", "Expired short link [{ID}]")
SHORT_LINK_UNIQUE_ID_ALREADY_EXISTS = Kind(
    "SHORT_LINK_UNIQUE_ID_ALREADY_EXISTS", "Short link unique id [{UNIQUE_ID}] already exists"
)
CANNOT_RETRIEVE_ANOTHER_USERS_SHORT_LINK = Kind(
    "CANNOT_RETRIEVE_ANOTHER_USERS_SHORT_LINK",
    'cannot retrieve another user\'s ["{USER_ID}"] short link using non-admin session',
)

# Response profiles
RESPONSE_PROFILE_ID_NOT_FOUND = Kind("RESPONSE_PROFILE_ID_NOT_FOUND", "Response profile id [{ID}] not found")
RESPONSE_PROFILE_DUPLICATE_SYSTEM_NAME = Kind(
    "RESPONSE_PROFILE_DUPLICATE_SYSTEM_NAME", "Response profile system-name [{SYSTEM_NAME}] already exists"
)
RESPONSE_PROFILE_MAX_NESTING_LEVEL = Kind(
    "RESPONSE_PROFILE_MAX_NESTING_LEVEL", "Response profile cross maximum nesting level"
)
PROPERTY_IS_NOT_DEFINED = Kind(
    "PROPERTY_IS_NOT_DEFINED", 'The property "{PROP}" is not defined on type "{TYPE}"'
)

# Custom metadata
METADATA_PROFILE_NOT_FOUND = Kind("METADATA_PROFILE_NOT_FOUND", "metadata profile not found, id [{ID}]")
INVALID_METADATA_PROFILE_SCHEMA = Kind(
    "INVALID_METADATA_PROFILE_SCHEMA", "invalid metadata profile schema: {ERR_MSG}"
)
METADATA_NOT_FOUND = Kind("METADATA_NOT_FOUND", "metadata not found, id [{ID}]")
METADATA_ALREADY_EXISTS = Kind("METADATA_ALREADY_EXISTS", "Metadata already exists id [{ID}]")
METADATA_OBJECT_ID_NOT_FOUND = Kind("METADATA_OBJECT_ID_NOT_FOUND", "Object Id [{ID}], not found")
INCOMPATIBLE_METADATA_PROFILE_OBJECT_TYPE = Kind(
    "INCOMPATIBLE_METADATA_PROFILE_OBJECT_TYPE",
    "Metadata Profile object type is {OBJ_TYPE}, metadata object type is {META_OBJ_TYPE}",
)
INVALID_METADATA_DATA = Kind("INVALID_METADATA_DATA", "invalid metadata data: {ERR_MSG}")
INVALID_METADATA_VERSION = Kind("INVALID_METADATA_VERSION", "invalid metadata version [{VERSION}]")
MUST_FILTER_ON_OBJECT_ID = Kind("MUST_FILTER_ON_OBJECT_ID", "Must filter on object id")

# Thumbnails
THUMB_ASSET_ID_NOT_FOUND = Kind("THUMB_ASSET_ID_NOT_FOUND", 'The Thumbnail asset id "{ID}" not found')
THUMB_ASSET_PARAMS_ID_NOT_FOUND = Kind(
    "THUMB_ASSET_ID_NOT_FOUND", 'The Thumbnail asset not found for params id "{ID}"'
)
THUMB_ASSET_IS_NOT_READY = Kind("THUMB_ASSET_IS_NOT_READY", "The thumbnail asset is not ready")
THUMB_ASSET_ALREADY_EXISTS = Kind(
    "THUMB_ASSET_ALREADY_EXISTS",
    'Thumbnail asset id "{ASSET_ID}" already use thumbnail params id "{PARAMS_ID}"',
)
THUMB_ASSET_DOWNLOAD_FAILED = Kind(
    "THUMB_ASSET_DOWNLOAD_FAILED", 'Failed to download thumbnail from URL "{URL_PATH}"'
)
THUMB_ASSET_IS_DEFAULT = Kind(
    "THUMB_ASSET_IS_DEFAULT", 'Thumbnail asset "{ASSET}" is default and could not be deleted'
)
FILE_CONTENT_NOT_SECURE = Kind("FILE_CONTENT_NOT_SECURE", "File content contains potential security risks")
FILE_DOESNT_EXIST = Kind("FILE_DOESNT_EXIST", "File doesnt exist")
ENTRY_MEDIA_TYPE_NOT_SUPPORTED = Kind(
    "ENTRY_MEDIA_TYPE_NOT_SUPPORTED", 'Entry media type "{MEDIA_TYPE}" not supported'
)
PERMISSION_DENIED_TO_UPDATE_ENTRY = Kind(
    "PERMISSION_DENIED_TO_UPDATE_ENTRY",
    "User can update only the entries he own, otherwise an admin session must be used",
)

# Captions
CAPTION_ASSET_ID_NOT_FOUND = Kind("CAPTION_ASSET_ID_NOT_FOUND", 'Caption asset id "{ASSET_ID}" not found')
CAPTION_ASSET_IS_NOT_READY = Kind("CAPTION_ASSET_IS_NOT_READY", 'Caption asset "{ASSET_ID}" is not ready')
CAPTION_ASSET_ALREADY_EXISTS = Kind(
    "CAPTION_ASSET_ALREADY_EXISTS", 'Caption asset "{ASSET_ID}" already exists for params id "{PARAM_ID}"'
)
CAPTION_ASSET_PARAMS_ID_NOT_FOUND = Kind(
    "CAPTION_ASSET_PARAMS_ID_NOT_FOUND", 'Caption params id "{PARAM_ID}" not found'
)
CAPTION_ASSET_FILE_NOT_FOUND = Kind(
    "CAPTION_ASSET_FILE_NOT_FOUND", 'Caption asset "{ASSET_ID}" file not found'
)
CAPTION_ASSET_INVALID_FORMAT = Kind(
    "CAPTION_ASSET_INVALID_FORMAT", 'Unsupported caption asset format for id "{ASSET_ID}"'
)
CAPTION_ASSET_PARSING_FAILED = Kind(
    "CAPTION_ASSET_PARSING_FAILED", 'Failed to parse caption asset "{ASSET_ID}"'
)

# Players and playlists
INVALID_UI_CONF_ID = Kind("INVALID_UI_CONF_ID", "Unknown uiConf [{UI_CONF_ID}]")
INVALID_PLAYLIST_ID = Kind("INVALID_ENTRY_ID", "Unknown {ENTRY_TYPE} [{ENTRY_ID}]")
INVALID_ENTRY_ID_IN_LIST = Kind("INVALID_ENTRY_ID", 'Invalid entry id ["{ID}"]')
INVALID_PLAYLIST_TYPE = Kind("INVALID_PLAYLIST_TYPE", "Invalid playlist type")
CANT_UPDATE_PARAMETER = Kind(
    "CANT_UPDATE_PARAMETER", "The following parameter cannot be updated [{PARAM_NAME}]"
)
CLONING_PATH_PLAYLIST_NOT_SUPPORTED = Kind(
    "CLONING_PATH_PLAYLIST_NOT_SUPPORTED", "Cloning Path playlist is not supported"
)
