"""Tests of what is counted by hours, days and months."""

from __future__ import annotations

import time

HOUR, TAKES = 3600, 30  # s; what a test may take


def within_an_hour() -> None:
    """Waits where the clock is about to strike: all that a test does falls into one hour, and so into one day."""
    left = HOUR - time.time() % HOUR
    if left < TAKES:
        time.sleep(left + 0.1)
