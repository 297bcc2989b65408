"""A request under way, in a thread of its own: whoever waits for its answer can give it up."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Flight(Generic[T]):
    """`call`, begun. A thread that nobody waits for any more ends with its request, or with the process."""

    def __init__(self, call: Callable[[], T]) -> None:
        self._call = call
        self._landed = threading.Event()
        self._answer: list[T] = []
        self._failure: BaseException | None = None
        threading.Thread(target=self._fly, daemon=True).start()

    def _fly(self) -> None:
        try:
            self._answer.append(self._call())
        except BaseException as failure:  # whatever it is, it is raised where the answer is wanted
            self._failure = failure
        finally:
            self._landed.set()

    def landed(self, within: float = 0.0) -> bool:
        """Whether it is over; waits `within` s for that."""
        return self._landed.wait(within)

    def answer(self) -> T:
        """What the call gave; what it raised is raised."""
        if self._failure is not None:
            raise self._failure
        return self._answer[0]
