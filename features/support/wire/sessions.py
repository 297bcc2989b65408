"""The sessions of a run: one per kind of caller, started when first needed, renewed before they expire."""

from __future__ import annotations

import time
from dataclasses import dataclass

from features.support.api import making
from features.support.api.ks import ADMIN, USER
from features.support.wire.client import KalturaClient, Params
from features.support.wire.settings import Settings

ADMIN_USER = "guide-admin"
RENEW_BEFORE = 300  # s
EVERYTHING = dict.fromkeys(("admin", "nobody"), "disableentitlement")

VARIABLES = {
    "admin": "KALTURA_KS",
    "user": "KALTURA_USER_KS",
    "widget": "KALTURA_WIDGET_KS",
    "operator": "KALTURA_OPERATOR_KS",
}


@dataclass
class _Cached:
    ks: str
    until: float  # time.monotonic


class Sessions:
    """KS by kind: "admin" (sees everything), "user" (settings.user_id), "widget" (a site's visitor), "no" (None).

    "nobody" is an administrator without a name: the platform makes the user of a session by each of its calls.
    "operator" is who runs the platform: its calls name the account that they are about, see `within`.
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
        admin = kind in ("admin", "nobody", "operator")
        params = {
            "secret": secret or self.secret(kind),
            "partnerId": self.settings.operator_id if kind == "operator" else self.settings.partner_id,
            "type": ADMIN if admin else USER,
            "userId": self._user(kind) if user_id is None else user_id,
            "expiry": self.settings.expiry if expiry is None else expiry,
            "privileges": (EVERYTHING.get(kind, "") if privileges is None else privileges),
        }
        return str(self.client.call("session.start", params))

    def _user(self, kind: str) -> str:
        return {"admin": ADMIN_USER, "operator": ADMIN_USER, "nobody": ""}.get(kind, self.settings.user_id)

    def keeper(self, action: str, kind: str = "admin") -> str:
        """Who may make this call on what a run made: `kind`, or the operator where only that one may."""
        return "operator" if making.is_operators(action) and self.settings.operator_secret else kind

    def within(self, ks: str | None, params: Params, action: str = "") -> Params:
        """The parameters as the bearer of this KS sends them: the operator names the account that they are about."""
        operator = self._cache.get("operator")
        named = operator and ks == operator.ks and making.names_account(action)
        return {"partnerId": self.settings.partner_id, **params} if named else params

    def secret(self, kind: str) -> str:
        """The secret that starts this kind; the admin secret starts user sessions too."""
        if kind == "operator":
            return self.settings.operator_secret
        return (
            self.settings.user_secret
            if kind == "user" and self.settings.user_secret
            else self.settings.admin_secret
        )
