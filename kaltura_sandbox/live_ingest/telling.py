"""What a desk is told: one thing after the other, by a thread of its own, since it may wait for the store."""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable
from functools import partial

from kaltura_sandbox.live_ingest.broadcast import Broadcast
from kaltura_sandbox.live_ingest.desk import Desk, Past, State
from kaltura_sandbox.live_ingest.gate import Wanted

log = logging.getLogger(__name__)
PATIENCE = 15.0  # s that it has at the end


class Telling:
    """Tells a desk of changes alone; what it says is in order."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._sayings: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._told: dict[str, State] = {}
        self._thread = threading.Thread(target=self._run, name="live-told", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Returns when all is said."""
        self._sayings.put(None)
        self._thread.join(PATIENCE)

    def _run(self) -> None:
        while (saying := self._sayings.get()) is not None:
            try:
                saying()
            except Exception:
                log.exception("telling of a live stream")

    def of(self, one: Broadcast) -> None:
        """What is different about a broadcast now, and whether it has ended."""
        state, before = one.state(), self._told.get(one.id)
        if before is None or _marks(state) != _marks(before):
            self._told[one.id] = state
            self._sayings.put(partial(self._desk.changed, state))
            if state.ended:
                self.past(one.past())

    def past(self, past: Past) -> None:
        """A broadcast is over."""
        self._sayings.put(partial(self._desk.ended, past))

    def expected(self, wanted: Wanted) -> None:
        """Who was let in has a place."""
        self._sayings.put(partial(self._desk.expected, wanted))

    def dropped(self, wanted: Wanted) -> None:
        """Who was let in sent nothing."""
        self._sayings.put(partial(self._desk.dropped, wanted))

    def forget(self, one: Broadcast) -> None:
        """Nothing more is told of a broadcast."""
        self._told.pop(one.id, None)


def _marks(state: State) -> tuple[object, ...]:
    """What makes a state another one."""
    incoming = tuple((index, one.stage, one.since) for index, one in state.incoming.items())
    return incoming, state.renditions, state.kept, state.ended
