"""What a scenario made is deleted after it, last first; what can't be is logged, and tried again when the run ends."""

from __future__ import annotations

import logging
from collections.abc import Callable

LOG = logging.getLogger(__name__)


class Cleanups:
    """Deletions to be made when the scenario is over."""

    def __init__(self) -> None:
        self._waiting: list[tuple[str, Callable[[], object]]] = []

    def add(self, label: str, clean: Callable[[], object]) -> None:
        """`clean` deletes what `label` names; it must take it well when that is gone already."""
        self._waiting.append((label, clean))

    def run(self, hide: Callable[[str], str]) -> None:
        """Make the deletions. `hide` takes secrets out of what is logged."""
        while self._waiting:
            label, clean = self._waiting.pop()
            try:
                clean()
            except Exception as failure:  # whatever goes wrong here, the other things must still be deleted
                LOG.warning("%s is left until the end of the run: %s", label, hide(str(failure)))
