"""What happens to content after the answer: probing, deciding, transcoding, the first thumbnail, READY.

Entry: PRECONVERT while the source is looked at and renditions are made, READY when those that must be there are,
ERROR_CONVERTING where the file is no media. Each step is a job, so that a restart goes on where a kill stopped.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from kaltura_sandbox import php_text
from kaltura_sandbox.media.errors import MediaError, NotMedia
from kaltura_sandbox.media.probe import MediaFile, examine, probe
from kaltura_sandbox.media.recipe import Recipe
from kaltura_sandbox.media.transcode import transcode
from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.platform.jobs import handles
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.topics.conversion import planning, readiness
from kaltura_sandbox.topics.entries import entries
from kaltura_sandbox.topics.flavors import flavors
from kaltura_sandbox.topics.profiles import profiles
from kaltura_sandbox.topics.thumbnails import thumbnails

log = logging.getLogger(__name__)


def begin(account: Account, entry: Object, digest: str, extension: str, **details: Any) -> Object:
    """Content has arrived: the entry goes to PRECONVERT and its source is looked at.

    ``details`` say where it came from to those who hear that the entry's data changed.
    """
    profile = profiles.assign(account, entry)
    entry.status, entry._decided = entries.PRECONVERT, False
    entries.save(account, entry)
    source = flavors.source_of(account, entry.id) or flavors.new(
        account, entry.id, flavors.SOURCE, flavors.QUEUED
    )
    source._file, source.fileExt, source.status = digest, extension, flavors.VALIDATING
    account.put(flavors.KIND, source)
    account.job("ingest", entry=entry.id, profile=profile.id if profile else None)
    account.data_changed(entries.KIND, entry, **details)
    return entry


def _ingest_failed(account: Account, payload: dict[str, Any], problem: Exception) -> None:
    entry = account.get(entries.KIND, payload["entry"])
    if entry is None or entry.status != entries.PRECONVERT:
        return
    source = flavors.source_of(account, entry.id)
    if source:
        source.status, source.description = flavors.ERROR, "The file is no media that can be read"
        account.put(flavors.KIND, source)
    readiness.fail(account, entry)


@handles("ingest", _ingest_failed)
def ingest(account: Account, payload: dict[str, Any]) -> None:
    """Probes the source, describes it, and decides which renditions to make."""
    entry = account.get(entries.KIND, payload["entry"])
    source = flavors.source_of(account, entry.id) if entry else None
    if entry is None or entry.status != entries.PRECONVERT or entry._decided:
        return
    digest = source._file if source else None
    if not digest:
        with account.store.transaction():
            _looked_at(account, payload, "")
        return
    try:
        media = examine(account.files.path(digest))
    except NotMedia as problem:
        with account.store.transaction():
            if all(_looked_at(account, payload, digest)):
                _ingest_failed(account, payload, problem)
        return
    if not _source_ready(account, payload, digest, media):
        return
    _first_picture(account, payload)
    with account.store.transaction():
        entry, source = _looked_at(account, payload, digest)
        if entry and source:
            _carry_out(account, entry, source, media)


def _looked_at(account: Account, payload: dict[str, Any], digest: str) -> tuple[Object | None, Object | None]:
    """The entry and the source whose file was looked at, None where it isn't so any more.

    An entry whose source was deleted fails: nothing can be made of it. One that has another source now is looked at
    again.
    """
    entry = account.get(entries.KIND, payload["entry"])
    source = flavors.source_of(account, payload["entry"])
    if entry is None or entry.status != entries.PRECONVERT:
        return None, None
    if source is None or not source._file:
        readiness.fail(account, entry)
        return None, None
    if source._file != digest:
        account.job("ingest", **payload)
        return None, None
    return entry, source


def _source_ready(account: Account, payload: dict[str, Any], digest: str, media: MediaFile) -> bool:
    """Describes the source by its file; False where there is nothing to go on with."""
    with account.store.transaction():
        entry, source = _looked_at(account, payload, digest)
        if entry is None or source is None:
            return False
        if source.status != flavors.READY:  # it is when a stopped platform begins again
            flavors.set_file(account, source, digest, media, source.fileExt or media.format)
            profiles.record_media_info(account, source, media)
            flavors.refresh_entry(account, entry)
    return True


def _first_picture(account: Account, payload: dict[str, Any]) -> None:
    """The default picture comes before READY, so that who waits for READY finds it; without it, READY comes too."""
    entry = account.get(entries.KIND, payload["entry"])
    if entry is None or entry.mediaType != entries.VIDEO or entry._thumb or entry.replacedEntryId:
        return
    try:
        thumbnails.capture_default(account, entry)
    except MediaError:
        log.warning("no picture of %s", entry.id, exc_info=True)


def _carry_out(account: Account, entry: Object, source: Object, media: MediaFile) -> None:
    """Does what the entry's profile says: nothing, only the source, or renditions as well."""
    if entry.conversionProfileId == profiles.NONE:
        entry._decided = True
        readiness.ready(account, entry)
        return
    planning.switch_profile(account, entry, media)
    wanted = planning.plan(account, entry)
    if not wanted.known:
        account.remove(flavors.KIND, source)
        readiness.fail(account, entry)
        return
    entry._decided = True
    entries.save(account, entry)
    if wanted.source is None:
        source.status = flavors.TEMP
    else:
        source.flavorParamsId = wanted.source.params.id
    account.put(flavors.KIND, source)
    if wanted.make and not planning.decide_all(account, entry, wanted, media):
        readiness.fail(account, entry)
    elif wanted.make or not wanted.awaited:
        readiness.settle(account, entry)
    else:
        for asset in flavors.of_entry(account, entry.id):
            if (
                asset.status == flavors.READY and not asset.isOriginal
            ):  # brought before the source was looked at
                readiness.settle(account, entry, asset)


def receive(account: Account, asset: Object, digest: str, extension: str) -> Object:
    """A flavor's file from outside. A source starts its entry's processing; a rendition is looked at, then READY."""
    entry = account.get(entries.KIND, asset.entryId)
    if entry is None or entry.status == entries.DELETED:
        return asset
    if asset.isOriginal and entry.status != entries.READY:
        begin(account, entry, digest, extension)
        return account.get(flavors.KIND, asset.id) or asset
    asset.status = flavors.READY if asset.status == flavors.READY else flavors.VALIDATING
    flavors.take_file(asset, digest, extension, account.files.path(digest).stat().st_size)
    account.put(flavors.KIND, asset)
    account.job("look_at_flavor", entry=entry.id, asset=asset.id)
    return asset


def _no_flavor(account: Account, payload: dict[str, Any], problem: Exception) -> None:
    asset = account.get(flavors.KIND, payload["asset"])
    if asset:
        asset.status = flavors.ERROR
        asset.description = php_text.trim(f"{asset.description or ''}\nThe file is no media that can be read")
        account.put(flavors.KIND, asset)
        entry = account.get(entries.KIND, asset.entryId)
        if entry:
            readiness.lost(account, entry)


@handles("look_at_flavor", _no_flavor)
def look_at_flavor(account: Account, payload: dict[str, Any]) -> None:
    """Describes a flavor that was brought by what its file is."""
    asset = account.get(flavors.KIND, payload["asset"])
    if asset is None or not asset._file:
        return
    try:
        media = examine(account.files.path(asset._file))
    except NotMedia as problem:
        with account.store.transaction():
            _no_flavor(account, payload, problem)
        return
    with account.store.transaction():
        asset, entry = (
            account.get(flavors.KIND, payload["asset"]),
            account.get(entries.KIND, payload["entry"]),
        )
        if asset and entry and entry.status != entries.DELETED:
            asset._durationMs, asset.status = media.duration_ms, flavors.READY
            flavors.describe(asset, media)
            account.put(flavors.KIND, asset)
            _made(account, entry, asset, media)


def _made(account: Account, entry: Object, asset: Object, media: MediaFile) -> None:
    """A rendition is READY: notes what it is and looks whether its entry is READY as well."""
    profiles.record_media_info(account, asset, media)
    if entry.status == entries.READY:
        flavors.refresh_entry(account, entry)
    readiness.settle(account, entry, asset)


def _convert_failed(account: Account, payload: dict[str, Any], problem: Exception) -> None:
    asset = account.get(flavors.KIND, payload["asset"])
    entry = account.get(entries.KIND, payload["entry"])
    if asset and entry and asset.status in flavors.PENDING:
        told = f"conversion failed: {str(problem)[:200]}"
        asset.status, asset.description = flavors.ERROR, php_text.trim(f"{asset.description or ''}\n{told}")
        account.put(flavors.KIND, asset)
        readiness.failed(account, entry, asset)


@handles("convert", _convert_failed)
def convert(account: Account, payload: dict[str, Any]) -> None:
    """Transcodes the source into one rendition."""
    asset = _begun(account, payload)
    if asset is None:
        return
    digest: str = asset._madeOf
    recipe = Recipe(**asset._recipe)
    made = account.platform.media.get_or_make(
        digest, {"transcode": asset._recipe},
        lambda target: _produce(account.files.path(digest), target, recipe),
    )  # fmt: skip
    finish(account, payload["entry"], asset, made, recipe.format)


def _begun(account: Account, payload: dict[str, Any]) -> Object | None:
    """The rendition, which is CONVERTING now; None where there is nothing to do any more."""
    with account.store.transaction():
        asset, entry = (
            account.get(flavors.KIND, payload["asset"]),
            account.get(entries.KIND, payload["entry"]),
        )
        if asset is None or entry is None or entry.status == entries.DELETED:
            return None
        if not asset._recipe or asset.status not in (flavors.QUEUED, flavors.CONVERTING):
            return None
        source = flavors.source_of(account, entry.id)
        if source is None or not source._file:
            _convert_failed(account, payload, LookupError("the source was deleted"))
            return None
        asset.status, asset._madeOf = flavors.CONVERTING, source._file
        account.put(flavors.KIND, asset)
        return asset


def _produce(source: Path, target: Path, recipe: Recipe) -> None:
    transcode(source, target, recipe)


def finish(account: Account, entry_id: str, begun: Object, made: Path, extension: str) -> None:
    """Stores a produced file as a flavor's content and looks whether its entry is READY now.

    A flavor that was deleted, brought or asked for anew meanwhile is left alone.
    """
    digest, media = account.files.link(made), probe(made)
    with account.store.transaction():
        asset = account.get(flavors.KIND, begun.id)
        entry = account.get(entries.KIND, entry_id)
        if asset is None or entry is None or entry.status == entries.DELETED:
            return
        same = asset._recipe == begun._recipe and asset._madeOf == begun._madeOf
        if same and asset.status == flavors.CONVERTING:
            flavors.set_file(account, asset, digest, media, extension)
            _made(account, entry, asset, media)
