"""Which server the guides run against: read once from the environment and `.env`, never guessed."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from dotenv import dotenv_values

ROOT = Path(__file__).resolve().parents[3]
REPORTS = ROOT / "reports"
LIVE = ("KALTURA_SERVICE_URL", "KALTURA_PARTNER_ID", "KALTURA_ADMIN_SECRET")
ANNOUNCE = "KALTURA_SANDBOX_ANNOUNCE"
ACCOUNT = "KALTURA_SANDBOX_ACCOUNT"
ACCOUNTS = ("full", "plain", "approving")
BESIDE = {"full": ("approving",)}
"""Where scenarios run that need what an account of the sandbox lacks: on another one that has it."""
ACCOUNT_CHANGES = "KALTURA_ALLOW_ACCOUNT_CHANGES"
BROWSER_PROGRAM = "KALTURA_BROWSER"
COLLECTOR = "https://analytics.kaltura.com"
CONCURRENCY = 4
OPERATOR = -2
"""The account of the platform's own console on every server."""


class SettingsError(Exception):
    """The settings name no usable target; the text is one sentence that says what to set."""


@dataclass(frozen=True)
class Settings:
    """The target of a run and its limits. Secrets never appear in its repr."""

    target: str  # "embedded" or "live"
    account: str = (
        "full"  # of the embedded sandbox, one of ACCOUNTS: "full" has every feature granted that can
    )
    # be beside the others, "plain" is as it comes from registration, "approving" has FEATURE_ENTRY_REPLACEMENT_APPROVAL
    service_url: str = ""
    partner_id: int = 0
    admin_secret: str = field(default="", repr=False)
    user_secret: str = field(default="", repr=False)
    operator_id: int = OPERATOR  # the account of the platform's operator
    operator_secret: str = field(default="", repr=False)
    collector: str = COLLECTOR  # where players send their events
    user_id: str = "guide-user"
    expiry: int = 86400  # s, how long the sessions of a run last
    timeout: float = 600.0  # s, how long one media job may take
    patience: float = 35.0  # s without any answer after which a run ends: the target stopped answering
    concurrency: int = 0  # requests at a time over all processes of this machine; 0: no limit of ours
    account_changes: bool = (
        True  # whether scenarios that change the account itself (@changes_account) may run
    )
    in_browser: bool | None = None  # whether @browser scenarios are to run: None where they can, True insists
    browser: str = ""  # the browser's program, where it isn't one of those that browser.py looks for
    beside: tuple[Settings, ...] = field(
        default=(), repr=False
    )  # the same sandbox, by other accounts: see BESIDE

    @property
    def embedded(self) -> bool:
        """True where the sandbox of this repository is the target."""
        return self.target == "embedded"

    @property
    def needs_sandbox(self) -> bool:
        """True while the embedded sandbox is the target and nobody has started it yet."""
        return self.embedded and not self.service_url

    @property
    def lag(self) -> float:
        """Seconds within which lists and searches must show what was written."""
        return min(self.timeout, 30.0 if self.embedded else 120.0)  # a busy machine lags, too

    def announced(self, announcement: Mapping[str, Any]) -> Settings:
        """These settings, pointed at the sandbox whose announcement (its JSON as a dict) is given."""
        names = BESIDE.get(self.account, ()) if self.embedded else ()
        there = [
            name for name in names if f"{name}PartnerId" in announcement
        ]  # not in one of an older sandbox
        others = tuple(replace(self, account=name)._announced(announcement) for name in there)
        return replace(self._announced(announcement), beside=others)

    def _announced(self, announcement: Mapping[str, Any]) -> Settings:
        def told(name: str) -> str:
            return str(
                announcement[name if self.account == "full" else self.account + name[0].upper() + name[1:]]
            )

        return replace(
            self,
            service_url=str(announcement["serviceUrl"]).rstrip("/"),
            collector=f"{str(announcement['serviceUrl']).rstrip('/')}/analytics",
            partner_id=int(told("partnerId")),
            admin_secret=told("adminSecret"),
            user_secret=told("userSecret"),
            operator_id=int(announcement.get("operatorPartnerId", OPERATOR)),
            operator_secret=str(announcement.get("operatorAdminSecret", "")),
            user_id=str(announcement.get("userId") or self.user_id),
        )

    @classmethod
    def load(cls, environ: Mapping[str, str] | None = None, dotenv: Path | None = None) -> Settings:
        """The settings of this process. What the environment holds wins over `.env` in the repository's root.

        Raises SettingsError where something is missing, is no number, or contradicts.
        """
        real = os.environ if environ is None else environ
        env = {k: v for k, v in dotenv_values(dotenv or ROOT / ".env").items() if v}
        env |= {k: v for k, v in real.items() if v}
        given = [name for name in (*LIVE, "KALTURA_USER_SECRET") if name in env]
        return cls._live(env) if given else cls._embedded(env)

    @classmethod
    def _embedded(cls, env: Mapping[str, str]) -> Settings:
        account = env.get(ACCOUNT, "full")
        if account not in ACCOUNTS:
            raise SettingsError(
                f"Set {ACCOUNT} to {', '.join(ACCOUNTS[:-1])} or {ACCOUNTS[-1]}; it is {account!r}."
            )
        settings = cls(
            target="embedded",
            account=account,
            user_id=env.get("KALTURA_USER_ID", cls.user_id),
            expiry=int(_number(env, "KALTURA_EXPIRY", cls.expiry)),
            timeout=_number(env, "KALTURA_TIMEOUT", 90),
            patience=_number(env, "KALTURA_PATIENCE", cls.patience),
            **_browser(env),
        )
        return settings.announced(_read_announcement(env[ANNOUNCE])) if ANNOUNCE in env else settings

    @classmethod
    def _live(cls, env: Mapping[str, str]) -> Settings:
        for contradiction in (ANNOUNCE, ACCOUNT):
            if contradiction in env:
                raise SettingsError(
                    f"Set either {contradiction} (the sandbox) or KALTURA_SERVICE_URL and secrets (a server), not both."
                )
        missing = [name for name in LIVE if name not in env]
        if missing:
            raise SettingsError(
                f"Set {' and '.join(missing)} in .env or the environment, or remove the other KALTURA_ settings to run "
                "against the embedded sandbox."
            )
        url = env["KALTURA_SERVICE_URL"].rstrip("/").removesuffix("/api_v3")
        if not url.startswith(("http://", "https://")):
            raise SettingsError("Set KALTURA_SERVICE_URL to a URL that begins with http:// or https://.")
        return cls(
            target="live",
            service_url=url,
            partner_id=int(_number(env, "KALTURA_PARTNER_ID", 0)),
            admin_secret=env["KALTURA_ADMIN_SECRET"],
            user_secret=env.get("KALTURA_USER_SECRET", ""),
            operator_id=_operator(env),
            operator_secret=env.get("KALTURA_OPERATOR_SECRET", ""),
            collector=env.get("KALTURA_ANALYTICS_URL", cls.collector).rstrip("/"),
            user_id=env.get("KALTURA_USER_ID", cls.user_id),
            expiry=int(_number(env, "KALTURA_EXPIRY", cls.expiry)),
            timeout=_number(env, "KALTURA_TIMEOUT", cls.timeout),
            patience=_number(env, "KALTURA_PATIENCE", cls.patience),
            concurrency=max(1, int(_number(env, "KALTURA_CONCURRENCY", CONCURRENCY))),
            account_changes=env.get(ACCOUNT_CHANGES, "") == "1",
            **_browser(env),
        )


def _browser(env: Mapping[str, str]) -> dict[str, Any]:
    """BROWSER is also what desktops name the user's browser by: only 1 and 0 are meant for us."""
    return {
        "in_browser": {"1": True, "0": False}.get(env.get("BROWSER", "")),
        "browser": env.get(BROWSER_PROGRAM, ""),
    }


def _operator(env: Mapping[str, str]) -> int:
    """The operator's account, whose number is below 0 on a server as it is installed."""
    given = env.get("KALTURA_OPERATOR_PARTNER_ID", str(OPERATOR))
    try:
        return int(given)
    except ValueError:
        raise SettingsError(
            f"Set KALTURA_OPERATOR_PARTNER_ID to an account's number; it is {given!r}."
        ) from None


def _number(env: Mapping[str, str], name: str, default: float) -> float:
    try:
        number = float(env.get(name, default))
    except ValueError:
        number = 0
    if number <= 0:
        raise SettingsError(f"Set {name} to a number above 0; it is {env.get(name)!r}.")
    return number


def _read_announcement(path: str) -> dict[str, Any]:
    try:
        announcement = json.loads(Path(path).read_text())
        return dict(announcement)
    except (OSError, ValueError) as failure:
        raise SettingsError(
            f"Set {ANNOUNCE} to the file that a running sandbox wrote with --announce; {path} can't be read."
        ) from failure
