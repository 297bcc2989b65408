"""How calls take turns: those that only read wait for nobody who writes, and slow work for nobody but its like.

A call that waits for another call (a last chunk for the ones before it) holds no thread meanwhile: it is asked again.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from kaltura_sandbox import php_text
from kaltura_sandbox.platform.errors import ApiError
from kaltura_sandbox.platform.rooms import Room
from kaltura_sandbox.platform.schema import Schema
from kaltura_sandbox.platform.wire.request import Call, text_of

MOST_WAITING = 200  # calls that wait for others; more are refused at once
Steps = Generator[None, None, Any]
"""A call on its way: it stands still where it waits for others, and ends with its result."""


class Pace(IntEnum):
    """What holds a call up: nothing, others who write, or its own work."""

    READS = 1
    WRITES = 2
    SLOW = 3


def pace_of(schema: Schema, rooms: dict[str, Room], call: Call) -> Pace:
    """Whose turn a call waits for; a multirequest is as slow as the slowest of its parts."""
    parts = call.params.values() if call.service == "multirequest" else [call.params]
    return max((_one(schema, rooms, part) for part in parts if isinstance(part, dict)), default=Pace.READS)


def _one(schema: Schema, rooms: dict[str, Room], params: dict[str, Any]) -> Pace:
    service = schema.service(text_of(params.get("service")))
    room = rooms.get(service.id) if service else None
    action = service.actions.get(php_text.lower(text_of(params.get("action")))) if service else None
    traits = room.traits(action.name) if room and action else None
    if traits is None or (traits.reads and traits.in_transaction):
        return Pace.READS
    return Pace.WRITES if traits.in_transaction else Pace.SLOW


@dataclass
class Awaited:
    """An answer that others have to make possible; nobody holds a thread until then.

    ``ask`` gives it, or None as long as there is none. After ``seconds``, or where too many wait, it is ``refusal``.
    """

    ask: Callable[[], Any]
    seconds: float
    refusal: ApiError


class WaitingRoom:
    """The calls that wait for others."""

    def __init__(self) -> None:
        self._inside = 0

    def settled(self, awaited: Awaited) -> Steps:
        """The answer that an action waits for."""
        end = time.monotonic() + awaited.seconds
        self._inside += 1
        try:
            while (result := awaited.ask()) is None:
                if self._inside > MOST_WAITING or time.monotonic() > end:
                    raise awaited.refusal
                yield
            return result
        finally:
            self._inside -= 1
