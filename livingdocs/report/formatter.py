"""The Allure formatter of the guides: allure-behave with what it gets wrong put right, in one place.

Put right: what a result says of its scenario (describing.py); dynamic labels, titles and parameters; scenarios under
`Rule:`, which it loses; ids that keep a scenario's history and keep scenarios of one name apart; errors of hooks and
cleanups shown as broken; the reason of a skip, and the steps of what never ran; doc strings and tables in the text of
their step.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from pathlib import Path
from typing import Any

import allure_commons
from allure_behave.formatter import AllureFormatter
from allure_behave.listener import AllureListener
from allure_behave.utils import (
    scenario_status,
    scenario_status_details,
    step_status,
    step_status_details,
    step_table,
)
from allure_commons.model2 import Attachment, Label, Parameter, Status, StatusDetails, TestResult
from allure_commons.types import AttachmentType
from allure_commons.utils import md5, now, uuid4
from behave.model import Feature, Scenario, ScenarioOutline, Step
from behave.model_type import Status as BehaveStatus

from livingdocs.common.guides import chapter_of, failed_above, section_of
from livingdocs.common.paths import ROOT, relative
from livingdocs.recorded.recording import digests
from livingdocs.report import describing
from livingdocs.report.junit import use_guide_junit
from livingdocs.report.results import clear_results, write_categories, write_environment
from livingdocs.report.writing import Writer

_MACHINERY = re.compile(
    r"/site-packages/(?:behave|hamcrest)/|livingdocs/run/worker\.py|features/support/scenario/vocabulary\.py"
)
_UNDEFINED = re.compile(
    r"step definitions for undefined steps[\s\S]*StepNotImplementedError\(u?(['\"])(?P<step>.*)\1\)"
)
_HOOK_STATUSES = (BehaveStatus.hook_error, BehaveStatus.cleanup_error)


class GuideListener(AllureListener):  # type: ignore[misc]
    """Writes one Allure result per scenario."""

    def __init__(self, behave_config: Any) -> None:
        super().__init__(behave_config)
        self.current_scenario_uuid: str | None = None
        self._exchanges: list[dict[str, Any]] = []
        self._looks: list[dict[str, Any]] = []
        self._ids: dict[str, str] = {}
        self._step = self._account = ""
        self._told: set[str] = set()  # what is about guides, written already

    def start_scenario(self, scenario: Scenario) -> None:
        super().start_scenario(scenario)
        self._exchanges, self._looks, self._ids, self._step, self._account = [], [], {}, "", ""
        result = self.logger.get_test(self.current_scenario_uuid)
        identity, title = f"{relative(scenario.filename)}: {scenario.name}", describing.title(scenario)
        number = _number(scenario)
        if number > 1:  # the lint forbids it; results must not swallow each other all the same
            identity, title = f"{identity} #{number}", f"{title} #{number}"
        result.name, result.fullName = title, identity
        result.historyId = result.testCaseId = md5(identity)
        result.parameters = describing.parameters(scenario)
        section = section_of(scenario)
        result.titlePath = [chapter_of(scenario.filename).label, scenario.feature.name]
        result.titlePath += [section.name] if section else []
        result.description = describing.description(scenario)
        result.labels = describing.labels(scenario, result.labels)
        result.links = describing.all_links(scenario, self.issue_pattern, self.link_pattern)

    def stop_scenario(self, scenario: Scenario) -> None:
        """Write the result, unless the selection (tags, names, lines) left the scenario out."""
        config = self.behave_config
        selected = scenario.should_run_with_tags(config.tag_expression)
        selected = selected and scenario.should_run_with_name_select(config)
        if not selected or (scenario.status == BehaveStatus.skipped and not scenario.skip_reason):
            self.logger.drop_test(self.current_scenario_uuid)
            self.steps.clear()
        else:
            self._close(scenario)
        self.group_context.exit()
        self.current_scenario_uuid = self.current_step_uuid = None

    def _close(self, scenario: Scenario) -> None:
        self.flush_steps()
        result = self.logger.get_test(self.current_scenario_uuid)
        if not result.steps:
            self._show_steps(scenario)
        result.stop, result.status, result.statusDetails = now(), *outcome(scenario)
        if result.status == Status.SKIPPED:
            result.description = describing.description(scenario, result.statusDetails.message)
        if self._account:
            result.parameters.append(Parameter(name="account", value=self._account))
        self._tell_about(scenario, result)
        self.group_context.append_test(self.current_scenario_uuid)
        self._write_exchanges(scenario)
        self.logger.close_test(self.current_scenario_uuid)

    def _show_steps(self, scenario: Scenario) -> None:
        """The steps of a scenario that was skipped, or that a hook kept from running: what it would have done."""
        for step in scenario.all_steps:
            self.start_behave_step(step)
            self.logger.stop_step(self.current_step_uuid, stop=now(), status=Status.SKIPPED)

    def _tell_about(self, scenario: Scenario, result: TestResult) -> None:
        """One file for all scenarios of a guide, that each of their results names."""
        title, text = describing.about(scenario)
        name = f"{md5(text)}-attachment.md"
        if name not in self._told:
            self._told.add(name)
            allure_commons.plugin_manager.hook.report_attached_data(body=text, file_name=name)
        result.attachments.append(Attachment(title, name, describing.ABOUT_TYPE))

    def _write_exchanges(self, scenario: Scenario) -> None:
        """What the written guides are made of stands beside the result: readers of the report have the attachments."""
        if self._exchanges:
            line = scenario.parent.line if isinstance(scenario.parent, ScenarioOutline) else scenario.line
            digest = digests(str(ROOT / scenario.filename)).get(line, "")
            seen = {
                "exchanges": self._exchanges,
                "looks": self._looks,
                "ids": self._ids,
                "digest": digest,
                "account": self._account,
            }
            body = json.dumps(seen, ensure_ascii=False)
            allure_commons.plugin_manager.hook.report_attached_data(
                body=body, file_name=f"{self.current_scenario_uuid}-exchanges.json"
            )

    @allure_commons.hookimpl
    def attach_data(self, body: Any, name: str, attachment_type: Any, extension: str | None) -> None:
        if name != "exchanges":
            own = _name_of(body)
            self.logger.attach_data(
                own, body, name=name, attachment_type=attachment_type, extension=extension
            )
            return
        chunk = json.loads(body)
        self._exchanges += [{"step": self._step, **one} for one in chunk.get("exchanges", [])]
        self._looks += [{"step": self._step, **one} for one in chunk.get("looks", [])]
        self._ids |= chunk.get("ids", {})
        self._account = chunk.get("account", self._account)

    def stop_behave_step(self, result: Step) -> None:
        details = readable(step_status_details(result))
        self.logger.stop_step(
            self.current_step_uuid,
            stop=now(),
            status=step_status(result) or Status.BROKEN,
            statusDetails=details,
        )

    def start_behave_step(self, step: Step) -> None:
        """As the base does, but with the doc string or table in the text; one that is too long is attached whole."""
        self._step = f"{step.keyword} {step.name}"
        text = describing.step_text(step)
        super().start_behave_step(Step(step.filename, step.line, step.keyword, step.step_type, text))
        if len(describing.written(step)) > describing.LONGEST_STEP:
            whole, name, kind = step.text, "doc string", AttachmentType.TEXT
            if step.text and _is_json(step.text):
                kind = AttachmentType.JSON
            elif not step.text:
                whole, name, kind = step_table(step), "table", AttachmentType.CSV
            self.logger.attach_data(uuid4(), whole, name=name, attachment_type=kind)

    @allure_commons.hookimpl
    def add_title(self, test_title: str) -> None:
        if result := self.logger.get_test(None):
            result.name = test_title

    @allure_commons.hookimpl
    def add_label(self, label_type: str, labels: tuple[str, ...]) -> None:
        if result := self.logger.get_test(None):
            result.labels.extend(Label(label_type, value) for value in labels)

    @allure_commons.hookimpl
    def add_parameter(self, name: str, value: Any, excluded: bool | None, mode: Any) -> None:
        if result := self.logger.get_test(None):
            result.parameters.append(Parameter(name, str(value), excluded, getattr(mode, "value", mode)))


class GuideFormatter(AllureFormatter):  # type: ignore[misc]
    """`--format livingdocs.report.formatter:GuideFormatter --outfile reports/allure-results`."""

    name = "guides"
    description = "Allure results of the guides"

    def __init__(self, stream_opener: Any, config: Any) -> None:
        super().__init__(stream_opener, config)
        allure_commons.plugin_manager.unregister(self.listener)
        self.listener: GuideListener = GuideListener(config)
        allure_commons.plugin_manager.register(self.listener)
        allure_commons.plugin_manager.unregister(self.file_logger)
        self.file_logger: Writer = Writer(stream_opener.name)
        allure_commons.plugin_manager.register(self.file_logger)
        self._described = False
        use_guide_junit(config)
        if (
            "LIVINGDOCS_WORKER" not in os.environ
        ):  # plain behave; the parallel run has emptied the directory itself
            clear_results(Path(stream_opener.name))

    def feature(self, feature: Feature) -> None:
        if not self._described:  # the first feature comes after before_all: by now the target is known
            write_environment(Path(self.stream_opener.name))
            write_categories(Path(self.stream_opener.name))
            self._described = True
        self._feature = feature
        super().feature(feature)
        for rule in feature.rules:
            self._wrap_scenario(rule.scenarios)

    def close(self) -> None:
        self.file_logger.settle()
        super().close()

    def eof(self) -> None:
        """A hook that failed before the guide kept its scenarios from running: they are broken, not absent."""
        for scenario in self._feature.walk_scenarios():
            above = failed_above(scenario)
            if above is not None and scenario.status == BehaveStatus.untested:
                scenario.hook_failed, scenario.error_message = True, above.error_message
                scenario.set_status(BehaveStatus.hook_error)
                self.listener.start_scenario(scenario)
                self.listener.stop_scenario(scenario)
        super().eof()


def outcome(scenario: Scenario) -> tuple[str, StatusDetails | None]:
    """Status and details of a finished scenario; what allure-behave reads from steps alone misses hooks and skips."""
    status, details = scenario_status(scenario), readable(scenario_status_details(scenario))
    if scenario.hook_failed or scenario.status in _HOOK_STATUSES:
        message = (
            scenario.error_message or "A cleanup after the scenario failed; the log of the run has its trace."
        )
        return Status.BROKEN, details or StatusDetails(message=str(message))
    if scenario.status == BehaveStatus.skipped:
        return Status.SKIPPED, StatusDetails(message=scenario.skip_reason or "skipped")
    if status is None:  # a status of behave that allure-behave doesn't know, such as pending
        return Status.BROKEN, StatusDetails(message=f"behave ended the scenario as {scenario.status.name}")
    return status, details


def readable(details: StatusDetails | None) -> StatusDetails | None:
    """Details for a stranger: no class before an assertion's words, no frames of what runs steps, no machine paths."""
    if details is None:
        return None
    message = str(details.message or "").removeprefix("AssertionError: ").strip("\n")
    if undefined := _UNDEFINED.search(message):
        return StatusDetails(message=f"No step of the library is called: {undefined['step']}")
    frames = re.split(r"(?m)^(?=\s*File \")", str(details.trace or ""))
    trace = "".join(frame for frame in frames if not _MACHINERY.search(frame.partition("\n")[0]))
    return StatusDetails(message=message, trace=trace.replace(f"{ROOT}/", ""))


def _number(scenario: Scenario) -> int:
    """Which one it is of those of its name in the guide, whichever of them run here."""
    alike = [one for one in scenario.feature.walk_scenarios() if one.name == scenario.name]
    return next((place for place, one in enumerate(alike, 1) if one is scenario), 1)


def _name_of(body: Any) -> str:
    """What is attached is named by its bytes: what many scenarios show (an answer of null, a film) is one file, of
    which a report of one file has one copy."""
    return hashlib.md5(body if isinstance(body, bytes) else str(body).encode(errors="replace")).hexdigest()


def _is_json(text: str) -> bool:
    try:
        return isinstance(json.loads(text), (dict, list))
    except ValueError:
        return False
