"""The browser of a run: the system's Chromium, started when a scenario first asks for a page, driven by Playwright.

Scenarios in a browser run where the machine has all that they need; BROWSER=1 insists on them, BROWSER=0 leaves them
out. Playwright is installed when they are first run, so it is imported late. Pages are opened without a window.
"""

from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from features.support.wire.settings import BROWSER_PROGRAM, ROOT, Settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser as Chromium
    from playwright.sync_api import Page, Playwright

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
PACKAGES = ROOT / "livingdocs/player/node_modules/@playkit-js"
BUNDLE = PACKAGES / "kaltura-player-js/dist/kaltura-ovp-player.js"
KAVA = PACKAGES / "playkit-js-kava/dist/playkit-kava.js"
"""The player, and the plug-in by which it sends events to the platform's collector."""
SIZE = {"width": 960, "height": 540}  # of a page, in pixels
PAGES_HOSTS = "*.example.com"
"""Names of hosts that are never looked up: in our browser they are this machine, where the pages are served."""


def program(settings: Settings) -> Path | None:
    """The browser: the one that the settings name, else the first that the system has."""
    named = (settings.browser,) if settings.browser else (*PROGRAMS, *PLACES)
    found = (shutil.which(one) for one in named)
    return next((Path(one) for one in found if one), None)


def lacking(settings: Settings) -> str:
    """Why scenarios in a browser don't run here; "" when they do."""
    if settings.in_browser is False:
        return "runs in a browser, and BROWSER=0 leaves that out"
    if program(settings) is None:
        if settings.browser:
            return f"needs a browser: {BROWSER_PROGRAM} names no program that can be run"
        return f"needs a browser: install chromium or Google Chrome, or name one in {BROWSER_PROGRAM}"
    if importlib.util.find_spec("playwright") is None:
        return "needs Playwright to drive the browser: make guides installs it, with a network"
    if not (BUNDLE.is_file() and KAVA.is_file()):
        return "needs Kaltura's player for the browser: make guides installs it, with a network"
    return ""


class Browser:
    """Started at the first page, ended with the run. Each page is a visitor's of its own: no cookies, no cache."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._playwright: Playwright | None = None
        self._chromium: Chromium | None = None
        self._trouble: str | None = None

    def trouble(self) -> str:
        """Why it doesn't start; "" when it does. A program of that name may be a stub that says what to install."""
        if self._trouble is None:
            self._trouble = "" if self._chromium else self._tried()
        return self._trouble

    def _tried(self) -> str:
        from playwright.sync_api import Error

        try:
            self._start()
        except Error as failure:
            said = next((line for line in str(failure).splitlines() if line.strip()), "no reason is given")
            return f"needs a browser that starts: {program(self._settings)} doesn't ({said.strip()})"
        return ""

    def page(self) -> Page:
        """A new, empty page; closing its context closes it."""
        if self._chromium is None:
            self._start()
        assert self._chromium
        context = self._chromium.new_context(viewport=SIZE, locale="en-US")  # type: ignore[arg-type]
        return context.new_page()

    def _start(self) -> None:
        from playwright.sync_api import sync_playwright

        self._playwright = self._playwright or sync_playwright().start()
        self._chromium = self._playwright.chromium.launch(
            executable_path=program(self._settings),
            handle_sigint=False,  # Ctrl-C lets the current step end first: the suite closes the browser itself
            handle_sigterm=False,
            args=[f"--host-resolver-rules=MAP {PAGES_HOSTS} 127.0.0.1", "--mute-audio"],
        )

    def close(self) -> None:
        """End it; safe where it was never started."""
        if self._chromium:
            self._chromium.close()
        if self._playwright:
            self._playwright.stop()
        self._chromium = self._playwright = None
