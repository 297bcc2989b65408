"""The watcher: visits all enabled folders again and again, as long as the platform runs.

The platform's own comes by every few minutes; here it is about every second, so that a guide needn't wait. A folder
whose end keeps silent holds up nobody but itself.
"""

from __future__ import annotations

import logging
import threading
import time
from typing import Any

from kaltura_sandbox.platform.accounts import Platform
from kaltura_sandbox.platform.machine.beside import accompanies
from kaltura_sandbox.platform.machine.seldom import Seldom
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.topics.drop_folders import allocation, folders, watching

log = logging.getLogger(__name__)
EVERY_S = 0.5  # from the end of one round to the next
PATIENCE = 2.0  # s that visits may take to end with the platform
AT_ONCE = 8  # folders that are visited at the same time


class Watcher:
    """A thread that goes round, and those that visit."""

    def __init__(self, platform: Platform) -> None:
        self.platform = platform
        self._end = threading.Event()
        self._visited: set[Any] = set()
        self._seldom = Seldom()
        self._places = threading.BoundedSemaphore(AT_ONCE)
        self._round = threading.Thread(target=self._run, name="drop-folders", daemon=True)

    def start(self) -> None:
        self._round.start()

    def stop(self) -> None:
        self._end.set()
        self._round.join(PATIENCE)
        deadline = time.monotonic() + PATIENCE
        while self._visited and time.monotonic() < deadline:  # whoever waits for a silent end is left behind
            time.sleep(0.02)

    def _run(self) -> None:
        while not self._end.wait(EVERY_S):
            try:
                for folder in folders.watched(self.platform):
                    if folder.id not in self._visited and not allocation.is_taken(self.platform, folder.id):
                        self._begin(folder)
            except Exception as problem:
                self._stumbled(problem)

    def _begin(self, folder: Object) -> None:
        """A visit in a thread of its own, once there is room for one; folders beyond that come in the next round."""
        if self._places.acquire(timeout=EVERY_S):
            self._visited.add(folder.id)
            threading.Thread(
                target=self._visit, args=(folder,), name=f"drop-folder-{folder.id}", daemon=True
            ).start()

    def _visit(self, folder: Object) -> None:
        try:
            if not self._end.is_set():
                watching.visit(self.platform.account(folder.partnerId), folder)
        except Exception as problem:
            self._stumbled(problem)
        finally:
            self._visited.discard(folder.id)
            self._places.release()

    def _stumbled(self, problem: Exception) -> None:
        """The next round tries again."""
        if self._end.is_set():
            return
        if not self.platform.disk.noticed(problem) and not self._seldom.lately(repr(problem)):
            log.error("the watcher of drop folders stumbled: %s", problem, exc_info=problem)
        time.sleep(EVERY_S)


@accompanies
def watcher(platform: Platform) -> Watcher:
    """Every platform has one."""
    return Watcher(platform)
