"""By what each feature of an account is told: an action that is refused without it, or a permission."""

from __future__ import annotations

from typing import Any

NOT_GRANTED = (
    "SERVICE_FORBIDDEN",
    "FEATURE_FORBIDDEN",
    "SERVICE_DOES_NOT_EXISTS",
    "ACTION_DOES_NOT_EXISTS",
    "SANDBOX_NOT_IMPLEMENTED",
    "OBJECT_TYPE_ABSTRACT",  # the class is unknown: its plug-in isn't there
    "INVALID_ENUM_VALUE",  # of a filter's type: the plug-in that adds it isn't installed
    "CONVERSION_PROFILE_ID_NOT_FOUND",  # of getDefault: the account has no default of that type
)
NEEDS = "needs."


def user_entries(type_: str) -> tuple[str, dict[str, Any]]:
    """A list of user entries of a type: platforms without the plug-in of the type refuse the value."""
    return "userEntry.list", {"filter": {"userIdEqual": "guides", "typeEqual": type_}}


ACTIONS: dict[str, tuple[str, dict[str, Any]]] = {
    "live": ("liveStream.list", {}),
    "live_channels": ("liveChannel.list", {}),
    "reach": ("reachProfile.list", {}),
    "playlists": ("playlist.list", {}),
    "metadata": ("metadata_metadataProfile.list", {}),
    "drm": ("drm_drmLicenseAccess.getAccess", {"entryId": "0_none", "flavorIds": "0_none", "referrer": ""}),
    "short_links": ("shortLink_shortLink.list", {}),
    "captions": ("caption_captionParams.list", {}),
    "watch_later": user_entries("watchLater.WATCH_LATER"),
    "registrations": user_entries("registration.REGISTRATION"),
    "permission_levels": user_entries("entryPermissionLevel.PERMISSION_LEVEL"),
    "session_cue_points": ("cuePoint_cuePoint.add", {"cuePoint": {"objectType": "KalturaSessionCuePoint"}}),
    "likes": ("like_like.checkLikeExists", {"entryId": "0_none"}),
    "ratings": ("rating_rating.checkRating", {"entryId": "0_none"}),
    "polls": ("poll_poll.getVotes", {"pollId": "none", "answerIds": "1"}),
    "interactive_video": ("interactivity_interactivity.get", {"entryId": "0_none"}),
    "live_default": ("conversionProfile.getDefault", {"type": 2}),
}
PERMISSIONS = {
    "replacement": "FEATURE_ENTRY_REPLACEMENT",
    "replacement_approval": "FEATURE_ENTRY_REPLACEMENT_APPROVAL",
    "recycle_bin": "FEATURE_RECYCLE_BIN",
    "copies_of_annotations": "COPY_ANNOTATIONS_TO_CLIP",
    "users_of_sessions": "FEATURE_END_USER_REPORTS",
    "webvtt_captions": "FEATURE_GENERATE_WEBVTT_CAPTIONS",
}
RECORDING = ("FEATURE_LIVE_STREAM_RECORD", "FEATURE_LIVE_STREAM_KALTURA_RECORDING")
CAPTION_SEARCH = (
    "captionSearch_captionAssetItem.search",
    {"captionAssetItemFilter": {"contentLike": "guide"}},
)
NO_EVENTS = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//guides//EN\r\nEND:VCALENDAR\r\n"
ANY_ENTRIES = {
    "objectType": "KalturaESearchEntryParams",
    "searchOperator": {
        "objectType": "KalturaESearchEntryOperator",
        "operator": 1,  # AND
        "searchItems": [
            {
                "objectType": "KalturaESearchEntryItem",
                "fieldName": "created_at",
                "itemType": 5,  # RANGE
                "range": {"objectType": "KalturaESearchRange", "greaterThan": 0},
            }
        ],
    },
}
LONG = ("composition", "drop_folder_watcher")
"""Features that are tried out by a media job: not before the run, but when the first scenario needs one."""
WITHOUT = {
    "no_copies_of_annotations": "COPY_ANNOTATIONS_TO_CLIP",
    "automatic_replacement": "FEATURE_ENTRY_REPLACEMENT_APPROVAL",
    "fixed_segments": "FEATURE_DYNAMIC_SEGMENT_DURATION",
}
"""Behaviour that an account has as long as it lacks the permission."""
