"""What drives a browser is installed where there is one, and a machine that can't install it runs all the rest."""

from __future__ import annotations

import stat
import subprocess
from pathlib import Path

import pytest

from livingdocs.report.node import NodeError
from livingdocs.run import equipping
from livingdocs.run.plan import RunError, Work

IN_BROWSER = [Work("a.feature", "A", ("a.feature",), 1, 1.0, frozenset({"browser"}))]
WITHOUT = [Work("a.feature", "A", ("a.feature",), 1, 1.0)]
UNREACHABLE = "http://127.0.0.1:9"


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """One with a browser, without what drives it, with a registry that can't be reached; its directory."""
    program = tmp_path / "chromium"
    program.write_text("#!/bin/sh\n")
    program.chmod(program.stat().st_mode | stat.S_IEXEC)
    (tmp_path / "needed.txt").write_text("nothing-of-this-name==1.0\n")
    settings = {"KALTURA_BROWSER": str(program), "PIP_INDEX_URL": UNREACHABLE, "PIP_CONFIG_FILE": "/dev/null"}
    for name in ("BROWSER", "KALTURA_SERVICE_URL", "PIP_EXTRA_INDEX_URL", "PIP_FIND_LINKS"):
        monkeypatch.delenv(name, raising=False)
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(equipping, "DRIVER", tmp_path / "needed.txt")
    monkeypatch.setattr(equipping, "STAMP", tmp_path / "stamp")
    monkeypatch.setattr(equipping, "QUICKLY", ("--retries", "0", "--timeout", "1"))
    monkeypatch.setattr(equipping.importlib.util, "find_spec", lambda name: None)
    return tmp_path


def test_a_registry_that_can_t_be_reached_is_one_line_and_no_failure(
    machine: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    equipping.equip(IN_BROWSER)
    first, second = capsys.readouterr().out.splitlines()
    assert first == "Installing what drives the browser, once …"
    assert second.startswith("Without scenarios in a browser: Playwright could not be installed (")
    assert "nothing-of-this-name" in second
    assert not (machine / "stamp").exists()  # tried again next time


def test_browser_1_insists(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER", "1")
    with pytest.raises(RunError, match=r"^BROWSER=1 can't be had: Playwright could not be installed"):
        equipping.equip(IN_BROWSER)


@pytest.mark.parametrize(
    ("works", "environment"),
    [
        (WITHOUT, {}),
        (IN_BROWSER, {"BROWSER": "0"}),
        (IN_BROWSER, {"KALTURA_BROWSER": "/nowhere/chromium"}),
        (IN_BROWSER, {"KALTURA_SERVICE_URL": "nonsense"}),  # told by the run itself
    ],
)
def test_nothing_is_installed_where_nothing_of_it_would_run(
    machine: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    works: list[Work],
    environment: dict[str, str],
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    equipping.equip(works)
    assert capsys.readouterr().out == ""


def test_it_is_installed_once_and_anew_when_more_is_asked_for(
    machine: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (machine / "needed.txt").write_text("pip\n")  # which is there: no network is needed
    monkeypatch.setattr(equipping, "_install_player", lambda: None)
    monkeypatch.setattr(equipping.importlib.util, "find_spec", lambda name: object())
    said = []
    for _ in range(2):
        equipping.equip(IN_BROWSER)
        said.append(capsys.readouterr().out)
    (machine / "needed.txt").write_text("nothing-of-this-name==2.0\n")
    equipping.equip(IN_BROWSER)  # an older one is there, and goes on doing
    said.append(capsys.readouterr().out)
    assert said == [
        "Installing what drives the browser, once …\n",
        "",
        "Installing what drives the browser, once …\n",
    ]


def test_a_player_that_can_t_be_installed_is_one_line(
    machine: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(package: object) -> None:
        raise NodeError(
            "npm could not install Kaltura's player; `make guides` tries again next time.\nmore\nlines"
        )

    monkeypatch.setattr(equipping, "_install_driver", lambda: None)
    monkeypatch.setattr(type(equipping.PLAYER_BUNDLE), "installed", lambda package: False)
    monkeypatch.setattr(equipping, "install", refuse)
    equipping.equip(IN_BROWSER)
    assert capsys.readouterr().out.splitlines()[1:] == [
        "Without scenarios in a browser: npm could not install Kaltura's player; `make guides` tries again next time."
    ]


def test_make_guides_asks_for_it_and_the_bare_command_does_not() -> None:
    plan = subprocess.run(
        ["make", "-n", "-o", "setup", "guides", "BROWSER=0"],
        cwd=equipping.paths.ROOT,
        capture_output=True,
        text=True,
    )
    assert "BROWSER='0'" in plan.stdout and "livingdocs run --equip" in plan.stdout
