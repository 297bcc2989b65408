"""What the platform's batch does by calls of its own: actions of other topics' services, whichever topic has them."""

from __future__ import annotations

from typing import Any

from kaltura_sandbox.platform.accounts import Caller


def act(caller: Caller, service: str, action: str, *arguments: Any) -> Any:
    """An action of a service (by its id), for a caller, inside of the transaction at hand. Raises ApiError."""
    room = caller.account.platform.rooms[service]
    return room.method(action, caller)(*arguments)
