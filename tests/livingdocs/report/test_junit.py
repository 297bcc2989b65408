"""JUnit files of workers: parts of guides that begin at the same line, and one that a kill left unfinished."""

from __future__ import annotations

import multiprocessing
from multiprocessing.synchronize import Barrier
from pathlib import Path
from xml.etree import ElementTree

import pytest
from behave.configuration import Configuration
from behave.parser import parse_feature

from livingdocs.report.junit import GuideJUnit, join_junit

GUIDE = """
Feature: {name}

  Rule: One

    Scenario: First
      Given a step
"""
TIMES = 200


def write(directory: str, name: str, part: bool, barrier: Barrier) -> None:
    config = Configuration(["--junit", "--junit-directory", directory])
    config.livingdocs_part = part
    config.paths = ["features"]
    reporter = GuideJUnit(config)
    barrier.wait(60)
    for number in range(TIMES):
        feature = parse_feature(
            "\n" * number + GUIDE.format(name=name), filename=f"features/{name}{number}.feature"
        )
        for scenario in feature.walk_scenarios():
            scenario.skip("no reason")
            scenario.set_status("skipped")
        reporter.feature(feature)


@pytest.mark.parametrize("part", [True, False])
def test_workers_write_at_the_same_time(tmp_path: Path, part: bool) -> None:
    spawn = multiprocessing.get_context("spawn")
    barrier = spawn.Barrier(2)
    workers = [
        spawn.Process(target=write, args=(str(tmp_path), name, part, barrier)) for name in ("one", "two")
    ]
    for one in workers:
        one.start()
    for one in workers:
        one.join(60)
    assert [one.exitcode for one in workers] == [0, 0]
    assert len(list(tmp_path.glob("*.xml"))) == (0 if part else 2 * TIMES)
    join_junit(tmp_path)
    files = list(tmp_path.glob("*.xml"))
    assert len(files) == 2 * TIMES
    assert {ElementTree.parse(path).getroot().get("tests") for path in files} == {"1"}
    assert [path for path in tmp_path.iterdir() if path.is_dir()] == []


def test_what_a_kill_left_unfinished_is_passed_over(tmp_path: Path) -> None:
    suite = '<testsuite name="Guide" tests="1" errors="0" failures="0" skipped="0" time="1"><testcase/></testsuite>'
    for line, text in (
        ("000004-11", suite),
        ("000040-12", suite[:60]),
        ("000080-13", ""),
        ("000090-14", suite),
    ):
        (tmp_path / "parts" / line).mkdir(parents=True)
        (tmp_path / "parts" / line / "TESTS-guide.xml").write_text(text)
    (tmp_path / "parts" / "000040-12" / "TESTS-other.xml").write_text(suite[:60])
    join_junit(tmp_path)
    (file,) = tmp_path.iterdir()
    whole = ElementTree.parse(file).getroot()
    assert (file.name, whole.get("tests"), len(whole)) == ("TESTS-guide.xml", "2", 2)
