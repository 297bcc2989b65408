"""What happens to content after the answer: probing, deciding, transcoding, the first thumbnail, READY.

Entry: PRECONVERT while the source is looked at and renditions are made, READY when those that must be there are,
ERROR_CONVERTING where the file is no media. Each step is a job, so that a restart goes on where a kill stopped.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from kaltura_sandbox.jobs import handles
from kaltura_sandbox.library import entries, flavors, profiles, replacement, thumbnails
from kaltura_sandbox.media import decide
from kaltura_sandbox.media.errors import NotMedia
from kaltura_sandbox.media.probe import MediaFile, probe
from kaltura_sandbox.media.recipe import Recipe
from kaltura_sandbox.media.transcode import transcode
from kaltura_sandbox.objects import Object, plain
from kaltura_sandbox.platform import Account

log = logging.getLogger(__name__)


def begin(account: Account, entry: Object, digest: str, extension: str) -> Object:
    """Content has arrived: the entry goes to PRECONVERT and its source is looked at."""
    profile = profiles.assign(account, entry)
    entry.status = entries.PRECONVERT
    entries.save(account, entry)
    source = flavors.source_of(account, entry.id) or flavors.new(
        account, entry.id, flavors.SOURCE, flavors.QUEUED
    )
    source._file, source.fileExt, source.status = digest, extension, flavors.VALIDATING
    account.put(flavors.KIND, source)
    account.job("ingest", entry=entry.id, profile=profile.id if profile else None)
    return entry


def _ingest_failed(account: Account, payload: dict[str, Any], problem: Exception) -> None:
    entry = account.get(entries.KIND, payload["entry"])
    if entry is None:
        return
    source = flavors.source_of(account, entry.id)
    if source:
        source.status, source.description = flavors.ERROR, "The file is no media that can be read"
        account.put(flavors.KIND, source)
    fail(account, entry)


@handles("ingest", _ingest_failed)
def ingest(account: Account, payload: dict[str, Any]) -> None:
    """Probes the source, describes it, and decides which renditions to make."""
    entry = account.get(entries.KIND, payload["entry"])
    source = flavors.source_of(account, entry.id) if entry else None
    if entry is None or source is None or source.status == flavors.READY:
        return
    try:
        media = probe(account.files.path(source._file))
    except NotMedia as problem:
        with account.store.transaction():
            _ingest_failed(account, payload, problem)
        return
    with account.store.transaction():
        entry = account.get(entries.KIND, payload["entry"])
        if entry is None or entry.status == entries.DELETED:
            return
        flavors.set_file(account, source, source._file, media, source.fileExt or media.format)
        profiles.record_media_info(account, source, media)
        flavors.refresh_entry(account, entry)
        _plan(account, entry, source, media)
        settle(account, entry)


def _plan(account: Account, entry: Object, source: Object, media: MediaFile) -> None:
    """Makes a flavor asset for each of the profile's params, and queues what is to be made."""
    rows = profiles.params_of(account, entry.conversionProfileId)
    made = [row for row in rows if row.origin != profiles.INGEST]
    settings = {row.params.id: plain(row.settings) for row in made}
    params = {row.params.id: row.params for row in made}
    for decision in decide.decide_profile(media, [plain(p) for p in params.values()], settings):
        queue(account, entry, params[decision.paramsId], decision)


def queue(account: Account, entry: Object, params: Object, decision: decide.Decision) -> Object:
    """Stores a decision as a flavor asset, new or anew, and queues its transcoding where there is one."""
    status = {
        decide.Action.MAKE: flavors.QUEUED, decide.Action.NOT_APPLICABLE: flavors.NOT_APPLICABLE,
        decide.Action.ERROR: flavors.ERROR,
    }[decision.action]  # fmt: skip
    asset = flavors.of_params(account, entry.id, params.id) or flavors.new(
        account, entry.id, params.id, status
    )
    asset.status = status
    asset.description = "\n".join(text for text in (asset.description, decision.description) if text)
    asset.tags = decision.tags
    if decision.action == decide.Action.MAKE and decision.recipe:
        asset._recipe = decision.recipe.as_json()
        account.job("convert", lane="media", entry=entry.id, asset=asset.id)
    account.put(flavors.KIND, asset)
    return asset


def _convert_failed(account: Account, payload: dict[str, Any], problem: Exception) -> None:
    asset = account.get(flavors.KIND, payload["asset"])
    entry = account.get(entries.KIND, payload["entry"])
    if asset:
        asset.status, asset.description = flavors.ERROR, f"conversion failed: {str(problem)[:200]}"
        account.put(flavors.KIND, asset)
    if entry:
        settle(account, entry)


@handles("convert", _convert_failed)
def convert(account: Account, payload: dict[str, Any]) -> None:
    """Transcodes the source into one rendition."""
    asset = account.get(flavors.KIND, payload["asset"])
    source = flavors.source_of(account, payload["entry"])
    if asset is None or source is None or not asset._recipe or asset.status not in flavors.PENDING:
        return
    asset.status = flavors.CONVERTING
    account.put(flavors.KIND, asset)
    recipe = Recipe(**asset._recipe)
    made = account.platform.media.get_or_make(
        source._file, {"transcode": asset._recipe},
        lambda target: _produce(account.files.path(source._file), target, recipe),
    )  # fmt: skip
    finish(account, payload["entry"], asset.id, made, recipe.format)


def _produce(source: Path, target: Path, recipe: Recipe) -> None:
    transcode(source, target, recipe)


def finish(account: Account, entry_id: str, asset_id: str, made: Path, extension: str) -> None:
    """Stores a produced file as a flavor's content and looks whether its entry is READY now."""
    digest, media = account.files.link(made), probe(made)
    with account.store.transaction():
        asset = account.get(flavors.KIND, asset_id)
        entry = account.get(entries.KIND, entry_id)
        if asset is None or entry is None or entry.status == entries.DELETED:
            return  # deleted meanwhile
        flavors.set_file(account, asset, digest, media, extension)
        profiles.record_media_info(account, asset, media)
        if entry.status == entries.READY:
            flavors.refresh_entry(account, entry)
        settle(account, entry)


def settle(account: Account, entry: Object) -> None:
    """Makes an entry READY once every flavor that must be there is; swaps it in where it replaces another."""
    if entry.status not in (entries.PRECONVERT, entries.PENDING, entries.IMPORT):
        return
    assets = flavors.of_entry(account, entry.id)
    required = profiles.required_ids(account, entry.conversionProfileId)
    waited = [a for a in assets if not required or a.flavorParamsId in required or a.isOriginal]
    if any(asset.status in flavors.PENDING for asset in waited):
        return
    if not any(asset.status == flavors.READY for asset in assets) or _lost(waited, required):
        fail(account, entry)
        return
    entry.status = entries.READY
    flavors.refresh_entry(account, entry)
    account.job("first_thumbnail", entry=entry.id)
    replacement.shadow_ready(account, entry)


def _lost(waited: list[Object], required: set[int]) -> bool:
    return any(a.status == flavors.ERROR and a.flavorParamsId in required for a in waited)


def fail(account: Account, entry: Object) -> None:
    """The entry can't be converted."""
    entry.status = entries.ERROR_CONVERTING
    entries.save(account, entry)
    replacement.shadow_failed(account, entry)


@handles("first_thumbnail")
def first_thumbnail(account: Account, payload: dict[str, Any]) -> None:
    """Takes the entry's default picture from its video, a moment after READY."""
    entry = account.get(entries.KIND, payload["entry"])
    if entry and entry.status == entries.READY and entry.mediaType == entries.VIDEO and not entry._thumb:
        thumbnails.capture_default(account, entry)


@handles("new_thumbnail")
def new_thumbnail(account: Account, payload: dict[str, Any]) -> None:
    """Takes the picture anew after a replacement; the address has its new version already."""
    entry = account.get(entries.KIND, payload["entry"])
    if entry and entry._thumb and entry.mediaType == entries.VIDEO:
        thumbnails.capture_default(account, entry, new_version=False)
