"""userAppRole: roles that users have within one application. An application is known by its number in the App Registry.

The App Registry is a service of its own beside the platform's server. It is not here, as it is not on a plain server
either: no application is known, so no application role is ever made, and what there is to see is how calls are judged.
"""

from __future__ import annotations

import re
from typing import Any

from kaltura_sandbox import php_text
from kaltura_sandbox.platform import errors, roles
from kaltura_sandbox.platform.objects import NULL, Object
from kaltura_sandbox.platform.services import Service, action
from kaltura_sandbox.platform.store import Page
from kaltura_sandbox.topics.people import user_errors, users
from kaltura_sandbox.topics.roles import role_errors

GUID = re.compile(r"[0-9a-fA-F]{24}", re.ASCII)
MANDATORY = ("userId", "appGuid", "userRoleId")
FILTERS = ("userIdEqual", "userIdIn", "userRoleIdEqual", "userRoleIdIn", "appGuidEqual", "appGuidIn")
GROUP = 1  # type of users that are groups


class UserAppRoleService(Service):
    """userAppRole: add, get, list, update, delete."""

    id = "userapprole"

    @action
    def add(self, userAppRole: Object) -> Object:
        """Refused in the platform's order. The last question, whether the App Registry knows the app, is a no."""
        asked = {name: _text(userAppRole.values.get(name)) for name in MANDATORY}
        for name, value in asked.items():
            if value in ("", "0"):
                raise errors.MISSING_MANDATORY_PARAMETER(name)
        user = users.find(self.account, asked["userId"])
        if user is None or user.status != users.ACTIVE:
            raise role_errors.USER_ID_NOT_FOUND(asked["userId"])
        if php_text.whole(str(user.values.get("type") or 0)) >= GROUP:
            raise role_errors.USER_APP_ROLE_NOT_ALLOWED_FOR_GROUP()
        self._check_guid(asked["appGuid"])
        self._check_role(asked["userRoleId"])
        raise role_errors.APP_GUID_NOT_FOUND(asked["appGuid"])

    @action
    def get(self, userId: str, appGuid: str) -> Object:
        raise self._absent(userId, appGuid)

    @action
    def update(self, userId: str, appGuid: str, userAppRole: Object) -> Object:
        raise self._absent(userId, appGuid, users.ACTIVE)

    @action
    def delete(self, userId: str, appGuid: str) -> bool:
        raise self._absent(userId, appGuid)

    @action
    def list_(self, filter: Object | None = None, pager: Object | None = None) -> Object:  # noqa: A002
        """None, for a filter that names users, apps or roles; without such a one it is refused."""
        if filter is None or not any(filter.values.get(name) not in (None, "", 0) for name in FILTERS):
            raise role_errors.MUST_FILTER_USERS_OR_APP_GUID_OR_USER_ROLE()
        Page.of(pager)
        return Object("KalturaUserAppRoleListResponse", totalCount=0, objects=[])

    def _absent(self, user_id: str, guid: str, status: int | None = None) -> errors.ApiError:
        """Why there is no role of a user in an app: update wants the user to be active, the others don't."""
        user_id, guid = php_text.trim(user_id), php_text.trim(guid)
        if not self.caller.is_admin and self.caller.user_id != user_id:
            return user_errors.CANNOT_RETRIEVE_ANOTHER_USER_USING_NON_ADMIN_SESSION(user_id)
        self._check_guid(guid)
        user = users.find(self.account, user_id)
        if user is None or status not in (None, user.status):
            return role_errors.USER_ID_NOT_FOUND(user_id)
        return role_errors.USER_APP_ROLE_NOT_FOUND(user_id, guid)

    def _check_role(self, role_id: str) -> None:
        """A role of the account's own; the platform's don't count (measured)."""
        role = roles.find(self.account, role_id)
        if role is None or role.partnerId != self.account.id:
            raise user_errors.USER_ROLE_NOT_FOUND()

    @staticmethod
    def _check_guid(guid: str) -> None:
        if not GUID.fullmatch(guid):
            raise role_errors.INVALID_APP_GUID(guid)


def _text(value: Any) -> str:
    return "" if value in (None, NULL) else php_text.trim(str(value))
