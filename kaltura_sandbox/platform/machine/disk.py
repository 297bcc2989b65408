"""What is known of the disk that keeps all state: whether it takes anything, and what went wrong because it didn't.

A full disk comes up in many places: a file, the database, ffmpeg. Whoever meets an error asks :meth:`Disk.noticed`,
which says it once in the log, in words, and once more when there is room again.
"""

from __future__ import annotations

import contextlib
import errno
import logging
import os
import sqlite3
import time
from dataclasses import dataclass, field
from pathlib import Path

from kaltura_sandbox.platform.machine.seldom import Seldom

log = logging.getLogger(__name__)
FULL = (errno.ENOSPC, errno.EDQUOT)
_PROBE = 64 * 1024  # bytes that are written to see whether the disk takes them


@dataclass(frozen=True)
class Look:
    """What a look at the disk found; ``at`` is monotonic, s."""

    free: int
    writable: bool
    at: float = field(default_factory=time.monotonic)


class Disk:
    """The disk of a data directory, and those of folders that may be deleted, where they are others."""

    def __init__(self, directory: Path, *caches: Path) -> None:
        self._directory, self._caches = directory, caches
        self._full = self._told = False
        self._seldom = Seldom()

    def noticed(self, problem: BaseException | None) -> bool:
        """Whether this went wrong because a disk is full, or what it came of did."""
        while problem is not None:
            if self._means_full(problem):
                self._say(problem)
                return True
            problem = problem.__cause__ or problem.__context__
        return False

    def look(self) -> Look:
        """Tries whether something can be written, as bytes that are free may be nobody's, or beyond a quota."""
        failed = self._failed()
        with contextlib.suppress(OSError):
            found = [os.statvfs(folder) for folder in self._places()]
            if not failed and self._full:
                self._recovered()
            return Look(min(one.f_bavail * one.f_frsize for one in found), not failed)
        return Look(0, False)

    def _means_full(self, problem: BaseException) -> bool:
        if isinstance(problem, sqlite3.Error):
            code = getattr(problem, "sqlite_errorcode", 0) or 0
            # What lies beside a database fails with an error of input and output, where the database says it is full.
            return code & 0xFF == sqlite3.SQLITE_FULL or (
                code & 0xFF == sqlite3.SQLITE_IOERR and not self._failed().isdisjoint(FULL)
            )
        return isinstance(problem, OSError) and problem.errno in FULL

    def _failed(self) -> set[int | None]:
        """The numbers of errors that come of writing a little."""
        return {problem.errno for folder in self._places() if (problem := _write(folder))}

    def _places(self) -> list[Path]:
        return [self._directory, *map(_standing, self._caches)]

    def _say(self, problem: BaseException) -> None:
        self._full = True
        if not self._told and not self._seldom.lately("full"):
            self._told = True
            log.error(
                "no room is left on a disk (%s): what needs room is refused, jobs wait until there is some; see %s",
                problem,
                ", ".join(map(str, self._places())),
            )

    def _recovered(self) -> None:
        self._full = False
        if self._told:
            self._told = False
            log.warning("there is room on the disk again")


def _write(folder: Path) -> OSError | None:
    """What keeps a little from being written."""
    probe = folder / ".probe"
    try:
        probe.write_bytes(bytes(_PROBE))
    except OSError as problem:
        return problem
    finally:
        with contextlib.suppress(OSError):
            probe.unlink(missing_ok=True)
    return None


def _standing(folder: Path) -> Path:
    """A folder, or what holds it where it was deleted and comes back when it is needed."""
    return next((one for one in (folder, *folder.parents) if one.is_dir()), folder)
