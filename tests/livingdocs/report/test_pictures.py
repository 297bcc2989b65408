"""Pictures stand open in the report: the page's script says so to the generator's."""

from __future__ import annotations

import base64
import importlib.util
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from allure_commons.utils import md5
from PIL import Image

from features.support.viewing.browser import program
from features.support.wire.settings import Settings
from livingdocs.common.paths import ALLURE
from livingdocs.report import node
from livingdocs.report.pictures import open_pictures, opened
from tests.livingdocs.conftest import Suite

PAGE = '<head>\n    <meta charset="utf-8">\n</head>\n<script>const app = 1;{data}</script>'


def attachment(id: str, name: str) -> dict[str, Any]:
    return {"type": "attachment", "link": {"id": id, "name": name}}


def step(id: str, *inside: dict[str, Any]) -> dict[str, Any]:
    return {"type": "step", "stepId": id, "name": id, "steps": list(inside)}


RESULT = {
    "steps": [
        step("given", attachment("a1", "request: media.get")),
        step("then", attachment("a2", "table"), attachment("a3", "picture: Lesson at second 1")),
        step("outer", step("inner", attachment("a4", "picture: the page"))),
    ]
}
IDS = ["then", "attachment-a3", "outer", "inner", "attachment-a4"]


def ids(page: str) -> Any:
    found = re.search(r"const ids = (\[.*?\])", page)
    return json.loads(found[1]) if found else None


def test_steps_with_pictures_and_the_pictures_are_open() -> None:
    assert list(opened(RESULT)) == IDS


def test_a_page_that_holds_its_data_opens_them_before_its_own_script(tmp_path: Path) -> None:
    packed = base64.b64encode(json.dumps(RESULT).encode()).decode()
    page = tmp_path / "index.html"
    page.write_text(PAGE.format(data=f'd("data/test-results/1.json","{packed}")'), encoding="utf-8")
    open_pictures(tmp_path)
    text = page.read_text(encoding="utf-8")
    assert ids(text) == IDS
    assert text.index("expandedTrees") < text.index("const app")


def test_a_report_in_a_directory_opens_them_too(tmp_path: Path) -> None:
    (tmp_path / "data/test-results").mkdir(parents=True)
    (tmp_path / "data/test-results/1.json").write_text(json.dumps(RESULT), encoding="utf-8")
    page = tmp_path / "index.html"
    page.write_text(PAGE.format(data=""), encoding="utf-8")
    open_pictures(tmp_path)
    assert ids(page.read_text(encoding="utf-8")) == IDS


def test_a_report_without_pictures_stays_as_it_is(tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    page.write_text(PAGE.format(data=""), encoding="utf-8")
    open_pictures(tmp_path)
    assert ids(page.read_text(encoding="utf-8")) is None


SEEN = """
import base64
import allure
from behave import then

@then('it is seen')
def seen(context):
    \"\"\"A picture.\"\"\"
    allure.attach(base64.b64decode("{picture}"), "picture: Lesson at second 1", "image/png", "png")
"""
GUIDE = """
Feature: See

  Scenario: A picture is seen
    Given an uploaded video "Keynote"
    Then it is seen
"""


@pytest.mark.skipif(not node.installed(), reason="the report generator is not installed: make setup")
@pytest.mark.skipif(program(Settings("embedded")) is None, reason="this machine has no Chromium")
@pytest.mark.skipif(not importlib.util.find_spec("playwright"), reason="Playwright is not installed")
def test_a_browser_shows_the_picture_and_leaves_closed_what_a_reader_closed(fresh: Suite) -> None:
    from playwright.sync_api import sync_playwright

    (fresh.root / "livingdocs/allure/node_modules").symlink_to(ALLURE / "node_modules")
    file = io.BytesIO()
    Image.new("RGB", (64, 36), (200, 30, 30)).save(file, "PNG")
    step = SEEN.format(picture=base64.b64encode(file.getvalue()).decode())
    fresh.write({"steps/seeing.py": step, "03_edit/see.feature": GUIDE})
    assert fresh.run("run", "features/03_edit/see.feature").returncode == 0
    ((_, result),) = fresh.results().items()
    page_of = f"{(fresh.root / 'reports/allure-report/index.html').as_uri()}#{md5(result['uuid'])}"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(program(Settings("embedded"))))
        page = chromium.new_page()
        page.goto(page_of)
        shown = page.locator('[data-testid="test-result-attachment"] img')
        shown.wait_for()
        assert shown.count() == 1
        page.get_by_text("picture: Lesson at second 1").click()
        shown.wait_for(state="detached")
        page.reload()
        page.get_by_text("picture: Lesson at second 1").wait_for()
        assert shown.count() == 0
        chromium.close()
