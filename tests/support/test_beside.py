"""What comes into being beside what a run makes: users by being named, hidden entries, flags. Nothing else is swept."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from features.support.running import beside
from features.support.running.embedded import Sandbox
from features.support.running.ledger import Ledger
from features.support.running.ledger_page import Page
from features.support.running.sweep import Sweep
from features.support.running.tidying import tidy
from features.support.wire.client import KalturaClient, KalturaError
from features.support.wire.sessions import Sessions
from features.support.wire.settings import Settings

Call = Callable[..., Any]
FILM = Path(__file__).parents[2] / "features" / "data" / "keynote_short.mp4"


@pytest.fixture(scope="module")
def settings() -> Iterator[Settings]:
    one = Sandbox()
    one.start()
    yield replace(Settings("live", timeout=0.5), account="full").announced(one.announcement())
    one.stop()


@pytest.fixture
def api(settings: Settings) -> Call:
    """Somebody else's calls."""
    client = KalturaClient(settings.service_url)
    ks = Sessions(client, settings).ks("nobody")
    return lambda action, **params: client.call(action, params, None, ks)


@pytest.fixture
def ledger(settings: Settings, tmp_path: Path, api: Call) -> Ledger:
    one = Ledger("r9bes", settings, tmp_path)
    one.is_new = lambda user: beside.is_new(lambda action, params: api(action, **params), user)
    return one


@pytest.fixture
def call(settings: Settings, ledger: Ledger) -> Call:
    """The run's calls."""
    client = KalturaClient(settings.service_url, book=ledger)
    sessions = Sessions(client, settings)
    return lambda action, **params: client.call(action, params, None, sessions.ks("admin"))


def entry(name: str, **more: Any) -> dict[str, Any]:
    return {"objectType": "KalturaMediaEntry", "mediaType": 1, "name": name, **more}


def users(api: Call) -> set[str]:
    return {user["id"] for user in api("user.list", pager={"pageSize": 500})["objects"]}


def test_users_that_came_into_being_by_being_named_are_swept(
    settings: Settings, api: Call, call: Call, ledger: Ledger
) -> None:
    api("user.add", user={"objectType": "KalturaUser", "id": "theirs"})
    before = users(api) | {"guide-admin"}  # the sweep's own session makes its user
    call("media.add", entry=entry("One r9bes", userId="somebody-new", entitledUsersEdit="editor-new, theirs"))
    assert users(api) - before >= {"somebody-new"}
    ledger.close()
    assert Sweep(settings, ledger.path.parent).run(yes=True) == 0
    assert users(api) == before
    assert not ledger.path.exists()


def test_the_end_of_a_run_does_so_too(settings: Settings, api: Call, call: Call, ledger: Ledger) -> None:
    before = users(api)
    call("media.add", entry=entry("One r9bes", userId="somebody-else"))
    client = KalturaClient(settings.service_url, book=ledger)
    assert tidy(ledger, client, Sessions(client, settings)) == []
    assert users(api) == before
    assert ledger.close() == 0


def test_flags_are_answered_before_their_entry_goes(
    settings: Settings, api: Call, call: Call, ledger: Ledger
) -> None:
    flagged = call("media.add", entry=entry("Bad r9bes"))["id"]
    call("baseEntry.flag", moderationFlag={"objectType": "KalturaModerationFlag", "flaggedEntryId": flagged})
    assert api("baseEntry.listFlags", entryId=flagged)["totalCount"] == 1
    ledger.close()
    assert Sweep(settings, ledger.path.parent).run(yes=True) == 0
    with pytest.raises(KalturaError, match="NOT_FOUND"):
        api("baseEntry.get", entryId=flagged)
    assert api("baseEntry.listFlags", entryId=flagged)["totalCount"] == 0


def test_flags_of_entries_that_are_deleted_are_told(
    settings: Settings, api: Call, call: Call, ledger: Ledger, capsys: pytest.CaptureFixture[str]
) -> None:
    flagged, other = (call("media.add", entry=entry(f"{name} r9bes"))["id"] for name in ("Bad", "Other"))
    call("baseEntry.flag", moderationFlag={"objectType": "KalturaModerationFlag", "flaggedEntryId": flagged})
    api("baseEntry.delete", entryId=flagged)
    ledger.close()
    assert Sweep(settings, ledger.path.parent).run(yes=True) == 0
    told = capsys.readouterr().out
    assert f"leave     flags                    {flagged}" in told
    assert f"delete    media                    {other}" in told


PAGE = Page(
    Path("/nowhere/r1.jsonl"),
    run="r1",
    at=1000.0,
    until=1100.0,
    ids={"0_ours0001"},
    hiding=[1050.0],
    sources={"0_source01"},
)


def listed(*entries: dict[str, Any]) -> beside.Call:
    return lambda action, params: {"objects": list(entries)}


def hidden(name: str, at: int, user: str = "guide-admin", **more: Any) -> dict[str, Any]:
    return {"id": f"0_{name}", "name": name, "createdAt": at, "userId": user, **more}


@pytest.mark.parametrize(
    ("one", "ours"),
    [
        (hidden("101_1050", 1050, replacedEntryId="0_ours0001"), True),
        (hidden("101_1050", 1050, replacedEntryId="0_theirs01"), False),
        (hidden("TEMP_0_ours0001_1050", 1050), True),
        (hidden("TEMP_0_theirs01_1050", 1050), False),
        (hidden("TEMP_0_source01_1050", 1050), True),
        (hidden("TEMP_0_source01_1090", 1090), False),
        (hidden("TEMP_1051", 1051), True),
        (hidden("MULTI_TEMP_1051", 1051), True),
        (hidden("TEMP_1051", 1051, user="somebody"), False),
        (hidden("TEMP_1090", 1090), False),  # nobody asked for parts then
        (hidden("TEMPO_1051", 1051), False),
    ],
)
def test_hidden_entries_are_the_runs_by_what_they_name_or_by_the_second(
    one: dict[str, Any], ours: bool
) -> None:
    assert bool(beside.hidden(listed(one), PAGE, 0.0, {"guide-admin"})) is ours


def test_where_more_were_made_than_the_run_asked_for_none_is_touched() -> None:
    both = hidden("TEMP_1051", 1051), hidden("TEMP_1052", 1052)
    assert beside.hidden(listed(*both), PAGE, 0.0, {"guide-admin"}) == []


def test_what_the_platform_makes_of_dropped_files_is_swept_with_their_folder(
    settings: Settings, api: Call, ledger: Ledger, tmp_path: Path
) -> None:
    """Nobody called for these entries, so that the ledger names none of them."""
    place = tmp_path / "dropped"
    place.mkdir()
    shutil.copy(FILM, place / "harbour r9bes.mp4")
    client = KalturaClient(settings.service_url, book=ledger)
    sessions = Sessions(client, settings)
    ks = sessions.ks("operator")
    given = {"dropFolder": folder(place) | {"partnerId": settings.partner_id}}
    client.call("dropFolder_dropFolder.add", sessions.within(ks, given), None, ks)
    found = {
        "filter": {"objectType": "KalturaBaseEntryFilter", "nameLike": "r9bes", "statusIn": "-1,0,1,2,4"}
    }
    deadline = time.monotonic() + 30
    while not api("baseEntry.list", **found)["totalCount"]:
        assert time.monotonic() < deadline
        time.sleep(0.1)
    ledger.close()
    assert Sweep(settings, ledger.path.parent).run(yes=True) == 0
    assert not api("baseEntry.list", **found)["totalCount"]
    assert not ledger.path.exists()


def folder(place: Path) -> dict[str, Any]:
    """A drop folder whose files become entries."""
    config = {"objectType": "KalturaDropFolderContentFileHandlerConfig", "contentMatchPolicy": 1}
    return {
        "objectType": "KalturaDropFolder", "name": "Inbox r9bes", "status": 1, "type": "1", "dc": 0, "path": str(place),
        "fileHandlerType": "1", "fileHandlerConfig": config, "fileSizeCheckInterval": 0,
    }  # fmt: skip
