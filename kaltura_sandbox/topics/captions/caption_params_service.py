"""captionParams: templates of captions, by which a caption of an entry can be asked for without knowing its id."""

from __future__ import annotations

from typing import Any

from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.services import action
from kaltura_sandbox.platform.store import FieldMap
from kaltura_sandbox.topics.profiles import profiles
from kaltura_sandbox.topics.profiles.params_service import ParamsService

DEFAULTS: dict[str, Any] = {
    "systemName": "", "description": "", "isDefault": 0, "requiredPermissions": [], "sourceRemoteStorageProfileId": 0,
    "mediaParserType": 0, "sourceParamsId": 0,
}  # fmt: skip


class CaptionParamsService(ParamsService):
    """caption_captionParams: language, format and label of a kind of captions. For administrators.

    The measured version (22.19) answers get of existing params with INTERNAL_SERVERL_ERROR; here they are answered.
    """

    id = "caption_captionparams"
    kind = "caption_params"
    object_type = "KalturaCaptionParams"
    required = ("name",)
    fills_in = ("add", "update")
    defaults = DEFAULTS
    read_later = {"format": ""}  # noqa: RUF012
    fields = FieldMap(
        lists=frozenset(), orders=frozenset(), special={"formatIn": lambda _: None}
    )  # formatIn is passed over (measured)

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

    def check_new(self, object_: Object) -> None:
        """isSystemDefault may be said when params are made (source); isDefault, which is the same, goes before."""
        super().check_new(object_)
        if object_.isDefault is None and object_.isSystemDefault is not None:
            object_.isDefault = object_.isSystemDefault

    def apply(self, object_: Object, changes: Object) -> None:
        """As every update; a source of other params that isn't sent again is gone (source)."""
        changes.defaults({"sourceParamsId": 0})
        super().apply(object_, changes)

    def before_save(self, object_: Object) -> None:
        """isDefault and isSystemDefault are one column, a number."""
        super().before_save(object_)
        object_.isDefault = object_.isSystemDefault = int(bool(object_.isDefault))
