"""A run that is to end, by a signal or because the target is gone: at once, tidy where that can be, and told truly."""

from __future__ import annotations

import signal
import subprocess
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from features.support.running.embedded import Sandbox
from features.support.running.ledger_page import Page
from features.support.running.sweep import Sweep
from features.support.wire.client import KalturaClient
from features.support.wire.sessions import Sessions
from features.support.wire.settings import Settings
from tests.support.trees import heard, make_tree, start

GUIDE = """
@allure.label.epic:Test
Feature: {title}

  Scenario: It waits for content that never comes
    Given an entry "Draft"
    Then "Draft" becomes READY
"""
GUIDES = ("features/90_wait/first.feature", "features/90_wait/second.feature")


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two guides that wait for a minute."""
    root = make_tree(tmp_path_factory.mktemp("tree"))
    for guide in GUIDES:
        (root / guide).parent.mkdir(exist_ok=True)
        (root / guide).write_text(GUIDE.format(title=Path(guide).stem), encoding="utf-8")
    return root


@pytest.fixture
def settings(sandbox: Sandbox) -> Iterator[Settings]:
    yield replace(Settings("live", timeout=0.5), account="full").announced(sandbox.announcement())
    sandbox._process.send_signal(signal.SIGCONT)  # type: ignore[union-attr]


def entries(settings: Settings) -> int:
    client = KalturaClient(settings.service_url)
    listed = client.call(
        "baseEntry.list", {"filter[statusIn]": "7"}, None, Sessions(client, settings).ks("admin")
    )
    return int(listed["totalCount"])


def ledgers(tree: Path) -> list[Path]:
    return list((tree / "reports" / "ledger").glob("*.jsonl"))


def waiting(tree: Path, run: subprocess.Popen[str]) -> None:
    """Until both scenarios wait for their entry."""
    while not any(len(Page.read(path).ids) == 2 for path in ledgers(tree)):
        assert run.poll() is None, run.communicate()[0]
        time.sleep(0.02)
    time.sleep(0.3)


@pytest.mark.parametrize(("asked", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_what_waits_at_once_and_what_was_made_is_deleted(
    tree: Path, settings: Settings, asked: signal.Signals, code: int
) -> None:
    before = entries(settings)
    run = start(tree, settings, "--jobs", "2", *GUIDES)
    waiting(tree, run)
    assert entries(settings) == before + 2
    begin = time.monotonic()
    run.send_signal(asked)
    told, _ = run.communicate(timeout=180)
    assert time.monotonic() - begin < 30
    assert run.returncode == code, told
    assert "SKIPPED 2 × the run was stopped" in told
    assert entries(settings) == before
    assert not ledgers(tree)


def test_a_second_ctrl_c_ends_at_once_and_leaves_the_ledger(
    tree: Path, sandbox: Sandbox, settings: Settings
) -> None:
    run = start(tree, settings, "--jobs", "2", *GUIDES)
    waiting(tree, run)
    sandbox._process.send_signal(signal.SIGSTOP)  # type: ignore[union-attr]  # tidying up now takes its time
    run.send_signal(signal.SIGINT)
    heard(run, "Stopping: ")  # of two signals at once, one would be heard
    begin = time.monotonic()
    run.send_signal(signal.SIGINT)
    told, _ = run.communicate(timeout=180)
    assert time.monotonic() - begin < 20
    assert run.returncode == 130, told
    sandbox._process.send_signal(signal.SIGCONT)  # type: ignore[union-attr]
    (left,) = ledgers(tree)
    assert Page.read(left).left == 2
    assert Sweep(settings, left.parent).run(yes=True) == 0


def test_a_target_that_stops_answering_ends_the_run_with_all_its_workers(
    tree: Path, sandbox: Sandbox, settings: Settings
) -> None:
    before = entries(settings)
    run = start(tree, settings, "--jobs", "2", *GUIDES, KALTURA_PATIENCE="3")
    waiting(tree, run)
    sandbox._process.send_signal(signal.SIGSTOP)  # type: ignore[union-attr]
    begin = time.monotonic()
    told, _ = run.communicate(timeout=180)
    assert time.monotonic() - begin < 40
    assert run.returncode == 130, told
    assert f"STOPPED the target stopped answering: {settings.service_url} is silent since " in told
    assert "guides: 0 passed, 0 failed, 2 skipped" in told
    assert "2 things of this run may still be on the target" in told
    sandbox._process.send_signal(signal.SIGCONT)  # type: ignore[union-attr]
    (left,) = ledgers(tree)
    assert Sweep(settings, left.parent).run(yes=True) == 0
    assert entries(settings) == before


def test_a_target_that_comes_back_is_gone_on_with(tree: Path, sandbox: Sandbox, settings: Settings) -> None:
    run = start(tree, settings, "--jobs", "1", *GUIDES[:1], KALTURA_PATIENCE="9", KALTURA_TIMEOUT="8")
    while not any(Page.read(path).ids for path in ledgers(tree)):
        assert run.poll() is None, run.communicate()[0]
        time.sleep(0.02)
    sandbox._process.send_signal(signal.SIGSTOP)  # type: ignore[union-attr]
    heard(run, "The target doesn't answer (no answer): asking again.")
    sandbox._process.send_signal(signal.SIGCONT)  # type: ignore[union-attr]
    told, _ = run.communicate(timeout=180)
    assert "The target answers again, after " in told
    assert "did not come true within 8 s" in told
    assert (run.returncode, told.splitlines()[-1]) == (1, "guides: 0 passed, 1 failed, 0 skipped")
    assert not ledgers(tree)
