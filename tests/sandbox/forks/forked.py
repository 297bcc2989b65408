"""Platforms that come up within a fraction of a second: forked off a process that has read the code beforehand.

Reading it takes a platform longer than all the rest of its start. So each file of tests can have one of its own.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from multiprocessing.context import ForkServerProcess
from pathlib import Path

_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload(["tests.sandbox.forks.code"])


def started(arguments: list[str], log: Path, environment: dict[str, str]) -> ForkServerProcess:
    """``python -m kaltura_sandbox`` with these arguments; what it says goes into the log."""
    log.write_bytes(b"")
    process = _FORKS.Process(target=_serve, args=(arguments, str(log), environment))
    process.start()
    return process


def _end_with_tests() -> None:
    """Tests that are killed leave no platform behind."""
    tests = multiprocessing.parent_process()
    if tests:
        tests.join()
        os.kill(os.getpid(), signal.SIGTERM)


def _serve(arguments: list[str], log: str, environment: dict[str, str]) -> None:
    # Read already, unless the process that forks was started without its preparations.
    from tests.sandbox.forks.code import server

    to = os.open(log, os.O_WRONLY | os.O_APPEND)
    os.dup2(to, 1)
    os.dup2(to, 2)
    os.close(to)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv[1:] = arguments
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    threading.Thread(target=_end_with_tests, daemon=True).start()
    server.leave(server.main())
