"""The nouns of the platform that the generic steps know: what guides call a thing, and how the API handles it.

A new noun is one ``Noun`` in a module of this folder, an own one if no module fits: it is found there, and with it
"When I create an access control profile …", "… has", "I list …" work. Names for the values of its fields stand beside
it, or in enums.py where several nouns have them.
"""

from __future__ import annotations

import importlib
import pkgutil

from features.support.api.nouns.accounts import (
    ACCESS_CONTROL,
    APP_TOKEN,
    GROUP,
    GROUP_PLACE,
    OLDER_ACCESS_CONTROL,
    RESPONSE_PROFILE,
    SESSION,
    SHORT_LINK,
    USER,
)
from features.support.api.nouns.captions import CAPTION, CAPTION_PARAMS
from features.support.api.nouns.categories import ASSIGNMENT, CATEGORY, MEMBERSHIP
from features.support.api.nouns.cue_points import (
    AD,
    ANNOTATION,
    CHAPTER,
    CODE,
    CUE_POINT,
    EVENT_CUE_POINT,
    SESSION_CUE_POINT,
    SLIDE,
)
from features.support.api.nouns.drm import DRM_POLICY, DRM_PROFILE
from features.support.api.nouns.dropping import (
    AT_FTP,
    AT_S3,
    AT_SCP,
    AT_SFTP,
    DROP_FOLDER,
    DROP_FOLDER_FILE,
    ON_DISK,
)
from features.support.api.nouns.engagement import LIKE, POLL
from features.support.api.nouns.entries import DATA_ENTRY, ENTRY, FLAG, PLAYLIST, UPLOAD_TOKEN
from features.support.api.nouns.live import CHANNEL_SEGMENT, CONNECTION, LIVE_CHANNEL, LIVE_STREAM
from features.support.api.nouns.metadata import METADATA, METADATA_PROFILE
from features.support.api.nouns.noun import Noun
from features.support.api.nouns.partners import ACCOUNT
from features.support.api.nouns.quizzes import QUESTION, QUIZ, QUIZ_ANSWER
from features.support.api.nouns.renditions import CONVERSION_PROFILE, FLAVOR, FLAVOR_PARAMS, PROFILE_ROW
from features.support.api.nouns.roles import APP_ROLE, PERMISSION, PERMISSION_ITEM, ROLE
from features.support.api.nouns.scheduling import (
    BLACKOUT,
    CAMERA,
    LIVE_ENTRY_RESOURCE,
    LIVE_EVENT,
    LOCATION,
    MEETING,
    RECORDING,
    REDIRECT_EVENT,
    SCHEDULE_EVENT,
    SCHEDULE_RESOURCE,
    VIRTUAL_EVENT,
    VOD_EVENT,
)
from features.support.api.nouns.thumbnails import THUMB_PARAMS, THUMBNAIL
from features.support.api.nouns.user_entries import (
    PERMISSION_LEVEL,
    QUIZ_ATTEMPT,
    REGISTRATION,
    RSVP,
    USER_ENTRY,
    VIEW_HISTORY,
    WATCH_LATER,
)

__all__ = [
    "ACCESS_CONTROL",
    "ACCOUNT",
    "AD",
    "ANNOTATION",
    "APP_ROLE",
    "APP_TOKEN",
    "ASSIGNMENT",
    "AT_FTP",
    "AT_S3",
    "AT_SCP",
    "AT_SFTP",
    "BLACKOUT",
    "CAMERA",
    "CAPTION",
    "CAPTION_PARAMS",
    "CATEGORY",
    "CHANNEL_SEGMENT",
    "CHAPTER",
    "CODE",
    "CONNECTION",
    "CONVERSION_PROFILE",
    "CUE_POINT",
    "DATA_ENTRY",
    "DRM_POLICY",
    "DRM_PROFILE",
    "DROP_FOLDER",
    "DROP_FOLDER_FILE",
    "ENTRY",
    "EVENT_CUE_POINT",
    "FLAG",
    "FLAVOR",
    "FLAVOR_PARAMS",
    "GROUP",
    "GROUP_PLACE",
    "LIKE",
    "LIVE_CHANNEL",
    "LIVE_ENTRY_RESOURCE",
    "LIVE_EVENT",
    "LIVE_STREAM",
    "LOCATION",
    "MEETING",
    "MEMBERSHIP",
    "METADATA",
    "METADATA_PROFILE",
    "NOUNS",
    "OLDER_ACCESS_CONTROL",
    "ON_DISK",
    "PERMISSION",
    "PERMISSION_ITEM",
    "PERMISSION_LEVEL",
    "PLAYLIST",
    "POLL",
    "PROFILE_ROW",
    "QUESTION",
    "QUIZ",
    "QUIZ_ANSWER",
    "QUIZ_ATTEMPT",
    "RECORDING",
    "REDIRECT_EVENT",
    "REGISTRATION",
    "RESPONSE_PROFILE",
    "ROLE",
    "RSVP",
    "SCHEDULE_EVENT",
    "SCHEDULE_RESOURCE",
    "SESSION",
    "SESSION_CUE_POINT",
    "SHORT_LINK",
    "SLIDE",
    "THUMBNAIL",
    "THUMB_PARAMS",
    "UPLOAD_TOKEN",
    "USER",
    "USER_ENTRY",
    "VIEW_HISTORY",
    "VIRTUAL_EVENT",
    "VOD_EVENT",
    "WATCH_LATER",
    "Noun",
    "noun_of",
]


def _found() -> dict[str, Noun]:
    modules = (importlib.import_module(f"{__name__}.{one.name}") for one in pkgutil.iter_modules(__path__))
    nouns = (value for module in modules for value in vars(module).values() if isinstance(value, Noun))
    return {noun.name: noun for noun in nouns}


NOUNS = _found()


def noun_of(answer: object) -> Noun | None:
    """The noun of an answer by its objectType; None for classes the guides don't know.

    Administrators get some entries in a class of their own, which shows the same (KalturaLiveStreamAdminEntry).
    """
    kind = answer.get("objectType", "") if isinstance(answer, dict) else ""
    kind = kind.replace("AdminEntry", "Entry")
    return next((noun for noun in NOUNS.values() if noun.object_type == kind), None)
