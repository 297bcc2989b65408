"""The enum values that the guides call by name: tables say READY, the wire says 2.

Only what guides use; the names and values are Kaltura's.
"""

from __future__ import annotations

import re

EnumValues = dict[str, int | str]

ENTRY_STATUS: EnumValues = {
    "ERROR_IMPORTING": -2,
    "ERROR_CONVERTING": -1,
    "IMPORT": 0,
    "PRECONVERT": 1,
    "READY": 2,
    "DELETED": 3,
    "PENDING": 4,
    "MODERATE": 5,
    "BLOCKED": 6,
    "NO_CONTENT": 7,
}
MODERATION_STATUS: EnumValues = {
    "PENDING_MODERATION": 1,
    "APPROVED": 2,
    "REJECTED": 3,
    "FLAGGED_FOR_REVIEW": 5,
    "AUTO_APPROVED": 6,
}
FLAG_TYPE: EnumValues = {
    "SEXUAL_CONTENT": 1,
    "VIOLENT_REPULSIVE": 2,
    "HARMFUL_DANGEROUS": 3,
    "SPAM_COMMERCIALS": 4,
    "COPYRIGHT": 5,
    "TERMS_OF_USE_VIOLATION": 6,
}
FLAG_STATUS: EnumValues = {"PENDING": 1, "MODERATED": 2}
FLAGGED_OBJECT: EnumValues = {"ENTRY": 2, "USER": 3}
REPLACEMENT_STATUS: EnumValues = {
    "NONE": 0,
    "APPROVED_BUT_NOT_READY": 1,
    "READY_BUT_NOT_APPROVED": 2,
    "NOT_READY_AND_NOT_APPROVED": 3,
    "FAILED": 4,
}
UPLOAD_TOKEN_STATUS: EnumValues = {
    "PENDING": 0,
    "PARTIAL_UPLOAD": 1,
    "FULL_UPLOAD": 2,
    "CLOSED": 3,
    "TIMED_OUT": 4,
    "DELETED": 5,
}
FLAVOR_STATUS: EnumValues = {
    "ERROR": -1,
    "QUEUED": 0,
    "CONVERTING": 1,
    "READY": 2,
    "DELETED": 3,
    "NOT_APPLICABLE": 4,
    "TEMP": 5,
    "WAIT_FOR_CONVERT": 6,
    "IMPORTING": 7,
    "VALIDATING": 8,
    "EXPORTING": 9,
}
PLAYLIST_TYPE: EnumValues = {"STATIC_LIST": 3, "DYNAMIC": 10, "EXTERNAL": 101, "PATH": 102}
THUMB_STATUS: EnumValues = {
    "ERROR": -1,
    "QUEUED": 0,
    "CAPTURING": 1,
    "READY": 2,
    "DELETED": 3,
    "NOT_APPLICABLE": 4,
    "IMPORTING": 7,
    "EXPORTING": 9,
}
CROP_TYPE: EnumValues = {
    "RESIZE": 1,
    "RESIZE_WITH_PADDING": 2,
    "CROP": 3,
    "CROP_FROM_TOP": 4,
    "RESIZE_WITH_FORCE": 5,
    "CROP_AFTER_RESIZE": 6,
}
MEDIA_TYPE: EnumValues = {"VIDEO": 1, "IMAGE": 2, "AUDIO": 5, "LIVE_STREAM_FLASH": 201}
ENTRY_TYPE: EnumValues = {
    "MEDIA_CLIP": 1,
    "MIX": 2,
    "PLAYLIST": 5,
    "DATA": 6,
    "LIVE_STREAM": 7,
    "LIVE_CHANNEL": 8,
}
SOURCE_TYPE: EnumValues = {
    "FILE": "1",
    "WEBCAM": "2",
    "URL": "5",
    "SEARCH_PROVIDER": "6",
    "MANUAL_LIVE_STREAM": "30",
    "LIVE_STREAM": "32",
    "CLIP": "35",
    "KALTURA_RECORDED_LIVE": "36",
}
LIVE: dict[str, EnumValues] = {
    "recordStatus": {"DISABLED": 0, "APPENDED": 1, "PER_SESSION": 2},
    "recordingStatus": {"STOPPED": 0, "PAUSED": 1, "ACTIVE": 2, "DISABLED": 3},
    "dvrStatus": {"DISABLED": 0, "ENABLED": 1},
    "viewMode": {"PREVIEW": 0, "ALLOW_ALL": 1},
    "liveStatus": {"STOPPED": 0, "PLAYABLE": 1, "BROADCASTING": 2, "AUTHENTICATED": 3},
    "broadcastStatus": {"OFFLINE": 1, "PREVIEW": 2, "LIVE": 3},
    "primaryStreamStatus": {"STOPPED": 0, "PLAYABLE": 1, "BROADCASTING": 2, "AUTHENTICATED": 3},
    "secondaryStreamStatus": {"STOPPED": 0, "PLAYABLE": 1, "BROADCASTING": 2, "AUTHENTICATED": 3},
}
DISPLAY_IN_SEARCH: EnumValues = {
    "RECYCLED": -2,
    "SYSTEM": -1,
    "NONE": 0,
    "PARTNER_ONLY": 1,
    "KALTURA_NETWORK": 2,
}
ROLE_STATUS: EnumValues = {"ACTIVE": 1, "BLOCKED": 2, "DELETED": 3}
PERMISSION_TYPE: EnumValues = {"NORMAL": 1, "SPECIAL_FEATURE": 2, "PLUGIN": 3, "PARTNER_GROUP": 4}
SESSION_TYPE: EnumValues = {"USER": 0, "ADMIN": 2}

PROFILE_STATUS: EnumValues = {"DISABLED": 1, "ENABLED": 2, "DELETED": 3}
PROFILE_TYPE: EnumValues = {"MEDIA": 1, "LIVE_STREAM": 2}
READY_BEHAVIOR: EnumValues = {"NO_IMPACT": 0, "REQUIRED": 1, "OPTIONAL": 2}
PARAMS_ORIGIN: EnumValues = {"CONVERT": 0, "INGEST": 1, "CONVERT_WHEN_MISSING": 2}
DELETE_POLICY: EnumValues = {"KEEP": 0, "DELETE": 1}

CAPTION_STATUS: EnumValues = {
    "ERROR": -1,
    "QUEUED": 0,
    "READY": 2,
    "DELETED": 3,
    "IMPORTING": 7,
    "EXPORTING": 9,
}
CAPTION_TYPE: EnumValues = {"SRT": "1", "DFXP": "2", "WEBVTT": "3", "CAP": "4", "SCC": "5"}
CAPTION_USAGE: EnumValues = {"CAPTION": "0", "EXTENDED_AUDIO_DESCRIPTION": "1"}
RESPONSE_PROFILE_STATUS: EnumValues = {"DISABLED": 1, "ENABLED": 2, "DELETED": 3}
RESPONSE_PROFILE_TYPE: EnumValues = {"INCLUDE_FIELDS": 1, "EXCLUDE_FIELDS": 2}
SHORT_LINK_STATUS: EnumValues = {"DISABLED": 1, "ENABLED": 2, "DELETED": 3}
USER_STATUS: EnumValues = {"BLOCKED": 0, "ACTIVE": 1, "DELETED": 2}
USER_TYPE: EnumValues = {"USER": 0, "GROUP": 1}
GENDER: EnumValues = {"UNKNOWN": 0, "MALE": 1, "FEMALE": 2}
APP_TOKEN_STATUS: EnumValues = {"DISABLED": 1, "ACTIVE": 2, "DELETED": 3}

SCHEDULE_EVENT: dict[str, EnumValues] = {
    "status": {"CANCELLED": 1, "ACTIVE": 2, "DELETED": 3},
    "recurrenceType": {"NONE": 0, "RECURRING": 1, "RECURRENCE": 2},
    "classificationType": {"PUBLIC_EVENT": 1, "PRIVATE_EVENT": 2, "CONFIDENTIAL_EVENT": 3},
    "scheduleEventConflictType": {"RESOURCE_CONFLICT": 1, "BLACKOUT_CONFLICT": 2, "BOTH": 3},
    "virtualScheduleEventSubType": {"AGENDA": 1, "REGISTRATION": 2, "MAIN_EVENT": 3},
}
SCHEDULE_EVENT_TYPE: EnumValues = {
    "RECORD": 1,
    "LIVE_STREAM": 2,
    "BLACKOUT": 3,
    "MEETING": 4,
    "LIVE_REDIRECT": 5,
    "VOD": 6,
}
BATCH_JOB_STATUS: EnumValues = {
    "PENDING": 0,
    "QUEUED": 1,
    "PROCESSING": 2,
    "FINISHED": 5,
    "FAILED": 6,
    "ABORTED": 7,
    "ALMOST_DONE": 8,
    "FATAL": 10,
    "DONT_PROCESS": 11,
    "FINISHED_PARTIALLY": 12,
}
SCHEDULE_RESOURCE_STATUS: EnumValues = {"DISABLED": 1, "ACTIVE": 2, "DELETED": 3}

CUE_POINT: dict[str, EnumValues] = {
    "status": {"READY": 1, "DELETED": 2, "HANDLED": 3, "PENDING": 4},
    "cuePointType": {
        "AD": "adCuePoint.Ad",
        "ANNOTATION": "annotation.Annotation",
        "CODE": "codeCuePoint.Code",
        "EVENT": "eventCuePoint.Event",
        "SESSION": "sessionCuePoint.Session",
        "THUMB": "thumbCuePoint.Thumb",
    },
    "subType": {"SLIDE": 1, "CHAPTER": 2},
    "protocolType": {"CUSTOM": 0, "VAST": 1, "VAST_2_0": 2, "VPAID": 3},
    "adType": {"VIDEO": 1, "OVERLAY": 2},
    "eventType": {"BROADCAST_START": 1, "BROADCAST_END": 2},
}

PLACEMENT: EnumValues = {
    "BOTTOM_LEFT": 1,
    "BOTTOM_CENTER": 2,
    "BOTTOM_RIGHT": 3,
    "TOP_LEFT": 4,
    "TOP_CENTER": 6,
    "TOP_RIGHT": 7,
    "CENTER_LEFT": 8,
    "CENTER_CENTER": 10,
    "CENTER_RIGHT": 11,
}
COMPOSITION: dict[str, EnumValues] = {
    "overlayPlacement": PLACEMENT,
    "alignment": PLACEMENT,
    "overlayShape": {"CIRCLE": 1, "RECTANGLE": 2, "RECTANGLE_ROUNDED_CORNERS": 3, "ELLIPSE": 4},
    "borderStyle": {"OUTLINE_WITH_SHADOW": 1, "OPAQUE_BOX": 3},
}

LEVEL: EnumValues = {"MANAGER": 0, "MODERATOR": 1, "CONTRIBUTOR": 2, "MEMBER": 3, "NONE": 4}
CATEGORY: dict[str, EnumValues] = {
    "status": {"UPDATING": 1, "ACTIVE": 2, "DELETED": 3, "PURGED": 4},
    "privacy": {"ALL": 1, "AUTHENTICATED_USERS": 2, "MEMBERS_ONLY": 3},
    "appearInList": {"PARTNER_ONLY": 1, "CATEGORY_MEMBERS_ONLY": 3},
    "inheritanceType": {"INHERIT": 1, "MANUAL": 2},
    "contributionPolicy": {"ALL": 1, "MEMBERS_WITH_CONTRIBUTION_PERMISSION": 2},
    "userJoinPolicy": {"AUTO_JOIN": 1, "REQUEST_TO_JOIN": 2, "NOT_ALLOWED": 3},
    "defaultPermissionLevel": LEVEL,
}
CATEGORY_ENTRY: dict[str, EnumValues] = {"status": {"PENDING": 1, "ACTIVE": 2, "DELETED": 3, "REJECTED": 4}}
CATEGORY_USER: dict[str, EnumValues] = {
    "status": {"ACTIVE": 1, "PENDING": 2, "NOT_ACTIVE": 3, "DELETED": 4},
    "permissionLevel": LEVEL,
    "updateMethod": {"MANUAL": 0, "AUTOMATIC": 1},
}
DESCRIBED: EnumValues = {
    "ENTRY": "1", "CATEGORY": "2", "USER": "3", "PARTNER": "4", "DYNAMIC_OBJECT": "5", "USER_ENTRY": "6",
}  # fmt: skip
METADATA_PROFILE: dict[str, EnumValues] = {
    "metadataObjectType": DESCRIBED,
    "status": {"ACTIVE": 1, "DEPRECATED": 2, "TRANSFORMING": 3},
    "createMode": {"API": 1, "KMC": 2, "APP": 3},
}
METADATA: dict[str, EnumValues] = {
    "metadataObjectType": DESCRIBED,
    "objectType": DESCRIBED,
    "status": {"VALID": 1, "INVALID": 2, "DELETED": 3},
}
COMPARISON: EnumValues = {
    "EQUAL": 1, "GREATER_THAN": 2, "GREATER_THAN_OR_EQUAL": 3, "LESS_THAN": 4, "LESS_THAN_OR_EQUAL": 5, "NOT_EQUAL": 6,
}  # fmt: skip
TAGGED: EnumValues = {"ENTRY": 1, "CATEGORY": 2, "LIVE_STREAM_ENTRY": 3}

FILTER_ENDING = re.compile(r"(Equal|NotIn|In|NotEqual)$")


def value_of(enums: dict[str, EnumValues], field: str, text: str) -> str:
    """What the wire carries for `text` in `field`: names of its enum become values, also in lists and in filters."""
    values = enums.get(field) or enums.get(FILTER_ENDING.sub("", field), {})
    return ",".join(str(values.get(word.strip(), word)) for word in text.split(",")) if values else text


def name_of(enums: dict[str, EnumValues], field: str, value: object) -> object:
    """The name of an enum's value, for messages; the value itself where it has none."""
    names = {str(known): name for name, known in enums.get(field, {}).items()}
    return names.get(str(value), value)


RESTRICTION_TYPE: EnumValues = {"RESTRICT_LIST": 0, "ALLOW_LIST": 1}
REPORT_TYPE: EnumValues = {
    "TOP_CONTENT": "1",
    "CONTENT_DROPOFF": "2",
    "CONTENT_INTERACTIONS": "3",
    "USER_ENGAGEMENT": "11",
    "USER_TOP_CONTENT": "13",
}
UI_CONF_TYPE: EnumValues = {
    "PLAYER": 1,
    "SIMPLE_EDITOR": 3,
    "PLAYLIST": 5,
    "PLAYER_V3": 8,
    "WEBCASTING": 21,
}
UI_CONF_CREATION_MODE: EnumValues = {"WIZARD": 2, "ADVANCED": 3, "SYSTEM": 4}
