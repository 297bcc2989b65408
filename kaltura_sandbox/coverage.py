"""What the sandbox does, read from its own code: ``python -m kaltura_sandbox --coverage`` prints it as JSON.

{"services": [{"id", "name", "room", "about", "actions": [{"name", "implemented", "access", "owner"}]}]}: every
service of the schema. ``about`` is the docstring of its room. ``access`` says with which code each kind of caller is
refused (null: may call); ``owner`` is the object whose editors alone may call, if there is one.
"""

from __future__ import annotations

import inspect
from typing import Any

from kaltura_sandbox import permissions
from kaltura_sandbox.schema import Action, ServiceType, load_schema
from kaltura_sandbox.services.base import Service, method_name
from kaltura_sandbox.services.rooms import ROOMS


def coverage() -> dict[str, Any]:
    """All services, by name."""
    services = sorted(load_schema().services.values(), key=lambda service: service.name.lower())
    return {"services": [_service(service) for service in services]}


def _service(service: ServiceType) -> dict[str, Any]:
    room = ROOMS.get(service.id.lower())
    actions = sorted(service.actions.values(), key=lambda action: action.name.lower())
    return {
        "id": service.id,
        "name": service.name,
        "room": room is not None,
        "about": inspect.getdoc(room) or "" if room else "",
        "actions": [_action(service, action, room) for action in actions],
    }


def _action(service: ServiceType, action: Action, room: type[Service] | None) -> dict[str, Any]:
    method = getattr(room, method_name(action.name), None) if room else None
    owner = permissions.owner_rule(service.id, action.name)
    return {
        "name": action.name,
        "implemented": bool(getattr(method, "__api_action__", False)),
        "access": {
            caller: permissions.refusal(service.id, action.name, caller) for caller in permissions.CALLERS
        },
        "owner": owner.object_class if owner else None,
    }
