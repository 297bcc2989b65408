"""Where things are, relative to the root of the repository."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FEATURES = ROOT / "features"
STEPS = FEATURES / "steps"
DOCS = ROOT / "docs"
REPORTS = ROOT / "reports"
RESULTS = REPORTS / "allure-results"
REPORT = REPORTS / "allure-report"
JUNIT = REPORTS / "junit"
LOGS = REPORTS / "logs"
DISCARDED = REPORTS / "discarded"
TIMES = REPORTS / "times.json"
HISTORY = REPORTS / "history.jsonl"
ALLURE = ROOT / "livingdocs/allure"
PLAYER = ROOT / "livingdocs/player"
MERMAID = ROOT / "livingdocs/mermaid"
NODE_CLIENT = ROOT / "tests/sandbox/clients/node"


def relative(path: str | Path) -> str:
    """The path as readers see it: from the root of the repository where it lies inside, with forward slashes."""
    resolved = Path(path).resolve()
    return resolved.relative_to(ROOT).as_posix() if resolved.is_relative_to(ROOT) else resolved.as_posix()
