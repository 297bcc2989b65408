"""What the first page says has changed since the run before."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from allure_commons.utils import md5

from livingdocs.common.guides import chapter_of, feature_files
from livingdocs.report import changes as module
from livingdocs.report.changes import Change, changes
from livingdocs.report.start import bases, head, start

FILE = "features/03_edit/clip.feature"
FEATURE = """Feature: Clip a video

  Scenario: Stays
    Given a video

  Scenario Outline: Any length
    Then it lasts <seconds> seconds

    Examples: lengths
      | seconds |
      | 10      |
"""


@pytest.fixture(autouse=True)
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A tree with one feature, and no history yet."""
    (tmp_path / FILE).parent.mkdir(parents=True)
    (tmp_path / FILE).write_text(FEATURE, encoding="utf-8")
    monkeypatch.setattr(module, "ROOT", tmp_path)
    return tmp_path


def result(name: str, status: str = "passed", seconds: float = 1, run: int = 9) -> dict[str, Any]:
    return {
        "uuid": f"{run} {name}",
        "name": name,
        "fullName": f"{FILE}: {name}",
        "status": status,
        "start": run * 1_000_000,
        "stop": run * 1_000_000 + int(seconds * 1000),
        "labels": [{"name": "feature", "value": "Clip a video"}],
    }


def remember(history: Path, run: int, *results: dict[str, Any]) -> None:
    """A line of the history, as the generator writes it."""
    kept = {
        md5(one["fullName"]): {**one, "id": md5(one["uuid"]), "duration": one["stop"] - one["start"]}
        for one in results
    }
    with history.open("a", encoding="utf-8") as lines:
        lines.write(json.dumps({"timestamp": run * 86_400_000, "testResults": kept}) + "\n")


def told(results: list[dict[str, Any]], history: Path) -> dict[str, list[str]]:
    found = changes(results, history).found
    return {kind: [change.title for change in members] for kind, members in found.items()}


def test_the_first_run_has_nothing_to_be_compared_with(tree: Path) -> None:
    history = tree / "history.jsonl"
    assert changes([result("Stays")], history).since is None
    remember(history, 9, result("Stays"))  # the generator has noted this very run already
    found = changes([result("Stays")], history)
    assert found.since is None
    assert "The first run" in start(found)


def test_each_way_of_ending_otherwise_is_told(tree: Path) -> None:
    history = tree / "history.jsonl"
    before = {"a": "passed", "b": "failed", "c": "broken", "d": "passed", "e": "skipped", "Stays": "passed"}
    remember(history, 1, *(result(name, status, run=1) for name, status in before.items()))
    now = {"a": "failed", "b": "passed", "c": "failed", "d": "skipped", "e": "passed", "f": "passed"}
    results = [result(name, status) for name, status in now.items()]
    assert told([*results, result("Stays")], history) == {
        "Fails now": ["a"],
        "Fixed": ["b"],
        "Still fails": ["c"],
        "Skipped now": ["d"],
        "Runs again": ["e"],
        "New": ["f"],
    }


def test_a_new_scenario_that_fails_is_among_those_that_fail(tree: Path) -> None:
    history = tree / "history.jsonl"
    remember(history, 1, result("Stays", run=1))
    found = changes([result("Stays"), result("a", "failed"), result("b", "broken"), result("c")], history)
    titles = {kind: [(one.title, one.detail) for one in members] for kind, members in found.found.items()}
    assert titles == {"Fails now": [("a", "new"), ("b", "new")], "New": [("c", "")]}


def test_what_did_not_run_is_told_by_its_reasons(tree: Path) -> None:
    history = tree / "history.jsonl"
    browser, no_words = {"statusDetails": {"message": "needs <a browser>"}}, {"statusDetails": None}
    skipped = [result(name, "skipped") | browser for name in ("a", "b")]
    told = start(changes([result("c", "skipped") | no_words, *skipped, result("Stays")], history))
    assert "<h3>Not run: 3 of 4</h3>" in told
    assert told.index("2 × needs &lt;a browser&gt;") < told.index("1 × no reason is given")
    assert f'href="#{md5("9 b")}">b</a>' in told
    remember(history, 1, result("Stays", run=1))
    assert "Not run" not in start(changes([result("Stays")], history))
    assert "Not run: 3 of 3" in start(changes([result("c", "skipped"), *skipped], history))


def test_what_no_feature_has_any_more_is_removed_and_what_was_left_out_is_not(tree: Path) -> None:
    history = tree / "history.jsonl"
    names = ("Stays", "Any length -- @1.1 lengths", "Any length -- @1.2 lengths", "Gone", "worker")
    remember(history, 1, *(result(name, run=1) for name in names))
    assert told([result("Other")], history)["Removed"] == ["Any length -- @1.2 lengths", "Gone"]


def test_a_scenario_is_compared_with_the_last_run_that_had_it(tree: Path) -> None:
    history = tree / "history.jsonl"
    remember(history, 1, result("Stays", "failed", run=1))
    remember(history, 2, result("Any length -- @1.1 lengths", run=2))
    found = changes([result("Stays")], history)
    assert found.since == 2 * 86_400_000
    assert found.found == {"Fixed": [Change("Stays", "Clip a video", md5("9 Stays"))]}


def test_slower_needs_runs_that_tell_what_is_usual(tree: Path) -> None:
    history = tree / "history.jsonl"
    for run in (1, 2):
        remember(history, run, result("Stays", seconds=2, run=run))
    assert told([result("Stays", seconds=5)], history) == {}
    remember(history, 3, result("Stays", seconds=2, run=3))
    assert told([result("Stays", seconds=5)], history) == {"Slower": ["Stays"]}
    assert told([result("Stays", seconds=3.9)], history) == {}
    assert "5.0 s instead of 2.0 s" in start(changes([result("Stays", seconds=5)], history))


def test_the_last_try_of_a_scenario_counts(tree: Path) -> None:
    history = tree / "history.jsonl"
    remember(history, 1, result("Stays", run=1))
    again = {**result("Stays"), "uuid": "again", "stop": 9_900_000}
    assert told([again, result("Stays", "failed")], history) == {}
    assert "Nothing: all 1 scenarios ended as before" in start(changes([again], history))


def test_a_title_is_text_on_the_page(tree: Path) -> None:
    history = tree / "history.jsonl"
    remember(history, 1, result("Stays", run=1))
    hostile = "</template></script><img src=x onerror=alert(1)>"
    page = head(changes([result("Stays"), result(hostile)], history), [], {hostile: hostile})
    assert "<img" not in page
    assert page.count("</template>") == 1
    assert page.count("</script>") == 2


def test_every_chapter_says_what_it_is_for_in_one_line_of_the_list() -> None:
    for chapter in {chapter_of(path) for path in feature_files()}:
        assert 20 < len(chapter.purpose) < 100, chapter


def test_the_places_of_pages_are_those_that_results_lead_to() -> None:
    link = {
        "name": "This scenario in the guide",
        "url": "https://example.com/docs/guides/03_edit/clip.md#stays",
    }
    assert bases([{"links": [link]}, {}]) == ["https://example.com/docs", "https://guides.invalid"]
