"""A killed run is swept: afterwards the account is as it was, whatever else is on it, and the ledger is gone.

The sandbox here outlives the runs: through KALTURA_SERVICE_URL it is a live target like any other server.
"""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from features.support.running.embedded import Sandbox
from features.support.running.ledger import Ledger
from features.support.running.ledger_page import Page
from features.support.running.sweep import Sweep, clear_vanished, reminder
from features.support.wire.client import KalturaClient
from features.support.wire.sessions import Sessions
from features.support.wire.settings import Settings
from tests.support.trees import environment, make_tree

GUIDES = ("features/05_organize/base_entry.feature", "features/02_create/transcoding_and_flavors.feature")
LISTED = (
    "baseEntry",
    "uploadToken",
    "conversionProfile",
    "flavorParams",
    "thumbParams",
    "accessControlProfile",
    "appToken",
    "responseProfile",
)
EVERY_ENTRY = {"statusIn": "-2,-1,0,1,2,4,5,6,7", "moderationStatusIn": "1,2,3,4,5,6"}
HIDDEN = {
    "displayInSearchEqual": -1,
    "objectType": "KalturaBaseEntryFilter",
    "statusIn": EVERY_ENTRY["statusIn"],
}


@pytest.fixture
def settings(sandbox: Sandbox) -> Settings:
    """The sandbox as a live target whose lists show everything within half a second.

    The account is the one with a default for live streams, which a scenario changes.
    """
    told = sandbox.announcement()
    return replace(Settings("live", timeout=0.5), account="approving").announced(told)


@pytest.fixture
def api(settings: Settings) -> Callable[..., Any]:
    client = KalturaClient(settings.service_url)
    ks = Sessions(client, settings).ks("admin")
    return lambda action, **params: client.call(action, params, None, ks)


def account(api: Callable[..., Any]) -> dict[str, Any]:
    """All that can be listed, hidden entries too, and what is the default of what."""
    lists = {service: api(f"{service}.list", pager={"pageSize": 500}) for service in LISTED}
    lists["baseEntry"] = api("baseEntry.list", filter={"objectType": "KalturaBaseEntryFilter", **EVERY_ENTRY})
    lists["hidden"] = api("baseEntry.list", filter=HIDDEN)
    found = {service: sorted(one["id"] for one in answer["objects"]) for service, answer in lists.items()}
    defaults = [one["id"] for one in lists["conversionProfile"]["objects"] if one.get("isDefault")]
    return found | {"defaults": sorted(defaults)}


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The suite in a place of its own, with reports of its own."""
    return make_tree(tmp_path_factory.mktemp("tree"))


def caught(
    tree: Path, settings: Settings, command: list[str], moment: Callable[[Path], bool]
) -> subprocess.Popen[str]:
    """A run of guides whose ledger has just brought about the moment, seen by looking: one that was missed is over."""
    directory = tree / "reports" / "ledger"
    for _ in range(5):
        run = subprocess.Popen(
            [sys.executable, "-m", *command, *GUIDES],
            cwd=tree,
            env=environment(settings),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        while run.poll() is None:
            if any(moment(path) for path in directory.glob("*.jsonl")):
                return run
            time.sleep(0.005)
        run.communicate()
    raise AssertionError("five runs ended before they could be stopped")


def killed(tree: Path, settings: Settings, moment: Callable[[Path], bool]) -> Page:
    """Run guides, and kill the run as soon as its ledger brings about the moment. The ledger then."""
    run = caught(tree, settings, ["behave", "--no-summary", "-f", "null"], moment)
    run.kill()
    run.communicate()
    (path,) = (tree / "reports" / "ledger").glob("*.jsonl")
    return Page.read(path)


def at_random(path: Path, moments: dict[Path, float] = {}) -> bool:  # noqa: B006 (kept from call to call)
    """Some time in the first second and a half of making things, of three and more."""
    return time.monotonic() > moments.setdefault(path, time.monotonic() + random.uniform(0.05, 1.5))


def in_the_middle(path: Path) -> bool:
    """Something is about to be made, and nobody has heard what became of it."""
    items = Page.read(path).items
    return len(items) > 2 and not all(item.id for item in items)


def when_the_account_is_changed(path: Path) -> bool:
    return bool(Page.read(path).changes)


@pytest.mark.parametrize("moment", [at_random, at_random, in_the_middle, when_the_account_is_changed])
def test_after_a_kill_the_account_is_swept_to_what_it_was(
    tree: Path, settings: Settings, api: Callable[..., Any], moment: Callable[[Path], bool]
) -> None:
    theirs = api("media.add", entry=entry("Theirs"))["id"]
    before = account(api)
    page = killed(tree, settings, moment)
    left = at_rest(api)
    assert page.left or left == before
    assert moment is at_random or left != before
    directory = page.path.parent
    assert bool(page.left) == ("an earlier run left" in reminder(settings, directory))
    assert Sweep(settings, directory).run(yes=True) == 0
    assert settled(api, before) == before, f"left was {left}"
    assert not list(directory.glob("*.jsonl"))
    assert reminder(settings, directory) == ""
    api("baseEntry.delete", entryId=theirs)


def test_ctrl_c_deletes_what_was_made_and_keeps_the_results(
    tree: Path, settings: Settings, api: Callable[..., Any]
) -> None:
    """All but what a call made whose answer the signal cut off: that is told, and the ledger has it."""
    before, directory = account(api), tree / "reports" / "ledger"
    run = caught(tree, settings, ["livingdocs", "run", "--jobs", "2", "--no-report"], in_the_middle)
    run.send_signal(signal.SIGINT)
    told, _ = run.communicate(timeout=180)
    assert run.returncode == 130
    assert "Stopping" in told
    left = [item for path in directory.glob("*.jsonl") for item in Page.read(path).items]
    assert not [item for item in left if item.id]
    assert bool(left) == ("got no answer" in told) == ("make sweep" in told)
    assert Sweep(settings, directory).run(yes=True) == 0
    assert settled(api, before) == before
    assert list((tree / "reports" / "allure-results").glob("*-result.json"))


def at_rest(api: Callable[..., Any]) -> dict[str, Any]:
    """The account, once the request that was under way when the run was killed has ended on the server."""
    found: dict[str, Any] = {}
    while (now := account(api)) != found:
        found = now
        time.sleep(1)
    return found


def settled(api: Callable[..., Any], wanted: dict[str, Any]) -> dict[str, Any]:
    """The account, as soon as it is as wanted, or after half a minute: a conversion may outlive its entry."""
    deadline = time.monotonic() + 30
    while (found := account(api)) != wanted and time.monotonic() < deadline:
        time.sleep(0.2)
    return found


# -- what is told apart


@pytest.fixture
def run(settings: Settings, tmp_path: Path) -> Iterator[tuple[Ledger, Callable[..., Any]]]:
    """A run in progress: its ledger, and calls that it follows."""
    ledger = Ledger("r9zzz", settings, tmp_path)
    client = KalturaClient(settings.service_url, book=ledger)
    ks = Sessions(client, settings).ks("admin")
    yield ledger, lambda action, **params: client.call(action, params, None, ks)


def entry(name: str) -> dict[str, Any]:
    return {"objectType": "KalturaMediaEntry", "name": name, "mediaType": 1}


def forget_answers(ledger: Ledger) -> None:
    """As if the run had been killed before it could write down any id."""
    lines = [line for line in ledger.path.read_text().splitlines() if '"event": "made"' not in line]
    ledger.path.write_text("\n".join(lines) + "\n")


def test_what_was_never_learned_is_found_by_name_and_by_what_was_sent(
    run: Any, settings: Settings, api: Callable[..., Any], tmp_path: Path
) -> None:
    ledger, call = run
    before = account(api)
    source = call("media.add", entry=entry("Talk r9zzz1"))["id"]
    call("baseEntry.clone", entryId=source)  # takes its name from its source
    call("uploadToken.add")
    call(
        "appToken.add",
        appToken={"objectType": "KalturaAppToken", "description": "only here", "sessionUserId": "guide-user"},
    )
    call("accessControlProfile.add", accessControlProfile={"name": "Gate r9zzz"})
    forget_answers(ledger)
    assert ledger.close() == 5
    assert Sweep(settings, tmp_path).run(yes=True) == 0
    assert account(api) == before
    assert not ledger.path.exists()


def test_other_peoples_things_stay(
    run: Any, settings: Settings, api: Callable[..., Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ledger, call = run
    call("uploadToken.add")
    theirs = [api("uploadToken.add")["id"], api("media.add", entry=entry("Talk"))["id"]]
    ours = call("media.add", entry=entry("Talk r9zzz1"))["id"]
    forget_answers(ledger)
    with ledger.path.open(
        "a"
    ) as file:  # an id that the ledger takes for its own, of an entry made at another time
        item = {"key": "x", "at": 1000, "within": ""}
        making = item | {"event": "making", "action": "media.add", "name": "Old r9zzz"}
        made = item | {"event": "made", "id": theirs[1], "type": "KalturaMediaEntry"}
        file.write(f"{json.dumps(making)}\n{json.dumps(made)}\n")
    ledger.close()
    assert Sweep(settings, tmp_path).run(yes=True) == 1
    told = capsys.readouterr().out
    assert "2 things on the account could be it" in told
    assert "its id belongs to something else now" in told
    kept = account(api)
    assert theirs[0] in kept["uploadToken"]
    assert theirs[1] in kept["baseEntry"]
    assert ours not in kept["baseEntry"]
    for id in kept["uploadToken"]:
        api("uploadToken.delete", uploadTokenId=id)
    api("baseEntry.delete", entryId=theirs[1])


def test_it_shows_what_it_will_do_and_deletes_nothing_unasked(
    run: Any, settings: Settings, api: Callable[..., Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ledger, call = run
    id = call("media.add", entry=entry("Talk r9zzz1"))["id"]
    ledger.changing("conversionProfile.setAsDefault", {"id": "5"})
    ledger.close()
    assert Sweep(settings, tmp_path).run(yes=False) == 1
    told = capsys.readouterr().out
    assert f"delete    media                    {id}" in told
    assert "put back  conversionProfile.setAsDefault(id=5)" in told
    assert "say --yes" in told
    assert api("media.get", entryId=id)["name"] == "Talk r9zzz1"
    api("media.delete", entryId=id)


def test_other_targets_and_runs_in_progress_are_left_alone(
    run: Any, settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ledger, call = run
    id = call("media.add", entry=entry("Talk r9zzz1"))["id"]
    assert Sweep(settings, tmp_path).run(yes=True) == 0  # in progress
    assert ledger.path.exists()
    ledger.close()
    assert Sweep(replace(settings, partner_id=7), tmp_path).run(yes=True) == 0
    assert f"Not touched: run r9zzz left 1 thing on {settings.service_url}" in capsys.readouterr().out
    assert call("media.get", entryId=id)["id"] == id
    assert Sweep(settings, tmp_path).run(yes=True) == 0


def test_ledgers_of_sandboxes_that_have_ended_are_cleared_silently(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ended = replace(settings, target="embedded", service_url="http://127.0.0.1:9")
    for number, one in enumerate(
        (ended, replace(settings, target="embedded"), replace(ended, target="live"))
    ):
        ledger = Ledger(f"r{number}", one, tmp_path)
        ledger.calling("media.add", {"entry": {"name": f"Talk r{number}"}})
        ledger.close()
    clear_vanished(tmp_path)
    assert sorted(path.stem for path in tmp_path.glob("*.jsonl")) == ["r1", "r2"]
    assert capsys.readouterr().out == ""
