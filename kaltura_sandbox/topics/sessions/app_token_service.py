"""appToken: what an application gets instead of the account's secret, to start sessions within limits.

Left out: status DISABLED, which only the platform's operator can set.
"""

from __future__ import annotations

import hashlib
import hmac
from typing import Any

from kaltura_sandbox import php_text
from kaltura_sandbox.platform import admission, errors, ks, privileges
from kaltura_sandbox.platform.accounts import Account, new_secret, now
from kaltura_sandbox.platform.events import DELETED as EVENT_DELETED
from kaltura_sandbox.platform.events import Event, on
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.services import ObjectService, action, action_with
from kaltura_sandbox.platform.store import FieldMap, Query
from kaltura_sandbox.topics.people import renaming, users
from kaltura_sandbox.topics.sessions import session_errors

DAY = 86_400  # s
KIND = "app_token"
ACTIVE, DELETED = 2, 3

renaming.follows(KIND, "_userId")


class AppTokenService(ObjectService):
    """appToken: add, get, list, update, delete, and the handshake startSession."""

    id = "apptoken"
    kind = KIND
    object_type = "KalturaAppToken"
    not_found = session_errors.APP_TOKEN_ID_NOT_FOUND
    defaults = {"hashType": "SHA1", "sessionDuration": DAY}  # noqa: RUF012
    fields = FieldMap(names={"sessionUserId": ("_userId",)}, orders=frozenset({"createdAt", "updatedAt"}))
    numeric = False

    def before_add(self, object_: Object) -> None:
        object_.token, object_.status = new_secret(), ACTIVE

    def before_save(self, object_: Object) -> None:
        """The user of the sessions must be one: who doesn't exist is made, an id that can't be one is refused.

        Without a user the platform looks for one whose id is empty. Accounts in use have that user; a new account
        gets it by the first token with sessionUserId "", or by what a session without a user does (both measured).
        Who that was is noted beside the text: a user who gets another id keeps the token, whose sessions go on naming
        the old one (read in the source).
        """
        user_id = object_.sessionUserId
        known = users.find(self.account, user_id or "")
        if known is None and user_id != "" and not users.ID.fullmatch(user_id or ""):
            raise errors.INVALID_FIELD_VALUE("sessionUserId")
        if known is None:
            known = users.ensure(self.account, user_id)
        object_._userId = known.id

    def cleared(self, name: str, type_: str) -> Any:
        return self.defaults["hashType"] if name == "hashType" else None

    @action
    def delete(self, id: Any) -> None:  # noqa: A002
        """Deleting a token ends every session that it started."""
        token = self.own(id)
        token.status = DELETED
        self.account.put(self.kind, token)
        admission.end_group(self.platform, self.account.id, token.id)

    def listing(self, filter_: Object | None) -> Query:
        return super().listing(filter_).without(status=DELETED)

    @action
    def list_(self, filter: Object | None = None, pager: Object | None = None) -> Object:  # noqa: A002
        """A filter by a user who doesn't exist answers a count without a list (measured)."""
        user = filter.sessionUserIdEqual if filter else None
        if user and users.find(self.account, user) is None:
            return Object(self.list_response, totalCount=0)
        return super().list_(filter, pager)

    @action_with(reads=True)
    def start_session(
        self,
        id: str,  # noqa: A002
        tokenHash: str,
        userId: str | None = None,
        type: int | None = None,  # noqa: A002
        expiry: int | None = None,
        sessionPrivileges: str | None = None,
    ) -> Object:
        """The session that a token allows: its user, its type, at most its duration (s) and privileges.

        tokenHash proves that the caller knows the token: the hash (the token's hashType, lower-case hex) of the
        KS that carries this very call with the token behind it.
        """
        token = self.get(id)
        if token.status != ACTIVE:
            raise session_errors.APP_TOKEN_NOT_ACTIVE(id)
        self._check_hash(token, tokenHash)
        seconds = self._seconds(token, expiry)
        kind = token.sessionType if token.sessionType is not None else (type or ks.USER)
        user = token.sessionUserId if token.sessionUserId is not None else (userId or "")
        granted = privileges.build(privileges.of_token(token.id, token.sessionPrivileges, sessionPrivileges))
        session = ks.Session(self.account.id, kind, user, now() + seconds, granted)
        return Object(
            "KalturaSessionInfo",
            ks=ks.make(session, self.platform.secret_of(self.account.id) or ""),
            sessionType=kind, partnerId=str(self.account.id), userId=user, expiry=session.expiry, privileges=granted,
        )  # fmt: skip

    def _check_hash(self, token: Object, given: str) -> None:
        carrier = self.caller.session.text if self.caller.session else ""
        wanted = hashlib.new(php_text.lower(token.hashType), (carrier + token.token).encode()).hexdigest()
        if not hmac.compare_digest(wanted.encode(), given.encode()):
            raise session_errors.INVALID_APP_TOKEN_HASH()

    @staticmethod
    def _seconds(token: Object, asked: int | None) -> int:
        """How long the session lasts, in s: what is asked, within the token's duration and life."""
        most = int(token.sessionDuration)
        if token.expiry is not None:
            most = min(most, token.expiry - now())
            if most < 0:
                raise session_errors.APP_TOKEN_EXPIRED(token.id)
        return min(asked or most, most)


@on(EVENT_DELETED, users.KIND)
def user_deleted(account: Account, event: Event) -> None:
    """A deleted user's tokens are deleted too (measured)."""
    for token in account.store.find(account.query(KIND).of_user(event.object.id, "_userId")):
        token.status = DELETED
        account.put(KIND, token)
