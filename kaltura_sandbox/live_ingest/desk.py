"""What the engine asks of whoever knows the entries, and what it tells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Any, Protocol

from kaltura_sandbox.live_ingest.gate import Wanted, Way
from kaltura_sandbox.live_ingest.renditions import Rendition


@dataclass(frozen=True)
class Plan:
    """How a stream is taken in.

    ``segment_s``, ``window_s``: how long segments are and what lists show of them; 0 is no DVR, a window that slides.
    ``recorded``: its pieces are there until somebody has made a recording of them; ``kept``: what is shown goes into
    it from the beginning on (see Engine.keep). ``passphrase``: SRT streams must be encrypted by it. ``note`` is given
    back with all that is told; it is written as JSON.
    """

    renditions: tuple[Rendition, ...]
    segment_s: float
    window_s: float = 0.0
    recorded: bool = False
    kept: bool = True
    passphrase: str = ""
    note: Mapping[str, Any] = field(default_factory=dict)


class Stage(Enum):
    """How far the stream of an encoder is."""

    CONNECTED = "connected"  # nothing of it can be played yet
    PLAYABLE = "playable"


@dataclass(frozen=True)
class Incoming:
    """A stream that comes in; ``since`` is unix time in s."""

    protocol: Way
    stage: Stage
    since: float


@dataclass(frozen=True)
class State:
    """How a broadcast is: what comes in by index (gate.PRIMARY, gate.BACKUP), and whether anybody can play it.

    An encoder that was lost counts as coming in until it isn't waited for any more. ``renditions``: the ids of those
    that can be played. ``began``, ``ended``: unix times in s; ``ended`` None while it goes on. ``seconds``: how much
    was shown. ``kept``: whether what is shown now goes into a recording.
    """

    entry_id: str
    broadcast: str
    folder: Path
    incoming: Mapping[int, Incoming]
    renditions: tuple[int, ...]
    kept: bool
    began: float
    ended: float | None
    seconds: float
    note: Mapping[str, Any]

    @property
    def playable(self) -> bool:
        return bool(self.renditions)


@dataclass(frozen=True)
class Past:
    """A broadcast that is over: the folder with its pieces, of which a recording can be made. Times are unix times
    in s; ``rendition`` is the id of the stream as it came."""

    entry_id: str
    broadcast: str
    folder: Path
    began: float
    ended: float
    recorded: bool
    rendition: int
    note: Mapping[str, Any]


class Desk(Protocol):
    """Called from threads of the engine, one call at a time for each kind."""

    def admit(self, wanted: Wanted) -> Plan:
        """Whether a stream may come in, and how it is taken; changes nothing. Raises gate.Refused."""

    def expected(self, wanted: Wanted) -> None:
        """Who was admitted has the place, and may begin."""

    def dropped(self, wanted: Wanted) -> None:
        """Who was admitted sent nothing."""

    def changed(self, state: State) -> None:
        """Something about a broadcast is different now."""

    def ended(self, past: Past) -> None:
        """A broadcast is over, be it that a killed process left it behind. It may be told again at the next start
        until :meth:`Engine.release` was called."""
