"""The beginning and the end of a run, as environment.py calls them."""

from __future__ import annotations

import signal
import sys
from typing import Any

from features.support.running.embedded import SandboxError
from features.support.running.run import Run
from features.support.scenario.world import World
from features.support.wire.settings import SettingsError
from features.support.wire.stopping import STOPPING


def open_run() -> World:
    """The world of a new run. A target that can't be used ends the process with one sentence, before any scenario."""
    try:
        run = Run.open()
        if run.owned:  # plain behave: else whoever began the run has looked, and has handlers of its own
            signal.signal(signal.SIGTERM, signal.getsignal(signal.SIGINT))
            run.begin()
        return World(run)
    except (SettingsError, SandboxError) as failure:
        print(failure, file=sys.__stderr__)  # behave keeps the text of a SystemExit to itself
        sys.exit(2)


def close_run(context: Any) -> None:
    """End the run, if it ever began."""
    world = getattr(context, "world", None)
    if STOPPING.reason:
        print(STOPPING.reason, file=sys.__stderr__)
    if world:
        world.home.close()
