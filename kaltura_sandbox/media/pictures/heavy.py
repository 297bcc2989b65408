"""Large pictures: few at a time, so that those who ask for others don't wait behind them."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kaltura_sandbox.media.errors import MediaError
from kaltura_sandbox.media.pictures import header

LARGE = 8_000_000  # pixels; more take a second and more
MOST = 8  # in work or waiting for it: each holds a thread of whoever asked

_room = threading.BoundedSemaphore(MOST)


@contextmanager
def admitted(path: Path) -> Iterator[None]:
    """Lets a picture pass. Raises MediaError for a large one where there are too many of them."""
    found = header.look(path)
    if found is None or found[1][0] * found[1][1] <= LARGE:
        yield
        return
    if not _room.acquire(blocking=False):
        raise MediaError("too many large pictures are being read")
    try:
        yield
    finally:
        _room.release()
