"""A signal may come at any moment: while the process that it stops writes, say."""

from __future__ import annotations

import io
import multiprocessing
import signal
from types import SimpleNamespace
from typing import Any

import pytest

from livingdocs.run.ending import STOPPED_CODE, Signals
from livingdocs.run.plan import Work
from livingdocs.run.progress import Progress
from livingdocs.run.runner import Run, Worker

WORK = Work(
    "features/01_start_here/first.feature", "First", ("features/01_start_here/first.feature",), 2, 1.0
)


class Interrupted(io.RawIOBase):
    """A terminal. Ctrl-C is pressed while the first line is written."""

    def __init__(self) -> None:
        self.said = b""

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        if not self.said:
            signal.raise_signal(signal.SIGINT)
        self.said += bytes(data)
        return len(data)


def test_a_signal_that_comes_while_something_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Interrupted()
    ours, theirs = multiprocessing.get_context("spawn").Pipe()
    process = SimpleNamespace(join=lambda: None, exitcode=0, pid=None)
    with Signals() as signals:
        one = Run([WORK], [], jobs=1, signals=signals)
        one.progress = Progress(io.TextIOWrapper(io.BufferedWriter(terminal)), {}, {WORK.key: 2}, 1)
        monkeypatch.setattr(one, "_start_worker", lambda: one._workers.append(Worker(process, ours, 1)))
        theirs.send(("say", "The target doesn't answer."))
        theirs.close()
        one.execute()
        assert signals.code == STOPPED_CODE
    assert one.tally.stopped and not one._queue
    first, second = terminal.said.decode().splitlines()
    assert first == "The target doesn't answer." and second.startswith("Stopping: ")
