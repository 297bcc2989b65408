"""Pictures of entries."""

from __future__ import annotations

from features.support.api import enums
from features.support.api.nouns.noun import Noun

THUMBNAIL = Noun(
    name="thumbnail",
    service="thumbAsset",
    object_type="KalturaThumbAsset",
    parameter="",  # each way to make one has a step of its own
    update_parameter="thumbAsset",
    id_parameter="thumbAssetId",
    update_id_parameter="id",
    enums={"status": enums.THUMB_STATUS},
    named=False,
    failed=("ERROR", "DELETED"),
)
THUMB_PARAMS = Noun(
    name="set of thumbnail params",
    plural="sets of thumbnail params",
    service="thumbParams",
    object_type="KalturaThumbParams",
    parameter="thumbParams",
    enums={"cropType": enums.CROP_TYPE},
)
