"""Thumbnail assets: the pictures that an entry has besides the one it shows, and which of them is its default."""

from __future__ import annotations

import dataclasses
import math
from pathlib import Path
from typing import Any

from kaltura_sandbox import php_text
from kaltura_sandbox.media.pictures import header, images, thumbs
from kaltura_sandbox.media.pictures.images import Shape
from kaltura_sandbox.platform.accounts import Account, now
from kaltura_sandbox.platform.jobs import Failed, handles
from kaltura_sandbox.platform.objects import Object, join, split
from kaltura_sandbox.topics.entries import entries
from kaltura_sandbox.topics.flavors import flavors
from kaltura_sandbox.topics.profiles import profiles
from kaltura_sandbox.topics.thumbnails import thumbnail_errors, thumbnails

KIND = "thumb_asset"
TIMED = "KalturaTimedThumbAsset"  # the class of pictures that belong to cue points
ERROR, QUEUED, CAPTURING, READY, IMPORTING = -1, 0, 1, 2, 7
DEFAULT_TAG, TEMPORARY_TAG, SOURCE_TAG = "default_thumb", "temp_thumb", "thumbsource"
CAPTURABLE = (entries.ERROR_CONVERTING, entries.PRECONVERT, entries.READY)
OFFSET_S = 3.0  # of a capture whose params name no moment
PICTURES = ("jpg", "jpeg", "png", "gif", "bmp", "webp")


def get(account: Account, asset_id: Any) -> Object:
    return account.require(KIND, asset_id, thumbnail_errors.THUMB_ASSET_ID_NOT_FOUND)


def of_entry(account: Account, entry_id: str) -> list[Object]:
    """The entry's thumbnail assets, oldest first."""
    return account.find(KIND, entryId=entry_id)


def of_params(account: Account, entry_id: str, params_id: Any) -> Object | None:
    found = account.find(KIND, entryId=entry_id, thumbParamsId=params_id) if params_id else []
    return found[0] if found else None


def new(account: Account, entry_id: str, kind: str = "KalturaThumbAsset", **values: Any) -> Object:
    """An asset without a picture, stored."""
    stamp = now()
    asset = Object(
        kind, id=account.store.text_id(), entryId=entry_id, partnerId=account.id, size=0, tags="",
        fileExt="jpg", createdAt=stamp, updatedAt=stamp, description="", sizeInBytes=0, thumbParamsId=0, width=0,
        height=0, status=QUEUED,
    )  # fmt: skip
    for name, value in values.items():
        setattr(asset, name, value)
    return account.put(KIND, asset)


def next_version(asset: Object) -> None:
    """2 for the first file, ten more for each that follows."""
    asset.version = str(php_text.whole(str(asset.version)) + 10) if asset.version else "2"


def set_picture(account: Account, asset: Object, digest: str, extension: str | None = None) -> Object:
    """Gives an asset its file: READY, one version on, described by what the file is (what is none has no size)."""
    next_version(asset)
    path = account.files.path(digest)
    found = header.look(path)
    asset.width, asset.height = found[1] if found else (0, 0)
    asset._file = digest
    asset._files = (asset._files or {}) | {asset.version: digest}
    asset.size = path.stat().st_size
    asset.sizeInBytes = str(asset.size)
    asset.fileExt = asset.fileExt if extension is None else extension
    asset.status, asset.updatedAt = READY, now()
    return account.put(KIND, asset)


def make_default(account: Account, asset: Object) -> None:
    """The asset's picture becomes the entry's, at a new version of its address; its tag leaves the other assets."""
    if DEFAULT_TAG not in split(asset.tags):
        asset.tags = join([*split(asset.tags), DEFAULT_TAG])
        account.put(KIND, asset)
    entry = entries.find(account, asset.entryId)
    own_choice(account, entry, asset.id)
    thumbnails.set_picture(account, entry, asset._file)


def own_choice(account: Account, entry: Object, keep: str = "") -> None:
    """From now on nothing becomes the entry's default by itself; its tag leaves all assets but ``keep``."""
    entry._choosesThumb = False
    for other in of_entry(account, entry.id):
        if other.id != keep and DEFAULT_TAG in split(other.tags):
            other.tags = join(tag for tag in split(other.tags) if tag != DEFAULT_TAG)
            account.put(KIND, other)


def chooses_itself(entry: Object) -> bool:
    """Whether the platform still picks the entry's default (until somebody does)."""
    return entry._choosesThumb is not False


def source_for(account: Account, entry_id: str, params: Object, asset_id: str | None = None) -> Object | None:
    """What a capture is taken from: the asset asked for, the one of the params' source, a flavor tagged thumbsource,
    the original, the best web flavor, the best flavor."""
    ready = [a for a in flavors.of_entry(account, entry_id) if a.status == flavors.READY and a._file]
    named = [account.get(kind, asset_id) for kind in (flavors.KIND, KIND)] if asset_id else []
    if params.sourceParamsId:
        named += [a for a in ready if a.flavorParamsId == params.sourceParamsId]
        named.append(of_params(account, entry_id, params.sourceParamsId))
    for asset in named:
        if asset is not None and asset.status == READY and asset._file:
            return asset
    best = sorted(ready, key=lambda a: a.bitrate or 0, reverse=True)
    ranked = [a for a in best if SOURCE_TAG in split(a.tags)] + [a for a in best if a.isOriginal]
    ranked += [a for a in best if "web" in split(a.tags)] + best
    return ranked[0] if ranked else None


def prepare(account: Account, entry: Object, params: Object, source: Object) -> Object:
    """The asset that a capture will fill: the one of these params anew, else a new one."""
    asset = of_params(account, entry.id, params.id)
    if asset:
        asset.description = f"{asset.description or ''}\n"
    else:
        asset = new(account, entry.id, thumbParamsId=params.id or 0)
    next_version(asset)
    asset.tags = join(split(params.tags))
    asset.fileExt = source.fileExt if source.fileExt in PICTURES else "jpg"
    if asset.status != READY:
        asset.status = CAPTURING
    _yield_to_default(account, asset)
    return account.put(KIND, asset)


def _yield_to_default(account: Account, asset: Object) -> None:
    """Takes the default's tag from a new asset where another one has it for good."""
    for other in of_entry(account, asset.entryId):
        if other.id == asset.id or DEFAULT_TAG not in split(other.tags):
            continue
        loser = other if TEMPORARY_TAG in split(other.tags) else asset
        loser.tags = join(tag for tag in split(loser.tags) if tag != DEFAULT_TAG)
        account.put(KIND, loser)
        if loser is asset:
            return


def capture(account: Account, entry: Object, params: Object, source: Object, extension: str) -> str:
    """Makes the picture that params describe and answers its digest. Raises MediaError."""
    shape = dataclasses.replace(shape_of(params), format=extension)
    path = account.files.path(source._file)
    recipe: dict[str, Any] = {"shape": dataclasses.asdict(shape)}
    if account.platform.schema.is_a(source.objectType, "KalturaThumbAsset"):
        return _made(account, source._file, recipe | images.READING, lambda: images.render(path, shape))
    at = offset_ms(entry, params)
    return _made(account, source._file, recipe | {"frame": at}, lambda: thumbs.frame(path, at, shape))


def _made(account: Account, digest: str, recipe: dict[str, Any], make: Any) -> str:
    def write(target: Path) -> None:
        target.write_bytes(make())

    return account.files.link(account.platform.media.get_or_make(digest, recipe, write))


def offset_ms(entry: Object, params: Object) -> float:
    """The moment that params ask for, in ms, never beyond the film's last full second."""
    last = math.floor((entry.msDuration or 0) / 1000)
    offset = params.videoOffset
    if not offset and params.videoOffsetInPercentage is not None:
        offset = math.floor(last * params.videoOffsetInPercentage / 100)
    return min(OFFSET_S if offset is None else offset, last) * 1000


def shape_of(params: Object, quality: int = 100) -> Shape:
    """KalturaThumbParams as a shape; what they don't say is the picture's own."""
    scale = (params.scaleWidth, params.scaleHeight)
    return Shape(
        width=params.width or 0,
        height=params.height or 0,
        type=params.cropType or images.CropType.RESIZE,
        quality=params.quality or quality,
        background=str(params.backgroundColor or "ffffff").rjust(6, "0"),
        source=(params.cropX or 0, params.cropY or 0, params.cropWidth or 0, params.cropHeight or 0),
        density=params.density or 0,
        crop_after_resize=params.cropType == 6,
        scale=(scale[0] or 1, scale[1] or 1),
    )


def complete(account: Account, asset: Object, digest: str, override: bool) -> Object:
    """A capture is done; with the default's tag it becomes the entry's picture where it may (``override``: always)."""
    set_picture(account, asset, digest)
    entry = entries.find(account, asset.entryId)
    if DEFAULT_TAG in split(asset.tags) and (override or chooses_itself(entry)):
        make_default(account, asset)
    return asset


def queue_capture(account: Account, entry: Object, params: Object, source: Object) -> Object:
    """Has a picture taken by a job; the asset is CAPTURING until then."""
    asset = prepare(account, entry, params, source)
    account.job("capture_thumb", asset=asset.id, params=params.id, source=source.id)
    return asset


def by_profile(account: Account, entry: Object) -> None:
    """Has the pictures taken that the entry's profile asks for, those of its thumbnail params."""
    rows = account.find(profiles.ROW_KIND, conversionProfileId=entry.conversionProfileId, order="+_position")
    wanted = (account.get(profiles.THUMB_PARAMS_KIND, row.assetParamsId, shared=True) for row in rows)
    for params in wanted:
        source = source_for(account, entry.id, params) if params else None
        if params and source and not of_params(account, entry.id, params.id):
            queue_capture(account, entry, params, source)


def _capture_failed(account: Account, payload: dict[str, Any], problem: Exception) -> None:
    asset = account.get(KIND, payload["asset"])
    if asset:
        fail(account, asset, str(problem))


def fail(account: Account, asset: Object, reason: str) -> Object:
    """Notes why an asset has no picture, unless it was deleted meanwhile."""
    with account.store.transaction():
        fresh = account.get(KIND, asset.id)
        if fresh is None:
            return asset
        fresh.status = ERROR
        fresh.description = "\n".join(text for text in (fresh.description, reason[:200]) if text)
        return account.put(KIND, fresh)


@handles("capture_thumb", _capture_failed)
def capture_thumb(account: Account, payload: dict[str, Any]) -> None:
    """Takes a picture by stored params."""
    asset = account.get(KIND, payload["asset"])
    entry = account.get(entries.KIND, asset.entryId) if asset else None
    params = profiles.any_params(account, payload["params"])
    source = account.get(flavors.KIND, payload["source"]) or account.get(KIND, payload["source"])
    if asset is None or entry is None:
        return  # deleted meanwhile
    if params is None or source is None:
        raise Failed("What the picture is taken by, or from, was deleted")
    digest = capture(account, entry, params, source, asset.fileExt)
    with account.store.transaction():
        fresh = account.get(KIND, asset.id)
        if fresh and entries.exists(account, fresh.entryId):
            complete(account, fresh, digest, override=False)
