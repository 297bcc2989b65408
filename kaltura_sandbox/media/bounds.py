"""Bounds that the system holds a process to."""

from __future__ import annotations

import contextlib
import resource


def bound(kind: int, value: int, pid: int = 0) -> None:
    """A process (0: this one) may not pass this any more; lower bounds from outside stay.

    Not every system knows each bound, and Linux alone sets those of others.
    """
    prlimit = getattr(resource, "prlimit", None)
    with contextlib.suppress(ValueError, OSError):
        if prlimit is not None:
            prlimit(pid, kind, _within(prlimit(pid, kind)[1], value))
        elif not pid:
            resource.setrlimit(kind, _within(resource.getrlimit(kind)[1], value))


def _within(hard: int, value: int) -> tuple[int, int]:
    return (value if hard == resource.RLIM_INFINITY else min(value, hard)), hard
