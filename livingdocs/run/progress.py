"""The progress of a run: one living line on a terminal, a plain line every few seconds elsewhere."""

from __future__ import annotations

import shutil
import time
from typing import TextIO

from livingdocs.run.outcome import FAILED, Outcome, duration

_TERMINAL_EVERY, _PLAIN_EVERY = 0.2, 10.0  # seconds


class Progress:
    """Tells guide, scenarios done / all, failures and the time left.

    `weights` are the expected seconds of each piece of work ({}: nobody knows), `counts` how many of its scenarios run.
    """

    def __init__(self, stream: TextIO, weights: dict[str, float], counts: dict[str, int], jobs: int) -> None:
        self._stream, self._weights, self._counts, self._jobs = stream, weights, counts, jobs
        self._terminal = stream.isatty()
        self._started = self._shown = time.monotonic()
        self._done: dict[str, int] = dict.fromkeys(counts, 0)
        self._failed = 0
        self._guide = ""

    @property
    def total(self) -> int:
        return sum(self._counts.values())

    @property
    def finished(self) -> int:
        return sum(self._done.values())

    def scenario_started(self, guide: str) -> None:
        self._guide = guide
        self.tick()

    def scenario_done(self, work: str, outcome: Outcome) -> None:
        self._done[work] = self._done.get(work, 0) + 1
        if outcome.status == FAILED:
            self._failed += 1
            self.say(f"FAILED {outcome.guide}: {outcome.title} ({outcome.location})")
        self.tick()

    def tick(self, force: bool = False) -> None:
        """Show the line if it is time to."""
        now = time.monotonic()
        if not force and now - self._shown < (_TERMINAL_EVERY if self._terminal else _PLAIN_EVERY):
            return
        self._shown = now
        if self._terminal:
            width = shutil.get_terminal_size().columns - 1
            self._stream.write(f"\r\x1b[K{self.line(now)[:width]}")
        else:
            self._stream.write(self.line(now) + "\n")
        self._stream.flush()

    def line(self, now: float) -> str:
        failures = f"{self._failed} failed" if self._failed else "none failed"
        left = self.seconds_left(now)
        tail = ""
        if left is not None:
            tail = f", about {duration(left)} left" if left >= 10 else ", a few seconds left"
        return f"{self.finished}/{self.total} scenarios, {failures}{tail} | {self._guide}"

    def seconds_left(self, now: float) -> float | None:
        """When the last of the workers will be done, if what is left takes what it took before; None at the start.

        None as well where this target's times aren't known: nothing is foretold from those of another.
        """
        shares = {name: min(1.0, self._done[name] / count) for name, count in self._counts.items() if count}
        if not self._weights or not any(shares.values()) or now - self._started < 2:
            return None
        left = sorted((self._weights[name] * (1 - share) for name, share in shares.items()), reverse=True)
        loads = [0.0] * max(1, self._jobs)
        for weight in left:  # as they are handed out: the longest to whoever is free first
            loads[loads.index(min(loads))] += weight
        return max(loads)

    def say(self, text: str) -> None:
        """A line that stays."""
        self._stream.write(f"\r\x1b[K{text}\n" if self._terminal else f"{text}\n")
        self._stream.flush()

    def close(self) -> None:
        if self._terminal:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
