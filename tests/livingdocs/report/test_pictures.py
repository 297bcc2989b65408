"""Pictures stand open in the report: the page's script says so to the generator's."""

from __future__ import annotations

import base64
import json
import re
from pathlib import Path
from typing import Any

from livingdocs.report.pictures import open_pictures, opened

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
