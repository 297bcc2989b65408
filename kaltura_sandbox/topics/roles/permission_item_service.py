"""permissionItem: the items that permissions hold: a service's action, or what may be done to a class's property.

Left out: add, update and delete, which are the operator's; all items are the platform's.
"""

from __future__ import annotations

from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.accounts import Caller
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.present import presents
from kaltura_sandbox.platform.services import Service, action
from kaltura_sandbox.topics.roles import permissions, starting


class PermissionItemService(Service):
    """permissionItem: get, list."""

    id = "permissionitem"

    @action
    def get(self, permissionItemId: int) -> Object:
        return self.account.require(
            starting.ITEM_KIND, permissionItemId, errors.INVALID_OBJECT_ID, shared=True
        )

    @action
    def list_(self, filter: Object | None = None, pager: Object | None = None) -> Object:  # noqa: A002
        """The platform breaks where no pager comes along (measured)."""
        if pager is None:
            raise errors.INTERNAL_SERVERL_ERROR()
        query = self.account.query(starting.ITEM_KIND, shared=True).filtered(filter)
        return self.page(permissions.by_number(query), pager, "KalturaPermissionItemListResponse")


@presents("KalturaPermissionItem")
def _show(item: Object, _: Caller) -> Object:
    item.values["type"] = item.objectType
    return item
