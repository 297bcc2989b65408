"""Services as the platform runs them: a room, and the parts that other topics add to it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kaltura_sandbox.platform.accounts import Caller
from kaltura_sandbox.platform.services import Part, Service, Traits, method_name, traits_of


class Room:
    """One service of the API: where each of its actions is done."""

    def __init__(self, main: type[Service], parts: Iterable[type[Part]] = ()) -> None:
        """Raises TypeError where an action is in two places."""
        self.main = main
        self.parts: dict[str, type[Part]] = {}
        for part in parts:
            for name in part.actions():
                if name in self.parts or name in main.actions():
                    raise TypeError(f"{main.id}: {name} is an action of {part.__name__} and of another")
                self.parts[name] = part

    def __call__(self, caller: Caller) -> Service:
        """The room for one call."""
        return self.main(caller)

    def traits(self, action: str) -> Traits | None:
        """The traits of an action by its name in the API; None where nobody does it."""
        name = method_name(action)
        return traits_of(getattr(self.parts.get(name, self.main), name, None))

    def method(self, action: str, caller: Caller) -> Any:
        """What does an action, for one call. The action must be one."""
        name, room = method_name(action), self.main(caller)
        part = self.parts.get(name)
        return getattr(part(room) if part else room, name)
