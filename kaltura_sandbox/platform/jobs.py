"""Work that goes on after the answer: a queue in the database, worker threads, nothing lost by a restart.

A job is a type and a payload; its handler does the slow part (usually ffmpeg in a process of its own) outside of
any transaction and writes the outcome in one. A handler may run again after a kill, so it begins from the state
that it finds. Lanes keep short work (probing, pictures) from waiting behind transcodes, and behind servers elsewhere.

Workers outlive whatever goes wrong. What fails because a disk is full counts as not tried: it waits for room.
"""

from __future__ import annotations

import json
import logging
import sqlite3
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from kaltura_sandbox.platform.machine.disk import Disk
from kaltura_sandbox.platform.machine.seldom import Seldom
from kaltura_sandbox.platform.store import Store

log = logging.getLogger(__name__)
Handler = Callable[[Any, dict[str, Any]], None]
"""Gets the account that the job is for, and the payload."""
Failure = Callable[[Any, dict[str, Any], Exception], None]
LANES = {"quick": 1, "media": 2, "fetch": 8}  # lane -> worker threads
ATTEMPTS = 2
PAUSE = 1.0  # s until what couldn't be written or read in the store is tried again
ROOM_AFTER = 5.0  # s until a job is tried again that failed because a disk was full
WRITES = 10  # times that an outcome is written that the store refuses for another reason than a full disk


class Failed(Exception):
    """A job that can't be done, for a reason outside of the platform: its message says all, nobody tries again."""


_handlers: dict[str, tuple[Handler, Failure | None]] = {}


def handles(type_: str, failed: Failure | None = None) -> Callable[[Handler], Handler]:
    """Declares the handler of a job type, and what to do when its last attempt failed."""

    def register(handler: Handler) -> Handler:
        _handlers[type_] = (handler, failed)
        return handler

    return register


def _unknown(account: Any, payload: dict[str, Any]) -> None:
    """What a job comes to that was queued by another version of the sandbox."""
    raise LookupError("no topic handles jobs of this type")


def _nothing() -> None:
    """What follows from the failure of most jobs."""


@dataclass
class Open:
    """A job that isn't done, as health tells of it; times are unix times in s. ``since`` is when it began to run."""

    type: str
    lane: str
    due: float
    since: float | None = None


@dataclass(frozen=True)
class Job:
    """One that a worker has taken."""

    lane: str
    id: int
    type: str
    partner: int
    payload: str
    attempts: int


class Worker(threading.Thread):
    """A thread of a lane; ``seen`` is when it last asked for work (monotonic, s), ``busy`` whether it is at it."""

    def __init__(self, lane: str, name: str, work: Callable[[Worker], None]) -> None:
        super().__init__(target=work, args=(self,), name=name, daemon=True)
        self.lane, self.seen, self.busy = lane, time.monotonic(), False


class Jobs:
    """The queue and its workers."""

    def __init__(self, store: Store, account_of: Callable[[int], Any], disk: Disk) -> None:
        """``account_of`` gives the account of a partner id, as the handlers want it."""
        self.store = store
        self.disk = disk
        self.workers: list[Worker] = []
        self.unfinished: dict[int, Open] = {}
        self._account_of = account_of
        self._wake = threading.Condition()
        self._stopping = False
        self._seldom = Seldom()

    def add(
        self, type_: str, partner: int, payload: dict[str, Any], lane: str = "quick", delay: float = 0
    ) -> None:
        """Queues a job with the caller's transaction; it may start ``delay`` seconds after the commit."""
        sql = (
            "INSERT INTO jobs (lane, type, partner, payload, not_before) VALUES (?, ?, ?, ?, ?) RETURNING id"
        )
        now = time.time()
        with self.store.transaction():
            rows = self.store.execute(
                sql, (lane, type_, partner, json.dumps(payload), now + delay if delay else 0)
            )
            self.store.after(partial(self._queued, rows[0][0], Open(type_, lane, now + delay)))

    def cancel(self, type_: str, **payload: Any) -> None:
        """Takes queued jobs of a type back whose payload has these values."""
        queued = "SELECT id, payload FROM jobs WHERE state = 'queued' AND type = ?"
        with self.store.transaction():  # no worker takes one up in between
            for id_, text in self.store.execute(queued, (type_,)):
                if payload.items() <= json.loads(text).items():
                    self.store.execute("DELETE FROM jobs WHERE id = ?", (id_,))
                    self.store.after(partial(self.unfinished.pop, id_, None))

    def open(self) -> int:
        """How many jobs are queued or running. Asks nobody."""
        return len(self.unfinished)

    def start(self) -> None:
        """Takes up what a stopped process left running and starts the workers."""
        self.store.execute("UPDATE jobs SET state = 'queued' WHERE state = 'running'")
        queued = self.store.execute("SELECT id, type, lane, not_before FROM jobs WHERE state = 'queued'")
        now = time.time()
        for id_, type_, lane, due in queued:
            self.unfinished[id_] = Open(type_, lane, max(now, due))
        for lane, workers in LANES.items():
            for index in range(workers):
                self.workers.append(Worker(lane, f"{lane}-{index}", self._work))
                self.workers[-1].start()

    def stop(self, patience: float = 5.0) -> None:
        """Lets running jobs end for ``patience`` seconds; what is left is taken up at the next start."""
        self._stopping = True
        self._notify()
        deadline = time.monotonic() + patience
        for worker in self.workers:
            worker.join(max(0.0, deadline - time.monotonic()))

    def _queued(self, id_: int, job: Open) -> None:
        self.unfinished[id_] = job
        self._notify()

    def _notify(self) -> None:
        with self._wake:
            self._wake.notify_all()

    def _work(self, worker: Worker) -> None:
        """Does one job after the other until the platform stops, whatever happens on the way."""
        while not self._stopping:
            try:
                self._turn(worker)
            except BaseException as problem:
                self._stumbled(problem)

    def _turn(self, worker: Worker) -> None:
        job = self._next(worker.lane)
        worker.seen = time.monotonic()
        if job is None:
            with self._wake:
                self._wake.wait(0.25)
            return
        worker.busy = True
        try:
            self._run(job)
        finally:
            worker.busy, worker.seen = False, time.monotonic()

    def _stumbled(self, problem: BaseException) -> None:
        """Something went wrong that isn't a job's: after a pause it is tried again."""
        try:
            if not self.disk.noticed(problem) and not self._seldom.lately(repr(problem)):
                log.error("a worker stumbled over what isn't a job's: %s", problem, exc_info=problem)
        except BaseException:  # not even that could be said
            pass
        if not self._stopping:
            time.sleep(PAUSE)

    def _next(self, lane: str) -> Job | None:
        sql = (
            "UPDATE jobs SET state = 'running', attempts = attempts + 1 WHERE id = (SELECT id FROM jobs WHERE"
            " state = 'queued' AND lane = ? AND not_before <= ? ORDER BY id LIMIT 1)"
            " RETURNING id, type, partner, payload, attempts"
        )
        rows = self.store.execute(sql, (lane, time.time()))
        if not rows:
            return None
        job = Job(lane, *rows[0])
        now = time.time()
        self.unfinished[job.id] = Open(job.type, lane, now, now)
        return job

    def _run(self, job: Job) -> None:
        handler, failed = _handlers.get(job.type, (_unknown, None))
        tell: Callable[[], Any] = _nothing
        try:
            payload, account = json.loads(job.payload), self._account_of(job.partner)
            if failed:
                tell = partial(failed, account, payload)
            handler(account, payload)
        except BaseException as problem:
            self._went_wrong(job, problem, tell)
            return
        self._ended(job, partial(self.store.execute, "DELETE FROM jobs WHERE id = ?", (job.id,)))

    def _went_wrong(self, job: Job, problem: BaseException, tell: Callable[..., Any]) -> None:
        """Whether it is tried again, and when."""
        if self.disk.noticed(problem):
            self._again(job, "attempts = attempts - 1, ", time.time() + ROOM_AFTER)
            return
        final = isinstance(problem, Failed)
        log.warning(
            "job %s %s, attempt %s: %s",
            job.id,
            job.type,
            job.attempts,
            problem,
            exc_info=None if final else problem,
        )
        if job.attempts < ATTEMPTS and not final:
            self._again(job)
            return
        self._ended(
            job, partial(self._give_up, job.id, problem, tell if tell is _nothing else partial(tell, problem))
        )

    def _ended(self, job: Job, write: Callable[[], Any]) -> None:
        """Writes how a job ended; it is open until that is written, so who sees none open sees what came of it."""
        self._lasting(write)
        self.unfinished.pop(job.id, None)

    def _again(self, job: Job, also: str = "", due: float = 0) -> None:
        self.unfinished[job.id] = Open(job.type, job.lane, max(due, time.time()))
        sql = f"UPDATE jobs SET {also}state = 'queued', not_before = ? WHERE id = ?"
        self._lasting(partial(self.store.execute, sql, (due, job.id)))

    def _lasting(self, write: Callable[[], Any]) -> None:
        """Writes what became of a job: again and again while the disk is full, else a few times.

        If the platform stops before, the job is taken up at the next start, as after a kill.
        """
        left = WRITES
        while left and not self._stopping:
            try:
                write()
                return
            except (OSError, sqlite3.Error) as problem:
                left -= not self.disk.noticed(problem)
                self._stumbled(problem)

    def _give_up(self, id_: int, problem: BaseException, tell: Callable[[], Any]) -> None:
        """A job has failed for good, whether or not that can be told where it matters."""
        why = str(problem).encode(errors="replace").decode()
        sql, values = "UPDATE jobs SET state = 'failed', error = ? WHERE id = ?", (why, id_)
        try:
            with self.store.transaction():
                self.store.execute(sql, values)
                tell()
        except Exception as second:
            if self.disk.noticed(second):
                raise
            log.exception("job %s failed, and so did what follows from that", id_)
            self.store.execute(sql, values)
