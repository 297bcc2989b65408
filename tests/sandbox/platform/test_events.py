"""Events: who hears what happened to objects, within the change or as jobs after it.

The kinds of objects and their consumers are this module's own, on a platform in this process.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kaltura_sandbox.platform import events
from kaltura_sandbox.platform.accounts import Account, Platform
from kaltura_sandbox.platform.events import ADDED, CHANGED, DATA, DELETED, STATUS, Event, later, on
from kaltura_sandbox.platform.jobs import handles
from kaltura_sandbox.platform.objects import Object

KIND, OTHER, DEFERRED, SETTLING = "events_thing", "events_other", "events_deferred", "events_settling"
GONE = 3
PARTNER = 4711
told: list[tuple[str, str]] = []
events.deleted_by_status(KIND, GONE)


@on(ADDED, KIND)
@on(CHANGED, KIND)
@on(STATUS, KIND)
@on(DELETED, KIND)
@on(DATA, KIND)
@on(STATUS, SETTLING)
def note(account: Account, event: Event) -> None:
    before = "" if event.before is None else str(event.before.name)
    told.append((event.what.value, f"{before}>{event.object.name}"))


@on(ADDED, OTHER)
def refuse_bad(account: Account, event: Event) -> None:
    account.put(KIND, Object("KalturaThing", id=f"of-{event.object.id}", name="made with it"))
    if event.object.name == "bad":
        raise ValueError("none of these")


@on(CHANGED, SETTLING)
def settle(account: Account, event: Event) -> None:
    if event.object.name == "done" and event.object.status == 1:
        event.object.status = 2
        account.put(SETTLING, event.object)


@later(STATUS, DEFERRED, when=lambda event: event.object.status == 2)
def copy_later(account: Account, event: Event) -> None:
    made = Object("KalturaThing", id=f"copy-{event.object.id}", name=event.object.name)
    made.description = f"{event.before.status if event.before else None}>{event.object.status}"
    account.put(KIND, made)


@later(DATA, DEFERRED)
def fail_twice(account: Account, event: Event) -> None:
    raise RuntimeError(event.details["why"])


def fail_to_tell(account: Account, payload: dict[str, Any], problem: Exception) -> None:
    account.put(KIND, Object("KalturaThing", id="of-the-failure"))
    raise KeyError("what is told of")


@handles("events_breaks", fail_to_tell)
def break_down(account: Account, payload: dict[str, Any]) -> None:
    raise RuntimeError("broken")


@pytest.fixture
def platform(tmp_path: Path) -> Iterator[Platform]:
    """A platform without workers, so that jobs stay queued until it is started."""
    told.clear()
    made = Platform(tmp_path)
    yield made
    made.close()


def account_of(platform: Platform) -> Account:
    return platform.account(PARTNER)


def thing(id_: str, name: str = "thing", **values: Any) -> Object:
    return Object("KalturaThing", id=id_, name=name, **values)


def work_off(platform: Platform) -> None:
    platform.jobs.start()
    end = time.monotonic() + 20
    while platform.jobs.open():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_what_an_account_stores_is_told_with_what_it_was_before(platform: Platform) -> None:
    account = account_of(platform)
    account.put(KIND, thing("a", "one", status=1))
    account.put(KIND, thing("a", "two", status=1))
    account.put(KIND, thing("a", "two", status=2))
    account.remove(KIND, thing("a", "two"))
    assert told == [
        ("added", ">one"), ("changed", "one>two"), ("changed", "two>two"), ("status", "two>two"), ("deleted", ">two"),
    ]  # fmt: skip


def test_an_object_that_stays_with_a_status_is_told_as_deleted_once(platform: Platform) -> None:
    account = account_of(platform)
    account.put(KIND, thing("a", status=1))
    account.put(KIND, thing("a", status=GONE))
    account.put(KIND, thing("a", status=GONE))
    assert [what for what, _ in told].count("deleted") == 1


def test_an_object_in_the_place_of_a_deleted_one_is_told_as_added(platform: Platform) -> None:
    account = account_of(platform)
    for status in (1, GONE, 1):
        account.put(KIND, thing("a", status=status))
    assert [what for what, _ in told] == ["added", "changed", "status", "deleted", "added"]


def test_a_status_that_a_consumer_sets_is_told_once(platform: Platform) -> None:
    account = account_of(platform)
    account.put(SETTLING, thing("s", "open", status=1))
    account.put(SETTLING, thing("s", "done", status=1))
    stored = account.get(SETTLING, "s")
    assert stored is not None and stored.status == 2
    assert [what for what, _ in told] == ["status"]


def test_an_event_knows_which_properties_changed() -> None:
    event = Event(CHANGED, KIND, thing("a", "new", status=1), thing("a", "old", status=1))
    assert event.changed("name")
    assert not event.changed("status")


def test_a_consumer_is_part_of_the_change_and_can_undo_it(platform: Platform) -> None:
    account = account_of(platform)
    account.put(OTHER, thing("fine"))
    with pytest.raises(ValueError, match="none of these"):
        account.put(OTHER, thing("b", "bad"))
    assert account.get(OTHER, "fine") and account.get(KIND, "of-fine")
    assert account.get(OTHER, "b") is None and account.get(KIND, "of-b") is None


def test_a_deferred_consumer_runs_after_the_change_if_its_condition_holds(platform: Platform) -> None:
    account = account_of(platform)
    account.put(DEFERRED, thing("d", "first", status=1))
    account.put(DEFERRED, thing("d", "second", status=4))
    account.put(DEFERRED, thing("d", "third", status=2))
    assert account.get(KIND, "copy-d") is None
    work_off(platform)
    copy = account.get(KIND, "copy-d")
    assert copy is not None and (copy.name, copy.description) == ("third", "4>2")


def test_a_deferred_consumer_survives_a_stop(tmp_path: Path) -> None:
    first = Platform(tmp_path)
    account_of(first).put(DEFERRED, thing("d", status=1))
    account_of(first).put(DEFERRED, thing("d", "kept", status=2))
    first.close()
    second = Platform(tmp_path)
    try:
        work_off(second)
        copy = account_of(second).get(KIND, "copy-d")
        assert copy is not None and copy.name == "kept"
    finally:
        second.close()


def test_what_is_rolled_back_was_never_told_to_those_who_come_later(platform: Platform) -> None:
    account = account_of(platform)
    account.put(DEFERRED, thing("d", status=1))
    with pytest.raises(ZeroDivisionError), platform.store.transaction():
        account.put(DEFERRED, thing("d", status=2))
        raise ZeroDivisionError
    assert platform.jobs.open() == 0


def test_details_reach_a_deferred_consumer_and_its_failure_ends_as_a_failed_job(platform: Platform) -> None:
    account = account_of(platform)
    account.data_changed(DEFERRED, thing("d"), why="the reason")
    work_off(platform)
    rows = platform.store.execute("SELECT state, error FROM jobs")
    assert rows == [("failed", "the reason")]


def test_a_job_whose_failure_can_t_be_told_has_failed_all_the_same(platform: Platform) -> None:
    account = account_of(platform)
    account.job("events_breaks")
    work_off(platform)
    assert platform.store.execute("SELECT state, error FROM jobs") == [("failed", "broken")]
    assert account.get(KIND, "of-the-failure") is None


def test_a_job_that_nobody_handles_fails_and_holds_nobody_up(platform: Platform) -> None:
    account_of(platform).job("of another version")
    work_off(platform)
    assert platform.store.execute("SELECT state FROM jobs") == [("failed",)]
