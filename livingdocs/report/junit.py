"""JUnit XML for build servers: behave's own, with what was skipped and why, and without what wasn't selected.

A guide whose sections ran in several pieces has a file for each, until `join_junit` makes one of them. Workers write
at the same time, and may be killed while they do: each has a folder of its own, and where build servers look files are
whole.

Build servers group by class name: a scenario's is that of its guide, followed by its section's title.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from behave.configuration import Configuration
from behave.model import Feature, Rule, Scenario
from behave.model_type import Status
from behave.reporter.junit import JUnitReporter

PARTS = "parts"


class GuideJUnit(JUnitReporter):  # type: ignore[misc]
    """Takes the place of behave's reporter, which shows either every unselected scenario or no skip at all."""

    show_skipped_always = True

    def feature(self, feature: Feature) -> None:
        every = feature.walk_scenarios()
        shown = [scenario for scenario in every if _is_shown(scenario)]
        if not shown:
            return
        feature.scenarios = every  # behave adds up the time of these, and leaves out those under rules
        whole = Path(self.config.junit_directory)
        own = whole / PARTS / f"{shown[0].line:06d}-{os.getpid()}"
        self.config.junit_directory = str(own)
        try:
            super().feature(feature)
        finally:
            self.config.junit_directory = str(whole)
        if not getattr(self.config, "livingdocs_part", False):
            for file in own.iterdir():
                file.replace(whole / file.name)

    def _process_rule(self, rule: Rule, report: Any) -> None:
        before = len(report.testcases)
        super()._process_rule(rule, report)
        for case in report.testcases[before:]:
            case.set("classname", f"{case.get('classname')}.{rule.name}")

    def _process_scenario(self, scenario: Scenario, report: Any) -> None:
        if not _is_shown(scenario):
            return
        super()._process_scenario(scenario, report)
        skipped = report.testcases[-1].find("skipped")
        if skipped is not None:
            skipped.set("message", scenario.skip_reason or "the run was stopped")


def _is_shown(scenario: Scenario) -> bool:
    return scenario.status != Status.skipped or bool(scenario.skip_reason)


def join_junit(directory: Path) -> None:
    """Make one file of the pieces of each guide, in the order of the guide.

    A piece that a killed worker left unfinished is passed over: that it ended is recorded beside.
    """
    pieces = [
        (path.name, suite)
        for path in sorted((directory / PARTS).glob("*/*.xml"))
        if (suite := _read(path)) is not None
    ]
    for name in sorted({name for name, _ in pieces}):
        suites = [suite for of, suite in pieces if of == name]
        whole = suites[0]
        for more in suites[1:]:
            whole.extend(list(more))
            for count in ("tests", "errors", "failures", "skipped"):
                whole.set(count, str(int(whole.get(count, 0)) + int(more.get(count, 0))))
            whole.set("time", str(round(float(whole.get("time", 0)) + float(more.get("time", 0)), 6)))
        ElementTree.ElementTree(whole).write(directory / name, encoding="UTF-8", xml_declaration=True)
    shutil.rmtree(directory / PARTS, ignore_errors=True)


def _read(piece: Path) -> ElementTree.Element | None:
    try:
        return ElementTree.parse(piece).getroot()
    except ElementTree.ParseError:
        return None


def use_guide_junit(config: Configuration) -> None:
    """Put our reporter in the place of behave's."""
    config.reporters = [GuideJUnit(config) if type(one) is JUnitReporter else one for one in config.reporters]
