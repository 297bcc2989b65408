"""Entries, what comes in for them, and lists of them."""

from __future__ import annotations

from features.support.api import enums
from features.support.api.nouns.noun import Noun

ENTRY = Noun(
    name="entry",
    plural="entries",
    service="media",
    object_type="KalturaMediaEntry",
    parameter="entry",
    id_parameter="entryId",
    update_parameter="mediaEntry",
    defaults={"mediaType": "VIDEO"},
    enums={
        "status": enums.ENTRY_STATUS,
        "mediaType": enums.MEDIA_TYPE,
        "type": enums.ENTRY_TYPE,
        "sourceType": enums.SOURCE_TYPE,
        "moderationStatus": enums.MODERATION_STATUS,
        "replacementStatus": enums.REPLACEMENT_STATUS,
        "displayInSearch": enums.DISPLAY_IN_SEARCH,
    },
    failed=("ERROR_CONVERTING", "ERROR_IMPORTING", "DELETED"),
)
DATA_ENTRY = Noun(
    name="data entry",
    plural="data entries",
    service="data",
    object_type="KalturaDataEntry",
    parameter="dataEntry",
    id_parameter="entryId",
    update_parameter="documentEntry",  # as the platform calls it
    defaults={"dataContent": "guides"},
    enums={"status": enums.ENTRY_STATUS, "type": enums.ENTRY_TYPE},
    kin="entry",
)
UPLOAD_TOKEN = Noun(
    name="upload token",
    service="uploadToken",
    object_type="KalturaUploadToken",
    parameter="uploadToken",
    id_parameter="uploadTokenId",
    enums={"status": enums.UPLOAD_TOKEN_STATUS},
    named=False,
    failed=("TIMED_OUT", "DELETED"),
)
FLAG = Noun(
    name="flag",
    service="baseEntry",
    object_type="KalturaModerationFlag",
    parameter="",  # raised, listed and answered by actions of its entry
    named=False,
    enums={
        "status": enums.FLAG_STATUS,
        "flagType": enums.FLAG_TYPE,
        "moderationObjectType": enums.FLAGGED_OBJECT,
    },
)
PLAYLIST = Noun(
    name="playlist",
    service="playlist",
    object_type="KalturaPlaylist",
    parameter="playlist",
    enums={
        "status": enums.ENTRY_STATUS,
        "playlistType": enums.PLAYLIST_TYPE,
        "playListType": enums.PLAYLIST_TYPE,  # as filters spell it
    },
)
