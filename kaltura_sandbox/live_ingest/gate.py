"""What an encoder asks for at the door, how it is refused, and what it gets: a sink for its stream."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import Protocol

PRIMARY, BACKUP = 0, 1
INDEXES = (PRIMARY, BACKUP)


class Way(StrEnum):
    """How a stream comes in."""

    RTMP = "rtmp"
    SRT = "srt"


@dataclass(frozen=True)
class Wanted:
    """What an address names: an entry, primary or backup, the token; ``stream`` the number of the stream, from 1."""

    protocol: Way
    entry_id: str
    index: int
    token: str
    stream: str = "1"


class Why(Enum):
    """Reasons of a refusal; an encoder hears the first word, the log the sentence."""

    MALFORMED = "the address names no entry, index or token"
    UNKNOWN = "no such entry takes streams"
    TOKEN = "the token is another one"
    BUSY = "a stream is already coming in there"
    CODEC = "pictures must be H.264 or HEVC, and sound AAC or MP3"
    FULL = "there is no room for another stream"


class Refused(Exception):
    """Nobody gets in with this."""

    def __init__(self, why: Why) -> None:
        super().__init__(why.value)
        self.why = why


class Sink(Protocol):
    """Where the stream of an encoder goes that was let in. It is ended in any case, begun or not."""

    @property
    def port(self) -> int:
        """Where a listener of ffmpeg's own waits for the stream, for what comes in packets."""

    async def start(self) -> None:
        """The stream begins. Raises Refused where something was in the way meanwhile."""

    async def write(self, data: bytes) -> None:
        """Bytes of FLV (of RTMP). Raises OSError once nobody takes them any more."""

    async def end(self, said: bool) -> None:
        """It is over; ``said``: the encoder said so, and didn't just vanish."""


Gate = Callable[[Wanted], Awaitable[Sink]]
"""Lets an encoder in, or raises Refused."""
