"""What a run, or another command, can't make sense of is said in a sentence, and nothing is begun."""

from __future__ import annotations

import pytest

from tests.livingdocs.conftest import Suite

CLIP = "features/03_edit/clip.feature"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["features/99_nothing"], "There is no features/99_nothing: name a guide or a folder of guides"),
        (["features/03_edit/none.feature"], "There is no features/03_edit/none.feature"),
        (["features/03_edit/none.feature:3"], "There is no features/03_edit/none.feature:"),
        ([f"{CLIP}:three"], f"There is no {CLIP}:three"),
        ([f"{CLIP}:99"], f"{CLIP} ends with line 33, and has no line 99."),
        (["@nolist"], "There is no nolist"),
        (["behave.ini"], "behave.ini is no guide: name a .feature file"),
        (["features/steps"], "No scenario is selected by features/steps: give other paths, tags or names."),
        (["--tags", "@nobody"], "No scenario is selected by --tags @nobody: give"),
        (["--tags", "@a and ("], "The tags can't be read: Syntax error."),
        (["--name", "no such name"], "No scenario is selected by --name 'no such name': give"),
        (["--name", "(["], "A name is a regular expression, and this one can't be read: unterminated"),
        (["--jobs", "0"], "JOBS is a whole number, 1 or more; it is '0'."),
        (["--jobs", "many"], "JOBS is a whole number, 1 or more; it is 'many'."),
        (["--retries", "x"], "RETRIES is a whole number, 0 or more; it is 'x'."),
        (["--retries", "-1"], "RETRIES is a whole number, 0 or more; it is '-1'."),
        (["--shard", "9/4"], "SHARD is part/parts, such as 2/4; it is '9/4'."),
        (["--shard", "2/2", CLIP], "Part 2/2 is empty: only 1 guide is to be divided."),
    ],
)
def test_a_run_that_can_t_be_meant_is_a_sentence(fresh: Suite, arguments: list[str], says: str) -> None:
    done = fresh.run("run", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(says) and done.stderr.count("\n") == 1
    assert not (fresh.root / "reports").exists()


def test_the_last_line_of_a_guide_is_still_a_line_of_it(fresh: Suite) -> None:
    done = fresh.run("run", "--no-report", f"{CLIP}:33")
    assert "1 scenario in 1 guide, 1 at a time" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["nonsense"], 2, "There is no command 'nonsense'."),
        (["lint", "features"], 2, "it takes no arguments"),
        (["probe", "--yes"], 2, "it takes no arguments"),
        (["site", "--help"], 0, "build the site of the documents; it takes no arguments"),
        (["setup", "nonsense"], 2, "nonsense can't be set up"),
        (["paste", "nosuch"], 2, "there is no guide nosuch; there are first, "),
        (["paste", "--jobs", "0"], 2, "--jobs is 1 or more"),
        (["report"], 1, "holds no results. Run the guides first: make guides"),
        (["report", "--from", "/nowhere"], 1, "No results in /nowhere"),
        (["serve"], 1, "There is no report"),
    ],
)
def test_a_command_that_can_t_be_meant_is_a_sentence(
    fresh: Suite, arguments: list[str], code: int, says: str
) -> None:
    done = fresh.run(*arguments)
    assert done.returncode == code
    assert says in done.stdout + done.stderr and "Traceback" not in done.stderr


def test_results_aren_t_merged_into_themselves(fresh: Suite) -> None:
    fresh.run("run", "--no-report", CLIP)
    before = fresh.results()
    done = fresh.run("report", "--from", "reports/allure-results")
    assert done.returncode == 1 and "reports/allure-results is where results are merged" in done.stdout
    assert before and fresh.results() == before


def test_docs_of_a_tree_that_has_recorded_nothing_say_what_to_run(fresh: Suite) -> None:
    done = fresh.run("docs")
    assert done.returncode == 0 and "make guides, then make docs" in done.stdout
    fresh.run("run", "--no-report", CLIP)
    box = fresh.root / "reports/allure-results/environment.properties"
    box.write_text("Target = live server\n")  # whatever the settings of the tree around it say
    assert "the last run was on a live server" in fresh.run("docs").stdout
    box.write_text("Target = embedded sandbox\n")
    assert "Nothing was recorded" not in fresh.run("docs").stdout
