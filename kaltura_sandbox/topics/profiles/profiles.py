"""Conversion profiles: which renditions an account's content gets, and what is known of each file made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kaltura_sandbox import php_text
from kaltura_sandbox.media.probe import MediaFile
from kaltura_sandbox.platform.accounts import SYSTEM, Account
from kaltura_sandbox.platform.objects import Object, join, plain, split
from kaltura_sandbox.platform.store.filters import Condition
from kaltura_sandbox.topics.entries import entries
from kaltura_sandbox.topics.entries.references import refers
from kaltura_sandbox.topics.profiles import profile_errors

KIND, ROW_KIND, PARAMS_KIND, INFO_KIND = "conversion_profile", "profile_params", "flavor_params", "media_info"
THUMB_PARAMS_KIND, THUMB_PARAMS = "thumb_params", "KalturaThumbParams"
CONVERT, INGEST, CONVERT_WHEN_MISSING = 0, 1, 2  # origin of a row
IGNORE, NO_IMPACT, REQUIRED, OPTIONAL = (
    -1,
    0,
    1,
    2,
)  # readyBehavior of a row; of a flavor made by convert: IGNORE
DELETE = 1  # deletePolicy of a row
NONE = entries.NO_PROFILE
MEDIA, LIVE_STREAM = 1, 2  # types of profiles
SHOWN: Condition = (f"(partner != {SYSTEM} OR json_extract(data, '$.isSystemDefault') = 1)", [])
"""The condition of lists of params: of the system's they show the defaults only."""
LIVE_PARAMS, FLAVOR_TYPE, LIVE_TYPE = "KalturaLiveParams", 1, 3
OVERRIDDEN = ("twoPass", "isEncrypted", "contentAwareness", "chunkedEncodeMode")  # of the params, by a row


@dataclass
class Row:
    """One set of flavor params in a profile, with the profile's own wishes for it."""

    params: Object
    settings: Object

    @property
    def origin(self) -> int:
        return int(self.settings.origin or 0)

    @property
    def ready_behavior(self) -> int:
        return int(self.settings.readyBehavior or NO_IMPACT)

    @property
    def is_source(self) -> bool:
        return "source" in split(self.params.tags)

    def wishes(self) -> dict[str, Any]:
        """The params as this profile wants them: with the row's own settings and its overloadParams."""
        own = {n: self.settings.values[n] for n in OVERRIDDEN if self.settings.values.get(n) is not None}
        return plain(self.params) | own | _overloaded(self.settings.overloadParams)


def _overloaded(text: str | None) -> dict[str, Any]:
    """overloadParams: a JSON object of params' fields, written with or without a capital (MaxFrameRate)."""
    try:
        found = php_text.json_value(text or "{}")
    except ValueError:
        return {}
    return (
        {php_text.lower(n[:1]) + n[1:]: v for n, v in found.items() if n} if isinstance(found, dict) else {}
    )


def get(account: Account, profile_id: Any) -> Object:
    return account.require(KIND, profile_id, profile_errors.CONVERSION_PROFILE_ID_NOT_FOUND)


def default(account: Account, type_: int | str = 1) -> Object | None:
    """The account's default profile for media (1) or live streams (2)."""
    found = account.find(KIND, isDefault=True)
    return next((p for p in found if str(p.values.get("type")) == str(type_)), None)


def assign(account: Account, entry: Object) -> Object | None:
    """An entry takes the account's default profile when its content comes, unless it has one."""
    if entry.conversionProfileId == NONE:
        return None
    profile = account.get(KIND, entry.conversionProfileId) if entry.conversionProfileId else default(account)
    if profile:
        entry.conversionProfileId = entry.conversionQuality = profile.id
    return profile


@refers("conversionProfileId")
def named_by_entry(account: Account, profile_id: int) -> None:
    """The profile that an entry names must be one."""
    if profile_id != NONE:
        get(account, profile_id)


def any_params(account: Account, params_id: Any) -> Object | None:
    """Flavor params or thumbnail params by id, the system's too: a profile may hold both."""
    found = account.get(PARAMS_KIND, params_id, shared=True)
    return found or account.get(THUMB_PARAMS_KIND, params_id, shared=True)


def row_id(profile_id: Any, params_id: Any) -> str:
    return f"{profile_id}:{params_id}"


def params_of(account: Account, profile_id: Any) -> list[Row]:
    """The rows of a profile in its own order; a profile that is gone has none."""
    rows = []
    for settings in (
        account.find(ROW_KIND, conversionProfileId=profile_id, order="+_position") if profile_id else []
    ):
        params = account.get(PARAMS_KIND, settings.assetParamsId, shared=True)
        if params:
            rows.append(Row(params, settings))
    return rows


def row_of(account: Account, profile_id: Any, params_id: int) -> Row | None:
    """The row of these params in a profile."""
    return next((row for row in params_of(account, profile_id) if row.params.id == params_id), None)


def set_params(account: Account, profile: Object, ids: str) -> None:
    """Makes a profile consist of these params: known rows stay as they are, new ones follow by the params' ids."""
    check_params(account, profile.values.get("type"), ids)
    wanted = [php_text.whole(word) for word in split(ids)]
    before = account.find(ROW_KIND, conversionProfileId=profile.id, order="+_position")
    for row in before:
        if row.assetParamsId not in wanted:
            account.remove(ROW_KIND, row, row_id(profile.id, row.assetParamsId))
    kept = [row for row in before if row.assetParamsId in wanted]
    known = {row.assetParamsId for row in kept}
    rows = kept + [_new_row(account, profile, one) for one in sorted(wanted) if one not in known]
    for position, row in enumerate(rows):
        row._position = position
        account.put(ROW_KIND, row, row_id(profile.id, row.assetParamsId))
    profile.flavorParamsIds = join(row.assetParamsId for row in rows)


def check_params(account: Account, type_: Any, text: str) -> None:
    """Refuses two sources, live params in a media profile (or others in a live one), unknown ones, and doubles.

    ``text`` is a comma list of ids; a blank beside one makes it unknown.
    """
    words = text.split(",") if text else []
    found = {word: any_params(account, php_text.trim(word)) for word in words}
    known = sorted({p.id: p for p in found.values() if p is not None}.items())
    if sum("source" in split(params.tags) for _, params in known) > 1:
        raise profile_errors.FLAVOR_PARAMS_SOURCE_DUPLICATE()
    for id_, params in known:
        live = params.objectType == LIVE_PARAMS
        if params.objectType != THUMB_PARAMS and live != (str(type_) == str(LIVE_STREAM)):
            raise profile_errors.ASSET_PARAMS_INVALID_TYPE(id_, LIVE_TYPE if live else FLAVOR_TYPE)
    for position, word in enumerate(words):
        if found[word] is None or word != php_text.trim(word):
            raise profile_errors.FLAVOR_PARAMS_ID_NOT_FOUND(word)
        if word in words[:position]:
            raise profile_errors.FLAVOR_PARAMS_DUPLICATE(word)


def _new_row(account: Account, profile: Object, params_id: int) -> Object:
    params = any_params(account, params_id)
    assert params is not None  # check_params has seen it
    brought = {"source", "ingest"} & set(split(params.tags))
    return Object(
        "KalturaConversionProfileAssetParams", conversionProfileId=profile.id, assetParamsId=params_id,
        readyBehavior=params._readyBehavior or NO_IMPACT, origin=INGEST if brought else CONVERT,
        forceNoneComplied=False, deletePolicy=0, systemName=params.systemName or "",
    )  # fmt: skip


def record_media_info(account: Account, asset: Object, media: MediaFile) -> None:
    """Notes the technical data of an analysed file (sizes kB, times ms, rates kbps)."""
    video, audio = media.video, media.audio[0] if media.audio else None
    info = Object(
        "KalturaMediaInfo", id=account.store.number(), flavorAssetId=asset.id, fileSize=media.size // 1024,
        containerFormat=_INFO_FORMATS.get(media.format, media.format), containerDuration=media.duration_ms,
        containerBitRate=media.bitrate_kbps, partnerId=account.id,
    )  # fmt: skip
    if video:
        rate = int(video.frame_rate) if video.frame_rate == int(video.frame_rate) else video.frame_rate
        info.videoCodecId, info.videoDuration, info.videoBitRate = (
            video.codec,
            video.duration_ms,
            video.bitrate_kbps,
        )
        info.videoWidth, info.videoHeight, info.videoFrameRate = video.width, video.height, rate
    if audio:
        info.audioCodecId, info.audioDuration = audio.codec, audio.duration_ms
        info.audioChannels, info.audioSamplingRate = audio.channels, audio.sample_rate
    account.put(INFO_KIND, info)


_INFO_FORMATS = {
    "mp4": "mpeg-4",
    "mov": "mpeg-4",
    "m4a": "mpeg-4",
    "3gp": "mpeg-4",
    "webm": "webm",
    "flv": "flash video",
}
