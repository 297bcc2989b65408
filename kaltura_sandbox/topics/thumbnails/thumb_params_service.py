"""thumbParams: templates of pictures that are taken from a film; the account's own and the system's.

Left out: thumbParamsOutput (every customer session is refused), and crop providers, which the platform's own types
only announce.
"""

from __future__ import annotations

import re
from typing import Any

from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.accounts import SYSTEM, Caller, Platform, now
from kaltura_sandbox.platform.objects import NULL, Object
from kaltura_sandbox.platform.present import presents
from kaltura_sandbox.platform.services import ObjectService, action
from kaltura_sandbox.platform.starting import installs
from kaltura_sandbox.topics.profiles import profiles
from kaltura_sandbox.topics.profiles.params_service import ParamsService, system_figures
from kaltura_sandbox.topics.thumbnails import thumb_assets

DEFAULTS: dict[str, Any] = {
    "systemName": "", "description": "", "isSystemDefault": 0, "requiredPermissions": [],
    "sourceRemoteStorageProfileId": 0, "mediaParserType": 0, "width": 0, "height": 0,
}  # fmt: skip
LIMITS: dict[str, tuple[int, int | None]] = {
    "quality": (20, 100), "cropX": (0, 10000), "cropY": (0, 10000), "cropWidth": (0, 10000), "cropHeight": (0, 10000),
    "width": (0, 10000), "height": (0, 10000), "scaleWidth": (0, 10), "scaleHeight": (0, 10), "density": (0, None),
    "videoOffset": (0, None), "videoOffsetInPercentage": (0, 100),
}  # fmt: skip
AS_TEXT = (
    "cropType",
    "quality",
    "cropX",
    "cropY",
    "cropWidth",
    "cropHeight",
    "videoOffset",
    "scaleWidth",
    "scaleHeight",
)
DEFAULT_THUMBNAIL = 19  # its id, the same on every installation


class ThumbParamsService(ParamsService):
    """thumbParams: where in the film, what part of the frame, how large. Unknown ids are told as flavor params."""

    id = "thumbparams"
    kind = profiles.THUMB_PARAMS_KIND
    object_type = "KalturaThumbParams"
    fills_in = ("add", "update")
    defaults = DEFAULTS
    read_later = {"format": ""}  # noqa: RUF012

    def check_new(self, object_: Object) -> None:
        if object_.values.get("name") in (None, NULL):
            raise errors.PROPERTY_VALIDATION_CANNOT_BE_NULL("KalturaThumbParams::name")
        if "id" in object_.values or "createdAt" in object_.values or "isSystemDefault" in object_.values:
            ObjectService.check_new(self, object_)
        validate(object_)
        super().check_new(object_)

    @action
    def get(self, id: Any) -> Object:  # noqa: A002
        """Any params, also a flavor's: the platform keeps them in one place."""
        found = profiles.any_params(self.account, id)
        if found is None:
            raise self.not_found(id)
        return found

    def own(self, id: Any) -> Object:  # noqa: A002
        found = self.account.get(self.kind, id)
        if found is None:
            raise self.not_found(id)
        return found

    def check_name(self, given: Object) -> None:
        """As for all params, but that a name may be cleared by an update."""
        if given.values.get("name") is not NULL:
            super().check_name(given)

    def apply(self, object_: Object, changes: Object) -> None:
        validate(changes)
        super().apply(object_, changes)

    @action
    def get_by_conversion_profile_id(self, conversionProfileId: int) -> list[Object]:
        """All params of a profile, flavors' too, as the platform answers them."""
        profiles.get(self.account, conversionProfileId)
        rows = self.account.find(
            profiles.ROW_KIND, conversionProfileId=conversionProfileId, order="+_position"
        )
        found = (profiles.any_params(self.account, row.assetParamsId) for row in rows)
        return [params for params in found if params]


def validate(params: Object) -> None:
    """Refuses figures beyond the platform's limits and colours that are none (one to six hexadecimal digits)."""
    for name, (least, most) in LIMITS.items():
        value = params.values.get(name)
        if value is NULL:
            raise errors.PROPERTY_VALIDATION_CANNOT_BE_NULL(f"KalturaThumbParams::{name}")
        if value is None:
            continue
        if value < least:
            raise errors.PROPERTY_VALIDATION_MIN_VALUE(f"KalturaThumbParams::{name}", least)
        if most is not None and value > most:
            raise errors.PROPERTY_VALIDATION_MAX_VALUE(f"KalturaThumbParams::{name}", most)
    colour = params.values.get("backgroundColor")
    if colour is not None and colour is not NULL:
        _check_colour(str(colour))


def _check_colour(colour: str) -> None:
    name = "KalturaThumbParams::backgroundColor"
    if not colour:
        raise errors.PROPERTY_VALIDATION_MIN_LENGTH(name, 1)
    if len(colour) > 6:
        raise errors.PROPERTY_VALIDATION_MAX_LENGTH(name, 6)
    if not re.fullmatch(r"[0-9a-fA-F]+", colour):
        raise errors.PROPERTY_VALIDATION_WRONG_FORMAT(name, "six hexadecimal characters")


@installs
def default_thumbnail(platform: Platform) -> None:
    """The system's thumbnail params, seen by every account."""
    params = Object(
        "KalturaThumbParams", id=DEFAULT_THUMBNAIL, partnerId=SYSTEM, name="Default Thumbnail",
        systemName="Default Thumbnail", description="Default Thumbnail", tags=thumb_assets.DEFAULT_TAG, cropType=1,
        quality=100, cropX=0, cropY=0, cropWidth=0, cropHeight=0, videoOffset=3, scaleWidth=0, scaleHeight=0,
        backgroundColor="0", format="jpg", createdAt=now(),
    )  # fmt: skip
    params.isSystemDefault = 1
    platform.store.put(profiles.THUMB_PARAMS_KIND, params.defaults(DEFAULTS), SYSTEM)


@presents("KalturaThumbParams")
def _show(params: Object, _: Caller) -> Object:
    return system_figures(params, AS_TEXT)
