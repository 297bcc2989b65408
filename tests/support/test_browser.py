"""Scenarios in a browser: when they run, why they don't, and the page that they open."""

from __future__ import annotations

import json
import stat
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import requests

from features.support.running.capabilities import Capabilities
from features.support.running.run import Run
from features.support.viewing import browser, player_page
from features.support.wire.client import Exchange, KalturaClient
from features.support.wire.settings import Settings, SettingsError

WANTED = Settings("embedded", in_browser=True)


@pytest.fixture
def equipped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A machine with a browser on its path, Playwright and the player; the directory of its programs."""
    programs, bundle = tmp_path / "bin", tmp_path / "player.js"
    programs.mkdir()
    bundle.write_text("// the player")
    runnable(programs / "chromium")
    monkeypatch.setenv("PATH", str(programs))
    monkeypatch.setattr(browser, "PLACES", ())
    monkeypatch.setattr(browser, "BUNDLE", bundle)
    monkeypatch.setattr(browser, "KAVA", bundle)
    monkeypatch.setattr(browser.importlib.util, "find_spec", lambda name: object())
    return programs


def runnable(path: Path) -> Path:
    path.write_text("#!/bin/sh\n")
    path.chmod(path.stat().st_mode | stat.S_IEXEC)
    return path


def test_where_all_is_there_nothing_is_lacking(equipped: Path) -> None:
    assert browser.lacking(WANTED) == ""


def test_they_run_unasked_unless_they_are_left_out(equipped: Path) -> None:
    assert browser.lacking(Settings("embedded")) == ""
    left_out = Settings("embedded", in_browser=False)
    assert browser.lacking(left_out) == "runs in a browser, and BROWSER=0 leaves that out"


def test_without_chromium_the_reason_says_what_to_install(equipped: Path) -> None:
    (equipped / "chromium").unlink()
    assert "install chromium or Google Chrome, or name one in KALTURA_BROWSER" in browser.lacking(WANTED)


def test_a_browser_that_is_named_and_missing_is_told(equipped: Path) -> None:
    named = Settings("embedded", in_browser=True, browser="/nowhere/chromium")
    assert "KALTURA_BROWSER names no program" in browser.lacking(named)


def test_without_the_driver_the_reason_names_it(equipped: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser.importlib.util, "find_spec", lambda name: None)
    assert browser.lacking(WANTED).startswith("needs Playwright")


@pytest.mark.parametrize("missing", ["BUNDLE", "KAVA"])
def test_without_the_bundle_the_reason_names_it(
    equipped: Path, monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    monkeypatch.setattr(browser, missing, equipped / "none.js")
    assert browser.lacking(WANTED).startswith("needs Kaltura's player")


def test_the_browser_that_is_named_wins(equipped: Path, tmp_path: Path) -> None:
    mine = runnable(tmp_path / "mine")
    assert browser.program(Settings("embedded", browser=str(mine))) == mine


@pytest.mark.parametrize("name", ["chromium-browser", "google-chrome"])
def test_other_names_of_the_system_s_browser_are_found(equipped: Path, name: str) -> None:
    (equipped / "chromium").rename(equipped / name)
    assert browser.program(WANTED) == equipped / name


@pytest.mark.parametrize(
    ("given", "wanted"),
    [({"BROWSER": "1"}, True), ({"BROWSER": "0"}, False), ({"BROWSER": "firefox"}, None), ({}, None)],
)
def test_the_user_s_own_browser_variable_is_not_taken_for_ours(
    tmp_path: Path, given: dict[str, str], wanted: bool | None
) -> None:
    settings = Settings.load(given | {"KALTURA_BROWSER": "/opt/chrome"}, tmp_path / "none")
    assert (settings.in_browser, settings.browser) == (wanted, "/opt/chrome")


def test_the_tag_skips_with_the_reason_and_asks_the_account_nothing(equipped: Path) -> None:
    unreachable = KalturaClient("http://127.0.0.1:9")
    left_out = Settings("embedded", in_browser=False)
    of_scenario = Capabilities(unreachable, lambda: "ks", left_out).reason_to_skip
    assert "BROWSER=0 leaves that out" in of_scenario(["browser", "needs.packager"])


@pytest.mark.parametrize("script", ["echo install the snap >&2; exit 1", "exit 0"])
def test_a_program_that_is_no_browser_is_a_reason_and_tried_once(tmp_path: Path, script: str) -> None:
    stub = runnable(tmp_path / "chromium")
    stub.write_text(f"#!/bin/sh\necho x >> {tmp_path}/tries\n{script}\n")
    started = browser.Browser(Settings("embedded", browser=str(stub)))
    try:
        assert started.trouble().startswith(f"needs a browser that starts: {stub} doesn't (")
        assert started.trouble().count("\n") == 0
    finally:
        started.close()
    assert (tmp_path / "tries").read_text() == "x\n"


def test_what_is_asked_for_explicitly_isn_t_skipped_for_a_browser_that_doesn_t_start(equipped: Path) -> None:
    def reason(settings: Settings) -> str:
        return Capabilities(
            KalturaClient("http://127.0.0.1:9"), lambda: "ks", settings, trouble=lambda: "it doesn't start"
        ).reason_to_skip(["browser"])

    assert reason(Settings("embedded")) == "it doesn't start"
    assert reason(WANTED) == ""  # it runs and fails


def test_browser_1_ends_a_run_that_can_t_have_one(equipped: Path, tmp_path: Path) -> None:
    (equipped / "chromium").unlink()
    run = Run(replace(WANTED, service_url="http://127.0.0.1:9"), "r0test")
    try:
        with pytest.raises(SettingsError, match=r"^BROWSER=1 needs a browser: install chromium .*\.$"):
            run.begin()
    finally:
        run.ledger.forget()


def test_the_page_is_served_with_its_script_and_nothing_else(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(player_page, "BUNDLE", tmp_path / "player.js")
    monkeypatch.setattr(player_page, "KAVA", tmp_path / "kava.js")
    (tmp_path / "player.js").write_text("// the player")
    (tmp_path / "kava.js").write_text("// its plug-in")
    served = player_page.PageServer()
    try:
        address = served.add(player_page.html({"targetId": "player"}, "loadMedia({})"), "127.0.0.1")
        assert '<meta charset="utf-8">' in requests.get(address, timeout=30).text
        root = address.rpartition("/")[0]
        assert requests.get(root + player_page.SCRIPT, timeout=30).text == "// the player"
        assert requests.get(root + player_page.PLUGIN, timeout=30).text == "// its plug-in"
        assert requests.get(f"{root}/1", timeout=30).status_code == 404
    finally:
        served.close()


def test_a_page_loads_the_plug_in_for_events_where_its_settings_name_it() -> None:
    def page(config: dict[str, Any], **more: Any) -> str:
        return player_page.html(config, "loadMedia({})", **more)

    named: dict[str, Any] = {"plugins": {"kava": {}}}
    assert player_page.PLUGIN in page(named) and player_page.PLUGIN in page({}, told=named)
    assert player_page.PLUGIN not in page({}) + page({"plugins": {}}) + page({}, told={})
    assert player_page.PLUGIN not in page(named, script="https://kaltura.example/embedPlaykitJs")


def test_a_name_can_t_end_the_page_s_script() -> None:
    page = player_page.html(
        {"name": "</script><b>"}, player_page.loading("loadMedia", {"entryId": "</script>"})
    )
    assert page.count("</script>") == 2


def test_the_actions_of_a_request_are_told_in_their_order() -> None:
    sent = {
        "1": {"service": "session", "action": "startWidgetSession"},
        "2": {"service": "baseEntry", "action": "list"},
        "format": 1,
    }
    request = Exchange("multirequest", "POST", "http://x", [], [], 200, body=json.dumps(sent))
    assert player_page.actions_in(request) == ["session.startWidgetSession", "baseEntry.list"]


@pytest.mark.parametrize(
    ("path", "label"),
    [("/api_v3/service/multirequest", "multirequest"), ("/api_v3/service/user/action/get", "user.get")],
)
def test_calls_of_the_player_have_the_labels_of_ours(path: str, label: str) -> None:
    assert player_page.label(f"http://kaltura.example{path}") == label
