"""Scenarios run on another account of the sandbox where that has what the one that was asked for lacks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from features.support.running import ledger, run
from features.support.running.embedded import Sandbox
from features.support.running.run import Run
from features.support.scenario.world import World
from features.support.wire.settings import Settings

APPROVAL, AUTOMATIC = ["needs.replacement_approval"], ["needs.automatic_replacement"]


@pytest.fixture
def home(sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    monkeypatch.setattr(ledger, "DIRECTORY", tmp_path)
    monkeypatch.setattr(run, "DIRECTORY", tmp_path)
    one = Run(Settings("embedded").announced(sandbox.announcement()), "r0test")
    yield one
    one.end()
    one.left_behind()
    assert not list(tmp_path.iterdir())  # no ledger of any of them is left


def account(of: Run, tags: list[str]) -> int:
    return of.on(tags).settings.partner_id


def test_each_scenario_has_the_account_that_it_needs(home: Run) -> None:
    full, other = home.settings, home.settings.beside[0]
    assert account(home, []) == account(home, AUTOMATIC) == full.partner_id
    assert account(home, APPROVAL) == other.partner_id != full.partner_id
    assert (
        account(home, APPROVAL + AUTOMATIC) == full.partner_id
    )  # no account has both: skipped, and told there
    assert "the account lacks: replacement_approval" in home.capabilities.reason_to_skip(APPROVAL + AUTOMATIC)
    assert home.on(APPROVAL).capabilities.reason_to_skip(APPROVAL) == ""


def test_an_account_that_is_asked_for_by_name_has_none_beside_it(sandbox: Sandbox, home: Run) -> None:
    plain = Run(Settings("embedded", account="plain").announced(sandbox.announcement()), "r0plain")
    assert plain.on(APPROVAL) is plain
    plain.left_behind()


def test_what_a_scenario_makes_there_is_its_own_and_goes_with_the_run(home: Run) -> None:
    world = World(home)
    world.begin(APPROVAL)
    there = world.run
    assert world.run is not home and world.stamp.startswith(there.id) and there.id != home.id
    fields = {"objectType": "KalturaMediaEntry", "name": world.unique("Talk"), "mediaType": 1}
    made = world.call("media.add", {"entry": fields})
    assert made["partnerId"] == home.settings.beside[0].partner_id
    assert world.evidence.transcript
    world.evidence.flush()
    world.begin()
    assert world.run is home
    home.end()
    with pytest.raises(Exception, match="ENTRY_ID_NOT_FOUND"):
        there.client.call("media.get", {"entryId": made["id"]}, ks=there.admin())
