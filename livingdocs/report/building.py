"""The report, with the history of the runs before it: one HTML file that opens from disk.

Large runs get a directory instead, which needs a server (`make serve`): one file holds all attachments, larger
by a third, and the generator fails when they come near what one JavaScript string can hold (about 500 MB).
"""

from __future__ import annotations

import argparse
import json
import shutil
from collections.abc import Sequence
from typing import Any

from livingdocs.common import paths
from livingdocs.report.merging import merge
from livingdocs.report.node import NodeError, run_generator
from livingdocs.report.page import tidy_report
from livingdocs.report.pictures import open_pictures
from livingdocs.report.results import CATEGORIES, write_categories, write_environment

NAME = "Kaltura API Guides"
HISTORY_LIMIT = 50  # runs
SINGLE_FILE = 60_000_000
"""Bytes of results up to which the report is one file, twice as large: browsers get slow before the generator fails."""
CHARTS = [
    {"type": "currentStatus", "title": "This run"},
    {"type": "statusDynamics", "title": "The last runs", "limit": 20},
    {"type": "successRateDistribution", "title": "Chapters and guides"},
    {"type": "durations", "title": "How long scenarios take"},
    {"type": "durationDynamics", "title": "How long the runs took", "limit": 20},
    {"type": "statusTransitions", "title": "What changed", "limit": 20},
]


def configuration(single: bool = True) -> dict[str, Any]:
    """The generator's configuration: chapters, guides, sections, then scenarios in reading order."""
    awesome = {
        "reportName": NAME,
        "singleFile": single,
        "reportLanguage": "en",
        "theme": "auto",
        "groupBy": ["epic", "feature", "story"],
        "stepTreeExpansion": "expand_failed_only",
        "charts": CHARTS,
        "timeline": {"minDuration": 0},
    }
    return {
        "name": NAME,
        "output": str(paths.REPORT),
        "historyPath": str(paths.HISTORY),
        "historyLimit": HISTORY_LIMIT,
        "appendHistory": _is_new_run(),
        "hideLabels": ["framework", "language", "thread"],
        "categories": CATEGORIES,
        "plugins": {"awesome": {"options": awesome}},
    }


def _is_new_run() -> bool:
    """Whether the results are younger than the history: building a report twice must not count its run twice."""
    if not paths.HISTORY.exists():
        return True
    newest = max(path.stat().st_mtime for path in paths.RESULTS.glob("*-result.json"))
    return newest > paths.HISTORY.stat().st_mtime


def fits_one_file() -> bool:
    """Whether the results are small enough for a report in one file."""
    return sum(path.stat().st_size for path in paths.RESULTS.iterdir()) <= SINGLE_FILE


def build_report(single: bool | None = None) -> str:
    """Build it; returns a sentence that says where it is, or why there is none. `single`: None lets the size decide."""
    if not any(paths.RESULTS.glob("*-result.json")):
        return (
            f"No report: {paths.relative(paths.RESULTS)} holds no results. Run the guides first: make guides"
        )
    single = fits_one_file() if single is None else single
    config = paths.REPORTS / "allurerc.json"
    config.write_text(json.dumps(configuration(single), indent=2), encoding="utf-8")
    shutil.rmtree(paths.REPORT, ignore_errors=True)
    try:
        run_generator(
            ["generate", "--config", str(config), "--output", str(paths.REPORT), str(paths.RESULTS)]
        )
    except NodeError as error:
        return f"No report: {error}"
    page = paths.REPORT / "index.html"
    if not page.exists():
        return f"No report: the generator wrote no page; {paths.relative(paths.LOGS / 'report.log')} has its words."
    tidy_report(paths.REPORT, paths.RESULTS)
    open_pictures(paths.REPORT)
    if single:
        return f"The report is {paths.relative(page)} (open it in a browser)."
    return f"The report is the directory {paths.relative(paths.REPORT)} (make serve shows it)."


def report(arguments: Sequence[str]) -> int:
    """`python -m livingdocs report [--from dir,dir]`: of the last run, or of the results of several machines."""
    parser = argparse.ArgumentParser(prog="python -m livingdocs report", description="Build the report.")
    parser.add_argument(
        "--from", dest="source", help="directories of allure results, by commas, to merge first"
    )
    parser.add_argument(
        "--directory",
        dest="single",
        action="store_false",
        default=None,
        help="a directory, whatever its size (default: one file up to 60 MB of results)",
    )
    options = parser.parse_args(list(arguments))
    source = options.source
    if source:
        wrong = merge(source)
        if wrong:
            print(wrong)
            return 1
    else:
        write_environment(paths.RESULTS)
    write_categories(paths.RESULTS)
    said = build_report(options.single)
    print(said)
    return 1 if said.startswith("No report") else 0
