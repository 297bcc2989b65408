"""Conversion profiles: which renditions an account's content gets, and what is known of each file made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kaltura_sandbox import errors
from kaltura_sandbox.media.probe import MediaFile
from kaltura_sandbox.objects import Object, join, split
from kaltura_sandbox.platform import Account

KIND, ROW_KIND, PARAMS_KIND, INFO_KIND = "conversion_profile", "profile_params", "flavor_params", "media_info"
CONVERT, INGEST, CONVERT_WHEN_MISSING = 0, 1, 2  # origin of a row
NO_IMPACT, REQUIRED, OPTIONAL = 0, 1, 2  # readyBehavior of a row


@dataclass
class Row:
    """One set of flavor params in a profile, with the profile's own wishes for it."""

    params: Object
    settings: Object

    @property
    def origin(self) -> int:
        return int(self.settings.origin or 0)

    @property
    def tags(self) -> str:
        return self.settings.tags or ""


def get(account: Account, profile_id: Any) -> Object:
    return account.require(KIND, profile_id, errors.CONVERSION_PROFILE_ID_NOT_FOUND)


def default(account: Account, type_: int | str = 1) -> Object | None:
    """The account's default profile for media (1) or live streams (2)."""
    found = account.find(KIND, isDefault=True)
    return next((p for p in found if str(p.values.get("type")) == str(type_)), None)


def assign(account: Account, entry: Object) -> Object | None:
    """An entry takes the account's default profile when its content comes, unless it has one."""
    profile = account.get(KIND, entry.conversionProfileId) if entry.conversionProfileId else default(account)
    if profile:
        entry.conversionProfileId = entry.conversionQuality = profile.id
    return profile


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


def required_ids(account: Account, profile_id: Any) -> set[int]:
    """The params whose flavors an entry waits for before it is READY; empty: it waits for all."""
    return {r.params.id for r in params_of(account, profile_id) if r.settings.readyBehavior == REQUIRED}


def set_params(account: Account, profile: Object, ids: str) -> None:
    """Makes a profile consist of these params: known ones keep their settings, new ones get the defaults."""
    wanted = [int(word) for word in split(ids)]
    check_params(account, wanted)
    before = {row.params.id: row.settings for row in params_of(account, profile.id)}
    for params_id in before:
        if params_id not in wanted:
            account.store.remove(ROW_KIND, row_id(profile.id, params_id))
    for position, params_id in enumerate(wanted):
        settings = before.get(params_id) or _new_row(account, profile, params_id)
        settings._position = position
        account.store.put(ROW_KIND, settings, account.id, row_id(profile.id, params_id))
    profile.flavorParamsIds = join(wanted)


def check_params(account: Account, ids: list[int]) -> None:
    """Refuses unknown params, the same ones twice, and two sources."""
    sources = 0
    for position, params_id in enumerate(ids):
        if params_id in ids[:position]:
            raise errors.FLAVOR_PARAMS_DUPLICATE(params_id)
        params = account.require(PARAMS_KIND, params_id, errors.FLAVOR_PARAMS_ID_NOT_FOUND, shared=True)
        sources += "source" in split(params.tags)
    if sources > 1:
        raise errors.FLAVOR_PARAMS_SOURCE_DUPLICATE()


def _new_row(account: Account, profile: Object, params_id: int) -> Object:
    params = account.get(PARAMS_KIND, params_id, shared=True)
    source = params is not None and "source" in split(params.tags)
    return Object(
        "KalturaConversionProfileAssetParams", conversionProfileId=profile.id, assetParamsId=params_id,
        readyBehavior=NO_IMPACT, origin=INGEST if source else CONVERT, forceNoneComplied=False, deletePolicy=0,
        systemName=(params.systemName if params else "") or "",
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
