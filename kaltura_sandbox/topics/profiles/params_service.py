"""What templates of renditions, pictures and captions have in common: the platform keeps all params in one table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from kaltura_sandbox import php_text
from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.accounts import OPERATOR, SYSTEM
from kaltura_sandbox.platform.objects import NULL, Object
from kaltura_sandbox.platform.services import ObjectService, action
from kaltura_sandbox.platform.store import FieldMap, Query
from kaltura_sandbox.platform.store.filters import Condition
from kaltura_sandbox.topics.profiles import profile_errors, profiles

COLUMNS = {
    "name", "systemName", "description", "format", "videoCodec", "audioCodec", "videoBitrate", "audioBitrate",
    "audioChannels", "audioSampleRate", "width", "height", "frameRate", "gopSize", "twoPass", "conversionEngines",
    "conversionEnginesExtraParams", "operators", "engineVersion", "deinterlice", "rotate", "isDefault",
    "isSystemDefault",
}  # fmt: skip
"""Properties in columns of their own; all others have their defaults again as soon as they are cleared."""
REQUIRING: Condition = ("json_array_length(data, '$.requiredPermissions') > 0", [])


class ParamsService(ObjectService):
    """A room of params: the account's own and the system's, which all read and none changes.

    Lists show only those of the system that are its defaults. They know no order but that of the ids, and their
    tagsEqual is the whole text.
    """

    not_found = profile_errors.FLAVOR_PARAMS_ID_NOT_FOUND
    shared = True
    hidden = {}  # noqa: RUF012
    fields = FieldMap(lists=frozenset(), orders=frozenset())
    read_later: ClassVar[dict[str, Any]] = {}  # absent in the answer of add, there from then on

    def check_name(self, given: Object) -> None:
        """A name that is sent may be neither null nor empty."""
        name = given.values.get("name")
        if name is NULL:
            raise errors.PROPERTY_VALIDATION_CANNOT_BE_NULL(f"{given.objectType}::name")
        if name == "":
            raise errors.PROPERTY_VALIDATION_MIN_LENGTH(f"{given.objectType}::name", 1)

    def check_new(self, object_: Object) -> None:
        """Read-only properties are no reason to refuse; an id breaks the platform's own insert (measured)."""
        self.check_name(object_)
        if object_.values.pop("id", None) is not None:
            raise errors.INTERNAL_DATABASE_ERROR()
        object_.values.pop("createdAt", None)
        default = object_.values.pop("isSystemDefault", None)
        super().check_new(object_)
        if default is not None:
            object_.isSystemDefault = int(bool(default))

    @action
    def get(self, id: Any) -> Object:  # noqa: A002
        found = super().get(id)
        if not self.permitted(found):
            raise self.not_found(id)
        return found

    def permitted(self, params: Object) -> bool:
        """Whether the account has all permissions that params require; without them they are not there."""
        return all(self.account.has(str(one.value)) for one in params.requiredPermissions or [])

    @action
    def update(self, id: Any, changes: Object) -> Object:  # noqa: A002
        """A partial update; a column that was set to null is absent in its answer, and empty from then on."""
        self.check_name(changes)
        cleared = [name for name, value in changes.values.items() if value is NULL and name in COLUMNS]
        return super().update(id, changes).copy(**dict.fromkeys(cleared))

    def apply(self, object_: Object, changes: Object) -> None:
        """As every update; requiredPermissions that are not sent again are gone (source)."""
        object_.requiredPermissions = []
        super().apply(object_, changes)

    def cleared(self, name: str, type_: str) -> Any:
        """A column that can't be empty goes back to its default; the rest is gone."""
        return ({"name": "", "tags": ""} | self.defaults | self.read_later).get(name)

    def before_save(self, object_: Object) -> None:
        """Tags are kept in small letters."""
        if object_.tags:
            object_.tags = php_text.lower(str(object_.tags))

    def after_add(self, object_: Object) -> None:
        self.account.put(self.kind, object_.copy().defaults(self.read_later))

    def listing(self, filter_: Object | None) -> Query:
        query = super().listing(filter_)
        if self.account.id != OPERATOR:
            query.add(profiles.SHOWN)
            requiring = self.account.query(self.kind, True).add(REQUIRING)
            hidden = [one.id for one in self.platform.store.find(requiring) if not self.permitted(one)]
            if hidden:
                query.without(id=hidden)
        return query


def system_figures(params: Object, names: Iterable[str]) -> Object:
    """What an installation brought along has these figures as text (measured), but for the source."""
    if params.partnerId == SYSTEM and params.id:
        for name in names:
            if params.values.get(name) is not None:
                params.values[name] = str(params.values[name])
    return params
