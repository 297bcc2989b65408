"""Sites to read, and the system's Chromium to read them in.

The site of this repository's documents is built once. A small one, with a report, comes from the small suite.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from features.support.viewing.browser import program
from features.support.wire.settings import BROWSER_PROGRAM, Settings
from livingdocs.common.paths import ALLURE, DOCS
from livingdocs.report import node
from livingdocs.site.building import build_site
from tests.livingdocs.conftest import make_suite

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = program(Settings("embedded", browser=os.environ.get(BROWSER_PROGRAM, "")))
NO_BROWSER = (
    f"the site was not read in a browser: install chromium or Google Chrome, or name one in {BROWSER_PROGRAM}"
)
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}  # pixels


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of this repository, without a report."""
    target = tmp_path_factory.mktemp("site")
    assert build_site(target, report=target / "none")
    return target


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the small suite, with the report of a run of it."""
    if not node.installed():
        pytest.skip("the report generator is not installed: make setup")
    suite = make_suite(tmp_path_factory.mktemp("small"))
    for path in (suite.root / "features/02_create").glob("*.feature"):
        path.unlink()
    (suite.root / "livingdocs/allure/node_modules").symlink_to(ALLURE / "node_modules")
    (suite.root / "docs/images").mkdir(parents=True)
    shutil.copy(DOCS / "images/report.png", suite.root / "docs/images")  # by it the report knows the site
    (suite.root / "README.md").write_text("# Small\n\n![the report](docs/images/report.png)\n")
    for command in (("run", "--jobs", "1"), ("docs",), ("site",)):
        done = suite.run(*command)
    assert done.returncode == 0, done.stdout + done.stderr
    return suite.root / "reports/site"


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """The browser of all tests that read a site."""
    if CHROMIUM is None:
        pytest.skip(NO_BROWSER)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM)
        yield browser
        browser.close()


class Reader:
    """A page in the browser, and what went wrong on it: errors of scripts, and requests to elsewhere."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.wrong: list[str] = []
        page.on("pageerror", lambda error: self.wrong.append(f"{page.url}: {error}"))
        page.on("console", self._heard)
        page.on("request", self._asked)

    def _heard(self, message: Any) -> None:
        if message.type == "error":
            self.wrong.append(f"{self.page.url}: {message.text}")

    def _asked(self, request: Any) -> None:
        if not request.url.startswith(("file:", "data:", "blob:", "http://127.0.0.1:")):
            self.wrong.append(f"{self.page.url}: asks for {request.url}")

    def open(self, file: Path, place: str = "") -> Page:
        """A page of a site, from disk."""
        self.page.goto(file.as_uri() + place)
        return self.page


@pytest.fixture
def reader(chromium: Browser) -> Iterator[Callable[..., Reader]]:
    """Opens readers of their own: `reader(viewport=PHONE, color_scheme="dark")`."""
    contexts = []

    def opened(**options: Any) -> Reader:
        contexts.append(chromium.new_context(**{"viewport": DESK, **options}))
        return Reader(contexts[-1].new_page())

    yield opened
    for context in contexts:
        context.close()
