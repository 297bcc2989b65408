"""What nobody names any more: the bytes of deleted objects, and what a kill left behind between a file and its commit.

A pass over it runs at every start and then about once a minute, beside everything else. Files of the store are judged
here: they stay while any object or open job has their digest. What a topic keeps elsewhere it clears itself, by a
function declared with :func:`clears`, which gets the platform.
"""

from __future__ import annotations

import logging
import re
import threading
import time
from collections.abc import Callable
from typing import Any

from kaltura_sandbox.platform.files import Files
from kaltura_sandbox.platform.store import Store

log = logging.getLogger(__name__)
Clearing = Callable[[Any], None]
PAUSE = 60.0  # s between two passes
SHARE = 50  # a pass that takes long makes the pause longer: it may take a fiftieth of the time
_NAMED = """
SELECT data FROM objects WHERE instr(data, '"_file') OR instr(data, '"_thumb"')
UNION ALL SELECT payload FROM jobs WHERE state IN ('queued', 'running')
"""
_DIGEST = re.compile(r'"([0-9a-f]{64})"')
_clearings: list[Clearing] = []


def clears(function: Clearing) -> Clearing:
    """Declares what a topic takes away that nobody names."""
    _clearings.append(function)
    return function


def named(store: Store) -> set[str]:
    """The digests that objects and open jobs name, in one state of the database."""
    return {digest for (text,) in store.execute(_NAMED) for digest in _DIGEST.findall(text)}


class Leftovers:
    """The passes of a platform."""

    def __init__(self, platform: Any, store: Store, files: Files) -> None:
        self._platform, self._store, self._files = platform, store, files
        self._end = threading.Event()

    def start(self) -> None:
        threading.Thread(target=self._passes, name="leftovers", daemon=True).start()

    def stop(self) -> None:
        self._end.set()

    def clear(self) -> None:
        """One pass."""
        for clearing in _clearings:
            clearing(self._platform)
        removed = self._files.sweep(named(self._store))
        if removed:
            log.info("removed %s files that nobody names", removed)

    def _passes(self) -> None:
        pause = 0.0
        while not self._end.wait(pause):
            begun = time.monotonic()
            try:
                self.clear()
            except Exception as problem:  # a full disk, a store that is being closed: the next pass comes
                if not self._end.is_set():
                    log.warning("what nobody names was not cleared: %s: %s", type(problem).__name__, problem)
            pause = max(PAUSE, SHARE * (time.monotonic() - begun))
