"""Properties of an entry that name something of another topic, which alone knows whether it is there.

They are judged as they were sent, before anything is changed: also where the caller may not set them, and they are
passed over then (measured).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.platform.objects import Object

Check = Callable[[Account, Any], None]
"""Gets the number or the text that was sent, and raises where it names nothing."""

_checks: dict[str, Check] = {}


def refers(name: str) -> Callable[[Check], Check]:
    """Declares who judges a property."""

    def register(check: Check) -> Check:
        _checks[name] = check
        return check

    return register


def check(account: Account, given: Object) -> None:
    """Judges all that an entry, or a change of one, names."""
    for name, judge in _checks.items():
        value = given.values.get(name)
        if isinstance(value, (int, str)):
            judge(account, value)
