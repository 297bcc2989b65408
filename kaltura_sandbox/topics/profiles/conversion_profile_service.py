"""conversionProfile: what renditions an account's content gets."""

from __future__ import annotations

from typing import Any

from kaltura_sandbox import php_text
from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.objects import NULL, Object
from kaltura_sandbox.platform.services import ObjectService, action
from kaltura_sandbox.platform.store import FieldMap, Query
from kaltura_sandbox.topics.entries import entries
from kaltura_sandbox.topics.profiles import languages, profile_errors, profiles

UNSET = -1
CROP = {"left": UNSET, "top": UNSET, "width": UNSET, "height": UNSET}
DELETED = 3
COLUMNS: dict[str, Any] = {
    "name": "", "systemName": "", "description": "", "tags": "", "clipStart": 0, "clipDuration": 0, "status": 0,
}  # fmt: skip
"""What columns hold once they were set to null; the answer of that update doesn't show them."""
READ_LATER = {"systemName": "", "tags": ""}  # absent in the answer of add, there from then on


class ConversionProfileService(ObjectService):
    """conversionProfile: a named set of flavor params; one of each type is the account's default."""

    id = "conversionprofile"
    kind = profiles.KIND
    object_type = "KalturaConversionProfile"
    not_found = profile_errors.CONVERSION_PROFILE_ID_NOT_FOUND
    required = ("name",)
    fills_in = ("add", "update")
    defaults = {  # noqa: RUF012
        "status": 2, "type": 1, "description": "", "flavorParamsIds": "", "isDefault": False, "isPartnerDefault": False,
        "clipStart": UNSET, "clipDuration": UNSET, "mediaParserType": 0, "calculateComplexity": True,
        "collectionTags": "mbr,ism", "detectGOP": 0,
    }  # fmt: skip

    fields = FieldMap(orders=frozenset({"createdAt"}))

    def check_new(self, object_: Object) -> None:
        super().check_new(object_)
        self._check(object_, object_)

    def before_add(self, object_: Object) -> None:
        kind = str(object_.values["type"])  # the schema has it as text, the platform as a number
        object_.values["type"] = php_text.whole(kind)
        object_.cropDimensions = _cropped(Object("KalturaCropDimensions", **CROP), object_.cropDimensions)
        profiles.set_params(self.account, object_, object_.flavorParamsIds)

    def after_add(self, object_: Object) -> None:
        stored = self.account.put(self.kind, object_.copy().defaults(READ_LATER))
        if object_.isDefault:
            self._make_default(stored)
            object_.isPartnerDefault = True

    def before_save(self, object_: Object) -> None:
        object_.status = int(
            object_.status if object_.status is not None else 2
        )  # as type: text in the schema, a number on the platform

    def _check(self, given: Object, profile: Object) -> None:
        """Refuses what was sent, in the platform's order; a name that is cleared passes."""
        if given.defaultAudioLang:
            given.defaultAudioLang = languages.code_of(given.defaultAudioLang)
        if isinstance(given.defaultReplacementOptions, Object):
            given.defaultReplacementOptions.defaults({"pluginOptionItems": []})
        if given.values.get("name") == "":
            raise errors.PROPERTY_VALIDATION_MIN_LENGTH(f"{given.objectType}::name", 1)
        name = given.systemName
        taken = self.account.find(self.kind, systemName=name) if name else []
        if any(other.id != profile.id and other.status != DELETED for other in taken):
            raise errors.SYSTEM_NAME_ALREADY_EXISTS(name)
        if given.flavorParamsIds:
            profiles.check_params(self.account, profile.values.get("type"), given.flavorParamsIds)
        if given.defaultEntryId not in (None, NULL):
            entries.find(self.account, given.defaultEntryId)

    @action
    def update(self, id: Any, changes: Object) -> Object:  # noqa: A002
        """A partial update; isDefault makes a profile the default, and can't take that from it."""
        profile = self.own(id)
        default = changes.values.pop("isDefault", None)
        crop = changes.values.pop("cropDimensions", None)
        self._check(changes, profile)
        self.apply(profile, changes)
        if crop not in (None, NULL):
            profile.cropDimensions = _cropped(profile.cropDimensions, crop)
        if changes.flavorParamsIds is not None:
            profiles.set_params(self.account, profile, changes.flavorParamsIds)
        self.before_save(profile)
        self.account.put(self.kind, profile)
        if default:
            return self._make_default(profile)
        answer = profile if default is None else profile.copy(isDefault=False, isPartnerDefault=False)
        return answer.copy(
            **{n: None for n, value in changes.values.items() if value is NULL and n in COLUMNS}
        )

    def cleared(self, name: str, type_: str) -> Any:
        return (self.defaults | COLUMNS).get(name)

    @action
    def list_(self, filter: Object | None = None, pager: Object | None = None) -> Object:  # noqa: A002
        """As every list; profiles without params don't tell any (measured)."""
        found = super().list_(filter, pager)
        for profile in found.objects:
            profile.flavorParamsIds = profile.flavorParamsIds or None
        return found

    def listing(self, filter_: Object | None) -> Query:
        return super().listing(filter_).without(status=DELETED)

    @action
    def get_default(self, type: str | int | None = None) -> Object:  # noqa: A002
        found = profiles.default(self.account, type or 1)
        if found is None:
            raise self.not_found(None)
        return found

    @action
    def set_as_default(self, id: Any) -> Object:  # noqa: A002
        return self._make_default(self.get(id))

    def _make_default(self, profile: Object) -> Object:
        for other in self.account.find(self.kind, isDefault=True):
            if str(other.values.get("type")) == str(profile.values.get("type")):
                other.isDefault = other.isPartnerDefault = False
                self.account.put(self.kind, other)
        profile.isDefault = profile.isPartnerDefault = True
        return self.account.put(self.kind, profile)

    def before_delete(self, object_: Object) -> None:
        if object_.isDefault:
            raise profile_errors.CANNOT_DELETE_DEFAULT_CONVERSION_PROFILE()
        profiles.set_params(self.account, object_, "")


def _cropped(before: Object, given: Object | None) -> Object:
    """What is sent of the cut is set, the rest stays."""
    wanted = {name: value for name, value in given.values.items() if value is not NULL} if given else {}
    return Object("KalturaCropDimensions", **(CROP | before.values | wanted))
