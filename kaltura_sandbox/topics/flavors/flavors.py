"""Flavor assets: the files of an entry, one per set of flavor params; params 0 is the source."""

from __future__ import annotations

import re
from typing import Any

from kaltura_sandbox import php_text
from kaltura_sandbox.media.probe import MediaFile
from kaltura_sandbox.platform.accounts import Account, Caller, now
from kaltura_sandbox.platform.events import DATA, Event, on
from kaltura_sandbox.platform.events import DELETED as EVENT_DELETED
from kaltura_sandbox.platform.objects import Object, join, split
from kaltura_sandbox.platform.present import presents
from kaltura_sandbox.topics.entries import copies, entries
from kaltura_sandbox.topics.flavors import flavor_errors
from kaltura_sandbox.topics.profiles import profiles

KIND = "flavor_asset"
ERROR, QUEUED, CONVERTING, READY, DELETED, NOT_APPLICABLE = -1, 0, 1, 2, 3, 4
TEMP, WAIT, IMPORTING, VALIDATING = 5, 6, 7, 8
PENDING = (QUEUED, CONVERTING, WAIT, IMPORTING, VALIDATING)
SOURCE = 0  # the params id of the source
WEB_CODECS = {"avc1", "h263", "vp6", "flv1", "mp4a", "mp3", "vp8", "vp80", "vp9", "vp90", "hev1", "hvc1"}
WEB_FORMATS = {"mp4", "mov", "flv", "webm", "mp3", "m4a", "isom", "mp42"}


def of_entry(account: Account, entry_id: str) -> list[Object]:
    """The entry's flavors, oldest first."""
    return account.find(KIND, entryId=entry_id)


def of_params(account: Account, entry_id: str, params_id: int) -> Object | None:
    found = account.find(KIND, entryId=entry_id, flavorParamsId=params_id)
    return found[0] if found else None


def source_of(account: Account, entry_id: str) -> Object | None:
    """The original file of an entry, or None while it has none."""
    return next((asset for asset in of_entry(account, entry_id) if asset.isOriginal), None)


def get(account: Account, asset_id: Any) -> Object:
    return account.require(KIND, asset_id, flavor_errors.FLAVOR_ASSET_ID_NOT_FOUND)


def new(account: Account, entry_id: str, params_id: int, status: int, **values: Any) -> Object:
    """A flavor without a file, stored."""
    stamp = now()
    asset = Object(
        "KalturaFlavorAsset", id=account.store.text_id(), entryId=entry_id, partnerId=account.id, size=0, tags="",
        createdAt=stamp, updatedAt=stamp, description="", sizeInBytes=0, flavorParamsId=params_id, width=0, height=0,
        bitrate=0, frameRate=0, isOriginal=params_id == SOURCE, isWeb=False, status=status, language="Undefined",
        isDefault=False,
    )  # fmt: skip
    for name, value in values.items():
        setattr(asset, name, value)
    return account.put(KIND, asset)


def set_file(account: Account, asset: Object, digest: str, media: MediaFile, extension: str) -> Object:
    """Gives a flavor its file: READY, one version on, described by what the file really is."""
    take_file(asset, digest, extension, media.size)
    asset._durationMs, asset.status = media.duration_ms, READY
    describe(asset, media)
    account.put(KIND, asset)
    return asset


def take_file(asset: Object, digest: str, extension: str, size: int) -> None:
    """A file becomes a flavor's content, one version on (2, 12, 22 …); ``size`` in bytes."""
    asset._file, asset.fileExt, asset.updatedAt = digest, extension, now()
    asset.version = str(php_text.whole(str(asset.version)) + 10) if asset.version else "2"
    asset.size, asset.sizeInBytes = size // 1024, str(size)


def describe(asset: Object, media: MediaFile) -> None:
    """Size (kB), bitrate (kbps), dimensions, codecs as the platform lists them."""
    asset.size, asset.sizeInBytes = media.size // 1024, str(media.size)
    asset.containerFormat = media.container
    video = media.video
    if video:
        asset.width, asset.height, asset.videoCodecId = video.width, video.height, video.codec
        asset.frameRate = (
            int(video.frame_rate) if video.frame_rate == int(video.frame_rate) else video.frame_rate
        )
    asset.bitrate = media.bitrate_kbps
    codec = video.codec if video else (media.audio[0].codec if media.audio else "")
    if asset.isOriginal:
        plays = codec in WEB_CODECS and media.format in WEB_FORMATS
        asset.tags = "source,web" if plays else "source"


@on(EVENT_DELETED, entries.KIND)
def entry_deleted(account: Account, event: Event) -> None:
    """An entry's flavors go with it."""
    entries.delete_assets(account, KIND, event.object)


@on(EVENT_DELETED, KIND)
def flavor_deleted(account: Account, event: Event) -> None:
    """What was found out about a flavor's file goes with it: it is asked for by the flavor alone."""
    for info in account.find(profiles.INFO_KIND, flavorAssetId=event.object.id):
        account.remove(profiles.INFO_KIND, info)


@on(DATA, entries.KIND)
def entry_copied(account: Account, event: Event) -> None:
    """A copy has its source's flavors."""
    if "copiedFrom" in event.details and copies.is_wanted(event, copies.FLAVORS):
        copies.copy_assets(account, KIND, event)


@presents("KalturaFlavorAsset")
def _show(asset: Object, caller: Caller) -> Object:
    """A flavor is for the web while it has that tag."""
    if asset.isWeb is not None:
        asset.isWeb = "web" in split(asset.tags)
    return asset


def ready_ids(account: Account, entry_id: str) -> str:
    """What an entry shows as flavorParamsIds: the params of its READY flavors."""
    ready = [asset for asset in of_entry(account, entry_id) if asset.status == READY]
    return join(sorted({asset.flavorParamsId for asset in ready}))


def refresh_entry(account: Account, entry: Object) -> Object:
    """Brings duration, dimensions and flavorParamsIds of an entry in step with its flavors."""
    ready = [asset for asset in of_entry(account, entry.id) if asset.status == READY]
    source = next((asset for asset in ready if asset.isOriginal), None)
    longest = max((int(asset._durationMs or 0) for asset in ready), default=0)
    entry.duration, entry.msDuration = round(longest / 1000), longest
    shape = source or (ready[-1] if ready else None)
    if shape and shape.width:
        entry.width, entry.height = shape.width, shape.height
    entry.flavorParamsIds = ready_ids(account, entry.id)
    return entries.save(account, entry)


def download_name(account: Account, entry: Object, asset: Object) -> str:
    """The name of a flavor's file in addresses: the entry's name, and the params' in brackets."""
    params = account.get("flavor_params", asset.flavorParamsId, shared=True)
    title = f"{entry.name} ({params.name})" if params else str(entry.name)
    # Each byte that has no place in an address becomes an underscore.
    safe = re.sub(rb"[^A-Za-z0-9\-._~!$()*+,;=:@]", b"_", title.encode()).decode()
    return f"{safe}.{asset.fileExt}"


def entry_version(account: Account, entry: Object) -> int:
    """The counter ``ev`` in addresses: how many versions the entry's flavors have had."""
    made = (
        php_text.whole(str(asset.version)) // 10 + 1 for asset in of_entry(account, entry.id) if asset.version
    )
    return sum(made) or 1
