"""JUnit XML for build servers: behave's own, with what was skipped and why, and without what wasn't selected.

Build servers group by class name: a scenario's is that of its guide, followed by its section's title.
"""

from __future__ import annotations

from typing import Any

from behave.configuration import Configuration
from behave.model import Feature, Rule, Scenario
from behave.model_type import Status
from behave.reporter.junit import JUnitReporter


class GuideJUnit(JUnitReporter):  # type: ignore[misc]
    """Takes the place of behave's reporter, which shows either every unselected scenario or no skip at all."""

    show_skipped_always = True

    def feature(self, feature: Feature) -> None:
        every = feature.walk_scenarios()
        if any(_is_shown(scenario) for scenario in every):
            feature.scenarios = every  # behave adds up the time of these, and leaves out those under rules
            super().feature(feature)

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


def use_guide_junit(config: Configuration) -> None:
    """Put our reporter in the place of behave's."""
    config.reporters = [GuideJUnit(config) if type(one) is JUnitReporter else one for one in config.reporters]
