"""Work that goes on after the answer: a queue in the database, worker threads, nothing lost by a restart.

A job is a type and a payload; its handler does the slow part (usually ffmpeg in a process of its own) outside of
any transaction and writes the outcome in one. A handler may run again after a kill, so it begins from the state
that it finds. Lanes keep short work (probing, pictures) from waiting behind transcodes, and behind servers elsewhere.
"""

from __future__ import annotations

import json
import logging
import threading
import time
from collections.abc import Callable
from functools import partial
from typing import Any

from kaltura_sandbox.platform.store import Store

log = logging.getLogger(__name__)
Handler = Callable[[Any, dict[str, Any]], None]
"""Gets the account that the job is for, and the payload."""
Failure = Callable[[Any, dict[str, Any], Exception], None]
LANES = {"quick": 1, "media": 2, "fetch": 2}  # lane -> worker threads
ATTEMPTS = 2


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


class Jobs:
    """The queue and its workers."""

    def __init__(self, store: Store, account_of: Callable[[int], Any]) -> None:
        """``account_of`` gives the account of a partner id, as the handlers want it."""
        self.store = store
        self._account_of = account_of
        self._wake = threading.Condition()
        self._stopping = False
        self._threads: list[threading.Thread] = []

    def add(
        self, type_: str, partner: int, payload: dict[str, Any], lane: str = "quick", delay: float = 0
    ) -> None:
        """Queues a job with the caller's transaction; it may start ``delay`` seconds after the commit."""
        sql = "INSERT INTO jobs (lane, type, partner, payload, not_before) VALUES (?, ?, ?, ?, ?)"
        with self.store.transaction():
            self.store.execute(
                sql, (lane, type_, partner, json.dumps(payload), time.time() + delay if delay else 0)
            )
            self.store.after(self._notify)

    def cancel(self, type_: str, **payload: Any) -> None:
        """Takes queued jobs of a type back whose payload has these values."""
        queued = "SELECT id, payload FROM jobs WHERE state = 'queued' AND type = ?"
        with self.store.transaction():  # no worker takes one up in between
            for id_, text in self.store.execute(queued, (type_,)):
                if payload.items() <= json.loads(text).items():
                    self.store.execute("DELETE FROM jobs WHERE id = ?", (id_,))

    def open(self, type_: str | None = None) -> int:
        """How many jobs are queued or running."""
        rows = self.store.execute(
            "SELECT COUNT(*) FROM jobs WHERE state IN ('queued', 'running') AND (? IS NULL OR type = ?)",
            (type_, type_),
        )
        found: int = rows[0][0]
        return found

    def start(self) -> None:
        """Takes up what a stopped process left running and starts the workers."""
        self.store.execute("UPDATE jobs SET state = 'queued' WHERE state = 'running'")
        for lane, workers in LANES.items():
            for index in range(workers):
                thread = threading.Thread(
                    target=self._work, args=(lane,), name=f"{lane}-{index}", daemon=True
                )
                thread.start()
                self._threads.append(thread)

    def stop(self, patience: float = 5.0) -> None:
        """Lets running jobs end for ``patience`` seconds; what is left is taken up at the next start."""
        self._stopping = True
        self._notify()
        deadline = time.monotonic() + patience
        for thread in self._threads:
            thread.join(max(0.0, deadline - time.monotonic()))

    def _notify(self) -> None:
        with self._wake:
            self._wake.notify_all()

    def _work(self, lane: str) -> None:
        while not self._stopping:
            job = self._next(lane)
            if job is None:
                with self._wake:
                    self._wake.wait(0.25)
                continue
            try:
                self._run(*job)
            except Exception:  # the worker outlives any job
                log.exception("job %s", job[0])

    def _next(self, lane: str) -> tuple[int, str, int, dict[str, Any], int] | None:
        sql = (
            "UPDATE jobs SET state = 'running', attempts = attempts + 1 WHERE id = (SELECT id FROM jobs WHERE"
            " state = 'queued' AND lane = ? AND not_before <= ? ORDER BY id LIMIT 1)"
            " RETURNING id, type, partner, payload, attempts"
        )
        rows = self.store.execute(sql, (lane, time.time()))
        if not rows:
            return None
        id_, type_, partner, payload, attempts = rows[0]
        return id_, type_, partner, json.loads(payload), attempts

    def _run(self, id_: int, type_: str, partner: int, payload: dict[str, Any], attempts: int) -> None:
        handler, failed = _handlers.get(type_, (_unknown, None))
        account = self._account_of(partner)
        try:
            handler(account, payload)
        except Exception as problem:
            final = isinstance(problem, Failed)
            log.warning("job %s %s, attempt %s: %s", id_, type_, attempts, problem, exc_info=not final)
            if attempts < ATTEMPTS and not final:
                self.store.execute("UPDATE jobs SET state = 'queued' WHERE id = ?", (id_,))
                return
            self._give_up(id_, problem, partial(failed, account, payload, problem) if failed else _nothing)
            return
        self.store.execute("DELETE FROM jobs WHERE id = ?", (id_,))

    def _give_up(self, id_: int, problem: Exception, tell: Callable[[], Any]) -> None:
        """A job has failed for good, whether or not that can be told where it matters."""
        sql, values = "UPDATE jobs SET state = 'failed', error = ? WHERE id = ?", (str(problem), id_)
        try:
            with self.store.transaction():
                self.store.execute(sql, values)
                tell()
        except Exception:
            log.exception("job %s failed, and so did what follows from that", id_)
            self.store.execute(sql, values)
