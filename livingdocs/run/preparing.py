"""Before a run: places for its results, and its target, ready to be called."""

from __future__ import annotations

import contextlib
import os
import shutil
import threading
import time
from collections.abc import Iterator
from typing import Any

from livingdocs.common import paths
from livingdocs.run.plan import RunError


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
