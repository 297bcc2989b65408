"""The examples for build servers call what the Makefile has, with the variables that it reads."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from livingdocs.common.paths import DOCS, ROOT

MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = set(re.findall(r"(?m)^([a-z]+):", MAKEFILE))
EXAMPLES = [path for path in sorted((DOCS / "ci").iterdir()) if path.suffix != ".md"]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_its_commands_are_targets_that_read_its_variables(path: Path) -> None:
    commands = re.findall(r"\bmake ([a-z]+)((?: [A-Z]+=\S+)*)", path.read_text(encoding="utf-8"))
    assert {"test", "guides"} <= {target for target, _ in commands}
    assert {target for target, _ in commands} <= TARGETS
    for target, given in commands:
        for name in re.findall(r"([A-Z]+)=", given):
            assert f"$({name})" in MAKEFILE, f"make {target} doesn't read {name}"


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_it_keeps_the_history_and_publishes_report_and_junit(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for needed in ("reports/history.jsonl", "reports/times.json", "reports/allure-report", "reports/junit"):
        assert needed in text
    for setting in ("SERVICE_URL", "PARTNER_ID", "ADMIN_SECRET", "USER_SECRET"):
        assert f"KALTURA_{setting}" in text
