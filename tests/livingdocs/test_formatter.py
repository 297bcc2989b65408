"""The Allure results of the small suite: what the formatter puts right."""

from __future__ import annotations

from typing import Any

from tests.livingdocs.conftest import Finished, Suite

CLIP = "features/03_edit/clip.feature: "


def labels(result: dict[str, Any]) -> dict[str, str]:
    return {label["name"]: label["value"] for label in result["labels"]}


def test_chapter_guide_severity_and_tags_are_labels(finished: Finished) -> None:
    found = labels(finished.results[CLIP + "A clip is made"])
    assert found["epic"] == "3 Edit"
    assert found["feature"] == "Clip a video"
    assert found["severity"] == "critical"
    assert found["tag"] == "service.media"


def test_prose_is_the_description_with_its_paragraphs(finished: Finished) -> None:
    text = finished.results[CLIP + "A clip is made"]["description"]
    assert text.startswith("It is made on the server.\n\n---\n\n**About this guide: Clip a video**")
    assert "A clip is a new entry.\n\n- It leaves its source *alone*." in text


def test_dynamic_labels_and_parameters_arrive(finished: Finished) -> None:
    result = finished.results[CLIP + "A clip is made"]
    assert labels(result)["owner"] == "media team"
    assert {"name": "seconds", "value": "10"}.items() <= result["parameters"][0].items()


def test_tables_and_evidence_are_attachments_of_their_step(finished: Finished) -> None:
    given, when, _ = finished.results[CLIP + "A clip is made"]["steps"]
    assert [attachment["name"] for attachment in given["attachments"]] == ["answer: media.get"]
    assert [attachment["name"] for attachment in when["attachments"]] == ["table"]


def test_rows_of_an_outline_are_told_apart(finished: Finished) -> None:
    rows = [result for name, result in finished.results.items() if name.startswith(CLIP + "Any length")]
    assert {row["name"]: row["status"] for row in rows} == {
        "Any length (10)": "passed",
        "Any length (11)": "failed",
    }
    assert len({row["historyId"] for row in rows}) == 2


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


def test_a_skip_shows_its_reason(finished: Finished) -> None:
    skipped = finished.results[CLIP + "Only on a live account"]
    assert (skipped["status"], skipped["statusDetails"]["message"]) == ("skipped", "needs a live account")


def test_a_failure_speaks_to_a_stranger(finished: Finished) -> None:
    details = finished.results[CLIP + "A clip that fails"]["statusDetails"]
    assert details["message"] == "expected 10 s"
    assert "site-packages/behave" not in details["trace"]
    assert str(finished.suite.root) not in details["trace"]


def test_a_dead_worker_is_a_broken_result(finished: Finished) -> None:
    assert finished.results["features/02_create/dies.feature: worker"]["status"] == "broken"


def test_the_environment_box_is_there(finished: Finished) -> None:
    box = (finished.suite.root / "reports/allure-results/environment.properties").read_text()
    assert "Suite = " in box
    assert "behave = 1." in box
