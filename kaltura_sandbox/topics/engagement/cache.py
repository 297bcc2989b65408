"""The cache in which polls have their votes: texts under keys, as the platform's memcache keeps them.

There a restart, or want of room, loses the votes. Here they are state like any other: what was acknowledged is there
after a restart. Left out: that they are forgotten some time after the first vote (an installation says when).
"""

from __future__ import annotations

from typing import Any

from kaltura_sandbox.platform.accounts import SYSTEM, Platform
from kaltura_sandbox.platform.objects import Object

KIND = "poll_cache"


class Cache:
    """get, set, add, and numbers that are counted up and down. Keys belong to no account, as a poll does not."""

    def __init__(self, platform: Platform) -> None:
        self.store = platform.store

    def get(self, key: str) -> Any:
        """What lies under a key, None where nothing does."""
        found = self.store.get(KIND, key)
        return found.values.get("_value") if found else None

    def set(self, key: str, value: Any) -> None:
        self.store.put(KIND, Object("KalturaObject", _value=value), SYSTEM, key)

    def add(self, key: str, value: Any) -> bool:
        """Sets what isn't there yet; whether it was so."""
        if self.store.get(KIND, key) is not None:
            return False
        self.set(key, value)
        return True

    def count(self, key: str, by: int) -> None:
        """Counts a number; never below 0, and what is no number stays as it is."""
        value = self.get(key)
        if isinstance(value, int):
            self.set(key, max(0, value + by))
