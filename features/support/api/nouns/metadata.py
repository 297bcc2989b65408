"""Custom metadata: profiles with their schemas, and what objects have by them."""

from __future__ import annotations

from features.support.api import enums
from features.support.api.nouns.noun import Noun

METADATA_PROFILE = Noun(
    name="metadata profile",
    service="metadata_metadataProfile",
    object_type="KalturaMetadataProfile",
    parameter="metadataProfile",
    defaults={"metadataObjectType": "ENTRY"},
    enums=enums.METADATA_PROFILE,
)
METADATA = Noun(
    name="metadata object",
    service="metadata_metadata",
    object_type="KalturaMetadata",
    parameter="",  # it is what an object has by a profile: support/metadata/values.py makes it
    named=False,
    enums=enums.METADATA,
)
