"""A scenario's memory: names, tables, attempts, tidying up; and what an account is found to lack."""

from __future__ import annotations

import functools
import json
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest
from behave.model import Table

from features.support.api import nouns
from features.support.running import run
from features.support.running.ledger import Ledger
from features.support.running.run import Run
from features.support.scenario import objects
from features.support.scenario.refusals import refused
from features.support.scenario.world import World
from features.support.wire.settings import Settings
from tests.support.conftest import Echo

NOT_FOUND = {"code": "ENTRY_ID_NOT_FOUND", "message": "gone", "objectType": "KalturaAPIException", "args": []}
FORBIDDEN = {"code": "SERVICE_FORBIDDEN", "message": "no", "objectType": "KalturaAPIException", "args": []}
ENTRY = {"id": "0_abcd1234", "status": 7, "objectType": "KalturaMediaEntry"}


@pytest.fixture
def world(echo: Echo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    monkeypatch.setattr(run, "Ledger", functools.partial(Ledger, directory=tmp_path))
    settings = Settings(
        "live", service_url=echo.url, partner_id=101, admin_secret="admin-secret-1", timeout=2
    )
    made = World(Run(settings, "r0test"))
    echo.answers = [(200, "the-admins-session")]
    made.admin()
    echo.requests.clear()
    yield made


def table(*rows: tuple[str, str]) -> Table:
    return Table(list(rows[0]), rows=[list(row) for row in rows[1:]])


def sent(echo: Echo, number: int = -1) -> dict[str, str]:
    return dict(parse_qsl(echo.requests[number][2].decode(), keep_blank_values=True))


def test_what_is_created_is_named_entered_and_deleted_last_first(
    world: World, echo: Echo, tmp_path: Path
) -> None:
    echo.answers = [(200, ENTRY), (200, ENTRY | {"id": "0_second00"}), (200, None)]
    objects.add(world, nouns.ENTRY, "Draft", table(("tags", "a, b")))
    objects.add(world, nouns.ENTRY, "Other")
    assert sent(echo, 0)["entry[name]"].startswith("Draft r0test")
    assert sent(echo, 0)["entry[mediaType]"] == "1"
    assert world.id("entry", "Draft") == "0_abcd1234"
    world.end()
    assert [sent(echo, number)["entryId"] for number in (-2, -1)] == ["0_second00", "0_abcd1234"]
    events = [json.loads(line)["event"] for line in (tmp_path / "r0test.jsonl").read_text().splitlines()]
    assert events == ["run", "making", "made", "making", "made", "deleted", "deleted"]


def test_tidying_up_never_fails_a_scenario(
    world: World, echo: Echo, caplog: pytest.LogCaptureFixture
) -> None:
    echo.answers = [(200, ENTRY), (200, ENTRY), (200, NOT_FOUND), (200, FORBIDDEN)]
    objects.add(world, nouns.ENTRY, "First")
    objects.add(world, nouns.ENTRY, "Second")
    with caplog.at_level(logging.WARNING):
        world.end()
    assert [record.getMessage().split(" is left")[0] for record in caplog.records] == ["entry 0_abcd1234"]


def test_shared_samples_can_be_read_and_not_changed(world: World) -> None:
    world.remember(nouns.ENTRY, "Keynote", ENTRY, shared=True)
    assert world.id("entry", "Keynote") == "0_abcd1234"
    with pytest.raises(AssertionError, match="shared and must not be changed"):
        world.own("entry", "Keynote")


def test_names_that_the_scenario_never_gave_are_a_mistake(world: World) -> None:
    world.remember(nouns.ENTRY, "Keynote", ENTRY)
    with pytest.raises(AssertionError, match=r"nothing called \"Keynot\"; it has \['Keynote'\]"):
        world.record("Keynot")
    with pytest.raises(AssertionError, match='"Keynote" is an entry, not an upload token'):
        world.id("upload token", "Keynote")


def test_cells_become_parameters(world: World) -> None:
    world.remember(nouns.ENTRY, "Keynote", ENTRY)
    rows = table(
        ("statusIn", "READY,NO_CONTENT"),
        ("idIn", "<Keynote>,0_x"),
        ("tags", "(null)"),
        ("flag", "true"),
        ("nameLike", "Keynote"),
        ("userId", ""),
    )
    fields = world.fields(nouns.ENTRY, rows)
    assert fields.pop("nameLike").startswith("Keynote r0test")
    assert fields == {"statusIn": "2,7", "idIn": "0_abcd1234,0_x", "tags": None, "flag": True, "userId": ""}


def test_answers_are_compared_without_the_stamps_of_unique_names(world: World) -> None:
    name = world.unique("Keynote")
    assert name != "Keynote"
    assert world.plain({"objects": [{"name": name, "plays": 0}]}) == {
        "objects": [{"name": "Keynote", "plays": 0}]
    }


def test_an_attempt_keeps_the_refusal_and_an_act_fails_with_it(world: World, echo: Echo) -> None:
    echo.answers = [(200, FORBIDDEN)]
    with world.attempt():
        world.call("media.list")
    assert refused(world).code == "SERVICE_FORBIDDEN"
    with (
        pytest.raises(AssertionError, match=r"refused media\.list with SERVICE_FORBIDDEN"),
        world.attempt(expected=False),
    ):
        world.call("media.list")


def test_a_refusal_that_did_not_come_is_told_with_the_answer(world: World, echo: Echo) -> None:
    echo.answers = [(200, {"totalCount": 3})]
    with world.attempt():
        world.call("media.list")
    with pytest.raises(AssertionError, match=r'did not refuse; it answered \{"totalCount": 3\}'):
        refused(world)


def test_waiting_gives_up_at_once_on_a_state_that_never_ends(world: World, echo: Echo) -> None:
    world.remember(nouns.ENTRY, "Broken", ENTRY)
    echo.answers = [(200, ENTRY | {"status": -1})]
    with pytest.raises(
        AssertionError, match=r'"Broken" becomes READY can\'t come true any more: .* is ERROR_CONVERTING'
    ):
        objects.wait_for(world, "Broken", "READY")
    assert len(echo.requests) == 1


def test_what_still_exists_is_not_gone(world: World, echo: Echo) -> None:
    world.remember(nouns.ENTRY, "Draft", ENTRY)
    echo.answers = [(200, ENTRY)]
    with pytest.raises(AssertionError, match='"Draft" still exists'):
        objects.must_be_gone(world, nouns.ENTRY, "Draft")
    echo.answers = [(200, NOT_FOUND)]
    objects.must_be_gone(world, nouns.ENTRY, "Draft")


REFUSED = "the account lacks: live (liveStream.list is refused: SERVICE_FORBIDDEN)"


@pytest.mark.parametrize(
    ("answer", "reason"), [(FORBIDDEN, REFUSED), (NOT_FOUND, ""), ({"totalCount": 0}, "")]
)
def test_a_feature_is_missing_where_its_probe_is_forbidden(
    world: World, echo: Echo, answer: Any, reason: str
) -> None:
    echo.answers = [(200, answer)]
    assert world.run.capabilities.reason_to_skip(["critical", "needs.live"]) == reason
    world.run.capabilities.reason_to_skip(["needs.live"])
    assert len(echo.requests) == 1


def test_tags_say_where_a_scenario_runs(world: World) -> None:
    assert world.run.capabilities.reason_to_skip(["live_only", "slow"]) == ""
    assert "sandbox" in world.run.capabilities.reason_to_skip(["sandbox_only"])
    with pytest.raises(KeyError):
        world.run.capabilities.reason_to_skip(["needs.magic"])
