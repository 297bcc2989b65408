"""What goes wrong again and again is said once, and again after a while, so that it doesn't fill the log."""

from __future__ import annotations

import time

EVERY = 60.0  # s
_MOST = 100  # texts that are remembered


class Seldom:
    """Remembers what was said lately."""

    def __init__(self) -> None:
        self._said: dict[str, float] = {}

    def lately(self, text: str) -> bool:
        """Whether this was said within ``EVERY`` seconds; if not, it is taken as said now."""
        now = time.monotonic()
        if now - self._said.get(text, -EVERY * 2) < EVERY:
            return True
        if len(self._said) >= _MOST:
            self._said.clear()
        self._said[text] = now
        return False
