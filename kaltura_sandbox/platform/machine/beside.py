"""What a platform has running beside its calls and jobs: servers of other protocols, each of a topic.

A topic declares a function that gets the platform when it starts and answers a :class:`Companion`, or None where there
is nothing to run. It begins when the workers are at work, and ends before they do.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol


class Companion(Protocol):
    """Something that runs from the platform's start to its end."""

    def start(self) -> None: ...
    def stop(self) -> None: ...


Making = Callable[[Any], Companion | None]
_declared: list[Making] = []


def accompanies(function: Making) -> Making:
    """Declares what runs beside a platform."""
    _declared.append(function)
    return function


class Companions:
    """Those of one platform."""

    def __init__(self, platform: Any) -> None:
        self._platform = platform
        self._running: list[Companion] = []

    def of(self, kind: type[Any]) -> Any:
        """The one of a class, None where none runs."""
        return next((one for one in self._running if isinstance(one, kind)), None)

    def start(self) -> None:
        for making in _declared:
            if one := making(self._platform):
                self._running.append(one)
                one.start()

    def stop(self) -> None:
        while self._running:
            self._running[-1].stop()
            self._running.pop()
