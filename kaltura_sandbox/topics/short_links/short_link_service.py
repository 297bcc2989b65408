"""shortLink: short addresses that lead to long ones, for everybody who has them.

The way in is ``/tiny/<id>``, which leads to goto, which leads to the full address.

Left out: goto with proxy, which answers the target's bytes instead of leading there.
"""

from __future__ import annotations

import re
import secrets
import string
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.accounts import Account, Platform, now
from kaltura_sandbox.platform.events import DELETED as EVENT_DELETED
from kaltura_sandbox.platform.events import Event, on
from kaltura_sandbox.platform.objects import NULL, Object
from kaltura_sandbox.platform.routes import route
from kaltura_sandbox.platform.services import ObjectService, Served, action, action_with
from kaltura_sandbox.platform.store import FieldMap, Query
from kaltura_sandbox.platform.wire import replies
from kaltura_sandbox.platform.wire.request import host_of
from kaltura_sandbox.topics.people import renaming, user_errors, users
from kaltura_sandbox.topics.short_links import short_link_errors

KIND = "short_link"
DISABLED, ENABLED, DELETED = 1, 2, 3
renaming.follows(KIND, "userId")

LEAST = {"systemName": 3, "fullUrl": 10}  # characters; judged when a link is made, never again (measured)
GOTO = "/api_v3/index.php?service=shortLink_shortLink&action=goto&id="
ID_SIGNS, ID_LENGTH = string.ascii_lowercase + string.digits, 8


class ShortLinkService(ObjectService):
    """shortLink: add, get, list, update, delete, and goto, which is anybody's."""

    id = "shortlink_shortlink"
    kind = KIND
    object_type = "KalturaShortLink"
    not_found = errors.INVALID_OBJECT_ID
    required = tuple(LEAST)
    fields = FieldMap(orders=frozenset({"createdAt", "updatedAt", "expiresAt"}))

    def stamp(self, object_: Object) -> None:
        super().stamp(object_)
        object_.id = self._new_id()

    def before_add(self, object_: Object) -> None:
        for name, least in LEAST.items():
            if len(object_.values[name]) < least:
                raise errors.PROPERTY_VALIDATION_MIN_LENGTH(f"{self.object_type}::{name}", least)
        unique = object_.uniqueId
        if unique and self._of_unique_id(unique):
            raise short_link_errors.SHORT_LINK_UNIQUE_ID_ALREADY_EXISTS(unique)
        object_.status = object_.status or ENABLED
        object_.userId = object_.userId or self.caller.user_id

    def before_save(self, object_: Object) -> None:
        """A link's user who doesn't exist yet is made, whatever the id looks like (measured)."""
        if object_.userId:
            object_.userId = users.ensure(self.account, object_.userId).id

    def apply(self, object_: Object, changes: Object) -> None:
        """An expiry that never was can be cleared without a trace; one that was becomes 0."""
        if object_.expiresAt is None and changes.values.get("expiresAt") is NULL:
            del changes.values["expiresAt"]
        super().apply(object_, changes)

    def cleared(self, name: str, type_: str) -> Any:
        """What is set to null is gone, but for the expiry: it becomes 0, a time long ago (measured)."""
        return 0 if name == "expiresAt" else None

    @action
    def delete(self, id: Any) -> Object:  # noqa: A002
        """The link as it was, with the status DELETED."""
        link = self.own(id)
        link.status = DELETED
        return self.account.put(self.kind, link)

    @action_with(needs_session=False)
    def goto(self, id: str) -> Served:  # noqa: A002
        """Leads to the full address, without a session and whosever link it is."""
        link = self.platform.store.get(self.kind, id)
        if link is None or link.status == DELETED:
            raise errors.INVALID_OBJECT_ID(id)
        if link.status == DISABLED:
            raise short_link_errors.INVALID_SHORT_LINK(id)
        if link.expiresAt is not None and link.expiresAt < now():
            raise short_link_errors.EXPIRED_SHORT_LINK(id)
        return Served(location=link.fullUrl or "")

    @action
    def list_(self, filter: Object | None = None, pager: Object | None = None) -> Object:  # noqa: A002
        """An administrator lists all links, a user those that are the user's."""
        if not self.caller.is_admin:
            self._check_user(filter.userIdEqual if filter else None)
        return super().list_(filter, pager)

    def listing(self, filter_: Object | None) -> Query:
        """Deleted links are in no list, even where the filter asks for their status (measured)."""
        query = super().listing(filter_).without(status=DELETED)
        return query if self.caller.is_admin else query.of_user(self.caller.user_id)

    def _check_user(self, wanted: str | None) -> None:
        if not self.caller.user_id:
            raise user_errors.INVALID_USER_ID()
        if wanted not in (None, "", self.caller.user_id):
            raise short_link_errors.CANNOT_RETRIEVE_ANOTHER_USERS_SHORT_LINK(wanted)

    def _of_unique_id(self, unique: str) -> bool:
        return any(link.status != DELETED for link in self.account.find(self.kind, uniqueId=unique))

    def _new_id(self) -> str:
        while True:
            id_ = "".join(secrets.choice(ID_SIGNS) for _ in range(ID_LENGTH))
            if self.platform.store.get(self.kind, id_) is None:
                return id_


@on(EVENT_DELETED, users.KIND)
def user_deleted(account: Account, event: Event) -> None:
    """A deleted user's links are deleted too (measured)."""
    for link in account.store.find(account.query(KIND).of_user(event.object.id)):
        link.status = DELETED
        account.put(KIND, link)


@route(r"/tiny/([0-9A-Za-z]{4,})")
def tiny(platform: Platform, request: Request, found: re.Match[str]) -> Response:
    """The short address itself."""
    return replies.moved(f"{host_of(request)}{GOTO}{found[1]}", 301)
