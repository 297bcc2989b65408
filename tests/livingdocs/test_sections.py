"""Sections of guides (`Rule:`) in a run: no scenario is lost, each knows where it stands, and they can be chosen."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from livingdocs.common.counting import counted
from livingdocs.common.paths import ALLURE
from livingdocs.report import node
from livingdocs.report.page import order_tree
from tests.livingdocs.conftest import Finished, Suite, make_suite
from tests.livingdocs.report.test_page import unpack
from tests.livingdocs.sectioned import FILE, GUIDE, HOOKS, STATUSES, line_of

ROWS = ("Any content will do (seconds: 10)", "Any content will do (seconds: 11)")
PREFIX = f"features/{FILE}: "


def with_sections(root: Path) -> Suite:
    suite = make_suite(root)
    suite.write({FILE: GUIDE, "environment.py": HOOKS})
    return suite


@pytest.fixture
def sectioned(tmp_path: Path) -> Suite:
    return with_sections(tmp_path)


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Finished:
    suite = with_sections(tmp_path_factory.mktemp("sections"))
    done = suite.run("run", "--no-report", f"features/{FILE}")
    return Finished(suite, done.returncode, done.stdout + done.stderr, suite.results())


def labels(result: dict[str, Any]) -> list[tuple[str, str]]:
    return [(label["name"], label["value"]) for label in result["labels"]]


def statuses(suite: Suite) -> dict[str, str]:
    return {result["name"]: result["status"] for result in suite.results().values()}


def test_no_scenario_under_a_rule_is_lost(ran: Finished) -> None:
    assert {result["name"]: result["status"] for result in ran.results.values()} == STATUSES
    assert ran.out.splitlines()[-1] == "guides: 3 passed, 3 failed, 2 skipped"
    assert ran.out.startswith("8 scenarios in 1 guide, ")


def test_plain_behave_writes_the_same_results(sectioned: Suite) -> None:
    command = [sys.executable, "-m", "behave", f"features/{FILE}"]
    subprocess.run(command, cwd=sectioned.root, env=sectioned.environment, capture_output=True, timeout=180)
    assert statuses(sectioned) == STATUSES


def test_the_section_is_the_story_and_its_prose_is_told(ran: Finished) -> None:
    result = ran.results[PREFIX + "A replaced entry keeps its length"]
    assert ("story", "Replacing the content of an entry") in labels(result)
    assert result["titlePath"] == ["3 Edit", "Replace a video", "Replacing the content of an entry"]
    assert result["description"] == "It is made on the server."
    (about,) = {one["attachments"][-1]["source"] for one in ran.results.values()}
    told = (ran.suite.root / "reports/allure-results" / about).read_text(encoding="utf-8")
    assert told.startswith("An entry keeps its id when its content is replaced.\n\n## Replacing the content")
    assert "## Waiting for approval\n\nA moderator decides.\n\n- It may take a while.\n\n## " in told


def test_a_row_of_an_outline_has_the_section_too(ran: Finished) -> None:
    row = ran.results[PREFIX + "Any content will do -- @1.2 lengths"]
    assert ("story", "Replacing the content of an entry") in labels(row)
    assert [step["name"] for step in row["steps"]] == [
        'Given an uploaded video "Keynote"',
        "Then it lasts 11 seconds",
    ]


def test_scenarios_inherit_the_tags_of_their_section(ran: Finished) -> None:
    for name in ("A replaced entry keeps its length", "Any content will do -- @1.1 lengths"):
        found = labels(ran.results[PREFIX + name])
        assert {("severity", "critical"), ("tag", "service.baseEntry"), ("tag", "service.media")} <= set(
            found
        )
    assert ("severity", "normal") in labels(ran.results[PREFIX + "The right length is taken"])
    waits = ran.results[PREFIX + "Content waits"]
    assert waits["statusDetails"]["message"] == "needs a live account"


def test_a_hook_that_fails_before_a_section_breaks_its_scenarios(ran: Finished) -> None:
    note = ran.results[PREFIX + "A note is found"]
    assert "the section could not be prepared" in note["statusDetails"]["message"]
    assert "FAILED  Replace a video › Finding out what went wrong: A note is found" in ran.out


def test_the_progress_names_the_section(ran: Finished) -> None:
    place = f"(features/{FILE}:{line_of('The wrong length')})"
    assert f"FAILED Replace a video › A look at the limits: The wrong length is refused {place}" in ran.out


def test_junit_groups_by_section(ran: Finished) -> None:
    suite = ElementTree.parse(ran.suite.root / "reports/junit/TESTS-03_edit.replace.xml").getroot()
    cases = list(suite.iter("testcase"))
    assert (suite.get("tests"), suite.get("skipped"), len(cases)) == ("8", "2", 8)
    guide = "03_edit.replace.Replace a video"
    assert [case.get("classname") for case in cases[:3]] == [f"{guide}.Replacing the content of an entry"] * 3
    assert cases[-1].get("classname") == f"{guide}.A look at the limits"
    seconds = sum(float(case.get("time", 0)) for case in cases)
    assert seconds > 0
    assert float(suite.get("time", 0)) == pytest.approx(seconds, abs=1e-4)


@pytest.mark.parametrize(
    ("selection", "names"),
    [
        ([f":{line_of('Rule: A look')}"], ["The wrong length is refused", "The right length is taken"]),
        ([f":{line_of('Scenario: The right')}"], ["The right length is taken"]),
        ([f":{line_of('Scenario Outline')}"], [*ROWS]),
        (["", "-n", "The right length"], ["The right length is taken"]),
        (["", "-n", "Any content will do"], [*ROWS]),
        (["", "--tags", "critical"], list(STATUSES)[:3]),
        (["", "--tags", "live_only and not slow"], ["Content waits"]),
    ],
)
@pytest.mark.parametrize("command", [("livingdocs", "run", "--no-report"), ("behave",)])
def test_what_is_chosen_runs_and_nothing_else(
    sectioned: Suite, command: tuple[str, ...], selection: list[str], names: list[str]
) -> None:
    place, *rest = selection
    done = subprocess.run(
        [sys.executable, "-m", *command, f"features/{FILE}{place}", *rest],
        cwd=sectioned.root, env=sectioned.environment, capture_output=True, text=True, timeout=180,
    )  # fmt: skip
    assert statuses(sectioned) == {name: STATUSES[name] for name in names}, done.stdout + done.stderr
    if "run" in command:
        assert done.stdout.startswith(f"{counted(len(names), 1)}, "), done.stdout


def test_a_scenario_under_a_rule_is_run_again(sectioned: Suite) -> None:
    line = line_of("Scenario: The wrong")
    done = sectioned.run("run", "--no-report", "--retries", "1", f"features/{FILE}:{line}")
    assert done.stdout.splitlines()[-1] == "guides: 0 passed, 1 failed, 0 skipped"
    files = (sectioned.root / "reports/allure-results").glob("*-result.json")
    assert len(list(files)) == 2


def test_a_part_of_a_run_counts_the_scenarios_under_rules(sectioned: Suite) -> None:
    """Three guides, of 8, 5 and 1 scenarios, in two parts: the longest stands alone."""
    places = [f"features/{FILE}", "features/03_edit/clip.feature", "features/10_measure/first.feature"]
    done = sectioned.run("run", "--no-report", "--shard", "1/2", *places)
    assert done.stdout.startswith("8 scenarios in 1 guide"), done.stdout
    assert statuses(sectioned) == STATUSES, done.stdout + done.stderr


def test_sections_are_in_the_order_of_the_guide() -> None:
    place = ("3 Edit", "Replace a video")
    ranks = {place: 0, (*place, "Early"): 0, (*place, "Late"): 1}
    groups = {
        "c": {"name": "3 Edit", "groups": ["g"]},
        "g": {"name": "Replace a video", "groups": ["late", "early"], "leaves": ["outside"]},
        "late": {"name": "Late", "leaves": ["l1"]},
        "early": {"name": "Early", "leaves": ["e2", "e1"]},
    }
    orders = {"l1": 1, "e1": 1, "e2": 2, "outside": 1}
    leaves = {name: {"nodeId": name, "groupOrder": order, "start": 0} for name, order in orders.items()}
    positions = order_tree({"root": {"groups": ["c"]}, "groupsById": groups, "leavesById": leaves}, ranks)
    assert sorted(positions, key=lambda leaf: positions[leaf]) == ["outside", "e1", "e2", "l1"]


@pytest.mark.skipif(not node.installed(), reason="the report generator is not installed: make setup")
def test_the_report_shows_the_sections_in_order(sectioned: Suite) -> None:
    (sectioned.root / "livingdocs/allure/node_modules").symlink_to(ALLURE / "node_modules")
    done = sectioned.run("run", f"features/{FILE}", "features/10_measure")
    assert "The report is reports/allure-report/index.html" in done.stdout, done.stdout
    page = (sectioned.root / "reports/allure-report/index.html").read_text(encoding="utf-8")
    tree = unpack(page, "widgets/default/tree.json")
    groups, leaves = tree["groupsById"], tree["leavesById"]
    guide = next(group for group in groups.values() if group["name"] == "Replace a video")
    sections = [groups[key] for key in guide["groups"]]
    sections.sort(key=lambda section: min(leaves[leaf]["start"] for leaf in section["leaves"]))
    assert [section["name"] for section in sections] == [
        "Replacing the content of an entry",
        "Waiting for approval",
        "Finding out what went wrong",
        "A look at the limits",
    ]
    shown = [leaves[leaf]["name"] for section in sections for leaf in section["leaves"]]
    assert sorted(shown) == sorted(STATUSES)
    measured = next(group for group in groups.values() if group["name"] == "Measure")
    assert (len(measured["leaves"]), measured.get("groups", [])) == (1, [])
