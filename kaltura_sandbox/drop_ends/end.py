"""What an end is: a place where files lie, and the four things that are done there."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

PATIENCE = 10.0  # s that an end may keep silent
MOST = 100_000  # files that are listed of one folder: a server could go on for ever


@dataclass(frozen=True)
class Place:
    """Where files are dropped.

    path         the folder there; of a bucket ``bucket/beginning of keys``
    host, port   of a server; port 0 is the usual one of its protocol
    secret       a password, or the secret key of S3; key and phrase are a private key (PEM) and what unlocks it
    region       of S3
    """

    path: str
    host: str = ""
    port: int = 0
    user: str = ""
    secret: str = field(default="", repr=False)
    key: str = field(default="", repr=False)
    phrase: str = field(default="", repr=False)
    region: str = ""


@dataclass(frozen=True)
class Found:
    """A file at an end: its name below the folder, its size in bytes, when it was changed (unix time, s)."""

    name: str
    size: int
    modified: int


class EndError(Exception):
    """Something doesn't work at an end."""


class NotReached(EndError):
    """Nobody answers there."""


class NotLetIn(EndError):
    """The user, the password or the key is refused."""


class NotListed(EndError):
    """There is no such folder, or it can't be read."""


class End(Protocol):
    """An open connection to a place. What goes wrong raises EndError, or OSError where one file is concerned."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def listed(self) -> list[Found]:
        """The files of the folder, without folders in it. Raises NotListed."""

    def fetch(self, name: str, target: Path) -> None:
        """Writes a file's bytes to ``target``."""

    def delete(self, name: str) -> None:
        """Takes a file away."""
