"""Requests over one connection, gentle to the server: not too many at once, and again later when it is overloaded.

Repeated are answers that mean overload, and broken connections where nothing can have happened twice. The pauses
grow and are capped; a server may name its own (Retry-After).
"""

from __future__ import annotations

import fcntl
import random
import re
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult

import requests

from features.support.wire.flight import Flight
from features.support.wire.stopping import LOOK, STOPPING, WRITE_WITHIN, Stopped, pause
from features.support.wire.target import Target, WireError, plain

OVERLOAD = (429, 502, 503, 504)
REFUSED_UNSEEN = (429, 503)
"""Of these, what a server answers before it has done anything: there a write may be repeated as well."""
LIMITED = re.compile(rb'^\s*"?Access to \S+ was rate limited|"code":\s*"ACTION_BLOCKED"')
"""How Kaltura's own limiter answers, with HTTP 200, before it runs the action."""
LIMITED_HEADERS = ("error-11", "error-46", "error-57")
"""X-Kaltura of delivery: the same picture is being taken for somebody else, too many processes, rate limit."""
TRIES, FIRST, MOST = 5, 0.5, 20.0  # pauses of 0.5, 1, 2 and 4 s; a server may ask for up to 20 s
CALL_TIMEOUT = 180.0  # s, for one HTTP call
LOOK_AGAIN = 0.02  # s between two looks for a free slot


USUAL_PORTS = {"http": 80, "https": 443}


def usual(url: SplitResult) -> tuple[str, int]:
    """The host of an address and the port that its scheme means."""
    return url.hostname or "", USUAL_PORTS[url.scheme]


@cache
def listens(host: str, port: int) -> bool:
    """Whether anything listens there; asked once."""
    try:
        with socket.create_connection((host, port), 2):
            return True
    except OSError:
        return False


class Slots:
    """At most `count` requests at a time, over all processes that use the same directory: one locked file each."""

    def __init__(self, count: int, directory: Path) -> None:
        self.files = [directory / f"slot-{number}" for number in range(count)]

    @contextmanager
    def one(self) -> Iterator[None]:
        """Holds a slot; waits until one is free. A killed process gives its slot back."""
        self.files[0].parent.mkdir(parents=True, exist_ok=True)
        while True:
            for path in random.sample(self.files, len(self.files)):
                with path.open("w") as file:
                    try:
                        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    except BlockingIOError:
                        continue
                    yield
                    return
            pause(LOOK_AGAIN)


class Transport:
    """HTTP to one server. Without `slots` there is no limit but the server's own; without `target` it isn't watched."""

    def __init__(self, server: str, slots: Slots | None = None, target: Target | None = None) -> None:
        self.server, self.slots, self.target = server, slots, target
        self.http = new_session()

    def send(self, method: str, url: str, repeatable: bool, **options: Any) -> requests.Response:
        """Send a request, again with growing pauses while the server is overloaded. WireError without an answer.

        ``repeatable``: doing it twice is doing it once, so it may be sent again whatever became of it.
        """
        for rest in pauses():
            began = time.monotonic()
            try:
                with self._slot(), STOPPING.calling():
                    reply = self._wait(lambda: self._request(method, url, options), repeatable)
            except requests.RequestException as failure:
                again = self._ask(began, type(failure).__name__)
                if rest is None or not (repeatable or never_arrived(failure)):
                    raise WireError(self._silent(failure, again)) from failure
                pause(rest)
                continue
            if reply.status_code in OVERLOAD:
                self._ask(began, f"HTTP {reply.status_code}")
            if rest is None or not overloaded(reply, repeatable):
                return reply
            pause(max(rest, asked_for(reply)))
        raise AssertionError("unreachable: the last pause is None")

    def trouble(self, why: str) -> None:
        """An answer made no sense: see whether the target is still there, behind a page of somebody else's."""
        self._ask(time.monotonic(), why)

    def _slot(self) -> AbstractContextManager[None]:
        return self.slots.one() if self.slots else nullcontext()

    def _request(self, method: str, url: str, options: dict[str, Any]) -> requests.Response:
        return self.http.request(method, url, timeout=CALL_TIMEOUT, **options)

    def _wait(self, call: Callable[[], requests.Response], repeatable: bool) -> requests.Response:
        """The answer of a call; Stopped, or WireError while tidying up, where there is no more time for it."""
        if self.target:
            self.target.check()
        STOPPING.check()
        self._give_up_late(0.0)
        began = time.monotonic()
        flight = Flight(call)
        while not flight.landed(LOOK):
            if self.target:
                self.target.check()
                self.target.watch(flight, began)
            self._give_up_late(0.0 if repeatable else WRITE_WITHIN)
        reply = flight.answer()
        if self.target:
            self.target.answered(reply.status_code)
        return reply

    def _give_up_late(self, grace: float) -> None:
        """End the waiting for a call where the run is to end: at once or after the `grace` of a call that makes things.

        The connection is given up with it: an answer may still come over it.
        """
        over = STOPPING.left <= 0 if STOPPING.tidying else STOPPING.waited > min(grace, STOPPING.left)
        if not (STOPPING.reason and over):
            return
        self.http = new_session()
        if STOPPING.tidying:
            raise WireError(STOPPING.reason)
        raise Stopped(STOPPING.reason)

    def _ask(self, began: float, why: str) -> bool:
        """Whether the target answers at once when asked, so that the trouble is this call's alone."""
        return self.target.ask(began, why) if self.target else True

    def _silent(self, failure: Exception, at_once: bool) -> str:
        told = f"{plain(self.server)} did not answer ({type(failure).__name__})"
        return told if at_once else f"{told}; it answered others later, and whether it did this is not known"


def new_session() -> requests.Session:
    """Connections without settings of the machine (proxies, netrc)."""
    http = requests.Session()
    http.trust_env = False
    return http


def pauses() -> Iterator[float | None]:
    """What follows each try, in s, a little at random so that workers don't come back together; None: the last."""
    for number in range(TRIES - 1):
        yield FIRST * 2**number * random.uniform(0.8, 1.2)
    yield None


def overloaded(reply: requests.Response, repeatable: bool) -> bool:
    """Whether this answer means: not now."""
    if reply.headers.get("X-Kaltura", "").strip() in LIMITED_HEADERS:
        return True
    if reply.status_code == 200:
        return len(reply.content) < 2000 and bool(LIMITED.search(reply.content))
    return reply.status_code in (OVERLOAD if repeatable else REFUSED_UNSEEN)


def asked_for(reply: requests.Response) -> float:
    """The pause that the server asks for in whole seconds, 20 at most; 0 where it names none, or a date."""
    text = reply.headers.get("Retry-After", "").strip()
    return min(float(text), MOST) if text.isdigit() else 0.0


def never_arrived(failure: requests.RequestException) -> bool:
    """Whether there was no connection over which anything could have been sent."""
    return isinstance(failure, requests.ConnectionError) and (
        isinstance(failure, requests.exceptions.ConnectTimeout)
        or "NewConnectionError" in repr(failure)
        or "NameResolutionError" in repr(failure)
    )
