"""Where a process writes what isn't whole yet, below a folder that several processes share."""

from __future__ import annotations

import contextlib
import os
import platform
import shutil
import threading
import uuid
from pathlib import Path

from kaltura_sandbox import locks

_LOCK = ".lock"


class Workplace:
    """A folder for this process alone, and a lock on it for as long as the process lives.

    A folder whose lock is free was left by a process that ended; whoever makes a new one clears it away. No other is
    ever touched, however long its owner has been at work on something.
    """

    def __init__(self, shared: Path) -> None:
        self._shared = shared
        self._mutex = threading.Lock()
        self._own: Path | None = None
        self._held: locks.Lock | None = None

    def folder(self) -> Path:
        """The folder; a new one if somebody deleted it. Raises OSError where there can be none."""
        with self._mutex:
            if self._own is None or not self._own.is_dir():
                self._own = self._made()
            return self._own

    def _made(self) -> Path:
        self._shared.mkdir(parents=True, exist_ok=True)
        one_at_a_time = locks.take(self._shared / _LOCK, wait=True)
        try:
            self._sweep()
            own = self._shared / f"{platform.node()}-{os.getpid()}-{uuid.uuid4().hex[:8]}"
            own.mkdir()
            if self._held:
                self._held.close()
            self._held = locks.take(own / _LOCK)
        finally:
            if one_at_a_time:
                one_at_a_time.close()
        return own

    def _sweep(self) -> None:
        """Removes what nobody holds any more."""
        for folder in self._shared.iterdir():
            if not folder.is_dir():
                continue
            with contextlib.suppress(OSError):  # another user's, or gone meanwhile
                if held := locks.take(folder / _LOCK):
                    shutil.rmtree(folder, ignore_errors=True)
                    held.close()
