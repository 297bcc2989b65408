"""Small parts of the run: the progress line, durations, the closing line, the plan."""

from __future__ import annotations

import io
import time

import pytest

from livingdocs.run.outcome import FAILED, PASSED, SKIPPED, Outcome, Tally, duration
from livingdocs.run.progress import Progress


def outcome(status: str, message: str = "") -> Outcome:
    return Outcome("Clip", "A clip", "features/clip.feature:3", status, message)


def test_the_line_tells_done_failed_and_time_left() -> None:
    stream = io.StringIO()
    progress = Progress(stream, {"a": 30.0, "b": 10.0}, {"a": 3, "b": 1}, jobs=2)
    progress.scenario_started("Clip")
    progress.scenario_done("a", outcome(PASSED))
    progress.scenario_done("b", outcome(FAILED))
    assert "FAILED Clip: A clip (features/clip.feature:3)" in stream.getvalue()
    later = time.monotonic() + 20
    assert progress.line(later).startswith("2/4 scenarios, 1 failed, about ")
    left = progress.seconds_left(later)
    assert left is not None
    assert 19 < left < 21  # half of the expected seconds took twenty


def test_nothing_is_foretold_before_anything_is_done() -> None:
    assert Progress(io.StringIO(), {"a": 30.0}, {"a": 3}, jobs=1).seconds_left(time.monotonic() + 60) is None


def test_nothing_is_foretold_of_a_target_that_was_never_timed() -> None:
    progress = Progress(io.StringIO(), {}, {"a": 3}, jobs=1)
    progress.scenario_done("a", outcome(PASSED))
    assert progress.line(time.monotonic() + 60) == "1/3 scenarios, none failed | "


def test_the_last_guide_alone_is_waited_for_whatever_the_others_do() -> None:
    progress = Progress(
        io.StringIO(), {"long": 900.0, "a": 20.0, "b": 20.0}, {"long": 9, "a": 1, "b": 1}, jobs=4
    )
    for name in ("a", "b", "long"):
        progress.scenario_done(name, outcome(PASSED))
    assert progress.seconds_left(time.monotonic() + 100) == 800.0


@pytest.mark.parametrize(
    ("seconds", "text"), [(0.84, "0.8 s"), (12.2, "12 s"), (65, "1:05 min"), (600, "10:00 min")]
)
def test_durations_read_well(seconds: float, text: str) -> None:
    assert duration(seconds) == text


@pytest.mark.parametrize(
    ("statuses", "errors", "good"),
    [
        ([PASSED, SKIPPED], [], True),
        ([PASSED, FAILED], [], False),
        ([SKIPPED], [], False),
        ([], [], False),
        ([PASSED], ["a cleanup failed"], False),
    ],
)
def test_only_a_run_that_checked_something_and_found_nothing_is_good(
    statuses: list[str], errors: list[str], good: bool
) -> None:
    assert Tally([outcome(status) for status in statuses], errors).good is good


def test_skips_are_counted_by_their_reason() -> None:
    tally = Tally([outcome(PASSED), outcome(SKIPPED, "no DRM"), outcome(SKIPPED, "no DRM")])
    lines = list(tally.lines(1.0, "The report is here."))
    assert "SKIPPED 2 × no DRM" in lines
    assert lines[-1] == "guides: 1 passed, 0 failed, 2 skipped"
