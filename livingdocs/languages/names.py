"""Which numbers stand for names, as far as anything knows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol


class Names(Protocol):
    """Knows which numbers stand for names."""

    def sent(self, action: str, path: str, classes: Mapping[str, str], value: str) -> str:
        """The name of a number that an action is sent in a field ("entry[mediaType]"); "" where it has none.
        `classes`: the class of each object around it, by path."""

    def answered(self, name: str, field: str, value: str) -> str:
        """The name of a number in a field of an answered object of the class `name`; "" where it has none."""


class NoNames:
    """Numbers stay numbers."""

    def sent(self, action: str, path: str, classes: Mapping[str, str], value: str) -> str:
        return ""

    def answered(self, name: str, field: str, value: str) -> str:
        return ""


NO_NAMES = NoNames()


def with_name(value: str, name: str) -> str:
    """A value and the name that it stands for: "4 PENDING"."""
    return f"{value} {name}" if name else value
