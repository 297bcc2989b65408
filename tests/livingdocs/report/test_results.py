"""The kinds of skips and failures that the report tells apart."""

from __future__ import annotations

import re

import pytest

from livingdocs.report.results import CATEGORIES


def category(status: str, message: str) -> str:
    """The first that takes it, as the generator does."""
    return next(
        str(one["name"])
        for one in CATEGORIES
        if status in one["matchedStatuses"]
        and re.fullmatch(str(one.get("messageRegex", "[\\s\\S]*")), message)
    )


@pytest.mark.parametrize(
    ("message", "kind"),
    {
        "the account lacks: reach (reachProfile.list is refused: SERVICE_FORBIDDEN)": "the account lacks a feature",
        "the account lacks: browser_uploads (no permission X)": "the account lacks a feature",
        "needs a browser: install chromium or Google Chrome": "needs a browser",
        "needs Kaltura's player: make guides installs it, with a network": "needs a browser",
        "runs against the embedded sandbox only": "not in this run or not for this target",
        "the target stopped answering": "not in this run or not for this target",
    }.items(),
)
def test_why_a_scenario_was_skipped_is_of_three_kinds(message: str, kind: str) -> None:
    assert category("skipped", message) == f"Skipped: {kind}"


def test_a_failure_is_never_among_the_skipped() -> None:
    assert (
        category("failed", "the player showed no picture")
        == "Claim not kept: the platform answered otherwise"
    )
    assert category("broken", "no browser").startswith("Defect of the suite")
