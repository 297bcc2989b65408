"""Refusals of the platform: code, message, the names of their arguments.

Here are those that any room may give; what a topic alone refuses is declared the same way in the topic's own module
(``entry_errors.ENTRY_ID_NOT_FOUND``), and the topics above it use it from there.

``raise errors.ENTRY_ID_NOT_FOUND(entry_id)``: arguments fill the message in the order in which they first
appear. Messages and codes are the platform's, odd spellings included (measured on 22.19, or its public list).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from kaltura_sandbox.captioning.markup import without_tags

_NAMES = re.compile(r"\{(\w+)\}", re.ASCII)
LONGEST = 8000  # characters of an argument that a refusal repeats; the platform repeats whatever was sent


class ApiError(Exception):
    """A refusal in the platform's shape; ``args_`` is what the answer carries as ``args``."""

    def __init__(self, code: str, message: str, args_: dict[str, str] | None = None) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message
        self.args_ = args_ or {}
        self.by_room = False  # whether an action refuses, and not what stands before it

    @property
    def page(self) -> dict[str, str] | None:
        """Headers of the empty page that this refusal is, where it is no answer of the API."""
        return None


class Kind:
    """A kind of refusal; calling it with the arguments makes the error. Tags in them aren't repeated (measured)."""

    def __init__(self, code: str, message: str) -> None:
        self.code = code
        self.message = message
        self.names = list(dict.fromkeys(_NAMES.findall(message)))

    def __call__(self, *values: Any) -> ApiError:
        padded = list(values) + [None] * (len(self.names) - len(values))
        texts = {n: "N/A" if v is None else _bare(text(v)) for n, v in zip(self.names, padded, strict=False)}
        return ApiError(self.code, _NAMES.sub(lambda m: texts[m[1]], self.message), texts)


@dataclass(frozen=True)
class Hiding:
    """What stands for the refusals of an action, those of its arguments and its session too.

    ``instead`` is the refusal that is answered, None for an answer of nothing; codes in ``told`` are answered as they
    are.
    """

    instead: Kind | None = None
    told: frozenset[str] = frozenset()


def _bare(told: str) -> str:
    return without_tags(told) if "<" in told else told


def text(value: Any) -> str:
    """A value as PHP would print it into a message; of what is longer than ``LONGEST``, its beginning."""
    if value is True:
        return "1"
    told = "" if value is False else str(value)
    return told if len(told) <= LONGEST else f"{told[:LONGEST]}…"


# Lists
QUERY_EXCEEDED_MAX_MATCHES_ALLOWED = Kind(
    "QUERY_EXCEEDED_MAX_MATCHES_ALLOWED", "Unable to generate list. max matches value was reached"
)

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
DISK_FULL = Kind(
    "INTERNAL_SERVERL_ERROR", "Internal server error occurred: no room is left on the disk of the sandbox"
)
INVALID_OBJECT_TYPE = Kind("INVALID_OBJECT_TYPE", 'Invalid object type "{INVALID_OBJ_TYPE}"')
INTERNAL_DATABASE_ERROR = Kind("INTERNAL_DATABASE_ERROR", "Internal database error")
SANDBOX_NOT_IMPLEMENTED = Kind(
    "SANDBOX_NOT_IMPLEMENTED", 'The sandbox does not implement "{WHAT}"; run this against a real account'
)
SANDBOX_LIMIT_EXCEEDED = Kind(
    "SANDBOX_LIMIT_EXCEEDED", "The sandbox takes at most {MOST} {WHAT}; see docs/reference/deviations.md"
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
INVALID_SET_ROLE = Kind("INVALID_SET_ROLE", "Invalid set role id")

UPLOAD_ERROR = Kind("UPLOAD_ERROR", "Upload failed")
WRONG_REQUEST_LANGUAGE = Kind(
    "WRONG_REQUEST_LANGUAGE",
    ' Language must be set to MULTI when adding MultiLingualString. Given ["{LANGUAGE}"]',
)
INVALID_OBJECT_ID = Kind("INVALID_OBJECT_ID", "Invalid object id [{ID}]")
SYSTEM_NAME_ALREADY_EXISTS = Kind("SYSTEM_NAME_ALREADY_EXISTS", "System name [{SYS_NAME}] already exists")

# Response profiles
RESPONSE_PROFILE_MAX_NESTING_LEVEL = Kind(
    "RESPONSE_PROFILE_MAX_NESTING_LEVEL", "Response profile cross maximum nesting level"
)
PROPERTY_IS_NOT_DEFINED = Kind(
    "PROPERTY_IS_NOT_DEFINED", 'The property "{PROP}" is not defined on type "{TYPE}"'
)
