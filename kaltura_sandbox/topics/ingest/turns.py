"""Turns: how many may do something at once, in all and for one account, so that one doesn't take them all."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager


class Turns:
    """Turns to take; who gets none is told so at once, and doesn't wait."""

    def __init__(self, in_all: int, of_one: int) -> None:
        self._in_all, self._of_one = in_all, of_one
        self._taken: Counter[int] = Counter()
        self._lock = threading.Lock()

    @contextmanager
    def take(self, account: int) -> Iterator[bool]:
        """A turn for an account, until the block ends; False where there is none."""
        with self._lock:
            mine = self._taken.total() < self._in_all and self._taken[account] < self._of_one
            self._taken[account] += mine
        try:
            yield mine
        finally:
            with self._lock:
                self._taken[account] -= mine
                if not self._taken[account]:
                    del self._taken[account]


CALLS = Turns(in_all=12, of_one=8)
"""Calls that wait for something to be fetched: each holds a thread of the API."""

JOBS = Turns(in_all=8, of_one=4)
"""Jobs that fetch: each holds a worker of their lane."""
