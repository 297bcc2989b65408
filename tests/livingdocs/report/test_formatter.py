"""The Allure results of the small suite: what the formatter puts right."""

from __future__ import annotations

from typing import Any

from livingdocs.report.describing import LONGEST_STEP
from tests.livingdocs.conftest import Finished, Suite

CLIP = "features/03_edit/clip.feature: "
LONG = "".join(f'      {{"line": {number}}}\n' for number in range(LONGEST_STEP))
DOCUMENTS = f'''
Feature: Documents

  Scenario: Texts and tables
    When I say
      """
      {{"kind": "short"}}
      """
    And I say
      """
{LONG}      the end
      """
    And I clip "Keynote" to 10 seconds with
      | name        | length |
      | A long name | 10     |
'''
SAYING = '''
from behave import when

@when('I say')
def say(context):
    """Words."""
'''


def labels(result: dict[str, Any]) -> dict[str, str]:
    return {label["name"]: label["value"] for label in result["labels"]}


def test_chapter_guide_severity_and_tags_are_labels(finished: Finished) -> None:
    found = labels(finished.results[CLIP + "A clip is made"])
    assert found["epic"] == "3 Edit"
    assert found["feature"] == "Clip a video"
    assert found["severity"] == "critical"
    assert found["tag"] == "service.media"


def test_the_description_is_the_scenarios_own_prose(finished: Finished) -> None:
    assert finished.results[CLIP + "A clip is made"]["description"] == "It is made on the server."
    assert "description" not in finished.results[CLIP + "A clip that fails"]


def test_the_prose_of_a_guide_is_written_once_and_named_by_all_its_scenarios(finished: Finished) -> None:
    found = [result for name, result in finished.results.items() if name.startswith(CLIP)]
    named = {(one["name"], one["source"], one["type"]) for result in found for one in result["attachments"]}
    ((name, source, kind),) = named
    assert (len(found), name, kind) == (5, "About this guide: Clip a video", "text/markdown")
    text = (finished.suite.root / "reports/allure-results" / source).read_text(encoding="utf-8")
    assert text.startswith("A clip is a new entry.\n\n- It leaves its source *alone*.\n\n---\n\n")
    assert text.endswith("are in `docs/guides/03_edit/clip.md`.\n")


def test_dynamic_labels_and_parameters_arrive(finished: Finished) -> None:
    result = finished.results[CLIP + "A clip is made"]
    assert labels(result)["owner"] == "media team"
    assert {"name": "seconds", "value": "10"}.items() <= result["parameters"][0].items()


def test_a_table_stands_in_its_step_and_evidence_is_attached_to_it(finished: Finished) -> None:
    given, when, _ = finished.results[CLIP + "A clip is made"]["steps"]
    assert [attachment["name"] for attachment in given["attachments"]] == ["answer: media.get"]
    assert when["name"] == 'When I clip "Keynote" to 10 seconds with\n| name | Highlight |'
    assert "attachments" not in when


def test_doc_strings_stand_in_their_step_and_long_ones_are_attached_whole(fresh: Suite) -> None:
    fresh.write({"03_edit/documents.feature": DOCUMENTS, "steps/saying.py": SAYING})
    fresh.run("run", "--no-report", "features/03_edit/documents.feature")
    (result,) = fresh.results().values()
    short, long, table = result["steps"]
    assert short["name"] == 'When I say\n{"kind": "short"}'
    lines = long["name"].split("\n")
    assert (lines[:2], lines[-1]) == (["And I say", '{"line": 0}'], "…")
    assert len(lines) == LONGEST_STEP + 2
    (whole,) = long["attachments"]
    text = (fresh.root / "reports/allure-results" / whole["source"]).read_text(encoding="utf-8")
    assert (whole["name"], text.endswith("the end")) == ("doc string", True)
    assert table["name"].split("\n")[1:] == ["| name        | length |", "| A long name | 10     |"]


def test_rows_of_an_outline_are_told_apart_by_their_named_values(finished: Finished) -> None:
    rows = [result for name, result in finished.results.items() if name.startswith(CLIP + "Any length")]
    assert {row["name"]: row["status"] for row in rows} == {
        "Any length (seconds: 10)": "passed",
        "Any length (seconds: 11)": "failed",
    }
    assert len({row["historyId"] for row in rows}) == 2
    assert {(one["name"], one["value"]) for row in rows for one in row["parameters"]} == {
        ("seconds", "10"),
        ("seconds", "11"),
    }


def test_two_scenarios_of_one_name_keep_apart(finished: Finished) -> None:
    twins = [r for name, r in finished.results.items() if "first.feature: One name" in name]
    assert sorted(twin["name"] for twin in twins) == ["One name", "One name #2"]
    assert len({twin["historyId"] for twin in twins}) == 2


def test_ids_do_not_change_from_run_to_run(finished: Finished, fresh: Suite) -> None:
    fresh.run("run", "--jobs", "1", "--no-report", "features/03_edit")
    again = {name: result["historyId"] for name, result in fresh.results().items()}
    assert len(again) == 5
    assert again.items() <= {name: result["historyId"] for name, result in finished.results.items()}.items()


def test_errors_of_hooks_are_broken(finished: Finished) -> None:
    hook = finished.results["features/01_start_here/first.feature: The hook breaks"]
    assert (hook["status"], "could not log in" in hook["statusDetails"]["message"]) == ("broken", True)
    guide = finished.results["features/02_create/unprepared.feature: Never starts"]
    assert (guide["status"], "could not be prepared" in guide["statusDetails"]["message"]) == ("broken", True)
    assert [step["status"] for step in guide["steps"]] == ["skipped"]


def test_a_skip_shows_its_reason_and_its_steps(finished: Finished) -> None:
    skipped = finished.results[CLIP + "Only on a live account"]
    assert (skipped["status"], skipped["statusDetails"]["message"]) == ("skipped", "needs a live account")
    assert skipped["description"] == "**Why it was skipped:** needs a live account"
    steps = [(step["name"], step["status"], "statusDetails" in step) for step in skipped["steps"]]
    assert steps == [('Given an uploaded video "Keynote"', "skipped", False)]


def test_a_failure_speaks_to_a_stranger(finished: Finished) -> None:
    details = finished.results[CLIP + "A clip that fails"]["statusDetails"]
    assert details["message"] == "expected 10 s"
    assert details["trace"].startswith('  File "features/steps/')
    assert details["trace"].count("  File ") == 1
    assert str(finished.suite.root) not in details["trace"]


def test_a_step_that_is_not_there_is_told_in_words(finished: Finished) -> None:
    broken = finished.results["features/01_start_here/first.feature: A step is undefined"]
    assert broken["status"] == "broken"
    assert broken["statusDetails"]["message"] == "No step of the library is called: Given nothing known"


def test_a_dead_worker_is_a_broken_result(finished: Finished) -> None:
    assert finished.results["features/02_create/dies.feature: worker"]["status"] == "broken"


def test_the_environment_box_is_there(finished: Finished) -> None:
    box = (finished.suite.root / "reports/allure-results/environment.properties").read_text()
    assert "Suite = " in box
    assert "behave = 1." in box
