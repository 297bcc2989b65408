"""Whether the target is still there. Where a call fails or takes long, it is asked by a call that does nothing.

It is asked again with growing pauses. Does it answer, the run goes on; does it not for `patience` seconds, the run ends
with "the target stopped answering". The first process that finds out leaves a note, which ends the others.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import requests

from features.support.wire.flight import Flight
from features.support.wire.stopping import LOOK, STOPPING, pause

PATIENCE = 35.0  # s
QUIET = 3.5  # a call is waited for this part of the patience before the target is asked
FIRST, MOST = 0.5, 5.0  # s, the pauses between two questions
DOWN = (502, 503, 504)
WHAT = "the target stopped answering"


class WireError(Exception):
    """The server could not be reached, or answered with something that is no API answer."""


class Target:
    """The server of a run. `note` is a file that all processes of the run know."""

    def __init__(self, service_url: str, note: Path | None = None, patience: float = PATIENCE) -> None:
        self.url, self._note, self.patience = service_url, note, patience
        self.tell: Callable[[str], None] = lambda text: print(text, file=sys.stderr)
        self.known = False  # whether it ever answered: one that never did can't have stopped
        self._heard = time.time()

    def answered(self, status: int) -> None:
        """It answered a call."""
        if status not in DOWN:
            self.known, self._heard = True, time.time()

    def check(self) -> None:
        """End where another process found out that the target is gone."""
        if self._note and STOPPING.left > 0 and self._note.exists():
            STOPPING.ask(self._note.read_text(encoding="utf-8") or WHAT, seconds=0)

    def watch(self, flight: Flight[requests.Response], began: float) -> None:
        """A call is under way since `began` (monotonic): once it takes long, see whether anybody is there."""
        if time.monotonic() - began > self.patience / QUIET:
            self.ask(began, "no answer", lambda: flight.landed())

    def ask(self, since: float, why: str, enough: Callable[[], bool] = lambda: False) -> bool:
        """Ask until it answers, or until `enough`. False where it had to be asked more than once.

        Ends the run where nothing has come since `since` for longer than the patience.
        """
        if not self.known or STOPPING.reason:
            return True
        rest, asked = FIRST, 0
        while not (self._pings() or enough()):
            asked += 1
            if asked == 1:
                self.tell(f"The target doesn't answer ({why}): asking again.")
            if time.monotonic() - since > self.patience:
                self._give_up(why)
                return False
            pause(rest)
            self.check()
            rest = min(rest * 2, MOST)
        if asked:
            self.tell(f"The target answers again, after {time.time() - self._heard:.0f} s.")
        return not asked

    def _pings(self) -> bool:
        """Whether system.ping is answered. Names that aren't resolved take long, too: the flight is given up then."""
        limit = min(5.0, self.patience / 3)
        flight = Flight(lambda: ping(self.url, limit))
        until = time.monotonic() + limit + LOOK
        while not flight.landed(LOOK):
            STOPPING.check()
            if time.monotonic() > until:
                return False
        try:
            return alive(flight.answer())
        except requests.RequestException:
            return False

    def _give_up(self, why: str) -> None:
        """Note it for the other processes, and end: what is being tidied up goes on, and hears of it."""
        since = time.strftime("%H:%M:%S", time.localtime(self._heard))
        reason = f"{WHAT}: {plain(self.url)} is silent since {since} ({why})"
        if self._note:
            self._note.parent.mkdir(parents=True, exist_ok=True)
            draft = self._note.with_suffix(f".{os.getpid()}-{id(self)}")
            draft.write_text(reason, encoding="utf-8")
            draft.replace(self._note)
        STOPPING.ask(reason, seconds=0)
        STOPPING.check()


def ping(service_url: str, limit: float) -> requests.Response:
    """system.ping over a connection of its own."""
    with requests.Session() as http:
        http.trust_env = False
        url = f"{service_url}/api_v3/service/system/action/ping"
        return http.post(url, data={"format": 1}, timeout=limit)


def alive(reply: requests.Response) -> bool:
    """Whether this is an answer of the API, or of the limiter before it; pages of a proxy are not."""
    if reply.status_code in DOWN:
        return False
    try:
        reply.json()
    except ValueError:
        return reply.status_code == 429 or "rate limited" in reply.text
    return True


def plain(url: str) -> str:
    """An address without what may be secret in it: a user's name and password, a query."""
    told = urlsplit(url)
    return told._replace(netloc=told.netloc.rpartition("@")[2], query="", fragment="").geturl()
