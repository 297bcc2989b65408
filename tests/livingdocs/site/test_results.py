"""From a scenario on its page to its result in the report, and on the way back."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from livingdocs.common.guides import load_guide
from livingdocs.site.results import Result, results, with_results
from tests.livingdocs.conftest import Suite
from tests.livingdocs.site.conftest import Reader

FILE = "features/03_edit/clip.feature"
DATA = [
    {"id": "a1", "fullName": f"{FILE}: A clip is made", "status": "passed", "isRetry": False},
    {"id": "a0", "fullName": f"{FILE}: A clip is made", "status": "failed", "isRetry": True},
    {"id": "b1", "fullName": f"{FILE}: Any length -- @1.2 lengths", "status": "failed"},
]


def one_file(report: Path) -> None:
    packed = [(one["id"], base64.b64encode(json.dumps(one).encode()).decode()) for one in DATA]
    told = ",".join(f'd("data/test-results/{name}.json","{body}")' for name, body in packed)
    (report / "index.html").write_text(f'<script>d("widgets/nav.json","W10="),{told}</script>')


def directory(report: Path) -> None:
    (report / "data/test-results").mkdir(parents=True)
    (report / "index.html").write_text("<script src=app.js></script>")
    for one in DATA:
        (report / f"data/test-results/{one['id']}.json").write_text(json.dumps(one))


@pytest.mark.parametrize("written", [one_file, directory])
def test_results_are_read_from_either_kind_of_report(written: Callable[[Path], None], tmp_path: Path) -> None:
    written(tmp_path)
    assert results(tmp_path) == {
        f"{FILE}: A clip is made": Result("a1", "passed"),
        f"{FILE}: Any length -- @1.2 lengths": Result("b1", "failed"),
    }


def test_where_there_is_no_report_there_are_no_results(tmp_path: Path) -> None:
    assert results(tmp_path / "none") == {}


def test_a_scenario_s_heading_is_followed_by_its_results(fresh: Suite, tmp_path: Path) -> None:
    guide = load_guide(fresh.root / FILE)
    assert guide
    found = {
        f"{guide.file}: A clip is made": Result("a1", "passed"),
        f"{guide.file}: Any length -- @1.2 lengths": Result("b1", "failed"),
    }
    text = "# Clip\n\n## A clip is made\n\n```gherkin\n## A clip is made\n```\n\n### Any length\n\nmore\n\n## Errors"
    lines = with_results(text, guide, found, "../report/index.html").split("\n")
    made = lines.index("## A clip is made")
    assert "In the last run: [passed](../report/index.html#a1){: .passed }" in lines[made : made + 4]
    length = lines.index("### Any length")
    assert "In the last run: [11](../report/index.html#b1){: .failed }" in lines[length : length + 4]
    assert sum("In the last run" in line for line in lines) == 2


def test_from_a_scenario_to_its_result_and_back(small: Path, reader: Callable[..., Reader]) -> None:
    reading = reader()
    page = reading.open(small / "guides/03_edit/clip.html", "#a-clip-that-fails")
    assert reading.wrong == []
    page.locator("#a-clip-that-fails ~ .result a").first.click()
    page.get_by_text("expected 10 s").first.wait_for()
    assert "/report/index.html#" in page.url
    back = page.locator(f'a[href^="{small.as_uri()}/guides/"]').first
    with page.expect_popup() as opened:  # the report opens links beside itself
        back.click()
    assert opened.value.url == f"{small.as_uri()}/guides/03_edit/clip.html#a-clip-that-fails"


def test_each_example_of_an_outline_leads_to_its_own_result(
    small: Path, reader: Callable[..., Reader]
) -> None:
    page = reader().open(small / "guides/03_edit/clip.html")
    links = page.locator("#any-length ~ .result").first.locator("a")
    assert links.all_inner_texts() == ["10", "11"]
    assert len(set(links.evaluate_all("links => links.map((link) => link.href)"))) == 2
