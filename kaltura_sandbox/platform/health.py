"""How the platform is: its workers, its disk, what waits. Told from memory, so that it is told whatever else hangs.

A watcher looks at the disk each second, in a thread of its own; a look that is old is a bad sign by itself. Asking
costs no lock, no call to the store and no thread.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterator
from typing import Any

from kaltura_sandbox.platform.jobs import LANES, Jobs, Open
from kaltura_sandbox.platform.machine.disk import Disk

log = logging.getLogger(__name__)
EVERY = 1.0  # s between two looks
STALE = 10.0  # s after which a look, or a worker that should ask for work, is missed
LONG = 4 * 3600.0  # s that no job should take: twice two passes of ffmpeg at their limit
LOW = 16 * 1024**2  # bytes; with less than that a disk is as good as full


class Health:
    """Watches a platform from its start on."""

    def __init__(self, jobs: Jobs, disk: Disk) -> None:
        self._jobs, self._disk = jobs, disk
        self._look = disk.look()
        self._over = threading.Event()

    def start(self) -> None:
        threading.Thread(target=self._watch, name="watcher", daemon=True).start()

    def stop(self) -> None:
        self._over.set()

    def told(self) -> dict[str, Any]:
        """``status`` is ok, or degraded with reasons; sizes in bytes, times in s."""
        look, open_ = self._look, list(self._jobs.unfinished.values())
        age = time.monotonic() - look.at
        reasons = [*self._of_disk(), *self._of_workers(), *_of_jobs(open_)]
        return {
            "status": "degraded" if reasons else "ok",
            "reasons": reasons,
            "openJobs": len(open_),
            "oldestWaiting": _oldest(open_),
            "workers": {lane: self._lane(lane) for lane in LANES},
            "disk": {"free": look.free, "writable": look.writable, "age": round(age, 1)},
        }

    def _watch(self) -> None:
        while not self._over.is_set():
            try:
                self._look = self._disk.look()
            except Exception:  # the old look tells by its age
                log.exception("looking at the disk")
            self._over.wait(EVERY)

    def _lane(self, lane: str) -> dict[str, int]:
        found = [one for one in self._jobs.workers if one.lane == lane]
        alive = [one for one in found if one.is_alive()]
        return {"alive": len(alive), "busy": sum(one.busy for one in alive), "of": LANES[lane]}

    def _of_disk(self) -> Iterator[str]:
        look = self._look
        age = time.monotonic() - look.at
        if age > STALE:
            yield f"the disk hasn't answered for {age:.0f} s"
        if not look.writable:
            yield "nothing can be written to the disk"
        elif look.free < LOW:
            yield f"only {look.free / 1024**2:.1f} MB are free on the disk"

    def _of_workers(self) -> Iterator[str]:
        now = time.monotonic()
        for lane, wanted in LANES.items():
            alive = self._lane(lane)["alive"]
            if alive < wanted:
                yield f"{alive} of {wanted} workers of the lane {lane} are alive"
        for one in self._jobs.workers:
            if not one.busy and now - one.seen > STALE:
                yield f"the worker {one.name} has waited for the store for {now - one.seen:.0f} s"


def _of_jobs(open_: list[Open]) -> Iterator[str]:
    for one in open_:
        if one.since is not None and time.time() - one.since > LONG:
            yield f"a job {one.type} has been running for {time.time() - one.since:.0f} s"


def _oldest(open_: list[Open]) -> dict[str, Any] | None:
    """The job that has waited longest since it might have begun."""
    waiting = [one for one in open_ if one.since is None and one.due <= time.time()]
    if not waiting:
        return None
    oldest = min(waiting, key=lambda one: one.due)
    return {"type": oldest.type, "lane": oldest.lane, "seconds": round(time.time() - oldest.due, 1)}
