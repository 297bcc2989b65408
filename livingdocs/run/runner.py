"""The parallel run: several processes, guides or sections handed out longest first, one tally of it all."""

from __future__ import annotations

import argparse
import contextlib
import math
import multiprocessing
import os
import shlex
import signal
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any

from livingdocs.common import paths
from livingdocs.common.counting import counted
from livingdocs.report.building import build_report
from livingdocs.report.casualty import record_lost_feature
from livingdocs.report.junit import join_junit
from livingdocs.report.results import write_categories, write_environment
from livingdocs.run import worker
from livingdocs.run.arguments import parse, whole
from livingdocs.run.ending import STOPPED, STOPPED_CODE, Signals, suite_stopping
from livingdocs.run.outcome import FAILED, PASSED, SKIPPED, Outcome, Tally
from livingdocs.run.plan import (
    RunError,
    Times,
    Work,
    collect,
    load_times,
    save_times,
    split,
    times_of,
    weighed,
)
from livingdocs.run.preparing import prepare, target
from livingdocs.run.progress import Progress
from livingdocs.run.shards import shard

KNOWN = 0.5  # of the scenarios of each guide must have been timed on this target before an estimate is told
KILL_AFTER = 45.0  # s that workers have to end in once they were asked to
JOBS = 4  # workers wait more than they compute, for a live platform or a live stream: more than cores pay


@dataclass
class Worker:
    """A worker process and the guide it is at."""

    process: Any
    connection: Connection
    number: int
    work: Work | None = None


class Run:
    """One run: the queue of guides and sections, the workers, the tally."""

    def __init__(
        self,
        works: list[Work],
        arguments: Sequence[str],
        jobs: int,
        retries: int = 0,
        signals: Signals | None = None,
    ) -> None:
        self._queue, self._arguments, self._retries = list(works), list(arguments), retries
        self._spawn = multiprocessing.get_context("spawn")
        self._workers: list[Worker] = []
        self._started_workers, self._signals = 0, signals or Signals()
        self.jobs = max(1, min(jobs, len(works)))
        self._kill_at = math.inf
        self._said, self._asked = "", False
        foretold = all(work.known >= KNOWN for work in works)
        weights = {work.key: work.weight for work in works} if foretold else {}
        counts = {work.key: work.scenarios for work in works}
        self.tally = Tally()
        self.times: Times = {}
        self.progress = Progress(sys.stdout, weights, counts, self.jobs)

    def execute(self) -> None:
        """Run everything; returns when the last worker has ended. KeyboardInterrupt: somebody is in a hurry."""
        self._signals.listener = self._ask
        try:
            for _ in range(self.jobs):
                self._start_worker()
            while self._workers:
                self._listen()
                if self._asked:
                    self.stop(STOPPED)
                self.progress.tick()
                if time.monotonic() > self._kill_at:
                    self._kill()
        except KeyboardInterrupt:
            self._kill()
            raise
        finally:
            self._signals.listener = None
            self.progress.close()

    def _ask(self) -> None:
        """A signal came, in the middle of whatever this process does: of writing, say, which bears no second one."""
        self._asked = True

    def stop(self, why: str) -> None:
        """End the run: each worker breaks off what it waits for, deletes what it made, and ends."""
        self._queue.clear()
        if self.tally.stopped:
            return
        self.tally.stopped, self.tally.why = True, why
        self._kill_at = time.monotonic() + KILL_AFTER
        if why == STOPPED:
            self.progress.say("Stopping: what was made is being deleted; press Ctrl-C again to end at once.")
        else:
            self.progress.say(f"Stopping: {why}.")
            if suite := suite_stopping():
                suite.ask(why, seconds=0)
        for one in self._workers:
            with contextlib.suppress(ProcessLookupError, TypeError):
                os.kill(one.process.pid, signal.SIGTERM)

    def _kill(self) -> None:
        for one in self._workers:
            one.process.kill()
        self._kill_at = math.inf

    def _start_worker(self) -> None:
        self._started_workers += 1
        ours, theirs = self._spawn.Pipe()
        arguments = (self._started_workers, theirs, self._arguments, self._retries)
        process = self._spawn.Process(
            target=worker.main, args=arguments, name=f"guides-{self._started_workers}"
        )
        process.start()
        theirs.close()
        self._workers.append(Worker(process, ours, self._started_workers))

    def _listen(self) -> None:
        """Take what arrives within half a second."""
        by_connection = {one.connection: one for one in self._workers}
        for ready in wait(list(by_connection), timeout=0.5):
            one = by_connection[ready]  # type: ignore[index]
            try:
                message = one.connection.recv()
            except (EOFError, OSError):  # the end of file may come in the middle of a message
                self._ended(one)
            else:
                self._take(one, message)

    def _take(self, one: Worker, message: tuple[Any, ...]) -> None:
        match message:
            case ("next",):
                one.work = self._queue.pop(0) if self._queue else None
                with contextlib.suppress(OSError):  # it has gone meanwhile, which is heard next
                    one.connection.send(
                        (list(one.work.locations), bool(one.work.section)) if one.work else None
                    )
            case ("start", str(guide)):
                self.progress.scenario_started(guide)
            case ("scenario", str(file), Outcome() as outcome):
                self.tally.outcomes.append(outcome)
                self._note_time(file, outcome)
                self.progress.scenario_done(one.work.key if one.work else file, outcome)
            case ("feature", str()):
                one.work = None
            case ("say", str(text)):
                if text != self._said:
                    self.progress.say(text)
                self._said = text
            case ("gone", str(why)):
                self.stop(why)
            case ("trouble", str(text)):
                self._complain(text)
            case ("broken", str(text)):
                self._queue.clear()  # it would break every worker alike
                self._complain(text)
            case ("end", int(), True):
                self._queue.clear()
                self._complain(f"The suite's set-up failed: {_last_words(one.number)}")

    def _note_time(self, file: str, outcome: Outcome) -> None:
        """What was broken off or failed says nothing of how long it takes."""
        if outcome.status in (PASSED, SKIPPED) and not self.tally.stopped:
            self.times.setdefault(file, {})[outcome.title] = outcome.seconds

    def _complain(self, text: str) -> None:
        if text not in self.tally.errors:
            self.tally.errors.append(text)

    def _ended(self, one: Worker) -> None:
        """A worker has gone: as it should, or in the middle of a guide, which then has failed.

        One that says why it breaks ends with 0 all the same, and so might one that says nothing: no guide goes unseen.
        """
        one.process.join()
        one.connection.close()
        self._workers.remove(one)
        code = one.process.exitcode
        lost = one.work is not None and not self.tally.stopped and (code or not self.tally.errors)
        if one.work is not None and lost:
            log = paths.relative(paths.LOGS / f"worker-{one.number}.log")
            text = (
                f"The worker process that ran this guide ended (exit code {code}); {log} has its last words."
            )
            whole = (
                f"the scenarios from “{one.work.section}” on" if one.work.section else "the guide as a whole"
            )
            outcome = Outcome(one.work.title, whole, one.work.file, FAILED, text)
            self.tally.outcomes.append(outcome)
            self.progress.scenario_done(one.work.key, outcome)
            record_lost_feature(one.work.file, one.work.title, text, section=one.work.section)
        elif code and not self.tally.stopped:
            self._complain(f"A worker process ended with exit code {code}.")
        if (code or lost) and self._queue and not self.tally.stopped:
            self._start_worker()


def _last_words(number: int) -> str:
    """The end of a worker's log."""
    log = paths.LOGS / f"worker-{number}.log"
    lines = [line for line in log.read_text(encoding="utf-8", errors="replace").splitlines() if line.strip()]
    return " / ".join(lines[-3:]) or paths.relative(log)


def run(arguments: Sequence[str]) -> int:
    """`python -m livingdocs run`: 0 when every scenario that ran passed, 1 when not, 2 when nothing could start.

    130 or 143 when a signal ended it (Ctrl-C, SIGTERM), 130 as well when the target stopped answering.
    """
    options, behave_arguments = parse(arguments)
    with Signals() as signals:
        try:
            return _run(options, behave_arguments, signals)
        except RunError as error:
            print(error, file=sys.stderr)
            return 2
        except KeyboardInterrupt:
            join_junit(paths.JUNIT)
            print(f"\n{STOPPED.capitalize()}. `make report` shows what had run.", file=sys.stderr)
            return signals.code or STOPPED_CODE


def _run(options: argparse.Namespace, behave_arguments: list[str], signals: Signals) -> int:
    started = time.monotonic()
    jobs = whole("JOBS", options.jobs, least=1) if options.jobs is not None else 0
    retries = whole("RETRIES", options.retries, least=0)
    works = collect(behave_arguments)
    works = shard(works, options.shard) if options.shard and works else works
    if not works:
        by = f" by {shlex.join(behave_arguments)}" if behave_arguments else ""
        raise RunError(f"No scenario is selected{by}: give other paths, tags or names.")
    if options.equip:
        from livingdocs.run.equipping import equip  # late: it is about the suite, which a tree may lack

        equip(works)
    with target() as suite:
        prepare()
        live = suite is not None and not suite.settings.embedded
        for line in suite.table(set().union(*(work.tags for work in works))) if suite else ():
            print(line)
        kept = times_of(suite.settings.service_url, suite.settings.partner_id) if live else times_of()
        jobs = jobs or max(JOBS, os.cpu_count() or 1)
        tally = _execute(works, behave_arguments, jobs, retries, signals, kept)
    where = "No report was asked for." if options.no_report else build_report()
    for line in tally.lines(time.monotonic() - started, where):
        print(line)
    if tally.stopped:
        return signals.code or STOPPED_CODE
    return 0 if tally.good else 1


def _execute(
    works: list[Work], arguments: Sequence[str], jobs: int, retries: int, signals: Signals, kept: Path
) -> Tally:
    write_environment(paths.RESULTS)
    write_categories(paths.RESULTS)
    times = load_times(kept)
    works = weighed(works, times)
    one = Run(split(works, times, jobs), arguments, jobs, retries, signals)
    print(f"{counted(one.progress.total, len(works))}, {one.jobs} at a time", flush=True)
    one.execute()
    join_junit(paths.JUNIT)
    save_times(kept, one.times)
    return one.tally
