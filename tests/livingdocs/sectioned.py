"""A guide with sections, for the tests: outlines, tags, a background and a failing hook under `Rule:`."""

from __future__ import annotations

FILE = "03_edit/replace.feature"
GUIDE = """
@service.media
Feature: Replace a video

  An entry keeps its id when its content is replaced.

  Background:
    Given an uploaded video "Keynote"

  @critical @service.baseEntry
  Rule: Replacing the content of an entry
    The entry keeps its id. See "Content waits".

    Scenario: A replaced entry keeps its length
      It is made on the server.

      Then it lasts 10 seconds

    Scenario Outline: Any content will do
      Then it lasts <seconds> seconds

      Examples: lengths
        | seconds |
        | 10      |
        | 11      |

  @live_only
  Rule: Waiting for approval

    A moderator decides.

    - It may take a while.

    Background:
      Given an uploaded video "Other"

    Scenario: Content waits
      Then it lasts 10 seconds

    @slow
    Scenario: Content is approved
      Then it lasts 10 seconds

  @sandbox_only
  Rule: Finding out what went wrong
    Somebody left a note.

    Scenario: A note is found
      Then it lasts 10 seconds

  Rule: A look at the limits
    The length is one.

    Scenario: The wrong length is refused
      Then it lasts 12 seconds

    Scenario: The right length is taken
      Then it lasts 10 seconds
"""
HOOKS = """
def before_rule(context, rule):
    if "sandbox_only" in rule.tags:
        raise RuntimeError("the section could not be prepared")

def before_scenario(context, scenario):
    if "live_only" in scenario.effective_tags:
        scenario.skip("needs a live account")
"""
STATUSES = {
    "A replaced entry keeps its length": "passed",
    "Any content will do (seconds: 10)": "passed",
    "Any content will do (seconds: 11)": "failed",
    "Content waits": "skipped",
    "Content is approved": "skipped",
    "A note is found": "broken",
    "The wrong length is refused": "failed",
    "The right length is taken": "passed",
}


def line_of(text: str) -> int:
    """The line of the guide that holds a text."""
    return next(number for number, line in enumerate(GUIDE.splitlines(), 1) if text in line)
