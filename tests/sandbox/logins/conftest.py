"""Accounts with rules of their own, and users in them who may log in."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Any

import pytest

from tests.sandbox.conftest import Api

GOOD, OTHER, THIRD = "bcdfgh12!", "jklmnp34!", "qrstvw56!"
OWNERS = "Owner-pass1"


@dataclass
class Studio:
    """An account of a test's own, with the rules of passwords that it was given."""

    api: Api
    id: int
    ks: str
    email: str

    def user(self, name: str = "ann", password: str = GOOD, **more: Any) -> str:
        """A user who may log in; the e-mail is answered, the id is what stands before the @."""
        email = f"{name}-{self.id}@example.com"
        fields = {"id": email.partition("@")[0], "email": email, "password": password, **more}
        self.api.ok("user.add", {"user": fields}, ks=self.ks)
        return email

    def log_in(self, email: str, password: str = GOOD) -> str:
        """ "ok", or the code of the refusal."""
        asked = {"partnerId": self.id, "userId": email.partition("@")[0], "password": password}
        return told(self.api.call("user.login", asked, ks=None))

    def change(self, email: str, password: str, **new: str) -> str:
        return told(
            self.api.call("user.updateLoginData", {"oldLoginId": email, "password": password, **new}, ks=None)
        )


def told(answer: Any) -> str:
    return str(answer["code"]) if isinstance(answer, dict) and "code" in answer else "ok"


def studio_at(api: Api, **rules: Any) -> Studio:
    """Registers an account and gives it rules."""
    email = f"owner-{secrets.token_hex(5)}@example.com"
    partner = {"name": "Studio", "adminName": "Own Er", "adminEmail": email, "description": "x", "phone": "1"}
    made = api.ok("partner.register", {"partner": partner, "cmsPassword": OWNERS}, ks=None)
    started = {"secret": made["adminSecret"], "partnerId": made["id"], "type": 2, "userId": email}
    ks = str(api.ok("session.start", started, ks=None))
    if rules:
        api.ok("partner.update", {"partner": rules}, ks=ks)
    return Studio(api, int(made["id"]), ks, email)


@pytest.fixture
def studio(api: Api) -> Studio:
    """Five wrong passwords lock a login for an hour; the last two are remembered."""
    return studio_at(api, maxLoginAttempts=5, loginBlockPeriod=3600, numPrevPassToKeep=2)
