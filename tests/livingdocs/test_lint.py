"""The lint of the features finds what the house style forbids, and only that."""

from __future__ import annotations

from pathlib import Path

import pytest

from livingdocs.checks.lint import check

GOOD = """
@allure.label.epic:Edit @service.media
Feature: Clip a video

  A clip is a new entry.

  @critical
  Scenario: A clip is made
    It is made on the server.

    Given a linted video "Keynote"
    When I clip it
    Then Kaltura refuses with "NO"
"""
STEPS = '''
from behave import given, when, then

@given('a linted video "{name:w}"')
def video(context, name):
    """A READY entry."""

@when("I clip it")
def clip(context):
    """Clip it."""

@then('Kaltura refuses with "{code:w}"')
def refuses(context, code):
    """The refusal."""
'''


def findings(tmp_path: Path, guide: str = GOOD, steps: str = STEPS) -> list[str]:
    """Rule and text of each finding for one guide and one step module."""
    (tmp_path / "03_edit").mkdir()
    (tmp_path / "steps").mkdir()
    (tmp_path / "03_edit" / "clip.feature").write_text(guide, encoding="utf-8")
    (tmp_path / "steps" / "things.py").write_text(steps, encoding="utf-8")
    return [f"{found.line} {found.rule} {found.text}" for found in check(tmp_path, tmp_path / "steps")]


def test_a_good_guide_has_no_finding(tmp_path: Path) -> None:
    assert findings(tmp_path) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("  A clip is a new entry.\n", "", "3 F2 the guide has no prose"),
        ("  A clip is a new entry.\n", "  Some.\n  When it is cut.\n", "6 F2 a line of prose begins like"),
        ("    It is made on the server.\n", "", "1 F2 0% of the scenarios have prose"),
        ("@critical", "@nightly", "8 F14 @nightly is not on the list"),
        ("A clip is made", "A clip is made.", "8 F3 the title ends with a full stop"),
        ("A clip is made", "Test the clip", "8 F3 the title names a test"),
        ('"Keynote"', '"0_abcd1234"', "11 F5 the step holds an id"),
        ("When I clip it", "When I clip it\n    And I clip it", "13 F6 a second act"),
        ('Then Kaltura refuses with "NO"', "", "3 F9 no scenario shows a refusal"),
        (
            'When I clip it\n    Then Kaltura refuses with "NO"',
            'Then Kaltura refuses with "NO"\n    When I clip it',
            "13 F6",
        ),
        ("I clip it", "I cut it", "12 S10 undefined: When 'I cut it'"),
        ("I clip it", "I cut it", "8 S10 used in no guide"),
    ],
)
def test_a_guide_that_breaks_a_rule(tmp_path: Path, old: str, new: str, expected: str) -> None:
    found = findings(tmp_path, GOOD.replace(old, new))
    assert any(text.startswith(expected) for text in found), found


def test_two_scenarios_of_one_title(tmp_path: Path) -> None:
    twice = GOOD + GOOD[GOOD.index("  @critical") :]
    assert any("F3 two scenarios are called 'A clip is made'" in text for text in findings(tmp_path, twice))


def test_rules_are_held_to_the_style_too(tmp_path: Path) -> None:
    rule = "  @nightly\n  Rule: Clips\n    Given is how this line begins.\n\n    Background:\n"
    rule += '      Given a linted video "A"\n' * 3 + "\n  @critical"
    found = findings(tmp_path, GOOD.replace("  @critical", rule))
    for expected in (
        "8 F5a scenarios in the section: 1",
        "8 F14 @nightly is not on the list",
        "9 F2 a line of prose begins like",
        "11 F11 3 steps in the background",
    ):
        assert any(text.startswith(expected) for text in found), found


def test_a_guide_that_does_not_parse_is_named(tmp_path: Path) -> None:
    broken = GOOD + "    Nonsense between steps\n"
    assert any("syntax" in text for text in findings(tmp_path, broken))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("{name:w}", "{name}", "S3 an untyped parameter"),
        ('    """Clip it."""\n', "    pass\n", "S2 no docstring"),
        ('    """Clip it."""\n', '    """Clip it."""\n' + "    context.x = 1\n" * 9, "S2 9 lines"),
        (
            '    """Clip it."""\n',
            '    """Clip it."""\n    context.execute_steps("")\n',
            "S5 calls execute_steps",
        ),
        ("from behave", "import no_such_module\nfrom behave", "S4 the step library does not load"),
    ],
)
def test_a_step_that_breaks_a_rule(tmp_path: Path, old: str, new: str, expected: str) -> None:
    found = findings(tmp_path, steps=STEPS.replace(old, new))
    assert any(expected in text for text in found), found
