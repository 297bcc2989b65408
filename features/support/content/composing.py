"""Composing: clips with films laid over them, new backgrounds, drawn captions, and in another shape.

A table has a row per piece: `seconds` of the main film, and at most one of `overlay`, `background` and `captions` (the
names of entries; for captions of the entry that has them). Further columns are fields of that attribute by their
Kaltura names, enum names for numbers; `in front of` is the picture put behind an overlay, `volume` is its sound's, and
cropAlignment the piece's own. Each piece travels as a KalturaOperationResource in KalturaOperationResources.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from behave.model import Table
from parse import with_pattern

from features.support.api.enums import COMPOSITION
from features.support.content import clips, extras
from features.support.playing import playback
from features.support.scenario.world import World
from features.support.wire.client import Delivery

OF_THE_PIECE = ("seconds", "offset", "duration", "cropAlignment", "globalOffsetInDestination")
KINDS = {"overlay": "KalturaOverlayAttributes", "background": "KalturaReplaceBackgroundAttributes"}
SIDES = ("x", "y")  # columns that make a foregroundPositionPercentage


@with_pattern(r"(?:, (?:cropped to|fitted into) \d+(?::|x)\d+)?")
def shape_of(text: str) -> list[dict[str, Any]]:
    """Shape: ", cropped to 1:1", ", fitted into 1:1", ", cropped to 400x300" or nothing: dimensionsAttributes."""
    found = re.fullmatch(r", (\w+) (?:to|into) (\d+)(:|x)(\d+)", text)
    if found is None:
        return []
    across, down = int(found[2]), int(found[4])
    if found[3] == "x":
        kind = "KalturaResolutionCropAttributes"
        return [{"objectType": kind, "targetWidth": across, "targetHeight": down}]
    kind = (
        "KalturaAspectRatioCropAttributes" if found[1] == "cropped" else "KalturaAspectRatioScaleAttributes"
    )
    return [{"objectType": kind, "aspectRatio": across / down}]


def compose(world: World, name: str, source: str, table: Table, shape: list[dict[str, Any]]) -> Any:
    """A new entry made of the table's pieces of one film."""
    pieces = [clips.operation(world, source, piece(world, row.as_dict())) for row in table]
    resource: dict[str, Any] = {"objectType": "KalturaOperationResources", "resources": pieces}
    if shape:
        resource["dimensionsAttributes"] = shape
    return clips.fill(world, name, source, resource)


def piece(world: World, row: Mapping[str, str]) -> dict[str, Any]:
    """A row of the table as KalturaClipAttributes."""
    given = {key: text for key, text in row.items() if text}
    own = {key: text for key, text in given.items() if key in OF_THE_PIECE}
    part = clips.attributes(own["seconds"], own)
    fields = {key: text for key, text in given.items() if key not in own}
    if "captions" in fields:
        part["captionAttributes"] = [_captions(world, fields)]
    elif fields:
        part["mediaCompositionAttributesArray"] = [_composition(world, fields)]
    return part


def _captions(world: World, fields: dict[str, str]) -> dict[str, Any]:
    id = extras.captions_of(world, fields.pop("captions"))[0]["id"]
    return {"objectType": "KalturaRenderCaptionAttributes", "captionAssetId": id, **_values(fields)}


def _composition(world: World, fields: dict[str, str]) -> dict[str, Any]:
    kind = next(kind for kind in KINDS if kind in fields)
    made: dict[str, Any] = {"objectType": KINDS[kind], "resource": _resource(world, fields.pop(kind))}
    if "volume" in fields:
        made["audioAttributes"] = {"objectType": "KalturaAudioAttributes", "volume": fields.pop("volume")}
    if "in front of" in fields:
        made["resourceMediaCompositionAttributesArray"] = [
            {"objectType": KINDS["background"], "resource": _resource(world, fields.pop("in front of"))}
        ]
    position = {side: fields.pop(side) for side in SIDES if side in fields}
    if position:
        made["foregroundPositionPercentage"] = {"objectType": "KalturaPosition", **position}
    return made | _values(fields)


def _resource(world: World, name: str) -> dict[str, str]:
    return {"objectType": "KalturaEntryResource", "entryId": world.id("entry", name)}


def _values(fields: Mapping[str, str]) -> dict[str, Any]:
    """Fields by Kaltura's names; the names of enum values become numbers."""
    return {key: COMPOSITION.get(key, {}).get(text, text) for key, text in fields.items()}


def volume_map(world: World, name: str) -> Delivery:
    """flavorAsset.getVolumeMap of the entry's source flavor, which answers a file: CSV of pts (ms) and level (dB)."""
    with world.evidence.quiet():
        flavor = clips.source_flavor(world, name)["id"]
    address = "/api_v3/service/flavorAsset/action/getVolumeMap"
    return playback.fetch(world, f"{address}?flavorId={flavor}&ks={world.acting() or ''}")
