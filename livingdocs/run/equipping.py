"""What scenarios in a browser need on top of the rest, installed when they are first run: Playwright and the player.

Only where the machine has a browser, and only for `make guides`, which sets up what it needs. A machine that can't
install them runs all the rest.
"""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from features.support.viewing import browser
from features.support.wire.settings import Settings, SettingsError
from livingdocs.common import paths
from livingdocs.report.node import PLAYER_BUNDLE, NodeError, install
from livingdocs.run.plan import RunError, Work

DRIVER = paths.ROOT / "requirements-browser.txt"
STAMP = Path(sys.prefix) / ".browser"  # says which requirements were installed
QUICKLY = ("--retries", "1", "--timeout", "10")  # s; offline is told soon


def equip(works: Iterable[Work]) -> None:
    """Install what is missing for these works. RunError where BROWSER=1 insists and it can't be done."""
    try:
        settings = Settings.load()
    except SettingsError:
        return  # told when the target is made ready
    wanted = any("browser" in work.tags for work in works) and settings.in_browser is not False
    if not wanted or browser.program(settings) is None:
        return
    try:
        _install_driver()
        _install_player()
    except NodeError as problem:
        if settings.in_browser:
            raise RunError(f"BROWSER=1 can't be had: {problem}") from problem
        print(f"Without scenarios in a browser: {str(problem).splitlines()[0]}", flush=True)


def _install_driver() -> None:
    wanted = hashlib.sha256(DRIVER.read_bytes()).hexdigest()
    there = importlib.util.find_spec("playwright") is not None
    if there and STAMP.is_file() and STAMP.read_text() == wanted:
        return
    print("Installing what drives the browser, once …", flush=True)
    command = [sys.executable, "-m", "pip", "install", "-q", "--disable-pip-version-check", *QUICKLY]
    done = subprocess.run([*command, "-r", str(DRIVER)], capture_output=True, text=True)
    if done.returncode and there:
        return  # an older one, which may do
    if done.returncode:
        said = [line for line in (done.stderr or done.stdout).splitlines() if line.strip()]
        why = said[-1].removeprefix("ERROR: ") if said else f"pip ended with {done.returncode}"
        raise NodeError(f"Playwright could not be installed ({why}); `make guides` tries again next time.")
    STAMP.write_text(wanted)
    importlib.invalidate_caches()


def _install_player() -> None:
    if not PLAYER_BUNDLE.installed():
        print("Installing Kaltura's player, once …", flush=True)
        install(PLAYER_BUNDLE)
