"""The report: one page, in reading order, that calls nobody; history over runs."""

from __future__ import annotations

import base64
import json
import re
import signal
import subprocess
from pathlib import Path
from typing import Any

import pytest
import requests

from livingdocs.common.paths import ALLURE
from livingdocs.report import node
from livingdocs.report.page import Tidy, order_tree, tidy
from tests.livingdocs.conftest import Suite


def pack(data: Any) -> str:
    return base64.b64encode(json.dumps(data).encode()).decode()


def unpack(page: str, name: str) -> Any:
    found = re.search(rf'd\("{re.escape(name)}","([^"]*)"\)', page)
    assert found
    return json.loads(base64.b64decode(found[1]))


def tree() -> dict[str, Any]:
    """Chapter 10 ran first, chapter 2 after it."""
    groups = {
        "c10": {"name": "10 Measure", "groups": ["g10"]},
        "g10": {"name": "Late", "leaves": ["l10"]},
        "c2": {"name": "2 Create", "groups": ["g2"]},
        "g2": {"name": "Early", "leaves": ["l2a", "l2b"]},
    }
    leaves = {
        "l10": {"nodeId": "l10", "groupOrder": 1, "start": 1},
        "l2a": {"nodeId": "l2a", "groupOrder": 1, "start": 5},
        "l2b": {"nodeId": "l2b", "groupOrder": 2, "start": 9},
    }
    return {"root": {"groups": ["c10", "c2"]}, "groupsById": groups, "leavesById": leaves}


RANKS = {("2 Create", "Early"): 0, ("10 Measure", "Late"): 1}


def test_the_tree_is_put_into_reading_order() -> None:
    positions = order_tree(tree(), RANKS)
    assert sorted(positions, key=lambda leaf: positions[leaf]) == ["l2a", "l2b", "l10"]


def test_the_page_is_ordered_and_does_not_call_home() -> None:
    counter = (
        '<script async src="https://www.googletagmanager.com/gtag/js?id=G-1"></script>'
        "<script>gtag('js')</script>"
    )
    data = f'd("widgets/default/tree.json","{pack(tree())}"),d("widgets/nav.json","{pack(["l10", "l2b", "l2a"])}")'
    page = tidy(f'<head><meta charset="utf-8">{counter}</head><script>{data}</script>', Tidy(RANKS))
    assert "googletagmanager" not in page
    assert "gtag" not in page
    leaves = unpack(page, "widgets/default/tree.json")["leavesById"]
    assert leaves["l2b"]["start"] < leaves["l10"]["start"]
    assert unpack(page, "widgets/nav.json") == ["l2a", "l2b", "l10"]


@pytest.mark.parametrize("first", [True, False])
def test_what_is_about_a_guide_is_told_in_each_scenario_and_counted_in_none(first: bool) -> None:
    """The generator gives it to the result that it reads first, which is chance."""
    about, own = {"id": "about", "name": "About this guide"}, {"link": {"id": "own"}}
    named = {"type": "attachment", "link": about if first else {"id": "?", "missed": True}}
    result = {"id": "r1", "steps": [named], "attachments": [own, named] if first else [own]}
    tidied = Tidy(RANKS, {"r1": about}).result(result)
    assert tidied["steps"] == [{"type": "attachment", "link": about}]
    assert tidied["attachments"] == [own]


@pytest.mark.skipif(not node.installed(), reason="the report generator is not installed: make setup")
def test_a_real_report_is_one_file_with_history(fresh: Suite) -> None:
    (fresh.root / "livingdocs/allure/node_modules").symlink_to(ALLURE / "node_modules")
    for _ in range(2):
        done = fresh.run("run", "features/03_edit", "features/10_measure")
    assert "The report is reports/allure-report/index.html" in done.stdout, done.stdout
    page = (fresh.root / "reports/allure-report/index.html").read_text(encoding="utf-8")
    assert "googletagmanager" not in page
    assert chapters(page) == ["3 Edit", "10 Measure"]
    assert not list((fresh.root / "reports/allure-report").glob("*.js"))
    again = fresh.run("report")
    assert again.returncode == 0, again.stdout
    assert len(Path(fresh.root / "reports/history.jsonl").read_text().splitlines()) == 2


@pytest.mark.skipif(not node.installed(), reason="the report generator is not installed: make setup")
def test_a_large_run_gets_a_directory_that_is_served(fresh: Suite) -> None:
    (fresh.root / "livingdocs/allure/node_modules").symlink_to(ALLURE / "node_modules")
    report = fresh.root / "livingdocs/report/building.py"
    report.write_text(report.read_text().replace("SINGLE_FILE = 60_000_000", "SINGLE_FILE = 1_000"))
    done = fresh.run("run", "features/03_edit", "features/10_measure")
    assert "The report is the directory reports/allure-report (make serve shows it)" in done.stdout
    page = (fresh.root / "reports/allure-report/index.html").read_text(encoding="utf-8")
    assert "googletagmanager" not in page
    assert len(page) < 20_000
    command = fresh.command("serve")
    server = subprocess.Popen(command, cwd=fresh.root, stdout=subprocess.PIPE, text=True)
    try:
        address = server.stdout.readline().split()[0] if server.stdout else ""
        tree = requests.get(f"{address}widgets/default/tree.json", timeout=10).json()
        assert in_order(tree) == ["3 Edit", "10 Measure"]
        assert requests.get(address, timeout=10).content.decode() == page
        assert requests.get(f"{address}site/images/report.png", timeout=10).status_code == 404
        for place, text in {
            "reports/site/images/report.png": "a picture",
            "reports/secret": "not to be had",
        }.items():
            (fresh.root / place).parent.mkdir(parents=True, exist_ok=True)
            (fresh.root / place).write_text(text)
        assert requests.get(f"{address}site/images/report.png", timeout=10).text == "a picture"
        assert requests.get(f"{address}site/%2e%2e/secret", timeout=10).status_code == 404
    finally:
        server.send_signal(signal.SIGINT)
        assert server.wait(10) == 130


def chapters(page: str) -> list[str]:
    """The chapters as the page's script sorts them: by the smallest start among their leaves."""
    return in_order(unpack(page, "widgets/default/tree.json"))


def in_order(shown: dict[str, Any]) -> list[str]:
    """The chapters of a tree, sorted as the page does it."""
    groups, leaves = shown["groupsById"], shown["leavesById"]

    def start(chapter: dict[str, Any]) -> int:
        return min(leaves[leaf]["start"] for guide in chapter["groups"] for leaf in groups[guide]["leaves"])

    return [
        chapter["name"] for chapter in sorted((groups[key] for key in shown["root"]["groups"]), key=start)
    ]
