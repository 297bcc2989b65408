"""Classes that declare themselves by what they derive from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def below(base: type[Any]) -> Iterator[type[Any]]:
    """All classes that derive from a class, each once, however deep."""
    seen = set()
    waiting = list(base.__subclasses__())
    while waiting:
        one = waiting.pop(0)
        if one not in seen:
            seen.add(one)
            yield one
            waiting += one.__subclasses__()
