"""Accounts that a run registered: the ledger knows them, and a sweep has the operator delete them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from features.support.api import making
from features.support.running.embedded import Sandbox
from features.support.running.ledger import Ledger
from features.support.running.sweep import Sweep
from features.support.wire.client import KalturaClient
from features.support.wire.sessions import Sessions
from features.support.wire.settings import Settings

DELETED, ACTIVE = 0, 1


@pytest.fixture(scope="module")
def settings() -> Iterator[Settings]:
    one = Sandbox()
    one.start()
    yield replace(Settings("live", timeout=0.5), account="full").announced(one.announcement())
    one.stop()


def register(client: KalturaClient, name: str) -> str:
    fields = {"objectType": "KalturaPartner", "name": name, "adminName": "Ann Other", "description": "x"}
    partner = fields | {"adminEmail": f"{name.replace(' ', '-')}@example.com"}
    return str(client.call("partner.register", {"partner": partner, "cmsPassword": "Passw0rd!"})["id"])


def status(settings: Settings, account: str) -> int:
    client = KalturaClient(settings.service_url)
    ks = Sessions(client, settings).ks("operator")
    return int(client.call(f"{making.PLATFORM}.get", {"pId": account}, None, ks)["status"])


def test_a_sweep_deletes_the_accounts_of_a_run_and_no_others(settings: Settings, tmp_path: Path) -> None:
    ledger = Ledger("r9acc", settings, tmp_path)
    theirs = register(KalturaClient(settings.service_url), "Somebody else")
    ours = register(KalturaClient(settings.service_url, book=ledger), "One r9acc")
    ledger.close()
    assert Sweep(settings, ledger.path.parent).run(yes=True) == 0
    assert (status(settings, ours), status(settings, theirs)) == (DELETED, ACTIVE)
    assert not ledger.path.exists()


def test_the_operators_calls_about_accounts_name_none_by_partner_id() -> None:
    assert not making.names_account("systemPartner_systemPartner.get")
    assert not making.names_account("partner.register")
    assert making.names_account("drm_drmProfile.list")


def test_deleting_an_account_is_giving_it_the_status() -> None:
    action, params = making.deletion("partner", "id", "17")
    assert making.deleted(action, params) == "17"
    assert not making.deleted(action, {**params, "status": 2})
    assert making.family(action) == making.family("partner.register")
