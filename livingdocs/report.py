"""The report: one HTML file that opens from disk, with the history of the runs before it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from typing import Any

from livingdocs import paths
from livingdocs.node import NodeError, run_generator
from livingdocs.results import CATEGORIES, write_categories, write_environment

NAME = "Kaltura API Guides"
HISTORY_LIMIT = 50  # runs


def configuration() -> dict[str, Any]:
    """The generator's configuration: chapters, then guides, then scenarios in reading order."""
    awesome = {
        "reportName": NAME,
        "singleFile": True,
        "reportLanguage": "en",
        "theme": "auto",
        "groupBy": ["epic", "feature"],
        "stepTreeExpansion": "expand_failed_only",
    }
    return {
        "name": NAME,
        "output": str(paths.REPORT),
        "historyPath": str(paths.HISTORY),
        "historyLimit": HISTORY_LIMIT,
        "appendHistory": True,
        "categories": CATEGORIES,
        "plugins": {"awesome": {"options": awesome}},
    }


def build_report() -> str:
    """Build it; returns a sentence that says where it is, or why there is none."""
    if not any(paths.RESULTS.glob("*-result.json")):
        return f"No report: {paths.relative(paths.RESULTS)} holds no results."
    config = paths.REPORTS / "allurerc.json"
    config.write_text(json.dumps(configuration(), indent=2), encoding="utf-8")
    shutil.rmtree(paths.REPORT, ignore_errors=True)
    try:
        run_generator(["generate", "--config", str(config), "--output", str(paths.REPORT), str(paths.RESULTS)])
    except NodeError as error:
        return f"No report: {error}"
    page = paths.REPORT / "index.html"
    if not page.exists():
        return f"No report: the generator wrote no page; {paths.relative(paths.LOGS / 'report.log')} has its words."
    return f"The report is {paths.relative(page)} (open it in a browser)."


def report(_: Sequence[str]) -> int:
    """`python -m livingdocs report`."""
    write_environment(paths.RESULTS)
    write_categories(paths.RESULTS)
    said = build_report()
    print(said)
    return 1 if said.startswith("No report") else 0
