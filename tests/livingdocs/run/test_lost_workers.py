"""Workers that are killed while they speak to the process that began the run."""

from __future__ import annotations

import multiprocessing
import os
import struct
from types import SimpleNamespace
from typing import Any

import pytest

from livingdocs.run import runner
from livingdocs.run.outcome import FAILED
from livingdocs.run.plan import Work
from livingdocs.run.runner import Run, Worker

WORK = Work(
    "features/01_start_here/first.feature", "First", ("features/01_start_here/first.feature",), 2, 1.0
)


@pytest.fixture
def lost(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The guides that are recorded as lost."""
    told: list[str] = []
    monkeypatch.setattr(runner, "record_lost_feature", lambda file, *_, **__: told.append(file))
    return told


def a_run(connection: Any, work: Work | None) -> Run:
    """One whose only worker was killed."""
    one = Run([WORK], [], jobs=1)
    one._queue.clear()
    process = SimpleNamespace(join=lambda: None, exitcode=-9)
    one._workers = [Worker(process, connection, 1, work)]
    return one


@pytest.mark.parametrize("said", [b"", struct.pack("!i", 4000), struct.pack("!i", 4000) + b"half a message"])
def test_a_message_that_breaks_off_is_the_end_of_its_worker(lost: list[str], said: bytes) -> None:
    ours, theirs = multiprocessing.get_context("spawn").Pipe()
    os.write(theirs.fileno(), said)
    theirs.close()
    one = a_run(ours, WORK)
    one._listen()
    assert [(outcome.title, outcome.status) for outcome in one.tally.outcomes] == [
        ("the guide as a whole", FAILED)
    ]
    assert lost == [WORK.file] and not one._workers


def test_a_guide_that_nobody_is_there_to_take_is_not_lost_silently(lost: list[str]) -> None:
    ours, theirs = multiprocessing.get_context("spawn").Pipe()
    ours.send("never read")  # so that the end is no end of file, but a reset
    theirs.send(("next",))
    one = a_run(ours, None)
    one._queue.append(WORK)
    theirs.close()
    while one._workers:
        one._listen()
    assert [outcome.status for outcome in one.tally.outcomes] == [FAILED] and lost == [WORK.file]
