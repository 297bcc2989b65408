"""How many bytes were sent of each account's content, by days (UTC): what addresses of delivery gave to whoever asked.

Calls of the API don't count, nor what went to live streams. Counts are kept in memory and written about once a minute,
and before anybody reads them; what a kill finds unwritten is lost.
"""

from __future__ import annotations

import threading
import time
from collections import Counter
from typing import Any

from kaltura_sandbox import php_text
from kaltura_sandbox.platform.store import Store
from kaltura_sandbox.platform.store.leftovers import clears


class Traffic:
    """The counts of a platform."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._new: Counter[tuple[int, str]] = Counter()

    def count(self, partner_id: int, size: int) -> None:
        """Adds bytes that were sent just now."""
        with self._lock:
            self._new[partner_id, time.strftime("%Y%m%d", time.gmtime())] += size

    def keep(self) -> None:
        """Writes what was counted since it was written last."""
        with self._lock:
            new, self._new = self._new, Counter()
        if new:
            with self._store.transaction():
                for (partner_id, day), size in new.items():
                    for name in (_name(partner_id, day), _name(partner_id, "all")):
                        self._store.note(name, str(self._read(name) + size))

    def sent(self, partner_id: int, day: str = "all") -> int:
        """Bytes sent on a day (``20261130``), or ever. Call :meth:`keep` before."""
        return self._read(_name(partner_id, day))

    def _read(self, name: str) -> int:
        return php_text.whole(self._store.noted(name) or "")


def _name(partner_id: int, day: str) -> str:
    return f"sent:{partner_id}:{day}"


@clears
def keep(platform: Any) -> None:
    """Writes the counts with every pass over what is left over."""
    platform.traffic.keep()
