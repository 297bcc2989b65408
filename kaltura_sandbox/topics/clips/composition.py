"""What a clip is composed with: captions drawn into it, a film laid over it, a new background, another size.

KalturaClipAttributes and dimensionsAttributes are checked here as the server's source does it, and brought to the
media toolbox. The server composes in the flow of KalturaOperationResources alone, where one resource is enough: in a
single KalturaOperationResource the attributes are checked and remembered, and change nothing (server's source).

Left out: overlayScaleAttribute, which is newer than the server that was measured.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from kaltura_sandbox.media.composing.captions import BorderStyle, Captions
from kaltura_sandbox.media.composing.compose import Composition, Overlay, ReplaceBackground
from kaltura_sandbox.media.composing.dimensions import Dimensions
from kaltura_sandbox.media.composing.placing import OverlayShape, Placement
from kaltura_sandbox.media.sizes import Size
from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.platform.objects import Object, plain
from kaltura_sandbox.topics.captions import caption_errors, captions
from kaltura_sandbox.topics.clips import clip_errors
from kaltura_sandbox.topics.entries import entries
from kaltura_sandbox.topics.flavors.sources import KINDS, Source, source_of
from kaltura_sandbox.topics.ingest import ingest_errors
from kaltura_sandbox.topics.profiles import profiles

SHARE = (0.1, 0.9)  # of the picture's shorter side: what margins and overlays may take
LARGEST_FOREGROUND = 5
_ASS_COLOUR = re.compile(r"&[Hh][0-9A-Fa-f]{6}&")
_KEY_COLOUR = re.compile(r"0x[0-9A-Fa-f]{6}")
_READERS = {"1": "srt", "3": "vtt"}  # KalturaCaptionType: what can be drawn


@dataclass(frozen=True)
class Layer:
    """A KalturaOverlayAttributes or KalturaReplaceBackgroundAttributes with the digest of its file.

    ``behind`` is what is put in for a colour of an overlay. A dictionary of it travels with the job.
    """

    attributes: dict[str, Any]
    file: str
    behind: dict[str, Any] | None = None


def check(account: Account, clip: Object) -> None:
    """Refuses captions and compositions that cannot be, in the server's order."""
    compositions = clip.mediaCompositionAttributesArray or []
    if len(compositions) > 1:
        raise errors.MULTIPLE_PARAMETER_NOT_SUPPORTED("mediaCompositionAttributes")
    for one in clip.captionAttributes or []:
        _check_captions(one)
    for one in compositions:
        _check_composition(account, one)


def _check_captions(captions: Object) -> None:
    if not captions.captionAssetId:
        raise errors.MISSING_MANDATORY_PARAMETER("captionAssetId")
    for name in ("primaryColour", "outlineColour", "backColour"):
        code = captions.values.get(name)
        if code and not _ASS_COLOUR.fullmatch(code):
            raise clip_errors.INVALID_PARAMETER_VALUE(name)


def _check_composition(account: Account, one: Object) -> None:
    if one.resource is None:
        raise errors.PROPERTY_VALIDATION_CANNOT_BE_NULL(f"{one.objectType}::resource")
    source_of(account, _known(one.resource))
    if one.objectType == "KalturaOverlayAttributes":
        _check_overlay(account, one)
    else:
        _check_background(one)
    if one.audioAttributes:
        _check_volume(one.audioAttributes)


def _known(resource: Object) -> Object:
    """Other kinds of resources are not refused by the server: they fail later, without a word."""
    if resource.objectType not in KINDS:
        raise ingest_errors.RESOURCE_TYPE_NOT_SUPPORTED(resource.objectType)
    return resource


def _check_overlay(account: Account, overlay: Object) -> None:
    inner = overlay.resourceMediaCompositionAttributesArray or []
    if len(inner) > 1:
        raise clip_errors.RESOURCE_MEDIA_COMPOSITION_COUNT_EXCEEDED_MAX_ALLOWED_COUNT(1)
    for one in inner:
        if one.objectType == "KalturaOverlayAttributes":
            raise errors.MULTIPLE_PARAMETER_NOT_SUPPORTED("KalturaOverlayAttributes")
        _check_composition(account, one)
    margins, scale = overlay.marginsPercentage, overlay.overlayScalePercentage
    if margins:
        _within("marginsPercentage", margins, *SHARE)
    if scale:
        _within("overlayScalePercentage", scale, *SHARE)
    if margins and scale and margins + scale > 1:
        raise errors.PARAMETER_VALUE_OUT_OF_RANGE("overlayScalePercentage + marginsPercentage", 0, 1)


def _check_background(background: Object) -> None:
    colour, position = background.backgroundColorCode, background.foregroundPositionPercentage
    if colour and not _KEY_COLOUR.fullmatch(colour):
        raise errors.INVALID_FIELD_VALUE("backgroundColorCode")
    if position:
        _within("x", position.x or 0, 0, 1)
        _within("y", position.y or 0, 0, 1)
    if background.foregroundScalePercentage:
        _within("foregroundScalePercentage", background.foregroundScalePercentage, 0, LARGEST_FOREGROUND)


def _check_volume(audio: Object) -> None:
    if audio.volume is None:
        raise errors.PROPERTY_VALIDATION_CANNOT_BE_NULL("KalturaAudioAttributes::volume")
    _within("volume", audio.volume, 0, 1)


def _within(name: str, value: float, least: float, most: float) -> None:
    if not least <= value <= most:
        raise errors.PARAMETER_VALUE_OUT_OF_RANGE(name, least, most)


def check_pictures(account: Account, source: Source) -> None:
    """Only films and pictures can be joined (by the server's source)."""
    entry = entries.find(account, source.entry)
    if entry.mediaType not in (entries.VIDEO, entries.IMAGE):
        raise clip_errors.ENTRY_ID_MEDIA_TYPE_NOT_SUPPORTED(entry.id, entry.mediaType)


def check_dimensions(resource: Object) -> None:
    """An exact size needs both its sides."""
    for wanted in resource.dimensionsAttributes or []:
        for side in ("targetWidth", "targetHeight"):
            if wanted.objectType == "KalturaResolutionCropAttributes" and wanted.values.get(side) is None:
                raise errors.PROPERTY_VALIDATION_CANNOT_BE_NULL(f"KalturaResolutionCropAttributes::{side}")


def material(account: Account, clip: Object) -> dict[str, Any]:
    """The files that a piece of a joined clip is composed with, by digest: what its job and its recipe need.

    The first of several captions is drawn (server's source). Raises for captions and entries that cannot be used.
    """
    found: dict[str, Any] = {}
    captions = [_caption_file(account, one) for one in clip.captionAttributes or []]
    if captions:
        found["captions"] = captions[0]
    for one in clip.mediaCompositionAttributesArray or []:
        found["layer"] = _layer(account, one)
    return found


def bare(clip: dict[str, Any]) -> dict[str, Any]:
    """A clip for the recipe of what is made: without ids, which ``material`` has put digests for."""
    kept = {name: value for name, value in clip.items() if name != "mediaCompositionAttributesArray"}
    captions = [
        {k: v for k, v in one.items() if k != "captionAssetId"} for one in clip.get("captionAttributes") or []
    ]
    return kept | {"captionAttributes": captions} if captions else kept


def _caption_file(account: Account, attributes: Object) -> dict[str, str]:
    asset = account.require(
        captions.KIND, attributes.captionAssetId, caption_errors.CAPTION_ASSET_ID_NOT_FOUND
    )
    if asset.status != captions.READY or not asset._file:
        raise caption_errors.CAPTION_ASSET_IS_NOT_READY(None)
    return {"file": asset._file, "kind": _READERS.get(str(asset.format), "dfxp")}


def _layer(account: Account, one: Object) -> dict[str, Any]:
    source = source_of(account, one.resource)
    if one.objectType == "KalturaReplaceBackgroundAttributes":
        check_pictures(account, source)
    inner = [_layer(account, part) for part in one.resourceMediaCompositionAttributesArray or []]
    bare = one.copy(resource=None, resourceMediaCompositionAttributesArray=None)
    return {"attributes": plain(bare), "file": source.file, "behind": inner[0] if inner else None}


def captions_of(account: Account, clip: Object, found: dict[str, Any]) -> Captions | None:
    """The captions to draw into a piece."""
    if "captions" not in found:
        return None
    wanted = clip.captionAttributes[0]
    return Captions(
        account.files.path(found["captions"]["file"]),
        kind=found["captions"]["kind"],
        fontName=wanted.fontName,
        fontSize=wanted.fontSize,
        primaryColour=wanted.primaryColour,
        outlineColour=wanted.outlineColour,
        backColour=wanted.backColour,
        borderStyle=BorderStyle(wanted.borderStyle) if wanted.borderStyle else None,
        bold=bool(wanted.bold),
        italic=bool(wanted.italic),
        underline=bool(wanted.underline),
        alignment=wanted.alignment,
    )


def layers_of(account: Account, found: dict[str, Any]) -> Composition | None:
    """The overlay or the background of a piece."""
    if "layer" not in found:
        return None
    layer = Layer(**found["layer"])
    if layer.attributes["objectType"] == "KalturaReplaceBackgroundAttributes":
        return _background(account, layer)
    overlay = Object.of(layer.attributes)
    return Overlay(
        account.files.path(layer.file),
        placement=Placement(overlay.overlayPlacement or Placement.BOTTOM_RIGHT),
        scale=overlay.overlayScalePercentage or Overlay.scale,
        margins=overlay.marginsPercentage or Overlay.margins,
        shape=OverlayShape(overlay.overlayShape or OverlayShape.CIRCLE),
        volume=_volume(overlay),
        background=_background(account, Layer(**layer.behind)) if layer.behind else None,
    )


def _background(account: Account, layer: Layer) -> ReplaceBackground:
    wanted = Object.of(layer.attributes)
    position = wanted.foregroundPositionPercentage
    # A nought counts as nothing said, as on the server.
    placed = position is not None and position.x and position.y
    return ReplaceBackground(
        account.files.path(layer.file),
        colour=wanted.backgroundColorCode or ReplaceBackground.colour,
        scale=wanted.foregroundScalePercentage or None,
        position=(position.x, position.y) if placed else ReplaceBackground.position,
        volume=_volume(wanted),
    )


def _volume(attributes: Object) -> float:
    return 1.0 if attributes.audioAttributes is None else float(attributes.audioAttributes.volume)


def dimensions(account: Account, entry: Object, resource: Object) -> dict[str, Any]:
    """What a joined clip shall measure: dimensionsAttributes, and the largest size that the entry's profile makes."""
    wanted = plain((resource.dimensionsAttributes or [None])[0])
    return {"wanted": wanted, "largest": _largest(account, entry)}


def _largest(account: Account, entry: Object) -> Size:
    sizes = [row.params for row in profiles.params_of(account, entry.conversionProfileId)]
    return max((p.width or 0 for p in sizes), default=0), max((p.height or 0 for p in sizes), default=0)


def dimensions_of(value: dict[str, Any]) -> Dimensions:
    """The same for the media toolbox."""
    wanted, largest = value["wanted"] or {}, (value["largest"][0], value["largest"][1])
    crop = bool(wanted) and wanted["objectType"] != "KalturaAspectRatioScaleAttributes"
    if wanted.get("targetWidth") and wanted.get("targetHeight"):
        return Dimensions(size=(wanted["targetWidth"], wanted["targetHeight"]), crop=crop, largest=largest)
    ratio = wanted.get("aspectRatio")
    return Dimensions(aspect=(ratio, 1.0) if ratio else None, crop=crop, largest=largest)
