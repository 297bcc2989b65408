"""One run of the guides in one process: the target, its client and sessions, the shared samples, the ledger.

KALTURA_RUN_ID, where it is set, makes several processes one run: they share samples and the ledger. Whoever starts
the processes does so inside `one_run`, which sets it, and deletes what was shared when they have ended.
"""

from __future__ import annotations

import logging
import os
import secrets
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

from features.support.running.capabilities import Capabilities
from features.support.running.embedded import Sandbox
from features.support.running.ledger import Ledger
from features.support.running.preflight import check
from features.support.running.samples import Samples
from features.support.running.trying import composes
from features.support.viewing.browser import Browser
from features.support.wire.client import Exchange, KalturaClient, KalturaError, WireError
from features.support.wire.sessions import Sessions
from features.support.wire.settings import REPORTS, Settings
from features.support.wire.transport import Slots

RUN_ID = "KALTURA_RUN_ID"
LOG = logging.getLogger(__name__)


def new_run_id() -> str:
    """Short, unique, sortable by time: r6g3k2x1ab."""
    seconds, digits = int(time.time()), ""
    while seconds:
        seconds, rest = divmod(seconds, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[rest] + digits
    return f"r{digits}{secrets.token_hex(2)}"


@contextmanager
def one_run() -> Iterator[Run]:
    """The processes started inside are one run, which is yielded. The target must be known by then (Settings.load)."""
    run_id = os.environ.setdefault(RUN_ID, new_run_id())
    run = Run.open()
    try:
        check(run.sessions)
        yield run
    finally:
        try:
            run.samples.discard()
        except (KalturaError, WireError) as failure:
            LOG.warning("The shared samples of run %s are left behind: %s", run_id, failure)
        finally:
            run.left_behind()
            del os.environ[RUN_ID]


class Run:
    """What lives as long as the process runs guides."""

    def __init__(self, settings: Settings, run_id: str, sandbox: Sandbox | None = None) -> None:
        self.settings, self.id, self.sandbox = settings, run_id, sandbox
        self.observer: Callable[[Exchange], None] = lambda exchange: None
        self.ledger = Ledger(run_id, settings)
        slots = Slots(settings.concurrency, REPORTS / "run" / "slots") if settings.concurrency else None
        self.client = KalturaClient(settings.service_url, self._observe, self.ledger, slots)
        self.sessions = Sessions(self.client, settings)
        self.samples = Samples(run_id, self.client, self.admin, settings)
        self.owned = RUN_ID not in os.environ
        notes = None if self.owned else REPORTS / "run" / run_id / "capabilities"
        film = partial(self.samples.ready, "video")
        self.browser = Browser(settings)
        self.capabilities = Capabilities(
            self.client, self.admin, settings, notes, film, partial(composes, self.samples)
        )

    @classmethod
    def open(cls, settings: Settings | None = None) -> Run:
        """Begin, starting the embedded sandbox where the settings name no server. SettingsError, SandboxError."""
        settings = settings or Settings.load()
        sandbox = None
        if settings.needs_sandbox:
            sandbox = Sandbox()
            sandbox.start()
            settings = settings.announced(sandbox.announcement())
        return cls(settings, os.environ.get(RUN_ID) or new_run_id(), sandbox)

    def close(self) -> None:
        """End: the shared samples go if this process began the run, the sandbox and the browser if it started them."""
        try:
            if self.owned and not self.sandbox:
                self.samples.discard()
        finally:
            if self.sandbox:
                self.sandbox.stop()
            if self.owned:
                self.left_behind()
            self.browser.close()

    def left_behind(self) -> None:
        """Close the ledger, and say what of the run is still on the server."""
        if self.sandbox:
            self.ledger.forget()
        elif left := self.ledger.close():
            things = "1 thing" if left == 1 else f"{left} things"
            print(
                f"{things} of this run could not be deleted; they are in the ledger: make sweep",
                file=sys.stderr,
            )

    def _observe(self, exchange: Exchange) -> None:
        """What makes a shared sample is the sample's story, anything else the scenario's."""
        if not self.samples.hears(exchange):
            self.observer(exchange)

    def admin(self) -> str | None:
        """The KS of the run's admin session."""
        return self.sessions.ks("admin")
