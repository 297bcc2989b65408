"""session: KS from secrets, and what becomes of them."""

from __future__ import annotations

import hmac
import time
from typing import Any

from kaltura_sandbox.platform import admission, errors, ks
from kaltura_sandbox.platform.accounts import OPERATOR
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.services import Service, action, action_with
from kaltura_sandbox.topics.sessions import session_errors

DAY = 86_400  # s, the default life of a session, and the longest of a widget's
ACTIVE, READ_ONLY = 1, 4  # states of accounts


class SessionService(Service):
    """session: start, end, read; and the sessions of widgets, which need no secret."""

    id = "session"

    @action_with(needs_session=False, reads=True)
    def start(
        self,
        secret: str,
        userId: str = "",
        type: int = 0,  # noqa: A002
        partnerId: int | None = None,
        expiry: int = DAY,
        privileges: str | None = None,
    ) -> str:
        """The admin secret starts both kinds of session, the user secret only a user's.

        ``expiry`` is in seconds; with 0 or less the session is over from the start.
        """
        self._check_secret(partnerId, secret, type)
        return self._new(int(partnerId or 0), userId, type, expiry, privileges or "")

    @action_with(reads=True)
    def impersonate(
        self,
        secret: str,
        impersonatedPartnerId: int,
        userId: str = "",
        type: int = 0,  # noqa: A002
        partnerId: int | None = None,
        expiry: int = DAY,
        privileges: str | None = None,
    ) -> str:
        """A session of another account, of one's own or of a child; the operator may have one of any.

        A KS isn't needed; one of another account than partnerId is refused as anywhere (measured). Every refusal names
        the caller's account. An account that was blocked or deleted is nobody's to act for.
        """
        self._check_secret(partnerId, secret, type)
        other = self.platform.store.get("partner", impersonatedPartnerId)
        if other is None or not (partnerId in (OPERATOR, other.id) or other.partnerParentId == partnerId):
            raise session_errors.START_SESSION_ERROR(partnerId)
        if other.status not in (ACTIVE, READ_ONLY):
            raise session_errors.START_SESSION_ERROR(partnerId)
        return self._new(impersonatedPartnerId, userId, type, expiry, privileges or "")

    @action
    def end(self) -> None:
        """Makes the KS of this call invalid; widget sessions stay valid, as anybody can have one."""
        if self.caller.session is not None:
            admission.end(self.platform, self.caller.session)

    @action
    def get(self, session: str | None = None) -> Object:
        """What a KS says, as it says it: this call's, or the one given."""
        told = self.caller.session if not session else self._read(session)
        if told is None:
            raise errors.SERVICE_FORBIDDEN("session->get")
        return Object(
            "KalturaSessionInfo",
            sessionType=told.told.get("type"),
            partnerId=told.told.get("partner"),
            userId=told.told.get("user"),
            expiry=told.told.get("expiry"),
            privileges=told.told.get("privileges"),
        )

    @action_with(needs_session=False, reads=True)
    def start_widget_session(self, widgetId: str, expiry: int = DAY) -> Object:
        """An anonymous session of the account that owns the widget; ``_<partner id>`` is the default widget."""
        widget = self.platform.store.get("widget", widgetId)
        if widget is None:
            raise session_errors.INVALID_WIDGET_ID(widgetId)
        privileges = widget._privileges or ks.WIDGET_PRIVILEGES
        text = self._new(widget.partnerId, "0", ks.USER, min(expiry, DAY), privileges)
        return Object("KalturaStartWidgetSessionResponse", partnerId=widget.partnerId, ks=text, userId=0)

    def _check_secret(self, partner_id: Any, secret: str, type_: int) -> None:
        partner = self.platform.store.get("partner", partner_id) if partner_id else None
        known = [partner.adminSecret] if partner else []
        if partner and type_ == ks.USER:
            known.append(partner.secret)
        if not any(hmac.compare_digest(str(one).encode(), str(secret).encode()) for one in known):
            raise session_errors.START_SESSION_ERROR(partner_id or 0)

    def _new(self, partner_id: int, user: str, type_: int, expiry: int, privileges: str) -> str:
        session = ks.Session(partner_id, int(type_ or 0), str(user), int(time.time()) + expiry, privileges)
        secret = self.platform.secret_of(partner_id)
        if secret is None:
            raise session_errors.START_SESSION_ERROR(partner_id)
        return ks.make(session, secret)

    def _read(self, text: str) -> ks.Session:
        try:
            told = ks.read(text, self.platform.secret_of)
        except errors.ApiError as unreadable:
            raise errors.INTERNAL_SERVERL_ERROR() from unreadable  # measured: the server has no better answer
        if told.partner_id != self.account.id:
            raise session_errors.PARTNER_ACCESS_FORBIDDEN(self.account.id, told.partner_id)
        return told
