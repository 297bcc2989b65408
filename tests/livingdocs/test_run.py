"""The parallel run: what it reports, what it returns, how it stops."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from xml.etree import ElementTree

import pytest

from tests.livingdocs.conftest import Finished, Suite


def test_the_run_fails_and_counts_what_happened(finished: Finished) -> None:
    assert finished.code == 1
    assert finished.out.splitlines()[-1] == "guides: 5 passed, 6 failed, 1 skipped"


@pytest.mark.parametrize(
    "line",
    [
        "FAILED  Clip a video: A clip that fails",
        "features/03_edit/clip.feature:18",
        "FAILED  Dies: the guide as a whole",
        "FAILED  Unprepared: Never starts",
        "undefined step: Given nothing known",
        "HOOK-ERROR in before_scenario: RuntimeError: the hook could not log in",
        "SKIPPED 1 × needs a live account",
    ],
)
def test_the_last_lines_name(finished: Finished, line: str) -> None:
    assert line in finished.out


def test_junit_has_a_file_for_each_guide(finished: Finished) -> None:
    files = sorted(path.name for path in (finished.suite.root / "reports/junit").glob("*.xml"))
    assert files == [
        "TESTS-01_start_here.first.xml",
        "TESTS-02_create.unprepared.xml",
        "TESTS-03_edit.clip.xml",
        "TESTS-10_measure.first.xml",
        "TESTS-features.02_create.dies-worker.xml",
    ]
    clip = ElementTree.parse(finished.suite.root / "reports/junit/TESTS-03_edit.clip.xml").getroot()
    assert (clip.get("tests"), clip.get("failures"), clip.get("skipped")) == ("5", "2", "1")
    assert [skip.get("message") for skip in clip.iter("skipped")] == ["needs a live account"]
    unprepared = ElementTree.parse(
        finished.suite.root / "reports/junit/TESTS-02_create.unprepared.xml"
    ).getroot()
    assert unprepared.get("errors") == "1"


def test_junit_leaves_out_what_was_not_selected(fresh: Suite) -> None:
    fresh.run("run", "--no-report", "--tags", "@critical")
    files = list((fresh.root / "reports/junit").glob("*.xml"))
    assert [path.name for path in files] == ["TESTS-03_edit.clip.xml"]
    assert ElementTree.parse(files[0]).getroot().get("tests") == "1"


def test_plain_behave_writes_the_same_results(finished: Finished, fresh: Suite) -> None:
    command = [sys.executable, "-m", "behave", "features/03_edit", "features/01_start_here"]
    done = subprocess.run(
        command, cwd=fresh.root, env=fresh.environment, capture_output=True, text=True, timeout=180
    )
    assert done.returncode == 1
    plain = {name: result["status"] for name, result in fresh.results().items()}
    assert len(plain) == 9
    subprocess.run(
        [*command[:3], "features/10_measure"], cwd=fresh.root, env=fresh.environment, capture_output=True
    )
    assert fresh.results().keys() == {
        "features/10_measure/first.feature: Measured"
    }  # no leftovers as retries
    assert plain.items() <= {name: result["status"] for name, result in finished.results.items()}.items()


def test_times_are_kept_for_the_next_run(finished: Finished) -> None:
    times = json.loads((finished.suite.root / "reports/times.json").read_text())
    assert times.keys() >= {"features/03_edit/clip.feature", "features/10_measure/first.feature"}
    assert times["features/03_edit/clip.feature"]["A clip is made"] >= 0
    assert "A clip that fails" not in times["features/03_edit/clip.feature"]


def test_a_good_selection_passes(fresh: Suite) -> None:
    done = fresh.run("run", "--no-report", "--tags", "@critical")
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.splitlines()[-1] == "guides: 1 passed, 0 failed, 0 skipped"


def test_a_single_scenario_runs_by_its_line(fresh: Suite) -> None:
    done = fresh.run("run", "--no-report", "features/03_edit/clip.feature:12")
    assert done.stdout.splitlines()[-1] == "guides: 1 passed, 0 failed, 0 skipped", done.stdout


def test_an_empty_selection_is_an_error_that_says_so(fresh: Suite) -> None:
    done = fresh.run("run", "--no-report", "--tags", "@needs.nothing")
    says = "No scenario is selected by --tags @needs.nothing: give other paths, tags or names.\n"
    assert (done.returncode, done.stderr) == (2, says)


def test_a_run_in_which_all_is_skipped_is_no_success(fresh: Suite) -> None:
    done = fresh.run("run", "--no-report", "--tags", "@live_only")
    assert done.returncode == 1
    assert "No scenario ran" in done.stdout


def test_broken_steps_are_told_once(fresh: Suite) -> None:
    fresh.write({"steps/broken.py": "import no_such_module\n"})
    done = fresh.run("run", "--no-report", "--jobs", "2")
    assert done.returncode == 1
    assert done.stdout.count("ERROR   ModuleNotFoundError: No module named 'no_such_module'") == 1


def test_a_worker_that_leaves_without_a_word_has_failed_its_guide(fresh: Suite) -> None:
    dies = (fresh.root / "features/steps/things.py").read_text().replace("os._exit(9)", "os._exit(0)")
    fresh.write({"steps/things.py": dies})
    for jobs in ("1", "2"):  # who is alone is followed by another one
        guides = ("features/02_create/dies.feature", "features/10_measure")
        done = fresh.run("run", "--no-report", "--jobs", jobs, *guides)
        assert done.returncode == 1
        assert "FAILED  Dies: the guide as a whole" in done.stdout
        assert done.stdout.splitlines()[-1] == "guides: 1 passed, 1 failed, 0 skipped"


def test_settings_that_do_not_work_end_the_run_before_it_begins(fresh: Suite) -> None:
    settings = """
class SettingsError(Exception): ...
ANNOUNCE = "KALTURA_SANDBOX_ANNOUNCE"
class Settings:
    @classmethod
    def load(cls): raise SettingsError("Set KALTURA_PARTNER_ID.")
"""
    embedded = "class SandboxError(Exception): ...\ndef running(): ...\n"
    fresh.write({"__init__.py": "", "support/__init__.py": "", "support/wire/settings.py": settings})
    fresh.write({"support/running/embedded.py": embedded, "support/running/run.py": "def one_run(): ...\n"})
    fresh.write({"support/running/sweep.py": "def clear_vanished(): ...\ndef reminder(settings): ...\n"})
    done = fresh.run("run", "--no-report")
    assert (done.returncode, done.stderr) == (2, "Set KALTURA_PARTNER_ID.\n")


@pytest.mark.parametrize(
    ("asked", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
)
def test_a_signal_breaks_off_a_step_that_waits_and_keeps_the_results(
    fresh: Suite, asked: signal.Signals, code: int
) -> None:
    scenario = "Feature: Slow\n\n  Scenario: Waits\n    When I wait {} seconds\n    When I wait 60 seconds\n"
    fresh.write({"11_administer/slow.feature": scenario.format(0)})
    command = fresh.command("run", "--no-report", "--jobs", "1", "features/11_administer")
    process = subprocess.Popen(
        command, cwd=fresh.root, env=fresh.environment, stdout=subprocess.PIPE, text=True
    )
    while not (fresh.root / "waits-60").exists():
        assert process.poll() is None
        time.sleep(0.05)
    begin = time.monotonic()
    process.send_signal(asked)
    out, _ = process.communicate(timeout=180)
    assert time.monotonic() - begin < 40
    assert process.returncode == code
    assert "The run was stopped before its end" in out
    waits = fresh.results()["features/11_administer/slow.feature: Waits"]
    assert [step["status"] for step in waits["steps"]] == ["passed", "skipped"]
    assert waits["status"] == "skipped"


FLAKY = """
from behave import then

TRIES = []

@then('it holds at try {number:d}')
def holds(context, number):
    \"\"\"A promise that the platform keeps late.\"\"\"
    TRIES.append(number)
    assert len(TRIES) >= number, f"not yet, at try {len(TRIES)}"
"""


def test_a_scenario_that_failed_runs_again_and_its_report_shows_both_tries(fresh: Suite) -> None:
    scenario = "Feature: Late\n\n  Scenario: Holds at last\n    Then it holds at try 2\n"
    fresh.write({"11_administer/late.feature": scenario, "steps/flaky.py": FLAKY})
    once = fresh.run("run", "--no-report", "features/11_administer")
    assert once.stdout.splitlines()[-1] == "guides: 0 passed, 1 failed, 0 skipped"
    again = fresh.run("run", "--no-report", "--retries", "1", "features/11_administer")
    assert again.returncode == 0, again.stdout
    assert again.stdout.splitlines()[-1] == "guides: 1 passed, 0 failed, 0 skipped"
    assert "RETRIED Late: Holds at last passed at try 2" in again.stdout
    assert "features/11_administer/late.feature:3, before: not yet, at try 1" in again.stdout
    files = (fresh.root / "reports/allure-results").glob("*-result.json")
    tries = sorted((json.loads(path.read_text()) for path in files), key=lambda one: one["start"])
    assert [one["status"] for one in tries] == ["failed", "passed"]
    assert len({one["historyId"] for one in tries}) == 1
    junit = ElementTree.parse(fresh.root / "reports/junit/TESTS-11_administer.late.xml").getroot()
    assert (junit.get("tests"), junit.get("failures")) == ("1", "0")


def test_retries_that_are_used_up_leave_a_failure(fresh: Suite) -> None:
    done = fresh.run("run", "--no-report", "--retries", "2", "features/03_edit/clip.feature:18")
    assert done.returncode == 1
    assert done.stdout.splitlines()[-1] == "guides: 0 passed, 1 failed, 0 skipped"
    files = (fresh.root / "reports/allure-results").glob("*-result.json")
    assert [json.loads(path.read_text())["status"] for path in files] == ["failed"] * 3


def everything(suite: Suite) -> tuple[dict[str, tuple[object, ...]], dict[str, list[tuple[str | None, ...]]]]:
    """What a run came to, without its times: results with their steps, JUnit files with their cases."""
    results = {
        name: (result["status"], [(step["name"], step["status"]) for step in result.get("steps", [])])
        for name, result in suite.results().items()
    }
    junit = {
        path.name: [
            (case.get("name"), case.get("status"), *(child.tag for child in case))
            for case in ElementTree.parse(path).getroot().iter("testcase")
        ]
        for path in (suite.root / "reports/junit").glob("*.xml")
    }
    return results, junit


def test_one_worker_comes_to_the_same_as_two(finished: Finished, fresh: Suite) -> None:
    serial = fresh.run("run", "--no-report", "--jobs", "1")
    assert serial.returncode == finished.code == 1
    assert serial.stdout.splitlines()[-1] == finished.out.splitlines()[-1]
    assert everything(fresh) == everything(finished.suite)


def test_the_parts_of_two_machines_make_the_whole(
    finished: Finished, fresh: Suite, tmp_path_factory: pytest.TempPathFactory
) -> None:
    parts = []
    for number in (1, 2):
        fresh.run("run", "--no-report", "--shard", f"{number}/2")
        part = tmp_path_factory.mktemp("part")
        (fresh.root / "reports/allure-results").rename(part / "allure-results")
        parts.append(str(part / "allure-results"))
        names = {path.name for path in (part / "allure-results").glob("*-result.json")}
        assert names
    done = fresh.run("report", "--from", ",".join(parts))
    assert (
        "No report: The report generator is not installed" in done.stdout
    )  # the results are merged all the same
    assert everything(fresh)[0] == everything(finished.suite)[0]
