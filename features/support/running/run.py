"""One run of the guides in one process: the target, its client and sessions, the shared samples, the ledger.

KALTURA_RUN_ID, where it is set, makes several processes one run: they share samples and the ledger. Whoever starts
the processes does so inside `one_run`, which sets it, and deletes what was shared when they have ended.
"""

from __future__ import annotations

import os
import secrets
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial

from features.support.reporting.variables import Variables
from features.support.running.beside import is_new
from features.support.running.capabilities import Capabilities
from features.support.running.conditions import Tries
from features.support.running.embedded import Sandbox
from features.support.running.ledger import DIRECTORY, Ledger
from features.support.running.preflight import check
from features.support.running.samples import Samples
from features.support.running.tidying import tidy
from features.support.running.trying import composes, takes_streams, watches
from features.support.viewing import browser
from features.support.viewing.browser import Browser
from features.support.wire.client import Exchange, KalturaClient, KalturaError, WireError
from features.support.wire.sessions import ADMIN_USER, Sessions
from features.support.wire.settings import REPORTS, Settings, SettingsError
from features.support.wire.stopping import STOPPING, Stopped
from features.support.wire.target import Target
from features.support.wire.transport import Slots

RUN_ID = "KALTURA_RUN_ID"
TOLD = 10
"""Refused deletions that are told one by one."""


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
    os.environ.setdefault(RUN_ID, new_run_id())
    run = Run.open()
    run.target.known = False  # a target that never answered hasn't stopped
    hurried = False
    try:
        run.begin()
        try:
            yield run
        except KeyboardInterrupt as asked:
            hurried = not isinstance(asked, Stopped)  # the second Ctrl-C: the ledger stays as it is
            raise
        finally:
            if not hurried:
                run.end()
    finally:
        run.left_behind()
        del os.environ[RUN_ID]


class Run:
    """What lives as long as the process runs guides."""

    def __init__(
        self, settings: Settings, run_id: str, sandbox: Sandbox | None = None, home: Run | None = None
    ) -> None:
        """`home` is the run beside which this one is, on another account of the same sandbox."""
        self.settings, self.id, self.sandbox = settings, run_id, sandbox
        self.observer: Callable[[Exchange], None] = lambda exchange: None
        self.ledger = Ledger(run_id, settings)
        slots = Slots(settings.concurrency, REPORTS / "run" / "slots") if settings.concurrency else None
        self.refusals: list[str] = []
        self.owned = RUN_ID not in os.environ
        gone = None if self.owned else REPORTS / "run" / run_id / "gone"
        self.target: Target = home.target if home else Target(settings.service_url, gone, settings.patience)
        self.target.known = not self.owned  # whoever began the run has looked
        self.client = KalturaClient(settings.service_url, self._observe, self.ledger, slots, self.target)
        self.sessions = Sessions(self.client, settings)
        silent = KalturaClient(settings.service_url, slots=slots, target=self.target)
        self._silent = Sessions(silent, settings)
        self.ledger.is_new = self._is_new_user
        self.samples = Samples(run_id, self.client, self.admin, settings)
        notes = None if self.owned else REPORTS / "run" / run_id / "capabilities"
        film = partial(self.samples.ready, "video")
        self.browser: Browser = home.browser if home else Browser(settings)
        self.capabilities = Capabilities(
            self.client,
            self.admin,
            settings,
            notes,
            Tries(
                film,
                partial(composes, self.samples),
                partial(takes_streams, self.samples),
                partial(watches, self.client, self.sessions),
            ),
            self.browser.trouble,
        )
        self._beside: dict[str, Run] = {}

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

    def on(self, tags: Iterable[str]) -> Run:
        """The run on the account that has what these tags need: this one, or one beside it where this one lacks it."""
        tags = list(tags)
        if not self.settings.beside or not self.capabilities.missing(tags):
            return self
        return next((run for run in self._others() if not run.capabilities.missing(tags)), self)

    def table(self, tags: Iterable[str]) -> list[str]:
        """Lines that tell what the account can do of what the tags need, and what another one can."""
        return self.capabilities.table(tags, lambda: [run.capabilities for run in self._others()])

    def _others(self) -> list[Run]:
        """The runs beside this one; each has samples, ledger and notes of its own."""
        for settings in self.settings.beside:
            if settings.account not in self._beside:
                self._beside[settings.account] = Run(settings, self._id_of(settings), self.sandbox, home=self)
        return list(self._beside.values())

    def _id_of(self, other: Settings) -> str:
        return f"{self.id}x{self.settings.beside.index(other)}"

    def _all(self) -> list[Run]:
        """This run and those that any of its processes has begun beside it, which is what their ledgers show."""
        begun = [one for one in self.settings.beside if (DIRECTORY / f"{self._id_of(one)}.jsonl").exists()]
        return [self, *(self._others() if begun else [])]

    def close(self) -> None:
        """End: what is left goes if this process began the run, the sandbox and the browser if it started them."""
        try:
            if self.owned and not self.sandbox:
                self.end()
        finally:
            if self.sandbox:
                self.sandbox.stop()
            if self.owned:
                self.left_behind()
            self.browser.close()

    def end(self) -> None:
        """Delete the shared samples, and whatever else the ledger has open."""
        with STOPPING.tidy():
            for run in self._all():
                run.tidy()

    def tidy(self) -> None:
        """Delete what is left on the account of this run, not of those beside it."""
        try:
            self.samples.discard()
            self.refusals = tidy(self.ledger, self.client, self.sessions)
        except (KalturaError, WireError) as failure:
            self.refusals = [str(failure)]

    def left_behind(self) -> None:
        """Close the ledgers, and say what of the run is still on the server."""
        for run in self._all():
            run.tell_leftovers()

    def tell_leftovers(self) -> None:
        """Close the ledger of this run, not of those beside it."""
        if self.sandbox:
            self.ledger.forget()
            return
        left, hide = self.ledger.close(), Variables(self.settings, self.id).hide
        for refusal in self.refusals[:TOLD]:
            print(hide(refusal), file=sys.stderr)
        if len(self.refusals) > TOLD:
            print(f"… and {len(self.refusals) - TOLD} more like these", file=sys.stderr)
        if left:
            things = "1 thing" if left == 1 else f"{left} things"
            print(
                f"{things} of this run may still be on the target; the ledger has them: make sweep",
                file=sys.stderr,
            )

    def _observe(self, exchange: Exchange) -> None:
        """What makes a shared sample is the sample's story, anything else the scenario's."""
        if not self.samples.hears(exchange):
            self.observer(exchange)

    def begin(self) -> None:
        """See that the target can be used, and note which users of its sessions aren't there yet. SettingsError."""
        if self.settings.in_browser and (lacking := browser.lacking(self.settings)):
            raise SettingsError(f"BROWSER=1 {lacking}.")
        check(self.sessions)
        if not self.settings.embedded:
            self.ledger.naming((ADMIN_USER, self.settings.user_id))

    def _is_new_user(self, user: str) -> bool:
        """Asked over a client of its own: it is no part of what a scenario shows, and nothing that the ledger keeps."""
        silent = self._silent
        return is_new(
            lambda action, params: silent.client.call(action, params, None, silent.ks("nobody")), user
        )

    def admin(self) -> str | None:
        """The KS of the run's admin session."""
        return self.sessions.ks("admin")
