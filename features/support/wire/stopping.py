"""The end of a run that was asked for: waits and calls end at once, tidying up has a few seconds left.

A signal and a target that stopped answering come to the same. Signals reach a process, so there is one for each.
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from contextlib import contextmanager

TIDY_WITHIN = 20.0  # s that deletions may take in all once the end was asked for
WRITE_WITHIN = (
    5.0  # s that a call under way gets: the answer of one that makes something names what to delete
)
LOOK = 0.1  # s between two looks of a call under way whether the end was asked for


class Stopped(KeyboardInterrupt):
    """The run is to end. No Exception: what takes failures well must not swallow it."""


class Stopping:
    """Whether the end was asked for, why, and what may still be done."""

    def __init__(self) -> None:
        self.reason = ""
        self._tidying, self._asked, self._seconds = 0, 0.0, TIDY_WITHIN
        self._busy = self._sleeping = 0

    def ask(self, reason: str, seconds: float = TIDY_WITHIN) -> None:
        """The run is to end. `seconds` are left to tidy up: none where the server is gone."""
        if not self.reason:
            self.reason, self._asked = reason, time.monotonic()
        self._seconds = min(self._seconds, seconds)

    def check(self) -> None:
        """Stopped, where the end was asked for and nothing is being tidied up."""
        if self.reason and not self._tidying:
            raise Stopped(self.reason)

    def interrupt(self, reason: str) -> None:
        """What a signal's handler calls: the end is asked for, and a pause ends here and now."""
        self.ask(reason)
        if self._sleeping:
            self.check()

    def break_off(self) -> bool:
        """A second after that: end whatever waits outside of calls and pauses. False where that must go on."""
        if self._busy or self._tidying:
            return False
        raise Stopped(self.reason)

    @contextmanager
    def calling(self) -> Iterator[None]:
        """Inside is a call, which looks by itself whether the run is to end."""
        self._busy += 1
        try:
            yield
        finally:
            self._busy -= 1

    @contextmanager
    def sleeping(self) -> Iterator[None]:
        """Inside nothing is done but waiting."""
        self._sleeping += 1
        try:
            yield
        finally:
            self._sleeping -= 1

    @property
    def tidying(self) -> bool:
        """Whether things are being deleted: that goes on, as long as there is time."""
        return bool(self._tidying)

    @property
    def left(self) -> float:
        """Seconds left for deletions; without end while nobody asked for one."""
        return self._asked + self._seconds - time.monotonic() if self.reason else math.inf

    @property
    def waited(self) -> float:
        """Seconds since the end was asked for; 0 while nobody did."""
        return time.monotonic() - self._asked if self.reason else 0.0

    @contextmanager
    def tidy(self) -> Iterator[None]:
        """Inside, what was made is deleted: calls are made although the run is to end."""
        self._tidying += 1
        try:
            yield
        finally:
            self._tidying -= 1


STOPPING = Stopping()


def pause(seconds: float) -> None:
    """Sleep, but end with Stopped as soon as the run is to end."""
    with STOPPING.sleeping():
        STOPPING.check()
        time.sleep(max(0.0, min(seconds, STOPPING.left)))
