"""The report as readers see it, in Chromium: one file from disk, and a directory from a server."""

from __future__ import annotations

import functools
import importlib.util
import json
import shutil
import threading
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from allure_commons.utils import md5

from features.support.viewing.browser import program
from features.support.wire.settings import Settings
from livingdocs.common.paths import ALLURE
from livingdocs.report import node
from livingdocs.report.serving import Quiet
from tests.livingdocs.conftest import CLIP, Suite, make_suite

if TYPE_CHECKING:
    from playwright.sync_api import Page

CHROMIUM = program(Settings("embedded"))
pytestmark = [
    pytest.mark.skipif(not node.installed(), reason="the report generator is not installed: make setup"),
    pytest.mark.skipif(CHROMIUM is None, reason="this machine has no Chromium"),
    pytest.mark.skipif(not importlib.util.find_spec("playwright"), reason="Playwright is not installed"),
]
STEPS = '[data-testid="test-result-step-title"]'
LINKS = '[data-testid="test-result-meta-link"] a'


@pytest.fixture(scope="module")
def suite(tmp_path_factory: pytest.TempPathFactory) -> Suite:
    """Two runs: after the first one the failing scenario is mended and another is taken away."""
    suite = make_suite(tmp_path_factory.mktemp("reported"))
    (suite.root / "livingdocs/allure/node_modules").symlink_to(ALLURE / "node_modules")
    suite.write({"chapters.txt": "# What for\n03_edit: change what is there\n", "03_edit/gone.feature": GONE})
    suite.run("run", "features/03_edit")
    (suite.root / "features/03_edit/gone.feature").unlink()
    suite.write({"03_edit/clip.feature": CLIP.replace("lasts 12 seconds", "lasts 10 seconds")})
    done = suite.run("run", "features/03_edit")
    assert "The report is reports/allure-report/index.html" in done.stdout, done.stdout
    return suite


GONE = """
Feature: Gone

  Scenario: This goes
    Given an uploaded video "Keynote"
"""


@pytest.fixture(scope="module")
def ids(suite: Suite) -> dict[str, str]:
    """The generator's names for results, by title."""
    return {result["name"]: md5(result["uuid"]) for result in suite.results().values()}


@pytest.fixture(scope="module")
def file(suite: Suite) -> str:
    """The address of the report in one file, alone in its folder."""
    alone = suite.root / "alone/index.html"
    alone.parent.mkdir()
    shutil.copy(suite.root / "reports/allure-report/index.html", alone)
    return alone.as_uri()


@pytest.fixture(scope="module")
def directory(suite: Suite, file: str) -> Iterator[str]:
    """The address of the same report as a directory."""
    assert suite.run("report", "--directory").returncode == 0
    handler = functools.partial(Quiet, directory=str(suite.root / "reports/allure-report"))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/index.html"
        server.shutdown()


@pytest.fixture(scope="module", params=["file", "directory"])
def address(request: pytest.FixtureRequest) -> str:
    return str(request.getfixturevalue(request.param))


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    """A page 1280 by 900 in which no script may fail."""
    from playwright.sync_api import sync_playwright

    errors: list[Any] = []
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM))
        page = chromium.new_page(viewport={"width": 1280, "height": 900})
        page.set_default_timeout(20_000)
        page.on("pageerror", lambda error: errors.append(error))
        yield page
        chromium.close()
    assert errors == []


def open_result(page: Page, address: str, ids: dict[str, str], title: str) -> None:
    """The result with this title, by its permanent address."""
    page.goto("about:blank")
    page.goto(f"{address}#{ids[title]}")
    page.get_by_test_id("test-result-info-title").get_by_text(title, exact=True).wait_for()


def top(page: Page, selector: str) -> float:
    box = page.locator(selector).first.bounding_box()
    assert box
    return box["y"]


def described(page: Page) -> str:
    frame = page.frame_locator('[data-testid="test-result-description-frame"]')
    return frame.locator("body").inner_text()


def wait_for_tabs(page: Page, kind: str, *wanted: str) -> None:
    """Wait until these tabs are to be seen and no others: the page of another result may still be shown."""
    page.wait_for_function(
        """([kind, wanted]) => [...document.querySelectorAll(`button[data-testid^="${kind}"]`)]
            .filter((tab) => tab.offsetParent).map((tab) => tab.dataset.testid.slice(kind.length)).join() === wanted""",
        arg=[kind, ",".join(wanted)],
    )


def test_a_scenario_opens_with_its_prose_and_its_steps(page: Page, address: str, ids: dict[str, str]) -> None:
    open_result(page, address, ids, "A clip is made")
    assert described(page) == "It is made on the server."
    prose, first = top(page, '[data-testid="test-result-description"]'), top(page, STEPS)
    assert prose < first < 600
    assert first < top(page, "text=Labels")
    assert "Test body" not in page.inner_text("#app")


def test_a_table_is_read_without_opening_anything(page: Page, address: str, ids: dict[str, str]) -> None:
    open_result(page, address, ids, "A clip is made")
    step = page.locator(STEPS).nth(1)
    assert step.inner_text() == 'When I clip "Keynote" to 10 seconds with\n| name | Highlight |'
    look = (
        "e => [getComputedStyle(e).whiteSpace, getComputedStyle(e).fontFamily.toLowerCase().includes('mono')]"
    )
    assert step.evaluate(look) == ["pre-wrap", True]
    assert page.locator(STEPS).first.evaluate(look) == ["pre-wrap", False]


@pytest.mark.parametrize("title", ["A clip is made", "A clip that fails"])
def test_the_guide_is_told_in_a_fold_of_each_scenario(
    page: Page, address: str, ids: dict[str, str], title: str
) -> None:
    open_result(page, address, ids, title)
    fold = page.get_by_text("About this guide: Clip a video")
    assert not page.get_by_text("missed").count()
    fold.click()
    told = page.get_by_test_id("markdown-attachment-preview").frame_locator("iframe").locator("body")
    assert told.inner_text().startswith("A clip is a new entry.")
    fold.click()
    page.get_by_test_id("markdown-attachment-preview").wait_for(state="detached")


def test_a_skipped_scenario_shows_why_and_what_it_would_do(
    page: Page, address: str, ids: dict[str, str]
) -> None:
    open_result(page, address, ids, "Only on a live account")
    assert described(page) == "Why it was skipped: needs a live account"
    assert page.locator(STEPS).all_inner_texts() == ['Given an uploaded video "Keynote"']
    assert page.get_by_test_id("test-result-error").count() == 0
    assert "Error" not in page.inner_text("#app")


def test_an_example_is_told_by_its_named_values(page: Page, address: str, ids: dict[str, str]) -> None:
    open_result(page, address, ids, "Any length (seconds: 11)")
    assert page.get_by_test_id("test-result-error").first.is_visible()
    values = page.locator('[data-testid="metadata-item"]:has-text("seconds")').first
    assert values.inner_text().split() == ["seconds", "11"]
    assert top(page, "text=Parameters") < top(page, STEPS) < top(page, "text=Labels")


def test_tabs_with_nothing_in_them_are_gone(page: Page, address: str, ids: dict[str, str]) -> None:
    open_result(page, address, ids, "Only on a live account")
    wait_for_tabs(page, "test-result-tab-", "overview", "history")
    page.goto(address)
    page.get_by_test_id("tree-section-title").first.wait_for()
    page.wait_for_function("() => document.querySelectorAll('[data-testid^=nav-tab-][hidden]').length === 3")
    wait_for_tabs(page, "nav-tab-", "results", "categories")


def test_the_first_page_says_what_changed_and_what_chapters_are_for(page: Page, address: str) -> None:
    page.goto("about:blank")
    page.goto(address)
    start = page.locator("#guides-start")
    start.wait_for()
    said = start.inner_text()
    assert "Changed since the run of " in said
    assert "Fixed: 1\nA clip that fails · Clip a video" in said
    assert "Still fails: 1\nAny length (seconds: 11) · Clip a video" in said
    assert "Removed: 1 No feature has it any more.\nThis goes · Gone" in said
    assert (
        "\n1 × needs a live account\nOnly on a live account · Clip a video" in said.partition("Not run: ")[2]
    )
    chapter = page.get_by_test_id("tree-section-title").first
    chapter.locator(".guides-purpose").wait_for()
    assert chapter.inner_text() == "3 Edit: change what is there"
    assert top(page, '[data-testid="tree-section-title"]') < 860
    start.get_by_text("A clip that fails").click()
    page.get_by_test_id("test-result-info-title").get_by_text("A clip that fails").wait_for()
    page.wait_for_function("() => !document.getElementById('guides-start')")


def test_a_phone_shows_whole_names_and_whole_tables(page: Page, file: str, ids: dict[str, str]) -> None:
    wide = page.viewport_size
    page.set_viewport_size({"width": 390, "height": 700})
    page.goto("about:blank")
    page.goto(file)
    purpose = page.locator(".guides-purpose").first
    purpose.wait_for()
    page.wait_for_timeout(500)  # the generator moves the list's first row into view by then
    assert 0 < top(page, "text=Kaltura API Guides") < 300
    cut = "e => e.scrollWidth > e.clientWidth"
    assert not page.get_by_test_id("tree-section-title").first.evaluate(cut)
    open_result(page, file, ids, "A clip is made")
    table = "e => [getComputedStyle(e, '::before').content, getComputedStyle(e, '::after').content]"
    page.wait_for_selector(f"{STEPS}[data-lines]")
    shown = page.locator(STEPS).nth(1).evaluate(table)
    assert [json.loads(part) for part in shown] == [
        'When I clip "Keynote" to 10 seconds with',
        "| name | Highlight |",
    ]
    name = page.get_by_text("About this guide: Clip a video")
    assert name.bounding_box()["width"] > 150  # type: ignore[index]
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert wide
    page.set_viewport_size(wide)


def test_links_lead_to_the_site_around_or_beside_the_report(
    page: Page, suite: Suite, file: str, ids: dict[str, str]
) -> None:
    open_result(page, file, ids, "A clip is made")
    page.wait_for_function("() => document.documentElement.classList.contains('guides-no-pages')")
    assert not any(link.is_visible() for link in page.locator(LINKS).all())
    for place, report in (("site", "report"), ("site", "../allure-report")):
        site = suite.root / "published" / place
        (site / "images").mkdir(parents=True, exist_ok=True)
        shutil.copy(Path(__file__).parents[3] / "docs/images/report.png", site / "images")
        target = (site / report / "index.html").resolve()
        target.parent.mkdir(parents=True)
        shutil.copy(suite.root / "alone/index.html", target)
        open_result(page, target.as_uri(), ids, "A clip is made")
        page.wait_for_function(f"() => document.querySelector('{LINKS}')?.href.startsWith('file:')")
        found = {link.inner_text(): link.get_attribute("href") for link in page.locator(LINKS).all()}
        assert found == {
            "This scenario in the guide": f"{site.as_uri()}/guides/03_edit/clip.html#a-clip-is-made",
            "Service media": f"{site.as_uri()}/reference/services.html",
        }
