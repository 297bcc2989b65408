"""Files of the results that several workers write: what is told about a guide has one name for all of its parts."""

from __future__ import annotations

import multiprocessing
from multiprocessing.synchronize import Barrier
from pathlib import Path

from livingdocs.report.writing import Writer

NAME, TEXT, TIMES = "about-attachment.md", "An entry keeps its id.", 300


def write(directory: str, barrier: Barrier) -> None:
    writer = Writer(directory)
    barrier.wait(60)
    for _ in range(TIMES):
        writer.report_attached_data(TEXT, NAME)
    writer.settle()


def test_two_workers_write_what_is_told_about_one_guide(tmp_path: Path) -> None:
    spawn = multiprocessing.get_context("spawn")
    barrier = spawn.Barrier(2)
    workers = [spawn.Process(target=write, args=(str(tmp_path), barrier)) for _ in range(2)]
    for one in workers:
        one.start()
    for one in workers:
        one.join(60)
    assert [one.exitcode for one in workers] == [0, 0]
    assert [path.name for path in tmp_path.iterdir()] == [NAME]
    assert (tmp_path / NAME).read_text(encoding="utf-8") == TEXT
