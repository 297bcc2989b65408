"""Renditions, and what says which of them are made."""

from __future__ import annotations

from features.support.api import enums
from features.support.api.nouns.noun import Noun

FLAVOR = Noun(
    name="flavor",
    service="flavorAsset",
    object_type="KalturaFlavorAsset",
    parameter="flavorAsset",
    enums={"status": enums.FLAVOR_STATUS},
    named=False,
    filter_type="KalturaFlavorAssetFilter",
    failed=("ERROR", "NOT_APPLICABLE", "DELETED"),
)
FLAVOR_PARAMS = Noun(
    name="set of flavor params",
    plural="sets of flavor params",
    service="flavorParams",
    object_type="KalturaFlavorParams",
    parameter="flavorParams",
)
CONVERSION_PROFILE = Noun(
    name="conversion profile",
    service="conversionProfile",
    object_type="KalturaConversionProfile",
    parameter="conversionProfile",
    enums={"status": enums.PROFILE_STATUS, "type": enums.PROFILE_TYPE},
)
PROFILE_ROW = Noun(
    name="conversion profile row",
    service="conversionProfileAssetParams",
    object_type="KalturaConversionProfileAssetParams",
    parameter="",
    named=False,
    enums={
        "readyBehavior": enums.READY_BEHAVIOR,
        "origin": enums.PARAMS_ORIGIN,
        "deletePolicy": enums.DELETE_POLICY,
    },
)
