"""What the account can do is found out once a run and told before it; what it lacks is the reason to skip."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from features.support.running.capabilities import Capabilities
from features.support.running.conditions import Tries
from features.support.wire.client import KalturaClient
from features.support.wire.settings import Settings, SettingsError
from tests.support.conftest import Echo

SETTINGS = Settings("live", service_url="http://127.0.0.1:9", partner_id=101, admin_secret="x")
FORBIDDEN = {"code": "SERVICE_FORBIDDEN", "message": "no", "objectType": "KalturaAPIException", "args": {}}


def capabilities(echo: Echo, settings: Settings = SETTINGS, notes: Path | None = None) -> Capabilities:
    return Capabilities(KalturaClient(echo.url), lambda: "ks", settings, notes)


def test_the_table_tells_what_is_granted_and_why_the_rest_is_not(echo: Echo) -> None:
    echo.answers = [(200, FORBIDDEN), (200, "FEATURE_RECYCLE_BIN,FEATURE_X")]
    tags = ["needs.live", "needs.recycle_bin", "needs.user_secret", "needs.magic", "critical"]
    assert capabilities(echo).table(tags)[1:] == [
        "  live                     not granted: liveStream.list is refused: SERVICE_FORBIDDEN",
        "  magic                    unknown: features/support/running/capabilities.py has no probe for it",
        "  recycle_bin              granted",
        "  user_secret              not granted: KALTURA_USER_SECRET isn't set",
    ]


@pytest.mark.parametrize("done", [True, False])
def test_what_takes_a_media_job_is_tried_when_it_is_needed(echo: Echo, done: bool) -> None:
    asked: list[bool] = []
    client = KalturaClient(echo.url)
    tries = Tries(composes=lambda: asked.append(done) or done)
    trying = Capabilities(client, lambda: "ks", SETTINGS, tries=tries)
    assert trying.table(["needs.composition"])[1:] == [
        "  composition              tried out when the first scenario needs it"
    ]
    assert not asked
    assert bool(trying.reason_to_skip(["needs.composition"])) is not done
    assert trying.has("composition") is done
    assert len(asked) == 1


@pytest.mark.parametrize(("body", "granted"), [("pts,rms_level", True), ("", False)])
def test_volume_maps_are_there_where_one_can_be_read(echo: Echo, body: str, granted: bool) -> None:
    films, flavors = {"objects": [{"id": "0_film"}]}, [{"id": "0_flavor", "isOriginal": True}]
    echo.answers = [(200, films), (200, flavors), (200, body)]
    assert capabilities(echo).has("volume_map") is granted


FOUND, EMPTY = {"totalCount": 3}, {"totalCount": 0}
ABSENT = {**FORBIDDEN, "code": "SANDBOX_NOT_IMPLEMENTED"}
NO_RANGE = {**FORBIDDEN, "code": "SEARCH_TYPE_NOT_ALLOWED_ON_FIELD"}


@pytest.mark.parametrize(
    ("answers", "granted"),
    [
        ([EMPTY, FOUND], True),  # no captions yet, and an engine
        ([EMPTY, EMPTY], False),  # a server whose engine is missing answers, but empty
        ([EMPTY, ABSENT], True),  # it searches captions without eSearch
        ([EMPTY, NO_RANGE], False),
        ([FORBIDDEN], False),
    ],
)
def test_captions_can_be_searched_where_an_engine_answers(
    echo: Echo, answers: list[Any], granted: bool
) -> None:
    echo.answers = [(200, answer) for answer in answers]
    assert capabilities(echo).has("caption_search") is granted
    paths = [path.partition("/service/")[2] for path, _, _ in echo.requests]
    wanted = ["captionSearch_captionAssetItem/action/search", "elasticsearch_eSearch/action/searchEntry"]
    assert paths == wanted[: len(answers)]


def test_what_another_account_has_is_told_with_its_name(echo: Echo) -> None:
    other = Capabilities(KalturaClient(echo.url), lambda: "ks", replace(SETTINGS, account="approving"))
    echo.answers = [(200, "OTHER"), (200, "FEATURE_ENTRY_REPLACEMENT_APPROVAL")]
    table = capabilities(echo).table(["needs.replacement_approval"], lambda: [other])
    assert table[1:] == ["  replacement_approval     granted to the account 'approving'"]


def test_no_table_without_needs(echo: Echo) -> None:
    assert capabilities(echo).table(["critical", "slow"]) == []


@pytest.mark.parametrize(
    ("held", "granted"), [("FEATURE_ENTRY_REPLACEMENT_APPROVAL", False), ("OTHER", True)]
)
def test_some_behaviour_is_there_as_long_as_a_permission_is_not(echo: Echo, held: str, granted: bool) -> None:
    echo.answers = [(200, held)]
    assert capabilities(echo).has("automatic_replacement") is granted


def test_the_processes_of_a_run_ask_the_account_once(echo: Echo, tmp_path: Path) -> None:
    echo.answers = [(200, FORBIDDEN), (200, {"totalCount": 0})]
    first = capabilities(echo, notes=tmp_path / "notes").of("live")
    second = capabilities(echo, notes=tmp_path / "notes").of("live")
    assert first == second
    assert not second.granted
    assert len(echo.requests) == 1


def test_what_changes_the_account_runs_on_a_live_target_only_when_it_is_allowed(echo: Echo) -> None:
    guarded = capabilities(echo, replace(SETTINGS, account_changes=False))
    assert "KALTURA_ALLOW_ACCOUNT_CHANGES=1" in guarded.reason_to_skip(["changes_account"])
    assert capabilities(echo).reason_to_skip(["changes_account"]) == ""
    assert not echo.requests


LIVE = {
    "KALTURA_SERVICE_URL": "https://kaltura.example",
    "KALTURA_PARTNER_ID": "7",
    "KALTURA_ADMIN_SECRET": "s",
}


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ({}, (4, False)),
        ({"KALTURA_CONCURRENCY": "2", "KALTURA_ALLOW_ACCOUNT_CHANGES": "1"}, (2, True)),
        ({"KALTURA_ALLOW_ACCOUNT_CHANGES": "yes"}, (4, False)),
    ],
)
def test_a_live_target_is_spared_unless_told_otherwise(
    tmp_path: Path, given: dict[str, str], wanted: tuple[Any, ...]
) -> None:
    settings = Settings.load(LIVE | given, tmp_path / "none")
    assert (settings.concurrency, settings.account_changes) == wanted
    with pytest.raises(SettingsError, match="KALTURA_CONCURRENCY"):
        Settings.load(LIVE | {"KALTURA_CONCURRENCY": "0"}, tmp_path / "none")


def test_the_sandbox_is_not_spared(tmp_path: Path) -> None:
    settings = Settings.load({}, tmp_path / "none")
    assert (settings.concurrency, settings.account_changes) == (0, True)
