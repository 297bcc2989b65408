"""A small suite of its own in a temporary tree: guides that pass, fail, skip, break and kill their worker."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from features.support.wire import stopping
from livingdocs.common.paths import ROOT

HOOKS = """
def before_feature(context, feature):
    if "slow" in feature.tags:
        raise RuntimeError("the guide could not be prepared")

def before_scenario(context, scenario):
    if "live_only" in scenario.effective_tags:
        scenario.skip("needs a live account")
    if "sandbox_only" in scenario.tags:
        raise RuntimeError("the hook could not log in")
"""
STEPS = '''
import os, time
import allure
from behave import given, when, then

@given('an uploaded video "{name:w}"')
def uploaded(context, name):
    """A READY entry."""
    allure.attach('{"id": "0_abcdefgh"}', "answer: media.get", "application/json", "json")

@when('I clip "{name:w}" to {seconds:d} seconds with')
def clip(context, name, seconds):
    """Make a clip; the table holds its fields."""
    allure.dynamic.parameter("seconds", seconds)
    allure.dynamic.label("owner", "media team")

@then('it lasts {seconds:d} seconds')
def lasts(context, seconds):
    """The clip's duration."""
    assert seconds == 10, "expected 10 s"

@when('the process dies')
def dies(context):
    """End the worker."""
    os._exit(9)

@when('I wait {seconds:d} seconds')
def waits(context, seconds):
    """Nothing happens."""
    open(f"waits-{seconds}", "w").close()
    time.sleep(seconds)
'''
CLIP = """
@service.media
Feature: Clip a video

  A clip is a new entry.

  - It leaves its source *alone*.

  @critical
  Scenario: A clip is made
    It is made on the server.

    Given an uploaded video "Keynote"
    When I clip "Keynote" to 10 seconds with
      | name | Highlight |
    Then it lasts 10 seconds

  Scenario: A clip that fails
    Given an uploaded video "Keynote"
    Then it lasts 12 seconds

  @live_only
  Scenario: Only on a live account
    Given an uploaded video "Keynote"

  Scenario Outline: Any length
    Given an uploaded video "Keynote"
    Then it lasts <seconds> seconds

    Examples: lengths
      | seconds |
      | 10      |
      | 11      |
"""
OTHERS = {
    "01_start_here/first.feature": """
Feature: First

  Scenario: One name
    Given an uploaded video "Keynote"

  Scenario: One name
    Given an uploaded video "Other"

  @sandbox_only
  Scenario: The hook breaks
    Given an uploaded video "Keynote"

  Scenario: A step is undefined
    Given nothing known
""",
    "02_create/unprepared.feature": """
@slow
Feature: Unprepared

  Scenario: Never starts
    Given an uploaded video "Keynote"
""",
    "02_create/dies.feature": """
Feature: Dies

  Scenario: Kills its worker
    When the process dies
""",
    "10_measure/first.feature": """
Feature: Measure

  Scenario: Measured
    Given an uploaded video "Keynote"
""",
}


@dataclass
class Suite:
    """A tree with our livingdocs in it, run as a user runs it."""

    root: Path

    def write(self, files: dict[str, str]) -> None:
        for name, text in files.items():
            path = self.root / "features" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "livingdocs", *arguments]

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("KALTURA_")}
        return kept | {"PYTHONDONTWRITEBYTECODE": "1"}

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = self.command(*arguments)
        return subprocess.run(
            command, cwd=self.root, env=self.environment, capture_output=True, text=True, timeout=300
        )

    def python(self, script: str) -> str:
        """What a script of this tree's Python prints."""
        command = [sys.executable, "-c", script]
        done = subprocess.run(
            command, cwd=self.root, env=self.environment, capture_output=True, text=True, check=True
        )
        return done.stdout

    def results(self) -> dict[str, dict[str, Any]]:
        """Allure results by full name."""
        files = (self.root / "reports" / "allure-results").glob("*-result.json")
        results = [json.loads(path.read_text(encoding="utf-8")) for path in files]
        return {result["fullName"]: result for result in results}


def make_suite(root: Path) -> Suite:
    ignored = shutil.ignore_patterns("node_modules", "__pycache__")
    shutil.copytree(ROOT / "livingdocs", root / "livingdocs", ignore=ignored)
    for name in ("behave.ini", "pyproject.toml"):
        shutil.copy(ROOT / name, root / name)
    suite = Suite(root)
    suite.write({"environment.py": HOOKS, "steps/things.py": STEPS, "03_edit/clip.feature": CLIP, **OTHERS})
    return suite


@pytest.fixture(autouse=True)
def going_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """A run that a test stops in its own process leaves nothing stopped for the tests behind it."""
    monkeypatch.setattr(stopping, "STOPPING", stopping.Stopping())


@pytest.fixture
def fresh(tmp_path: Path) -> Suite:
    """A tree that nothing has run in."""
    return make_suite(tmp_path)


@dataclass
class Finished:
    suite: Suite
    code: int
    out: str
    results: dict[str, dict[str, Any]]


@pytest.fixture(scope="session")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Finished:
    """The whole small suite, run once with two workers."""
    suite = make_suite(tmp_path_factory.mktemp("suite"))
    done = suite.run("run", "--jobs", "2", "--no-report")
    return Finished(suite, done.returncode, done.stdout + done.stderr, suite.results())
