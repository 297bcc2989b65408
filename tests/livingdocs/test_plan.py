"""The plan of a run: what is expected of this target, and long guides in sections, so that nobody idles at the end."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from livingdocs.run.plan import Case, Times, Work, load_times, save_times, split, times_of, weighed
from tests.livingdocs.conftest import Suite
from tests.livingdocs.sectioned import FILE, GUIDE, HOOKS, STATUSES
from tests.livingdocs.test_run import everything


def work(file: str, *sections: str) -> Work:
    """A guide of ten scenarios a section."""
    places = [(section, number) for section in sections for number in range(10)]
    cases = tuple(
        Case(line, f"{section} {number}", section) for line, (section, number) in enumerate(places, 1)
    )
    return Work(file, file, (f"features/{file}",), len(cases), float(len(cases)), cases=cases)


def timed(one: Work, seconds: float) -> Times:
    return {one.file: {case.title: seconds for case in one.cases}}


def makespan(works: list[Work], jobs: int) -> tuple[float, float]:
    """When the first and the last of the workers have nothing left to do."""
    loads = [0.0] * jobs
    for one in works:
        loads[loads.index(min(loads))] += one.weight
    return min(loads), max(loads)


def test_a_guide_longer_than_the_rest_is_handed_out_by_sections() -> None:
    long, short = work("long", "a", "b", "c", "d"), work("short", "e", "f")
    times = timed(long, 30.0) | timed(short, 1.0)
    works = weighed([short, long], times)
    assert [one.weight for one in works] == [1200.0, 20.0]
    assert makespan(works, 4) == (0.0, 1200.0)
    parts = split(works, times, 4)
    assert [(one.key, one.scenarios) for one in parts] == [
        *[(f"long: {section}", 10) for section in "abcd"],
        ("short", 20),
    ]
    assert makespan(parts, 4) == (300.0, 320.0)
    assert parts[1].locations == tuple(f"features/long:{line}" for line in range(11, 21))


def test_what_is_short_beside_the_rest_stays_whole_and_one_worker_needs_no_parts() -> None:
    works = weighed([work(name, "a", "b", "c") for name in "uvwxyz"], {})
    assert [one.key for one in split(works, {}, 1)] == list("uvwxyz")
    assert len(split(works, {}, 2)) == 12  # sections that stand together, as many as a share takes


def test_nothing_is_known_of_a_target_that_was_never_timed() -> None:
    one = work("a", "s")
    assert weighed([one], {})[0].known == 0.0
    half: Times = {"a": {case.title: 5.0 for case in one.cases[:5]}}
    assert (weighed([one], half)[0].known, weighed([one], half)[0].weight) == (0.5, 50.0)


def test_each_target_has_times_of_its_own(tmp_path: Path) -> None:
    sandbox, live = times_of(), times_of("https://me:secret@www.example.com:8443/kaltura", 101)
    assert sandbox.name == "times.json"
    assert live.name == "times-www.example.com-8443-kaltura-101.json"
    assert live.parent == sandbox.parent
    kept = tmp_path / "times.json"
    save_times(kept, {"a": {"One": 1.234, "Two": 2.0}})
    save_times(kept, {"a": {"Two": 3.0}})
    assert load_times(kept) == {"a": {"One": 1.23, "Two": 3.0}}
    kept.write_text('{"a": 12.5}')  # as older runs kept it
    assert load_times(kept) == {}


@pytest.fixture
def sectioned(fresh: Suite) -> Suite:
    fresh.write({"environment.py": HOOKS, FILE: GUIDE})
    return fresh


def test_a_guide_run_in_parts_is_still_one_guide(
    sectioned: Suite, tmp_path_factory: pytest.TempPathFactory
) -> None:
    sectioned.run("run", "--no-report", "--jobs", "1", "features/03_edit/replace.feature")
    whole = everything(sectioned)
    parted = sectioned.run("run", "--no-report", "--jobs", "3", "features/03_edit/replace.feature")
    assert "8 scenarios in 1 guide, 3 at a time" in parted.stdout
    assert everything(sectioned) == whole
    (file,) = (sectioned.root / "reports" / "junit").glob("**/*.xml")
    suite = ElementTree.parse(file).getroot()
    assert file.name == "TESTS-03_edit.replace.xml"
    assert (suite.get("tests"), suite.get("skipped")) == (str(len(STATUSES)), "2")
