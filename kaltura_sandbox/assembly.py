"""Puts the platform together: finds what the topics declare.

Every module below ``topics`` is imported once. What a module declares (services, jobs, routes, presenters, consumers
of events, resources, samples) registers itself by that, so that a new topic is a new folder and no list anywhere.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from kaltura_sandbox import topics
from kaltura_sandbox.platform.classes import below
from kaltura_sandbox.platform.rooms import Room
from kaltura_sandbox.platform.services import Part, Service


def load() -> None:
    """Imports all topics."""
    for module in pkgutil.walk_packages(topics.__path__, f"{topics.__name__}."):
        importlib.import_module(module.name)


@cache
def rooms() -> dict[str, Room]:
    """The services by their ids."""
    load()
    known = [one for one in below(Service) if one.__module__.startswith(f"{topics.__name__}.")]
    parts = [one for one in known if issubclass(one, Part) and "extends" in vars(one)]
    return {
        room.id: Room(room, [part for part in parts if room.id in part.extends])
        for room in known
        if "id" in vars(room)
    }
