"""What the sandbox does, read from its own code: ``python -m kaltura_sandbox --coverage`` prints it as JSON.

{"services": [{"id", "name", "room", "about", "actions": [{"name", "implemented", "access", "owner"}]}]}: every
service of the schema. ``about`` is the docstring of its room. ``access`` says with which code each kind of caller is
refused (null: may call); ``owner`` is the object whose editors alone may call, if there is one.
"""

from __future__ import annotations

import inspect
from typing import Any

from kaltura_sandbox import assembly
from kaltura_sandbox.platform import permissions
from kaltura_sandbox.platform.rooms import Room
from kaltura_sandbox.platform.schema import Action, ServiceType, load_schema


def coverage() -> dict[str, Any]:
    """All services, by name."""
    services = sorted(load_schema().services.values(), key=lambda service: service.name.lower())
    return {"services": [_service(service) for service in services]}


def _service(service: ServiceType) -> dict[str, Any]:
    room = assembly.rooms().get(service.id.lower())
    actions = sorted(service.actions.values(), key=lambda action: action.name.lower())
    return {
        "id": service.id,
        "name": service.name,
        "room": room is not None,
        "about": inspect.getdoc(room.main) or "" if room else "",
        "actions": [_action(service, action, room) for action in actions],
    }


def _action(service: ServiceType, action: Action, room: Room | None) -> dict[str, Any]:
    owner = permissions.owner_rule(service.id, action.name)
    return {
        "name": action.name,
        "implemented": room is not None and room.traits(action.name) is not None,
        "access": {
            caller: permissions.refusal(service.id, action.name, caller) for caller in permissions.CALLERS
        },
        "owner": owner.object_class if owner else None,
    }
