"""flavorParams: templates of renditions; the account's own and the system's."""

from __future__ import annotations

from typing import Any

from kaltura_sandbox import php_text
from kaltura_sandbox.platform.accounts import Caller
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.present import presents
from kaltura_sandbox.platform.services import action
from kaltura_sandbox.topics.profiles import languages, profiles
from kaltura_sandbox.topics.profiles.params_service import ParamsService, system_figures

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
READ_LATER: dict[str, Any] = {"deinterlice": 0, "rotate": 0, "format": "", "videoCodec": "", "audioCodec": ""}
AS_TEXT = ("aspectRatioProcessingMode", "forceFrameToMultiplication16", "isGopInSec")


class FlavorParamsService(ParamsService):
    """flavorParams: what a rendition should be like. System ones (partner 0) are read by all, changed by none."""

    id = "flavorparams"
    kind = profiles.PARAMS_KIND
    object_type = "KalturaFlavorParams"
    fills_in = ("add", "update")
    required = ("name",)
    defaults = DEFAULTS
    read_later = READ_LATER

    def check_new(self, object_: Object) -> None:
        super().check_new(object_)
        if object_.objectType == "KalturaMediaFlavorParams":
            object_.objectType = self.object_type  # the platform has no class of its own for these

    def before_save(self, object_: Object) -> None:
        """The languages of its sound come from multiStream; clipOffset and clipDuration are not kept (measured)."""
        super().before_save(object_)
        object_.audioLanguages = audio_languages(object_.multiStream)
        object_.clipOffset = object_.clipDuration = None

    @action
    def get_by_conversion_profile_id(self, conversionProfileId: int) -> list[Object]:
        """The params of a profile (Kaltura server 22.19 ends in an internal error for a profile that exists)."""
        profiles.get(self.account, conversionProfileId)
        return [row.params for row in profiles.params_of(self.account, conversionProfileId)]


def audio_languages(streams: str | None) -> list[Object]:
    """The names of the languages in a multiStream text, ``{"audio": {"languages": ["eng", …]}}``."""
    try:
        codes = php_text.json_value(streams or "{}")["audio"]["languages"]
    except (ValueError, KeyError, TypeError):
        return []
    return [Object("KalturaString", value=languages.name_of(str(code))) for code in codes]


@presents("KalturaFlavorParams")
def _show(params: Object, _: Caller) -> Object:
    live = params.objectType == profiles.LIVE_PARAMS
    return system_figures(params, () if live else AS_TEXT)
