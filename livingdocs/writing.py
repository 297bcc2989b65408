"""Results are written beside the run: a guide makes files by the hundred, and a busy disk lets each of them wait.

Attachments and results are handed to a thread, which writes them in their order: whoever finds a result finds what
belongs to it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from queue import Queue
from threading import Thread
from typing import Any

import allure_commons
from allure_commons.logger import AllureFileLogger


class Writer(AllureFileLogger):  # type: ignore[misc]
    """Takes the place of allure-behave's own writer of files."""

    def __init__(self, report_dir: str) -> None:
        super().__init__(report_dir)
        self._waiting: Queue[Callable[[], Any]] = Queue()
        self._failure: OSError | None = None
        Thread(target=self._write, name="results", daemon=True).start()

    @allure_commons.hookimpl
    def report_attached_data(self, body: Any, file_name: str) -> None:
        self._waiting.put(partial(super().report_attached_data, body, file_name))

    @allure_commons.hookimpl
    def report_result(self, result: Any) -> None:
        """Take a finished result. Raises the OSError of a file before it that couldn't be written."""
        self._check()
        self._waiting.put(partial(super().report_result, result))

    def settle(self) -> None:
        """Wait until everything is written. Raises the OSError of a file that couldn't be."""
        self._waiting.join()
        self._check()

    def _check(self) -> None:
        if self._failure:
            raise self._failure

    def _write(self) -> None:
        while True:
            write = self._waiting.get()
            try:
                write()
            except OSError as failure:
                self._failure = failure
            finally:
                self._waiting.task_done()
