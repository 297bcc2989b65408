"""The nouns of the platform that the generic steps know: what guides call a thing, and how the API handles it.

A new noun is one line in NOUNS: with it "When I create an access control profile …", "… has", "I list …" work.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from features.support.api import enums
from features.support.api.enums import EnumValues


@dataclass(frozen=True)
class Noun:
    """One kind of object: its service, and the names of the parameters of get, add and update."""

    name: str  # "upload token"
    service: str  # "uploadToken"
    object_type: str  # "KalturaUploadToken"
    parameter: str  # of add: "uploadToken"
    id_parameter: str = "id"  # of get, update, delete
    update_parameter: str = ""  # of update, where it isn't the one of add
    update_id_parameter: str = ""  # of update, where the id is called otherwise than in get
    plural: str = ""
    filter_type: str = ""
    defaults: dict[str, str] = field(default_factory=dict)  # fields of add that a guide need not repeat
    enums: dict[str, EnumValues] = field(default_factory=dict)  # field -> names of its values
    named: bool = True  # whether it has a field "name"
    own_id: bool = False  # whether its maker chooses its id: the scenario's name for it, made unique
    failed: tuple[str, ...] = ()  # states from which it never gets READY
    secret: str = ""  # a field whose value nobody but its owner may know

    @property
    def many(self) -> str:
        """The plural: "upload tokens"."""
        return self.plural or self.name + "s"

    @property
    def filter(self) -> str:
        """The class of the filter of its list action."""
        return self.filter_type or self.object_type + "Filter"

    @property
    def article(self) -> str:
        """The noun with its article: "an entry"."""
        return f"{'an' if self.name[0] in 'aeiou' and not self.name.startswith('user') else 'a'} {self.name}"


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
FLAVOR = Noun(
    name="flavor",
    service="flavorAsset",
    object_type="KalturaFlavorAsset",
    parameter="flavorAsset",
    enums={"status": enums.FLAVOR_STATUS},
    named=False,
    filter_type="KalturaFlavorAssetFilter",
    failed=("ERROR", "NOT_APPLICABLE", "DELETED"),
)
FLAVOR_PARAMS = Noun(
    name="set of flavor params",
    plural="sets of flavor params",
    service="flavorParams",
    object_type="KalturaFlavorParams",
    parameter="flavorParams",
)
CONVERSION_PROFILE = Noun(
    name="conversion profile",
    service="conversionProfile",
    object_type="KalturaConversionProfile",
    parameter="conversionProfile",
    enums={"status": enums.PROFILE_STATUS, "type": enums.PROFILE_TYPE},
)
PROFILE_ROW = Noun(
    name="conversion profile row",
    service="conversionProfileAssetParams",
    object_type="KalturaConversionProfileAssetParams",
    parameter="",
    named=False,
    enums={
        "readyBehavior": enums.READY_BEHAVIOR,
        "origin": enums.PARAMS_ORIGIN,
        "deletePolicy": enums.DELETE_POLICY,
    },
)
THUMBNAIL = Noun(
    name="thumbnail",
    service="thumbAsset",
    object_type="KalturaThumbAsset",
    parameter="",  # each way to make one has a step of its own
    update_parameter="thumbAsset",
    id_parameter="thumbAssetId",
    update_id_parameter="id",
    enums={"status": enums.THUMB_STATUS},
    named=False,
    failed=("ERROR", "DELETED"),
)
THUMB_PARAMS = Noun(
    name="set of thumbnail params",
    plural="sets of thumbnail params",
    service="thumbParams",
    object_type="KalturaThumbParams",
    parameter="thumbParams",
    enums={"cropType": enums.CROP_TYPE},
)
ACCESS_CONTROL = Noun(
    name="access control profile",
    service="accessControlProfile",
    object_type="KalturaAccessControlProfile",
    parameter="accessControlProfile",
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
CAPTION = Noun(
    name="caption",
    service="caption_captionAsset",
    object_type="KalturaCaptionAsset",
    parameter="",  # it is added to an entry, by a step of its own
    update_parameter="captionAsset",
    id_parameter="captionAssetId",
    update_id_parameter="id",
    enums={"status": enums.CAPTION_STATUS, "format": enums.CAPTION_TYPE, "usage": enums.CAPTION_USAGE},
    named=False,
    failed=("ERROR", "DELETED"),
)
CAPTION_PARAMS = Noun(
    name="set of caption params",
    plural="sets of caption params",
    service="caption_captionParams",
    object_type="KalturaCaptionParams",
    parameter="captionParams",
    enums={"format": enums.CAPTION_TYPE},
)
RESPONSE_PROFILE = Noun(
    name="response profile",
    service="responseProfile",
    object_type="KalturaResponseProfile",
    parameter="addResponseProfile",
    update_parameter="updateResponseProfile",
    defaults={"type": "INCLUDE_FIELDS"},
    enums={"status": enums.RESPONSE_PROFILE_STATUS, "type": enums.RESPONSE_PROFILE_TYPE},
)
APP_TOKEN = Noun(
    name="app token",
    service="appToken",
    object_type="KalturaAppToken",
    parameter="appToken",
    defaults={"sessionUserId": "<user id>"},
    enums={"status": enums.APP_TOKEN_STATUS, "sessionType": enums.SESSION_TYPE},
    named=False,
    secret="token",
)
SHORT_LINK = Noun(
    name="short link",
    service="shortLink_shortLink",
    object_type="KalturaShortLink",
    parameter="shortLink",
    defaults={"systemName": "short-link", "fullUrl": "https://www.example.com/watch/keynote"},
    enums={"status": enums.SHORT_LINK_STATUS},
)
PLAYLIST = Noun(
    name="playlist",
    service="playlist",
    object_type="KalturaPlaylist",
    parameter="playlist",
    enums={"status": enums.ENTRY_STATUS, "playlistType": enums.PLAYLIST_TYPE},
)
USER = Noun(
    name="user",
    service="user",
    object_type="KalturaUser",
    parameter="user",
    id_parameter="userId",
    enums={"status": enums.USER_STATUS},
    named=False,
    own_id=True,
)
SESSION = Noun("session", "session", "KalturaSessionInfo", "", enums={"sessionType": enums.SESSION_TYPE})

NOUNS = {
    noun.name: noun
    for noun in (
        ENTRY,
        UPLOAD_TOKEN,
        FLAVOR,
        FLAVOR_PARAMS,
        CONVERSION_PROFILE,
        PROFILE_ROW,
        THUMBNAIL,
        THUMB_PARAMS,
        ACCESS_CONTROL,
        FLAG,
        CAPTION,
        CAPTION_PARAMS,
        RESPONSE_PROFILE,
        APP_TOKEN,
        SHORT_LINK,
        PLAYLIST,
        USER,
        SESSION,
    )
}


def noun_of(answer: object) -> Noun | None:
    """The noun of an answer by its objectType; None for classes the guides don't know."""
    kind = answer.get("objectType", "") if isinstance(answer, dict) else ""
    return next((noun for noun in NOUNS.values() if noun.object_type == kind), None)
