"""Locks on files, by which the processes of a machine tell each other that they live.

The kernel takes a lock back when its holder ends, however that happens. So a lock that is free says for sure that
nobody is at work, whatever clocks, process ids and dates of files say.
"""

from __future__ import annotations

import fcntl
from pathlib import Path
from typing import IO

Lock = IO[str]
"""A lock that is held until this is closed, or the process ends. What is written into it others may read."""


def take(path: Path, wait: bool = False) -> Lock | None:
    """Holds a file, which comes into being; None where somebody else does. OSError where it can't be made."""
    held = open(path, "a+", encoding="utf-8")  # noqa: SIM115  (open as long as it is held)
    try:
        fcntl.flock(held, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        held.close()
        return None
    except BaseException:
        held.close()
        raise
    return held


def is_held(path: Path) -> bool:
    """Whether somebody holds a file. OSError where it isn't there."""
    with open(path, encoding="utf-8") as looking:
        try:
            fcntl.flock(looking, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        return False


def write(held: Lock, text: str) -> None:
    """Says something to those who find a file held."""
    held.seek(0)
    held.truncate()
    held.write(text)
    held.flush()
