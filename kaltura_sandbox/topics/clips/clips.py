"""Clips: pieces of entries as the content of an entry, one or several joined.

Checked here as the platform checks them, then made by a job: status PENDING, PRECONVERT while the made file is looked
at, READY. What they are composed with is in clips/composition.py. Left out: clips of running live streams.
"""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

from kaltura_sandbox import php_text
from kaltura_sandbox.media.clip import Effect, EffectType, clip
from kaltura_sandbox.media.composing.join import Segment, join
from kaltura_sandbox.media.probe import probe
from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.platform.jobs import handles
from kaltura_sandbox.platform.objects import Object, plain
from kaltura_sandbox.topics.clips import clip_errors, composition
from kaltura_sandbox.topics.conversion import pipeline, readiness
from kaltura_sandbox.topics.entries import entries
from kaltura_sandbox.topics.flavors.sources import KINDS, Source, source_of
from kaltura_sandbox.topics.ingest import ingest_errors
from kaltura_sandbox.topics.ingest.resources import Resource, attach
from kaltura_sandbox.topics.ingest.targets import Target
from kaltura_sandbox.topics.profiles import profiles

MOST_RESOURCES = 5
MOST_SECONDS = 18_000
PICK_UP = 0.25  # s before a clip is begun: what was asked can be seen PENDING, as on the platform


class OperationResource(Resource):
    """One source with its clips; without clips it is a plain copy of the source."""

    class_name = "KalturaOperationResource"
    needs = "resource"
    for_entries = True

    def check(self) -> None:
        super().check()
        check_operation(self.account, self.given)

    def attach(self, target: Target) -> Object:
        source = check_operation(self.account, self.given)
        attributes = self.given.operationAttributes or []
        if not attributes:
            return attach(self.caller, target, self.given.resource)
        entry = target.object
        entry.operationAttributes = [_as_kept(one) for one in attributes]
        return _queue(self.account, entry, [_segment(source, one) for one in attributes], self.given)


class OperationResources(Resource):
    """Clips of up to five sources, joined in order."""

    class_name = "KalturaOperationResources"
    for_entries = True

    def check(self) -> None:
        check_operations(self.account, self.given)

    def attach(self, target: Target) -> Object:
        found = check_operations(self.account, self.given)
        segments = [
            _segment(source, one)
            | {"with": composition.material(self.account, one)}
            | self._chapter(number, place)
            for number, (source, part) in enumerate(zip(found, self.given.resources, strict=True), 1)
            for place, one in enumerate(part.operationAttributes or [])
        ]
        return _queue(self.account, target.object, segments, self.given, joined=True)

    def _chapter(self, number: int, place: int) -> dict[str, Any]:
        """What the chapter is called by that begins with the first piece of each source."""
        return {} if place else {"chapter": {"number": number, "policy": self.given.chapterNamePolicy}}


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
        raise clip_errors.RESOURCES_COUNT_EXCEEDED_MAX_ALLOWED_COUNT(MOST_RESOURCES)
    for part in parts:
        check_source(part)
        if any(not one.duration for one in part.operationAttributes or []):
            raise errors.MISSING_MANDATORY_PARAMETER("duration")
    attributes = [one for part in parts for one in part.operationAttributes or []]
    if sum(one.duration for one in attributes) / 1000 > MOST_SECONDS:
        raise clip_errors.CLIPS_DURATIONS_EXCEEDED_MAX_ALLOWED_DURATION(MOST_SECONDS)
    for one in attributes:
        check_clip(account, one)
    composition.check_dimensions(resource)
    if not parts:
        raise clip_errors.INCOMPATIBLE_RESOURCES_DIMENSIONS()  # measured
    found = [source_of(account, part.resource) for part in parts]
    if any(not part.operationAttributes for part in parts):
        raise errors.INTERNAL_SERVERL_ERROR()  # measured: the platform joins clips only
    for source in found:
        composition.check_pictures(account, source)
    return found


def check_source(resource: Object) -> None:
    if resource.resource is None:
        raise errors.PROPERTY_VALIDATION_CANNOT_BE_NULL("KalturaOperationResource::resource")
    if resource.resource.objectType not in KINDS:
        raise ingest_errors.RESOURCE_TYPE_NOT_SUPPORTED(resource.resource.objectType)


def check_clip(account: Account, attributes: Object) -> None:
    alignment = attributes.cropAlignment
    if alignment is not None and not 0 <= alignment <= 100:
        raise errors.PARAMETER_VALUE_OUT_OF_RANGE("cropAlignment", 0, 100)
    composition.check(account, attributes)


def _as_kept(attributes: Object) -> Object:
    """A clip as the entry shows it: effectArray always there, what was not sent left out."""
    return attributes.copy().defaults({"effectArray": []})


def _segment(source: Source, attributes: Object) -> dict[str, Any]:
    return {**asdict(source), "clip": plain(attributes)}


def _queue(
    account: Account, entry: Object, segments: list[dict[str, Any]], resource: Object, joined: bool = False
) -> Object:
    profiles.assign(account, entry)
    entry.status, entry._clipped = entries.PENDING, True
    entries.save(account, entry)
    dimensions = composition.dimensions(account, entry, resource) if joined else None
    account.job("clip", lane="media", delay=PICK_UP, entry=entry.id, segments=segments, dimensions=dimensions)
    return entry


def _failed(account: Account, payload: dict[str, Any], problem: Exception) -> None:
    entry = account.get(entries.KIND, payload["entry"])
    if entry and entry.status != entries.DELETED:
        readiness.fail(account, entry)


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
            pipeline.begin(account, entry, digest, extension, segments=segments)


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
        Effect(EffectType(int(effect.effectType)), php_text.real(str(effect.value or 0)) / 1000)
        for effect in attributes.effectArray or []
    ]
