"""How a run ends before its time: by a signal, Ctrl-C or SIGTERM, which are alike, as is a terminal that is closed, or
because the target is gone.

The first signal ends steps that wait at once; what was made is deleted, for some seconds at most. The second ends all
at once, and the ledger keeps what is left behind.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from types import TracebackType
from typing import Any

STOPPED = "the run was stopped"
BREAK_OFF = 1.0  # s after which a step is broken off that waits outside of the suite's own calls and pauses
STOPPED_CODE = 130  # as shells have it after Ctrl-C
SIGNALS = (signal.SIGINT, signal.SIGTERM)


def suite_stopping() -> Any:
    """What the suite's calls and pauses look at; None in a tree without the suite's support."""
    try:
        from features.support.wire.stopping import STOPPING
    except ImportError:
        return None
    return STOPPING


class Stop:
    """The signals of a worker."""

    def __init__(self) -> None:
        self.in_step = False
        self._suite, self._signals = suite_stopping(), 0
        for one in SIGNALS:
            signal.signal(one, self._on_signal)
        signal.signal(signal.SIGALRM, self._on_alarm)

    @property
    def reason(self) -> str:
        """Why the run is to end; "" while it isn't."""
        told = self._suite.reason if self._suite else ""
        return str(told) or (STOPPED if self._signals else "")

    @property
    def asked(self) -> bool:
        """Whether the run is to end."""
        return bool(self.reason)

    def _on_signal(self, *_: Any) -> None:
        self._signals += 1
        if self._signals > 1:
            os._exit(STOPPED_CODE)
        signal.setitimer(signal.ITIMER_REAL, BREAK_OFF, BREAK_OFF)
        if self._suite:
            self._suite.interrupt(STOPPED)

    def _on_alarm(self, *_: Any) -> None:
        if not self.in_step:
            return
        if self._suite:
            self._suite.break_off()
        else:
            raise KeyboardInterrupt


class Signals:
    """The signals of the process that began the run. `listener` hears the first one, while workers are at work."""

    def __init__(self) -> None:
        self.code, self.count = 0, 0
        self.listener: Callable[[], None] | None = None
        self._before: dict[int, Any] = {}

    def __enter__(self) -> Signals:
        nohup = signal.getsignal(signal.SIGHUP) == signal.SIG_IGN
        heard = SIGNALS if nohup else (*SIGNALS, signal.SIGHUP)
        self._before = {one: signal.signal(one, self._on_signal) for one in heard}
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for one, handler in self._before.items():
            signal.signal(one, handler)

    def _on_signal(self, number: int, *_: Any) -> None:
        if number == signal.SIGHUP:
            _leave_terminal()
        self.count, self.code = self.count + 1, self.code or 128 + number
        if self.count > 1:
            raise KeyboardInterrupt
        suite = suite_stopping()
        if suite:
            suite.ask(STOPPED)
        if self.listener:
            self.listener()
        elif suite:
            suite.break_off()
        else:
            raise KeyboardInterrupt


def _leave_terminal() -> None:
    """The terminal is closed: what is still to be said nobody reads, and what is to be tidied up goes on."""
    for stream in (1, 2):
        if os.isatty(stream):
            with open(os.devnull, "w") as nowhere:
                os.dup2(nowhere.fileno(), stream)
