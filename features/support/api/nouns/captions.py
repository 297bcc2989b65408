"""Captions of entries."""

from __future__ import annotations

from features.support.api import enums
from features.support.api.nouns.noun import Noun

CAPTION = Noun(
    name="caption",
    service="caption_captionAsset",
    object_type="KalturaCaptionAsset",
    parameter="",  # it is added to an entry, by a step of its own
    update_parameter="captionAsset",
    id_parameter="captionAssetId",
    update_id_parameter="id",
    enums={"status": enums.CAPTION_STATUS, "format": enums.CAPTION_TYPE, "usage": enums.CAPTION_USAGE},
    named=False,
    failed=("ERROR", "DELETED"),
)
CAPTION_PARAMS = Noun(
    name="set of caption params",
    plural="sets of caption params",
    service="caption_captionParams",
    object_type="KalturaCaptionParams",
    parameter="captionParams",
    enums={"format": enums.CAPTION_TYPE},
)
