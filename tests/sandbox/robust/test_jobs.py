"""Workers outlive whatever goes wrong, and health tells of them."""

from __future__ import annotations

import errno
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kaltura_sandbox.platform import health as told_of
from kaltura_sandbox.platform import jobs as queue
from kaltura_sandbox.platform.health import Health
from kaltura_sandbox.platform.jobs import ATTEMPTS, LANES, Failed, Jobs, handles
from kaltura_sandbox.platform.machine.disk import Disk
from kaltura_sandbox.platform.store import Store

ACCOUNT = "account"
PATIENCE = 180  # s


def no_room() -> sqlite3.OperationalError:
    """What SQLite itself raises where a database has no room to grow."""
    with sqlite3.connect(":memory:") as db:
        db.execute("CREATE TABLE t (x)")
        db.execute("PRAGMA max_page_count = 2")
        with pytest.raises(sqlite3.OperationalError) as full:
            db.execute("INSERT INTO t VALUES (zeroblob(100000))")
    return full.value


class Faulty(Store):
    """A store that refuses to write, or hangs, for a while."""

    refusal: Callable[[], Exception] | None = None
    hangs: threading.Event | None = None

    def execute(self, sql: str, values: Any = ()) -> list[Any]:
        if self.hangs:
            self.hangs.wait(PATIENCE)
        if self.refusal and threading.current_thread().name.split("-")[0] in LANES:
            raise self.refusal()
        return super().execute(sql, values)


class World:
    """A queue at work, and what its handlers did."""

    def __init__(self, directory: Path) -> None:
        self.store = Faulty(directory)
        self.disk = Disk(directory)
        self.account: Callable[[int], Any] = lambda partner: ACCOUNT
        self.jobs = Jobs(self.store, lambda partner: self.account(partner), self.disk)
        self.health = Health(self.jobs, self.disk)
        self.raises: list[BaseException] = []
        self.done: list[str] = []
        self.failures: list[BaseException] = []
        self.untold: list[BaseException] = []

    def add(self, name: str) -> None:
        self.jobs.add("jobs_test", 1, {"name": name})

    def idle(self) -> None:
        end = time.monotonic() + PATIENCE
        while self.store.execute("SELECT 1 FROM jobs WHERE state IN ('queued', 'running')"):
            assert time.monotonic() < end, "it isn't done"
            time.sleep(0.01)

    def attempts(self) -> list[int]:
        return [row[0] for row in self.store.execute("SELECT attempts FROM jobs WHERE state = 'failed'")]


here: list[World] = []


def fail(account: Any, payload: dict[str, Any], problem: Exception) -> None:
    if here[0].untold:
        raise here[0].untold.pop()
    here[0].failures.append(problem)


@handles("jobs_test", fail)
def work(account: Any, payload: dict[str, Any]) -> None:
    if here[0].raises:
        raise here[0].raises.pop()
    here[0].done.append(payload["name"])


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    monkeypatch.setattr(queue, "PAUSE", 0.02)
    monkeypatch.setattr(queue, "ROOM_AFTER", 0.05)
    here[:] = [World(tmp_path)]
    here[0].jobs.start()
    yield here[0]
    here[0].store.refusal = here[0].store.hangs = None
    here[0].jobs.stop()
    assert [worker.is_alive() for worker in here[0].jobs.workers] == [False] * sum(LANES.values())
    here[0].store.close()


def full() -> OSError:
    return OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize(
    "refusal", [no_room, full, MemoryError, lambda: sqlite3.OperationalError("disk I/O error"), RuntimeError]
)
def test_workers_outlive_a_store_that_fails(world: World, refusal: Callable[[], Exception]) -> None:
    world.store.refusal = refusal
    time.sleep(0.4)  # a worker that waits for work asks four times a second
    world.add("waits")
    time.sleep(0.1)
    assert world.done == [] and world.health.told()["openJobs"] == 1
    world.store.refusal = None
    world.idle()
    assert world.done == ["waits"]
    assert {lane: told["alive"] for lane, told in world.health.told()["workers"].items()} == LANES


@pytest.mark.parametrize("problem", [no_room, full, lambda: OSError(errno.EDQUOT, "Disk quota exceeded")])
def test_what_a_full_disk_undoes_is_not_counted(world: World, problem: Callable[[], Exception]) -> None:
    wrapped = RuntimeError("what comes of it")
    wrapped.__cause__ = problem()
    world.raises = [problem() for _ in range(2 * ATTEMPTS)] + [wrapped]
    world.add("patient")
    world.idle()
    assert world.done == ["patient"] and world.failures == []


def test_an_outcome_that_has_no_room_is_written_later(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world.raises = [Failed("for good")]
    world.untold = [no_room() for _ in range(queue.WRITES + 3)]
    world.add("fails")
    world.idle()
    assert [str(problem) for problem in world.failures] == ["for good"]
    assert world.jobs.open() == 0


@pytest.mark.parametrize("problem", [SystemExit(3), GeneratorExit(), MemoryError(), RecursionError()])
def test_nothing_that_a_job_does_ends_a_worker(world: World, problem: BaseException) -> None:
    world.raises = [problem] * ATTEMPTS
    world.add("odd")
    world.add("next")
    world.idle()
    assert world.done == ["next"] and world.failures == [problem]
    assert world.attempts() == [ATTEMPTS]


def test_jobs_whose_account_or_payload_cannot_be_read_fail_like_others(world: World) -> None:
    world.store.execute(
        "INSERT INTO jobs (lane, type, partner, payload) VALUES ('quick', 'jobs_test', 1, '{')"
    )
    world.idle()
    world.account = lambda partner: 1 / 0
    world.add("nobody's")
    world.idle()
    assert world.attempts() == [ATTEMPTS, ATTEMPTS] and world.jobs.open() == 0


def test_health_tells_of_what_waits_whatever_hangs(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    told = world.health.told()
    assert (told["status"], told["reasons"], told["openJobs"]) == ("ok", [], 0)
    assert told["oldestWaiting"] is None and told["disk"]["free"] > 0 and told["disk"]["writable"]
    world.jobs.unfinished[7] = queue.Open("slow", "media", time.time() - 60)
    waiting = world.health.told()["oldestWaiting"]
    assert (waiting["type"], waiting["lane"]) == ("slow", "media") and 60 <= waiting["seconds"] < 70
    monkeypatch.setattr(told_of, "STALE", 0.3)
    world.store.hangs = threading.Event()
    end = time.monotonic() + PATIENCE
    missing = {"quick-0 has waited for the store", "the disk hasn't answered"}
    while missing:
        assert time.monotonic() < end, told
        begin = time.monotonic()
        told = world.health.told()
        assert time.monotonic() - begin < 5  # the store hangs all the time
        missing = {one for one in missing if not any(one in reason for reason in told["reasons"])}
        time.sleep(0.05)
    assert told["status"] == "degraded"
    world.store.hangs.set()


def test_health_misses_workers_and_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, disk = Store(tmp_path), Disk(tmp_path)
    health = Health(Jobs(store, lambda partner: ACCOUNT, disk), disk)  # nobody started its workers
    assert "0 of 1 workers of the lane quick are alive" in health.told()["reasons"]
    monkeypatch.setattr(Path, "write_bytes", lambda *_: (_ for _ in ()).throw(full()))
    assert "nothing can be written to the disk" in Health(Jobs(store, str, disk), disk).told()["reasons"]
    store.close()
