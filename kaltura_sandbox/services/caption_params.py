"""captionParams: templates of captions, by which a caption of an entry can be asked for without knowing its id."""

from __future__ import annotations

from typing import Any

from kaltura_sandbox import errors
from kaltura_sandbox.library import profiles
from kaltura_sandbox.objects import NULL, Object
from kaltura_sandbox.services.base import ObjectService, action

DEFAULTS: dict[str, Any] = {
    "systemName": "", "description": "", "isDefault": 0, "requiredPermissions": [], "sourceRemoteStorageProfileId": 0,
    "mediaParserType": 0, "sourceParamsId": 0,
}  # fmt: skip


class CaptionParamsService(ObjectService):
    """caption_captionParams: language, format and label of a kind of captions. For administrators.

    The measured version (22.19) answers get of existing params with INTERNAL_SERVERL_ERROR; here they are answered.
    """

    id = "caption_captionparams"
    kind = "caption_params"
    object_type = "KalturaCaptionParams"
    not_found = errors.FLAVOR_PARAMS_ID_NOT_FOUND
    required = ("name",)
    defaults = DEFAULTS
    shared = True
    hidden = {}  # noqa: RUF012

    @action
    def get(self, id: Any) -> Object:  # noqa: A002
        """Caption params, or (as on the platform, where all params are one table) flavor params."""
        found = self.account.get(self.kind, id, shared=True) or self.account.get(
            profiles.PARAMS_KIND, id, shared=True
        )
        if found is None:
            raise self.not_found(id)
        return found

    def own(self, id: Any) -> Object:  # noqa: A002
        found = self.get(id)
        if found.objectType != self.object_type or found.partnerId != self.account.id:
            raise self.not_found(id)
        return found

    def before_save(self, object_: Object) -> None:
        """isDefault and isSystemDefault are one column, a number."""
        if object_.name in (None, NULL, ""):
            raise errors.PROPERTY_VALIDATION_MIN_LENGTH(f"{self.object_type}::name", 1)
        object_.isDefault = object_.isSystemDefault = int(bool(object_.isDefault))
