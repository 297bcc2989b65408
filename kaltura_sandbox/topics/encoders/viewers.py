"""Who watches: those who fetched a segment lately, told apart by address, program and session of playing."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass

LATELY = 20.0  # s since somebody's last segment
LIVE_S = 40.0  # s behind what was shown last up to which somebody follows live, and isn't further back
MOST = 10_000  # viewers that are remembered


@dataclass
class _Seen:
    at: float
    live: bool


class Viewers:
    """Of all entries. May be asked from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._seen: dict[tuple[str, str], _Seen] = {}

    def fetched(self, entry_id: str, viewer: str, behind_s: float) -> None:
        """A viewer fetched a segment that ends so many seconds behind what was shown last."""
        with self._lock:
            if len(self._seen) >= MOST:
                self._forget()
            self._seen[(entry_id, viewer)] = _Seen(time.monotonic(), behind_s < LIVE_S)

    def counted(self, entry_id: str) -> dict[str, int]:
        """How many follow an entry ``live``, and how many further back (``dvr``)."""
        with self._lock:
            self._forget()
            found = [seen.live for (of, _), seen in self._seen.items() if of == entry_id]
        return {"live": sum(found), "dvr": len(found) - sum(found)}

    def _forget(self) -> None:
        oldest = time.monotonic() - LATELY
        self._seen = {key: seen for key, seen in self._seen.items() if seen.at >= oldest}
