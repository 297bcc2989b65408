"""What the operator's two services have in common: objects that the operator makes for an account."""

from __future__ import annotations

from typing import Any, ClassVar

from kaltura_sandbox import php_text
from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.accounts import OPERATOR, Account, Caller
from kaltura_sandbox.platform.errors import ApiError
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.services import ObjectService, action
from kaltura_sandbox.platform.store import Query
from kaltura_sandbox.topics.drm import drm_errors
from kaltura_sandbox.topics.drm.profiles import DRM, PLUGIN

DELETED = 2


class OperatorsService(ObjectService):
    """Objects of an account, which the operator names in the call (partnerId), or all accounts' where it names none.

    Customers are refused before. An account without DRM has none of them. All of this is measured.
    """

    not_found = errors.INVALID_OBJECT_ID
    hidden = {"status": DELETED}  # noqa: RUF012
    classes: ClassVar[dict[str, str]]
    """The class of an object by its provider."""

    def __init__(self, caller: Caller) -> None:
        super().__init__(caller)
        if self.account.id != OPERATOR and not self.account.has(DRM):
            raise self.forbidden()

    def forbidden(self) -> ApiError:
        """How the service refuses an account without DRM."""
        return errors.FEATURE_FORBIDDEN(PLUGIN)

    @action
    def add(self, object_: Object) -> Object:
        """The new object belongs to the account that its partnerId names."""
        self.check_new(object_)
        owner = self.platform.account(object_.partnerId)
        if owner.partner is None:
            raise drm_errors.INVALID_PARTNER_ID(object_.partnerId)
        if not owner.has(DRM):
            raise drm_errors.PLUGIN_NOT_AVAILABLE_FOR_PARTNER(PLUGIN, owner.id)
        self.check_place(owner, object_)
        self.stamp(object_)
        object_.partnerId = owner.id
        object_.objectType = self.classes.get(str(object_.provider), self.object_type)
        return owner.put(self.kind, object_)

    def check_place(self, owner: Account, object_: Object) -> None:
        """Refuses a second object where there can be but one."""
        raise NotImplementedError

    @action
    def get(self, id: Any) -> Object:  # noqa: A002
        found = self.platform.store.get(self.kind, id)
        if found is None or found.status == DELETED or not self._sees(found):
            raise self.not_found(id)
        return found

    def _sees(self, object_: Object) -> bool:
        return self.account.id in (OPERATOR, object_.partnerId)

    @action
    def update(self, id: Any, changes: Object) -> Object:  # noqa: A002
        object_ = self.get(id)
        self.apply(object_, changes)
        return self.platform.account(object_.partnerId).put(self.kind, object_)

    @action
    def delete(self, id: Any) -> Object:  # noqa: A002
        """The object as it was, with the status DELETED. What names it is left as it is."""
        object_ = self.get(id)
        object_.status = DELETED
        return self.platform.account(object_.partnerId).put(self.kind, object_)

    def listing(self, filter_: Object | None) -> Query:
        query = super().listing(filter_)
        if self.account.id == OPERATOR:
            query.partners = None
        return query


def numbered(object_: Object) -> Object:
    """Values of enums that plugins extend are numbers where they are the platform's own (measured)."""
    for name in ("provider", "scenario"):
        value = object_.values.get(name)
        if isinstance(value, str) and php_text.is_digits(value):
            object_.values[name] = php_text.whole(value)
    return object_
