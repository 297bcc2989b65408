"""flavorParams: templates of renditions; the account's own and the system's."""

from __future__ import annotations

from typing import Any

from kaltura_sandbox import errors
from kaltura_sandbox.library import profiles
from kaltura_sandbox.objects import Object
from kaltura_sandbox.services.base import ObjectService, action

DEFAULTS: dict[str, Any] = {
    "systemName": "", "description": "", "isSystemDefault": 0, "requiredPermissions": [],
    "sourceRemoteStorageProfileId": 0, "mediaParserType": 0, "videoBitrate": 0, "audioBitrate": 0, "audioChannels": 0,
    "audioSampleRate": 0, "width": 0, "height": 0, "frameRate": 0, "gopSize": 0, "twoPass": False,
    "aspectRatioProcessingMode": 0, "forceFrameToMultiplication16": 1, "isGopInSec": 0,
    "isAvoidVideoShrinkFramesizeToSource": 0, "isAvoidVideoShrinkBitrateToSource": 0,
    "isVideoFrameRateForLowBrAppleHls": 0, "anamorphicPixels": 0, "isAvoidForcedKeyFrames": 0, "forcedKeyFramesMode": 1,
    "isCropIMX": 1, "optimizationPolicy": 4, "maxFrameRate": 0, "videoConstantBitrate": 0, "videoBitrateTolerance": 0,
    "isEncrypted": 0, "contentAwareness": 0.5, "chunkedEncodeMode": 0, "audioLanguages": [],
}  # fmt: skip
READ_LATER: dict[str, Any] = {
    "deinterlice": 0,
    "rotate": 0,
}  # absent in the answer of add, there from then on


class FlavorParamsService(ObjectService):
    """flavorParams: what a rendition should be like. System ones (partner 0) are read by all, changed by none."""

    id = "flavorparams"
    kind = profiles.PARAMS_KIND
    object_type = "KalturaFlavorParams"
    not_found = errors.FLAVOR_PARAMS_ID_NOT_FOUND
    required = ("name",)
    defaults = DEFAULTS
    shared = True
    hidden = {}  # noqa: RUF012

    def before_save(self, object_: Object) -> None:
        if not object_.name:
            raise errors.PROPERTY_VALIDATION_MIN_LENGTH(f"{object_.objectType}::name", 1)

    @action
    def get_by_conversion_profile_id(self, conversionProfileId: int) -> list[Object]:
        """The params of a profile (Kaltura server 22.19 ends in an internal error for a profile that exists)."""
        profiles.get(self.account, conversionProfileId)
        return [row.params for row in profiles.params_of(self.account, conversionProfileId)]

    def after_add(self, object_: Object) -> None:
        """Stored objects have two more properties than the answer of add."""
        self.account.put(self.kind, object_.copy().defaults(READ_LATER))
