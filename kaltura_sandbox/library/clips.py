"""Clips: pieces of entries as the content of an entry, one or several joined.

Checked here as the platform checks them, then made by a job: status PENDING, PRECONVERT while the made file is looked
at, READY. What they are composed with is in library.composition. Left out: clips of running live streams.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from kaltura_sandbox import errors
from kaltura_sandbox.jobs import handles
from kaltura_sandbox.library import clip_captions, composition, content, entries, flavors, pipeline
from kaltura_sandbox.media.clip import Effect, EffectType, clip
from kaltura_sandbox.media.join import Segment, join
from kaltura_sandbox.media.probe import probe
from kaltura_sandbox.objects import Object, plain
from kaltura_sandbox.platform import Account, Caller

MOST_RESOURCES = 5
MOST_SECONDS = 18_000
PICK_UP = 0.25  # s before a clip is begun: what was asked can be seen PENDING, as on the platform
SOURCES = ("KalturaEntryResource", "KalturaAssetResource")


@dataclass(frozen=True)
class Source:
    """The file that a resource means: digest and extension, and the entry and flavor it belongs to."""

    file: str
    extension: str
    entry: str
    asset: str | None = None


def asset_of(account: Account, entry: Object, params_id: Any = None) -> Object:
    """The flavor of an entry that a resource means: of these params, else the source."""
    if params_id in (None, ""):
        found = flavors.source_of(account, entry.id)
        if found is None or not found._file:
            raise errors.ORIGINAL_FLAVOR_ASSET_IS_MISSING()
        return found
    found = flavors.of_params(account, entry.id, int(params_id))
    if found is None or not found._file:
        raise errors.FLAVOR_ASSET_ID_NOT_FOUND(None)
    return found


def from_operation(caller: Caller, entry: Object, resource: Object) -> Object:
    """One source with its clips; without clips it is a plain copy of the source."""
    source = check_operation(caller.account, resource)
    attributes = resource.operationAttributes or []
    if not attributes:
        return content.put(caller, entry, resource.resource)
    entry.operationAttributes = [_as_kept(one) for one in attributes]
    return _queue(caller.account, entry, [_segment(source, one) for one in attributes], resource)


def from_operations(caller: Caller, entry: Object, resource: Object) -> Object:
    """Clips of up to five sources, joined in order."""
    sources = check_operations(caller.account, resource)
    segments = [
        _segment(source, one) | {"with": composition.material(caller.account, one)}
        for source, part in zip(sources, resource.resources, strict=True)
        for one in part.operationAttributes or []
    ]
    return _queue(caller.account, entry, segments, resource, joined=True)


def check_operation(account: Account, resource: Object) -> Source:
    """Refuses what can't be clipped, in the platform's order; the source of what can."""
    check_source(resource)
    if resource.resource.objectType == "KalturaEntryResource":
        entries.find(account, resource.resource.entryId)
    for one in resource.operationAttributes or []:
        check_clip(account, one)
    return source_of(account, resource.resource)


def check_operations(account: Account, resource: Object) -> list[Source]:
    """Refuses what can't be joined, in the platform's order; the sources of what can."""
    parts = resource.resources
    if parts is None:
        raise errors.PROPERTY_VALIDATION_CANNOT_BE_NULL("KalturaOperationResources::resources")
    for part in parts:
        if part.resource is not None and part.resource.objectType == "KalturaEntryResource":
            entries.find(account, part.resource.entryId)
    if len(resource.dimensionsAttributes or []) > 1:
        raise errors.MULTIPLE_PARAMETER_NOT_SUPPORTED("dimensionsAttributes")
    if len(parts) > MOST_RESOURCES:
        raise errors.RESOURCES_COUNT_EXCEEDED_MAX_ALLOWED_COUNT(MOST_RESOURCES)
    for part in parts:
        check_source(part)
        if any(not one.duration for one in part.operationAttributes or []):
            raise errors.MISSING_MANDATORY_PARAMETER("duration")
    attributes = [one for part in parts for one in part.operationAttributes or []]
    if sum(one.duration for one in attributes) / 1000 > MOST_SECONDS:
        raise errors.CLIPS_DURATIONS_EXCEEDED_MAX_ALLOWED_DURATION(MOST_SECONDS)
    for one in attributes:
        check_clip(account, one)
    composition.check_dimensions(resource)
    if not parts:
        raise errors.INCOMPATIBLE_RESOURCES_DIMENSIONS()  # measured
    sources = [source_of(account, part.resource) for part in parts]
    if any(not part.operationAttributes for part in parts):
        raise errors.INTERNAL_SERVERL_ERROR()  # measured: the platform joins clips only
    for source in sources:
        check_pictures(account, source)
    return sources


def check_source(resource: Object) -> None:
    if resource.resource is None:
        raise errors.PROPERTY_VALIDATION_CANNOT_BE_NULL("KalturaOperationResource::resource")
    if resource.resource.objectType not in SOURCES:
        raise errors.RESOURCE_TYPE_NOT_SUPPORTED(resource.resource.objectType)


def check_clip(account: Account, attributes: Object) -> None:
    alignment = attributes.cropAlignment
    if alignment is not None and not 0 <= alignment <= 100:
        raise errors.PARAMETER_VALUE_OUT_OF_RANGE("cropAlignment", 0, 100)
    composition.check(account, attributes)


def check_pictures(account: Account, source: Source) -> None:
    """Only films and pictures can be joined (by the server's source)."""
    entry = entries.find(account, source.entry)
    if entry.mediaType not in (entries.VIDEO, entries.IMAGE):
        raise errors.ENTRY_ID_MEDIA_TYPE_NOT_SUPPORTED(entry.id, entry.mediaType)


def source_of(account: Account, resource: Object) -> Source:
    """The file of an entry resource (a picture has its own) or of an asset resource."""
    if resource.objectType == "KalturaAssetResource":
        asset = content.asset_named(account, resource)
    else:
        entry = entries.find(account, resource.entryId)
        if entry.mediaType == entries.IMAGE and entry._file:
            return Source(entry._file, entry._extension or "jpg", entry.id)
        asset = asset_of(account, entry, resource.flavorParamsId)
    return Source(asset._file, asset.fileExt or "mp4", asset.entryId, asset.id)


def _as_kept(attributes: Object) -> Object:
    """A clip as the entry shows it: effectArray always there, what was not sent left out."""
    return attributes.copy().defaults({"effectArray": []})


def _segment(source: Source, attributes: Object) -> dict[str, Any]:
    return {**asdict(source), "clip": plain(attributes)}


def _queue(
    account: Account, entry: Object, segments: list[dict[str, Any]], resource: Object, joined: bool = False
) -> Object:
    pipeline.profiles.assign(account, entry)
    entry.status, entry._clipped = entries.PENDING, True
    entries.save(account, entry)
    dimensions = composition.dimensions(account, entry, resource) if joined else None
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
    recipe = {"segments": [composition.bare(s["clip"]) for s in segments], "files": [s["file"] for s in segments],
              "with": [s.get("with") for s in segments], "dimensions": payload.get("dimensions")}  # fmt: skip
    made = account.platform.media.get_or_make(
        segments[0]["file"], recipe, lambda target: produce(account, payload, target)
    )
    digest, extension = account.files.link(made), probe(made).format
    with account.store.transaction():
        entry = account.get(entries.KIND, payload["entry"])
        if entry and entry.status == entries.PENDING:
            clip_captions.bring_along(account, entry, segments)
            pipeline.begin(account, entry, digest, extension)


def produce(account: Account, payload: dict[str, Any], target: Path) -> None:
    """The media work of a clip job."""
    segments = payload["segments"]
    dimensions = payload.get("dimensions")
    if len(segments) == 1 and dimensions is None:
        part = Object.of(segments[0]["clip"])
        source = account.files.path(segments[0]["file"])
        clip(source, target, part.offset or 0, part.duration, effects_of(part))
        return
    pieces = [segment_of(account, segment) for segment in segments]
    join(pieces, target, composition.dimensions_of(dimensions) if dimensions else None)


def segment_of(account: Account, segment: dict[str, Any]) -> Segment:
    part, found = Object.of(segment["clip"]), segment.get("with") or {}
    return Segment(
        account.files.path(segment["file"]), part.offset or 0, part.duration, effects_of(part),
        part.globalOffsetInDestination, part.cropAlignment,
        composition.captions_of(account, part, found), composition.layers_of(account, found),
    )  # fmt: skip


def effects_of(attributes: Object) -> list[Effect]:
    """Fades by their platform type; the value is milliseconds as text (server's source)."""
    return [
        Effect(EffectType(int(effect.effectType)), float(effect.value or 0) / 1000)
        for effect in attributes.effectArray or []
    ]
