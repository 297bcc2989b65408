"""Results are written beside the run: a guide makes files by the hundred, and a busy disk lets each of them wait.

Attachments are handed to a thread while the scenario goes on; its result is written when they are all there, so that
whoever finds a result finds what belongs to it.
"""

from __future__ import annotations

import os
from queue import Queue
from threading import Thread
from typing import Any

import allure_commons
from allure_commons.logger import AllureFileLogger


class Writer(AllureFileLogger):  # type: ignore[misc]
    """Takes the place of allure-behave's own writer of files."""

    def __init__(self, report_dir: str) -> None:
        super().__init__(report_dir)
        self._waiting: Queue[tuple[Any, str]] = Queue()
        self._failure: OSError | None = None
        Thread(target=self._write, name="results", daemon=True).start()

    @allure_commons.hookimpl
    def report_attached_data(self, body: Any, file_name: str) -> None:
        self._waiting.put((body, file_name))

    @allure_commons.hookimpl
    def report_result(self, result: Any) -> None:
        self.settle()
        super().report_result(result)

    def settle(self) -> None:
        """Wait until everything is written. Raises the OSError of a file that couldn't be."""
        self._waiting.join()
        if self._failure:
            raise self._failure

    def _write(self) -> None:
        while True:
            body, file_name = self._waiting.get()
            try:
                # Workers that run parts of one guide write what is told about it under one name, at the same time:
                # the base would have them share its temporary file, and the second finds that the first moved it.
                own = f"{file_name}.{os.getpid()}"
                super().report_attached_data(body, own)
                os.replace(self._report_dir / own, self._report_dir / file_name)
            except OSError as failure:
                self._failure = failure
            finally:
                self._waiting.task_done()
