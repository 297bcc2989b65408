"""Accounts that tests register, and ways to act in them."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import Any

import pytest

from tests.sandbox.conftest import Api, refused

SYSTEM = "systemPartner_systemPartner"
PASSWORD = "Passw0rd!"
GROUP = 3
_numbers = itertools.count(1)


@dataclass
class Made:
    """A registered account: its fields as they were answered, and a session of its owner."""

    api: Api
    told: dict[str, Any]
    ks: str

    @property
    def id(self) -> int:
        return int(self.told["id"])

    def ok(self, name: str, fields: Any = None) -> Any:
        return self.api.ok(name, fields, ks=self.ks)

    def code(self, name: str, fields: Any = None) -> str:
        return self.api.code(name, fields, ks=self.ks)


class Accounts:
    """Registers accounts, and configures them as the operator."""

    def __init__(self, api: Api) -> None:
        self.api = api

    def fields(self, **fields: Any) -> dict[str, Any]:
        number = next(_numbers)
        given = {"name": f"Account {number}", "adminName": "Ann Other", "description": "of a test"}
        return {"objectType": "KalturaPartner", "adminEmail": f"a{number}@example.com"} | given | fields

    def answer(self, parent: Made | None = None, arguments: Any = None, **fields: Any) -> Any:
        """What a registration is answered with."""
        sent = {"partner": self.fields(**fields), "cmsPassword": PASSWORD} | (arguments or {})
        return self.api.call("partner.register", sent, ks=parent.ks if parent else None)

    def make(self, parent: Made | None = None, arguments: Any = None, **fields: Any) -> Made:
        told = self.answer(parent, arguments, **fields)
        assert not refused(told), told
        return Made(self.api, told, self.session(told))

    def session(self, told: Any, **fields: Any) -> str:
        sent = {
            "partnerId": told["id"],
            "secret": told["adminSecret"],
            "type": 2,
            "userId": told["adminEmail"],
        }
        return str(self.api.ok("session.start", sent | fields, ks=None))

    def group(self) -> Made:
        made = self.make()
        self.configure(made, partnerGroupType=GROUP)
        return made

    def configure(self, made: Made, **fields: Any) -> None:
        sent = {"objectType": "KalturaSystemPartnerConfiguration", **fields}
        self.api.ok(f"{SYSTEM}.updateConfiguration", {"pId": made.id, "configuration": sent}, ks="operator")

    def set_status(self, made: Made, status: int) -> None:
        sent = {"id": made.id, "status": status, "reason": "a test"}
        self.api.ok(f"{SYSTEM}.updateStatus", sent, ks="operator")


@pytest.fixture
def accounts(api: Api) -> Accounts:
    return Accounts(api)
