"""A worker: one process that runs whole feature files, one after the other, in one behave.

Started once per run; behave's own loop pulls the next file from the parent, so hooks of the whole run (before_all,
after_all) run once per worker. Messages to the parent are tuples whose first item names them.
"""

from __future__ import annotations

import os
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from behave.configuration import Configuration
from behave.formatter._registry import make_formatters
from behave.formatter.base import Formatter, StreamOpener
from behave.model import Feature, Scenario
from behave.model_type import Status
from behave.runner import Context, Runner
from behave.runner_util import collect_feature_locations, parse_features

from livingdocs.common.guides import failed_above, outline_title, place_of
from livingdocs.common.paths import FEATURES, JUNIT, LOGS, RESULTS, ROOT, relative
from livingdocs.run.ending import STOPPED, Stop
from livingdocs.run.outcome import FAILED, PASSED, SKIPPED, Outcome


class Watcher(Formatter):  # type: ignore[misc]
    """Follows the run: reports scenarios, and lets a stop take effect in the current step; cleanups still run.

    The last of the formatters, so that what it puts around a scenario is outermost: results are complete by then.
    """

    def __init__(self, runner: WorkerRunner) -> None:
        super().__init__(StreamOpener(stream=sys.stdout), runner.config)
        self._runner = runner
        self._scenario: Scenario | None = None

    def feature(self, feature: Feature) -> None:
        for scenario in feature.walk_scenarios():
            if getattr(scenario, "livingdocs_reported", True) is False:
                scenario.run = self._runner.reporting(scenario, scenario.run)

    def scenario(self, scenario: Scenario) -> None:
        self._scenario = scenario

    def match(self, match: Any) -> None:
        """What a stop breaks off in a step has not failed: its scenario is skipped."""
        run = match.run

        def stoppable(context: Context) -> None:
            self._runner.stop.in_step = True
            try:
                run(context)
            except KeyboardInterrupt:
                if not self._runner.stop.asked or self._scenario is None:
                    raise
                self._runner.end(self._scenario)
            finally:
                self._runner.stop.in_step = False

        match.run = stoppable

    def result(self, step: Any) -> None:
        if self._runner.stop.asked and self._scenario is not None:
            left = any(one.status == Status.untested for one in self._scenario.all_steps)
            self._runner.end(self._scenario if step.status == Status.passed and left else None)


class WorkerRunner(Runner):  # type: ignore[misc]
    """behave's runner over features that arrive one at a time."""

    def __init__(self, config: Configuration, connection: Connection, stop: Stop, retries: int = 0) -> None:
        super().__init__(config)
        self.connection, self.stop, self.retries = connection, stop, retries

    def run_with_paths(self) -> bool:
        self.context = Context(self)
        self.load_hooks()
        self.load_step_definitions()
        self.formatters = [*make_formatters(self.config, self.config.outputs), Watcher(self)]
        return bool(self.run_model(self.incoming()))

    def end(self, scenario: Scenario | None) -> None:
        """The run is to end: after this step, and without the rest of this scenario."""
        self.abort(reason=self.stop.reason)
        if scenario is not None:
            scenario.skip(self.stop.reason)
        self.tell_why()

    def tell_why(self) -> None:
        """A worker that finds the target gone ends the others too."""
        if self.stop.reason not in ("", STOPPED):
            self.connection.send(("gone", self.stop.reason))

    def _hear_of_target(self) -> None:
        """What the suite has to say of a target that is silent is the parent's to tell."""
        target = getattr(getattr(getattr(self.context, "world", None), "run", None), "target", None)
        if target is not None:
            target.tell = lambda text: self.connection.send(("say", text))

    def incoming(self) -> Iterator[Feature]:
        """The features that the parent hands out, each reported when behave asks for the next."""
        self._hear_of_target()
        while not (self.aborted or self.stop.asked):
            self.connection.send(("next",))
            work = self.connection.recv()
            if work is None:
                return
            locations, self.config.livingdocs_part = work
            for feature in parse_features(collect_feature_locations(locations)):
                self._watch(feature)
                yield feature
                self._report_the_rest(feature)
                if feature.hook_failed or feature.status == Status.cleanup_error:
                    trouble = feature.error_message or "a cleanup after the guide failed"
                    self.connection.send(("trouble", f"{relative(feature.filename)}: {trouble}"))
                self.connection.send(("feature", relative(feature.filename)))

    def _watch(self, feature: Feature) -> None:
        """Note which scenarios are selected: each of them must be reported."""
        for scenario in feature.walk_scenarios():
            if scenario.should_run(self.config):
                scenario.livingdocs_reported = False

    def reporting(self, scenario: Scenario, run: Callable[[Any], bool]) -> Callable[[Any], bool]:
        """`run` that tells the parent when the scenario starts and ends, and runs it again where retries are left."""

        def reported(runner: Any) -> bool:
            self.connection.send(("start", place_of(scenario)))
            started = time.monotonic()
            failures: list[str] = []
            failed = run(runner)
            while failed and len(failures) < self.retries and not (self.aborted or self.stop.asked):
                failures.append(failure_text(scenario))
                scenario.reset()
                failed = run(runner)
            if scenario.status != Status.untested:
                self._send(scenario, time.monotonic() - started, failures)
            return failed

        return reported

    def _send(self, scenario: Scenario, seconds: float, failures: Sequence[str] = ()) -> None:
        scenario.livingdocs_reported = True
        outcome = replace(outcome_of(scenario, seconds), failures=tuple(failures))
        self.connection.send(("scenario", relative(scenario.filename), outcome))

    def _report_the_rest(self, feature: Feature) -> None:
        """Scenarios that a failed hook of feature or rule kept from running have failed too; a stop is no failure."""
        for scenario in feature.walk_scenarios():
            unreported = getattr(scenario, "livingdocs_reported", True) is False
            above = failed_above(scenario)
            if unreported and above is not None:
                scenario.error_message = above.error_message
                self._send(scenario, 0.0)


def outcome_of(scenario: Scenario, seconds: float) -> Outcome:
    """behave's status, narrowed to passed, failed or skipped, with the words that explain it."""
    place = f"{relative(scenario.filename)}:{scenario.line}"
    status, message = FAILED, ""
    if scenario.status == Status.passed and not scenario.hook_failed:
        status = PASSED
    elif scenario.status == Status.skipped and not scenario.hook_failed:
        status, message = SKIPPED, scenario.skip_reason or "no reason given"
    else:
        message = failure_text(scenario)
    return Outcome(place_of(scenario), outline_title(scenario), place, status, message, seconds)


def failure_text(scenario: Scenario) -> str:
    """The step that failed and what it said, or the hook's error."""
    for step in scenario.all_steps:
        if step.status == Status.undefined:
            return f"undefined step: {step.keyword} {step.name}"
        if step.status.has_failed():
            said = str(step.exception) if step.exception else str(step.error_message or "")
            kind = "" if isinstance(step.exception, AssertionError) else f"{type(step.exception).__name__}: "
            return f"{step.keyword} {step.name}\n{kind}{said}"
    return str(scenario.error_message or f"behave ended the scenario as {scenario.status.name}")


def configure(arguments: list[str]) -> Configuration:
    """behave's configuration for the arguments, writing our results and JUnit whatever formats are asked for."""
    config = Configuration(arguments)
    config.format = ["livingdocs.report.formatter:GuideFormatter"]
    config.outputs = [StreamOpener(str(RESULTS))]
    config.junit_directory = str(JUNIT)
    if all(Path(path.partition(":")[0]).resolve().is_relative_to(FEATURES) for path in config.paths):
        config.paths = [FEATURES.name]  # JUnit names its files from here: two guides of one name stay apart
    return config


def main(number: int, connection: Connection, arguments: list[str], retries: int = 0) -> None:
    """The entry of the process. Its output goes to a log; signals of the terminal reach the parent only."""
    os.setsid()
    os.environ["LIVINGDOCS_WORKER"] = str(number)
    os.chdir(ROOT)
    _redirect(LOGS / f"worker-{number}.log")
    stop = Stop()
    try:
        runner = WorkerRunner(configure(arguments), connection, stop, retries)
        runner.run()
        runner.tell_why()
        connection.send(("end", runner.hook_failures, runner.aborted and not stop.asked))
    except (EOFError, BrokenPipeError):  # the parent is gone: nobody is left to report to
        traceback.print_exc()
    except BaseException as error:  # whatever it is, the parent has to name it
        traceback.print_exc()
        connection.send(("broken", f"{type(error).__name__}: {error}"))


def _redirect(log: Path) -> None:
    log.parent.mkdir(parents=True, exist_ok=True)
    file = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    sys.stdout.flush()
    sys.stderr.flush()
    os.dup2(file, 1)
    os.dup2(file, 2)
    os.close(file)
