"""The sessions of a run: one per kind of caller, started when first needed, renewed before they expire."""

from __future__ import annotations

import time
from dataclasses import dataclass

from features.support.api.ks import ADMIN, USER
from features.support.wire.client import KalturaClient
from features.support.wire.settings import Settings

ADMIN_USER = "guide-admin"
RENEW_BEFORE = 300  # s

VARIABLES = {"admin": "KALTURA_KS", "user": "KALTURA_USER_KS", "widget": "KALTURA_WIDGET_KS"}


@dataclass
class _Cached:
    ks: str
    until: float  # time.monotonic


class Sessions:
    """KS by kind: "admin" (sees everything), "user" (settings.user_id), "widget" (a site's visitor), "no" (None).

    "nobody" is an administrator without a name: the platform makes the user of a session by each of its calls.
    """

    def __init__(self, client: KalturaClient, settings: Settings) -> None:
        self.client = client
        self.settings = settings
        self._cache: dict[str, _Cached] = {}

    def ks(self, kind: str) -> str | None:
        """The KS of a kind of caller; None for "no" session."""
        if kind == "no":
            return None
        cached = self._cache.get(kind)
        if not cached or cached.until < time.monotonic():
            lasts = self.settings.expiry - min(RENEW_BEFORE, self.settings.expiry / 2)
            cached = _Cached(self.start(kind), time.monotonic() + lasts)
            self._cache[kind] = cached
        return cached.ks

    def start(
        self,
        kind: str,
        privileges: str | None = None,
        expiry: int | None = None,
        user_id: str | None = None,
        secret: str | None = None,
    ) -> str:
        """A new session. An admin one without given privileges gets disableentitlement: it sees every entry."""
        if kind == "widget":
            answer = self.client.call(
                "session.startWidgetSession", {"widgetId": f"_{self.settings.partner_id}"}
            )
            return str(answer["ks"])
        admin = kind in ("admin", "nobody")
        params = {
            "secret": secret or self.secret(kind),
            "partnerId": self.settings.partner_id,
            "type": ADMIN if admin else USER,
            "userId": self._user(kind) if user_id is None else user_id,
            "expiry": self.settings.expiry if expiry is None else expiry,
            "privileges": ("disableentitlement" if admin else "") if privileges is None else privileges,
        }
        return str(self.client.call("session.start", params))

    def _user(self, kind: str) -> str:
        return {"admin": ADMIN_USER, "nobody": ""}.get(kind, self.settings.user_id)

    def secret(self, kind: str) -> str:
        """The secret that starts this kind; the admin secret starts user sessions too."""
        return (
            self.settings.user_secret
            if kind == "user" and self.settings.user_secret
            else self.settings.admin_secret
        )
