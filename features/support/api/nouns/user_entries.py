"""What users have to do with entries. All are of one service, told by class."""

from __future__ import annotations

from features.support.api.enums import EnumValues
from features.support.api.nouns.noun import Noun

SERVICE = "userEntry"
ENUMS: dict[str, EnumValues] = {
    "status": {"ACTIVE": "1", "DELETED": "2", "RECYCLED": "3", "QUIZ_SUBMITTED": "quiz.3"},
    "type": {
        "QUIZ": "quiz.QUIZ",
        "RSVP": "rsvp.RSVP",
        "VIEW_HISTORY": "viewHistory.VIEW_HISTORY",
        "WATCH_LATER": "watchLater.WATCH_LATER",
        "REGISTRATION": "registration.REGISTRATION",
        "PERMISSION_LEVEL": "entryPermissionLevel.PERMISSION_LEVEL",
    },
    "extendedStatus": {
        "PLAYBACK_STARTED": "viewHistory.PLAYBACK_STARTED",
        "PLAYBACK_COMPLETE": "viewHistory.PLAYBACK_COMPLETE",
        "VIEWED": "viewHistory.VIEWED",
        "SYNC_STATUS_SUCCESS": "quiz.SYNC_STATUS_SUCCESS",
        "SYNC_STATUS_ERROR": "quiz.SYNC_STATUS_ERROR",
    },
    "permissionLevel": {
        "SPEAKER": 1,
        "ROOM_MODERATOR": 2,
        "ATTENDEE": 3,
        "ADMIN": 4,
        "PREVIEW_ONLY": 5,
        "CHAT_MODERATOR": 6,
        "PANELIST": 7,
    },
}
ENUMS |= {f"permissionLevels.{place}.permissionLevel": ENUMS["permissionLevel"] for place in range(3)}


def _kind(name: str, kind: str, plural: str = "") -> Noun:
    return Noun(
        name=name,
        plural=plural,
        service=SERVICE,
        object_type=f"Kaltura{kind}UserEntry",
        parameter="userEntry",
        enums=ENUMS,
        named=False,
    )


USER_ENTRY = Noun(
    name="user entry",
    plural="user entries",
    service=SERVICE,
    object_type="KalturaUserEntry",
    parameter="",  # abstract: the nouns below are what can be made
    enums=ENUMS,
    named=False,
)
VIEW_HISTORY = _kind("view history", "ViewHistory", "view histories")
WATCH_LATER = _kind("watch later mark", "WatchLater")
RSVP = _kind("RSVP", "Rsvp")
REGISTRATION = _kind("registration", "Registration")
PERMISSION_LEVEL = _kind("permission level", "PermissionLevel")
QUIZ_ATTEMPT = _kind("quiz attempt", "Quiz")
