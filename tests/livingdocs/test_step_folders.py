"""Step modules in folders are known to all that load steps: behave, our run, the lint, the reference, the contracts."""

from __future__ import annotations

import shutil
import subprocess
import sys

import pytest
from behave.step_registry import StepRegistry

from livingdocs.common.paths import ROOT, STEPS, relative
from livingdocs.common.vocabulary import load_registry
from tests.livingdocs.conftest import Suite

DEEP = '''
from behave import when

@when("the cue points are read")
def read(context):
    """Every cue point of the entry."""

@when("the cue points are read again")
def read_again(context):
    """The same once more."""
    context.execute_steps("When the cue points are read")
'''
GUIDE = """
Feature: Cue points

  Scenario: Read
    When the cue points are read
"""
PATH = "features/12_cues/cues.feature"


@pytest.fixture
def deep(fresh: Suite) -> Suite:
    """The small suite with a noun two folders down, loaded as our own suite loads its folders."""
    fresh.write({"steps/annotating/timed/cue_points.py": DEEP, "12_cues/cues.feature": GUIDE})
    fresh.write({"steps/annotating/__init__.py": "", "steps/annotating/timed/__init__.py": ""})
    shutil.copy(STEPS / "folders.py", fresh.root / "features" / "steps")
    return fresh


def behave(suite: Suite, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "behave", *arguments]
    return subprocess.run(
        command, cwd=suite.root, env=suite.environment, capture_output=True, text=True, timeout=180
    )


@pytest.mark.parametrize("selection", [[PATH], [f"{PATH}:4"], [PATH, "-n", "Read"]])
def test_plain_behave_finds_a_step_in_a_folder(deep: Suite, selection: list[str]) -> None:
    done = behave(deep, *selection)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 step passed, 0 failed, 0 skipped" in done.stdout + done.stderr


def test_a_dry_run_finds_it_too_and_says_nothing_of_folders(deep: Suite) -> None:
    done = behave(deep, "--dry-run", "-f", "plain", PATH)
    assert "undefined" not in done.stdout + done.stderr
    assert done.stdout.splitlines()[1] == "Feature: Cue points", done.stdout


def test_our_run_finds_it(deep: Suite) -> None:
    done = deep.run("run", "--no-report", PATH)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.splitlines()[-1] == "guides: 1 passed, 0 failed, 0 skipped"


def test_the_lint_finds_it_and_looks_into_it(deep: Suite) -> None:
    found = deep.run("lint").stdout
    module = "features/steps/annotating/timed/cue_points.py"
    assert f"{PATH}:5: S10" not in found, found
    assert f"{module}:11: S5 calls execute_steps" in found
    assert f"{module}:8: S10 used in no guide" in found


def test_the_reference_lists_it_under_its_folder(deep: Suite) -> None:
    deep.run("docs")
    page = (deep.root / "docs/reference/steps.md").read_text(encoding="utf-8")
    assert "- [Things](#things)\n- Timed\n    - [Cue points](#cue-points)\n- [Parameters]" in page
    assert "## Cue points\n\n### `When the cue points are read`\n\nEvery cue point of the entry.\n" in page


def test_every_module_of_ours_speaks_and_lies_in_a_package() -> None:
    modules = {path for path in STEPS.rglob("*.py") if path.name != "__init__.py"} - {STEPS / "folders.py"}
    assert speaking(load_registry()) == {relative(path) for path in modules}
    assert all((path.parent / "__init__.py").is_file() for path in modules), "import-linter would not see it"


def test_modules_that_are_loaded_again_say_nothing_twice() -> None:
    code = (
        "from livingdocs.common.vocabulary import load_registry\n"
        "count = lambda: sum(len(steps) for steps in load_registry().steps.values())\n"
        "first = count()\n"
        "import features.steps.content.captions, features.steps.folders\n"
        "print(first > 0 and first == count())\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=180)
    assert done.stdout == "True\n", done.stderr


def speaking(registry: StepRegistry) -> set[str]:
    """The files that a registry's steps come from."""
    return {
        relative(matcher.location.filename) for matchers in registry.steps.values() for matcher in matchers
    }
