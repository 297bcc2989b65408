"""The parallel run: one process per core, whole guides handed out longest first, one tally of it all."""

from __future__ import annotations

import argparse
import contextlib
import multiprocessing
import os
import shutil
import signal
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import Any

from livingdocs.common import paths
from livingdocs.report.building import build_report
from livingdocs.report.casualty import record_lost_feature
from livingdocs.report.results import write_categories, write_environment
from livingdocs.run import worker
from livingdocs.run.outcome import FAILED, Outcome, Tally
from livingdocs.run.plan import RunError, Work, collect, load_times, save_times
from livingdocs.run.progress import Progress
from livingdocs.run.shards import shard

LIVE_JOBS = 4  # a live platform makes its callers wait: more workers than cores pay there


@dataclass
class Worker:
    """A worker process and the guide it is at."""

    process: Any
    connection: Connection
    number: int
    work: Work | None = None


class Run:
    """One run: the queue of guides, the workers, the tally."""

    def __init__(self, works: list[Work], arguments: Sequence[str], jobs: int, retries: int = 0) -> None:
        self._queue, self._arguments, self._retries = list(works), list(arguments), retries
        self._spawn = multiprocessing.get_context("spawn")
        self._workers: list[Worker] = []
        self._started_workers = self._signals = 0
        self._jobs = max(1, min(jobs, len(works)))
        weights = {work.file: work.weight for work in works}
        counts = {work.file: work.scenarios for work in works}
        self.tally = Tally()
        self.times: dict[str, float] = {}
        self.progress = Progress(sys.stdout, weights, counts, self._jobs)

    def execute(self) -> None:
        """Run everything; returns when the last worker has ended."""
        previous = {sig: signal.signal(sig, self._on_signal) for sig in (signal.SIGINT, signal.SIGTERM)}
        try:
            for _ in range(self._jobs):
                self._start_worker()
            while self._workers:
                self._listen()
                self.progress.tick()
        finally:
            self.progress.close()
            for sig, handler in previous.items():
                signal.signal(sig, handler)

    def _on_signal(self, *_: Any) -> None:
        """Ctrl-C: pass it on; each worker stops after its current step, at once when asked again."""
        self._signals += 1
        self._queue.clear()
        self.tally.stopped = True
        self.progress.say("Stopping after the current step; press Ctrl-C again to stop at once.")
        for one in self._workers:
            with contextlib.suppress(ProcessLookupError, TypeError):
                os.kill(one.process.pid, signal.SIGINT)

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
                self._take(one, one.connection.recv())
            except (EOFError, ConnectionResetError):
                self._ended(one)

    def _take(self, one: Worker, message: tuple[Any, ...]) -> None:
        match message:
            case ("next",):
                one.work = self._queue.pop(0) if self._queue else None
                with contextlib.suppress(BrokenPipeError):
                    one.connection.send(list(one.work.locations) if one.work else None)
            case ("start", str(guide)):
                self.progress.scenario_started(guide)
            case ("scenario", str(file), Outcome() as outcome):
                self.tally.outcomes.append(outcome)
                self.progress.scenario_done(file, outcome)
            case ("feature", str(file), float(seconds)):
                self.times[file], one.work = seconds, None
            case ("trouble", str(text)):
                self._complain(text)
            case ("broken", str(text)):
                self._queue.clear()  # it would break every worker alike
                self._complain(text)
            case ("end", int(), True):
                self._queue.clear()
                self._complain(f"The suite's set-up failed: {_last_words(one.number)}")

    def _complain(self, text: str) -> None:
        if text not in self.tally.errors:
            self.tally.errors.append(text)

    def _ended(self, one: Worker) -> None:
        """A worker has gone: as it should, or in the middle of a guide, which then has failed."""
        one.process.join()
        one.connection.close()
        self._workers.remove(one)
        code = one.process.exitcode
        if one.work is not None and not self.tally.stopped and code:
            log = paths.relative(paths.LOGS / f"worker-{one.number}.log")
            text = (
                f"The worker process that ran this guide ended (exit code {code}); {log} has its last words."
            )
            outcome = Outcome(one.work.title, "the guide as a whole", one.work.file, FAILED, text)
            self.tally.outcomes.append(outcome)
            self.progress.scenario_done(one.work.file, outcome)
            record_lost_feature(one.work.file, one.work.title, text)
        elif code and not self.tally.stopped:
            self._complain(f"A worker process ended with exit code {code}.")
        if code and self._queue and not self.tally.stopped:
            self._start_worker()


def _last_words(number: int) -> str:
    """The end of a worker's log."""
    log = paths.LOGS / f"worker-{number}.log"
    lines = [line for line in log.read_text(encoding="utf-8", errors="replace").splitlines() if line.strip()]
    return " / ".join(lines[-3:]) or paths.relative(log)


def prepare() -> None:
    """Empty what the last run left, apart from times, history and the last report.

    Thousands of files take seconds to delete: they are moved out of the way and deleted while the run goes on. What a
    run that ended early leaves of them goes with the next one.
    """
    for directory in (paths.RESULTS, paths.JUNIT, paths.LOGS):
        if directory.exists():
            paths.DISCARDED.mkdir(parents=True, exist_ok=True)
            directory.rename(paths.DISCARDED / f"{directory.name}-{time.time_ns()}")
        directory.mkdir(parents=True)
    threading.Thread(target=shutil.rmtree, args=(paths.DISCARDED, True), daemon=True).start()


@contextlib.contextmanager
def target() -> Iterator[Any]:
    """The target of the run, ready; yields the suite's own Run, None where a tree has none.

    Raises RunError for settings that don't work.
    """
    try:
        from features.support.running.embedded import SandboxError, running
        from features.support.running.run import one_run
        from features.support.running.sweep import clear_vanished, reminder
        from features.support.wire.settings import ANNOUNCE, Settings, SettingsError
    except ImportError as error:
        if error.name not in ("features", "features.support"):
            raise
        yield None  # a tree without the suite's support: steps look after themselves
        return
    try:
        settings = Settings.load()
    except SettingsError as error:
        raise RunError(str(error)) from error
    clear_vanished()
    if not settings.needs_sandbox and (left := reminder(settings)):
        print(left, flush=True)
    with contextlib.ExitStack() as stack:
        if settings.needs_sandbox:
            try:
                os.environ[ANNOUNCE] = str(stack.enter_context(running()))
            except SandboxError as error:
                raise RunError(str(error)) from error
            stack.callback(os.environ.pop, ANNOUNCE)
        try:
            suite = stack.enter_context(one_run())
        except SettingsError as error:
            raise RunError(str(error)) from error
        yield suite


def parse(arguments: Sequence[str]) -> tuple[argparse.Namespace, list[str]]:
    parser = argparse.ArgumentParser(
        prog="python -m livingdocs run",
        description="Run the guides in parallel and build the report. Other arguments go to behave.",
    )
    parser.add_argument(
        "--jobs", type=int, help="worker processes (default: one per core, 4 on a live target)"
    )
    parser.add_argument("--shard", help="n/m: only this part of the guides, for a run over several machines")
    parser.add_argument(
        "--retries", type=int, default=0, help="run a scenario that failed again, so many times (default: 0)"
    )
    parser.add_argument("--no-report", action="store_true", help="leave out the report")
    return parser.parse_known_args(arguments)


def run(arguments: Sequence[str]) -> int:
    """`python -m livingdocs run`: 0 when every scenario that ran passed, 1 when not, 2 when nothing could start."""
    options, behave_arguments = parse(arguments)
    started = time.monotonic()
    try:
        works = collect(behave_arguments, load_times())
        works = shard(works, options.shard) if options.shard and works else works
        if not works:
            raise RunError("No scenario is selected: give other paths or tags.")
        with target() as suite:
            prepare()
            live = suite is not None and not suite.settings.embedded
            for line in (
                suite.capabilities.table(set().union(*(work.tags for work in works))) if suite else ()
            ):
                print(line)
            jobs = options.jobs or (LIVE_JOBS if live else os.cpu_count() or 1)
            tally = _execute(works, behave_arguments, jobs, options.retries)
    except RunError as error:
        print(error, file=sys.stderr)
        return 2
    where = "No report was asked for." if options.no_report else build_report()
    for line in tally.lines(time.monotonic() - started, where):
        print(line)
    return 0 if tally.good else 1


def _execute(works: list[Work], arguments: Sequence[str], jobs: int, retries: int) -> Tally:
    write_environment(paths.RESULTS)
    write_categories(paths.RESULTS)
    one = Run(works, arguments, jobs, retries)
    guides = "1 guide" if len(works) == 1 else f"{len(works)} guides"
    print(f"{one.progress.total} scenarios in {guides}, {min(jobs, len(works))} at a time", flush=True)
    one.execute()
    save_times(one.times)
    return one.tally
