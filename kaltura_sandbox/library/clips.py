"""Clips: pieces of entries as the content of an entry, one or several joined.

Checked here as the platform checks them, then made by a job: status PENDING, PRECONVERT while the made file is looked
at, READY. Left out: clips of running live streams.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kaltura_sandbox import errors
from kaltura_sandbox.jobs import handles
from kaltura_sandbox.library import content, entries, flavors, pipeline
from kaltura_sandbox.media.clip import Effect, EffectType, clip
from kaltura_sandbox.media.probe import probe
from kaltura_sandbox.objects import Object, plain
from kaltura_sandbox.platform import Account, Caller

MOST_RESOURCES = 5
MOST_SECONDS = 18_000
PICK_UP = 0.25  # s before a clip is begun: what was asked can be seen PENDING, as on the platform
SOURCES = ("KalturaEntryResource", "KalturaAssetResource")


def asset_of(account: Account, entry: Object, params_id: Any = None) -> Object:
    """The flavor of an entry that a resource means: of these params, else the source."""
    if params_id not in (None, ""):
        found = flavors.of_params(account, entry.id, int(params_id))
    else:
        found = flavors.source_of(account, entry.id)
    if found is None or not found._file:
        raise errors.FLAVOR_ASSET_ID_NOT_FOUND(None)
    return found


def from_operation(caller: Caller, entry: Object, resource: Object) -> Object:
    """One source with its clips; without clips it is a plain copy of the source."""
    check_source(resource)
    attributes = resource.operationAttributes or []
    for one in attributes:
        check_clip(one)
    asset = _source_asset(caller.account, resource.resource)
    if not attributes:
        return content.copy_asset(caller, entry, asset)
    if len(attributes) > 1:
        check_length(attributes)
    entry.operationAttributes = [_as_kept(one) for one in attributes]
    return _queue(caller.account, entry, [_segment(asset, one) for one in attributes], resource)


def from_operations(caller: Caller, entry: Object, resource: Object) -> Object:
    """Clips of up to five sources, joined in order."""
    if not resource.resources:
        raise errors.PROPERTY_VALIDATION_CANNOT_BE_NULL("KalturaOperationResources::resources")
    if len(resource.dimensionsAttributes or []) > 1:
        raise errors.MULTIPLE_PARAMETER_NOT_SUPPORTED("dimensionsAttributes")
    if len(resource.resources) > MOST_RESOURCES:
        raise errors.RESOURCES_COUNT_EXCEEDED_MAX_ALLOWED_COUNT(MOST_RESOURCES)
    attributes = []
    for part in resource.resources:
        check_source(part)
        for one in part.operationAttributes or []:
            check_clip(one)
            attributes.append(one)
    check_length(attributes)
    segments = []
    for part in resource.resources:
        asset = _source_asset(caller.account, part.resource)
        segments += [_segment(asset, one) for one in part.operationAttributes or []]
    return _queue(caller.account, entry, segments, resource)


def check_source(resource: Object) -> None:
    if resource.resource is None:
        raise errors.PROPERTY_VALIDATION_CANNOT_BE_NULL("KalturaOperationResource::resource")
    if resource.resource.objectType not in SOURCES:
        raise errors.RESOURCE_TYPE_NOT_SUPPORTED(resource.resource.objectType)


def check_clip(attributes: Object) -> None:
    alignment = attributes.cropAlignment
    if alignment is not None and not 0 <= alignment <= 100:
        raise errors.PARAMETER_VALUE_OUT_OF_RANGE("cropAlignment", 0, 100)


def check_length(attributes: list[Object]) -> None:
    """Each of several clips needs a duration, and all together have a limit."""
    if any(not one.duration for one in attributes):
        raise errors.MISSING_MANDATORY_PARAMETER("duration")
    if sum(one.duration for one in attributes) / 1000 > MOST_SECONDS:
        raise errors.CLIPS_DURATIONS_EXCEEDED_MAX_ALLOWED_DURATION(MOST_SECONDS)


def _source_asset(account: Account, resource: Object) -> Object:
    if resource.objectType == "KalturaAssetResource":
        return flavors.get(account, resource.assetId)
    return asset_of(account, entries.find(account, resource.entryId), resource.flavorParamsId)


def _as_kept(attributes: Object) -> Object:
    """A clip as the entry shows it: effectArray always there, what was not sent left out."""
    return attributes.copy().defaults({"effectArray": []})


def _segment(asset: Object, attributes: Object) -> dict[str, Any]:
    return {
        "file": asset._file,
        "extension": asset.fileExt,
        "entry": asset.entryId,
        "clip": plain(attributes),
    }


def _queue(account: Account, entry: Object, segments: list[dict[str, Any]], resource: Object) -> Object:
    pipeline.profiles.assign(account, entry)
    entry.status = entries.PENDING
    entries.save(account, entry)
    dimensions = plain((resource.dimensionsAttributes or [None])[0])
    account.job("clip", lane="media", delay=PICK_UP, entry=entry.id, segments=segments, dimensions=dimensions)
    return entry


def _failed(account: Account, payload: dict[str, Any], problem: Exception) -> None:
    entry = account.get(entries.KIND, payload["entry"])
    if entry and entry.status != entries.DELETED:
        pipeline.fail(account, entry)


@handles("clip", _failed)
def make(account: Account, payload: dict[str, Any]) -> None:
    """Cuts, joins and hands the file on as the entry's source."""
    entry = account.get(entries.KIND, payload["entry"])
    if entry is None or entry.status != entries.PENDING:
        return
    segments = payload["segments"]
    recipe = {"segments": [s["clip"] for s in segments], "files": [s["file"] for s in segments],
              "dimensions": payload.get("dimensions")}  # fmt: skip
    made = account.platform.media.get_or_make(
        segments[0]["file"], recipe, lambda target: produce(account, payload, target)
    )
    digest, extension = account.files.link(made), probe(made).format
    with account.store.transaction():
        entry = account.get(entries.KIND, payload["entry"])
        if entry and entry.status == entries.PENDING:
            pipeline.begin(account, entry, digest, extension)


def produce(account: Account, payload: dict[str, Any], target: Path) -> None:
    """The media work of a clip job."""
    segments = payload["segments"]
    if len(segments) == 1 and not payload.get("dimensions"):
        part = Object.of(segments[0]["clip"])
        source = account.files.path(segments[0]["file"])
        clip(source, target, part.offset or 0, part.duration, effects_of(part))
        return
    from kaltura_sandbox.media import join as joining

    pieces = [segment_of(account, segment) for segment in segments]
    joining.join(pieces, target)


def segment_of(account: Account, segment: dict[str, Any]) -> Any:
    from kaltura_sandbox.media import join as joining

    part = Object.of(segment["clip"])
    return joining.Segment(
        account.files.path(segment["file"]),
        part.offset or 0,
        part.duration,
        effects_of(part),
        part.globalOffsetInDestination,
    )


def effects_of(attributes: Object) -> list[Effect]:
    """Fades by their platform type; the value is seconds as text."""
    return [
        Effect(EffectType(int(effect.effectType)), float(effect.value or 0))
        for effect in attributes.effectArray or []
    ]
