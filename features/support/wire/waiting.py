"""Time is a promise: probe with growing pauses until it holds, up to a deadline, and tell what was seen."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import TypeVar

from features.support.wire.client import KalturaError
from features.support.wire.settings import Settings
from features.support.wire.stopping import pause as wait

FIRST, FACTOR, MOST = 0.1, 1.5, 5.0  # s

T = TypeVar("T")


def pauses(first: float = FIRST, factor: float = FACTOR, most: float = MOST) -> Iterator[float]:
    """The pauses between probes, in s: 0.1, 0.15, 0.225 … never longer than 5."""
    while True:
        yield min(first, most)
        first *= factor


def poll(
    probe: Callable[[], T],
    done: Callable[[T], bool],
    timeout: float,
    promise: str,
    told: Callable[[T], object] = str,
    hopeless: Callable[[T], bool] = lambda seen: False,
    most: float = MOST,
) -> T:
    """Probe until `done`; the last thing seen. Raises AssertionError after `timeout` s, or at once when `hopeless`.

    `most` s lie between two probes: what happens within seconds is looked for more often.
    """
    start = time.monotonic()
    for pause in pauses(most=most):
        seen = probe()
        if done(seen):
            return seen
        waited = time.monotonic() - start
        if hopeless(seen):
            raise AssertionError(f"{promise} can't come true any more: {told(seen)}")
        if waited + pause > timeout:
            raise AssertionError(f"{promise} did not come true within {timeout:g} s; last seen: {told(seen)}")
        wait(pause)
    raise AssertionError(promise)


def eventually(check: Callable[[], T], timeout: float) -> T:
    """Repeat `check` while it raises AssertionError, for `timeout` s at most: lists and searches lag behind writes."""
    deadline = time.monotonic() + timeout
    for pause in pauses():
        try:
            return check()
        except AssertionError:
            if time.monotonic() + pause > deadline:
                raise
        wait(pause)
    raise AssertionError("unreachable: pauses never ends")


BUSY = ("CATEGORIES_LOCKED",)
"""Refusals that mean: somebody else is at it, for seconds. A tree of categories is locked while it is moved."""


def patiently(call: Callable[[], T], settings: Settings) -> T:
    """The answer to a call, which is made again while the platform refuses it as busy, as long as lists may lag."""
    deadline = time.monotonic() + settings.lag
    for pause in pauses():
        try:
            return call()
        except KalturaError as refusal:
            if refusal.code not in BUSY or time.monotonic() + pause > deadline:
                raise
        wait(pause)
    raise AssertionError("unreachable: pauses never ends")
