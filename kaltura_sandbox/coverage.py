"""What the sandbox does, read from its own code: ``python -m kaltura_sandbox --coverage`` prints it as JSON.

{"services": [{"id", "name", "short", "room", "about", "object", "actions": [{"name", "parameters", "implemented",
"access", "owner"}]}]}: every service of the schema. ``short`` is its name without that of its plug-in, ``about`` the
docstring of its room. ``object`` is null, or what the service adds and gets: its class, a class that is not abstract,
whether ids are numbers, the class of lists. ``access`` says with which code each kind of caller is refused (null: may
call); ``owner`` is the object whose editors alone may call, if there is one.
"""

from __future__ import annotations

import inspect
from typing import Any

from kaltura_sandbox import assembly, php_text
from kaltura_sandbox.platform import permissions
from kaltura_sandbox.platform.rooms import Room
from kaltura_sandbox.platform.schema import Action, Schema, ServiceType, load_schema


def coverage() -> dict[str, Any]:
    """All services, by name."""
    schema = load_schema()
    services = sorted(schema.services.values(), key=lambda service: php_text.lower(service.name))
    return {"services": [_service(schema, service) for service in services]}


def _service(schema: Schema, service: ServiceType) -> dict[str, Any]:
    room = assembly.rooms().get(php_text.lower(service.id))
    actions = sorted(service.actions.values(), key=lambda action: php_text.lower(action.name))
    return {
        "id": service.id,
        "name": service.name,
        "short": service.short_name or service.name,
        "room": room is not None,
        "about": inspect.getdoc(room.main) or "" if room else "",
        "object": _object(schema, service),
        "actions": [_action(service, action, room) for action in actions],
    }


def _object(schema: Schema, service: ServiceType) -> dict[str, Any] | None:
    """The class of the objects of a service that adds and gets them as they are; None for others."""
    add, get = service.actions.get("add"), service.actions.get("get")
    listing = service.actions.get("list")
    class_name = add.parameters[0].object if add and add.parameters else None
    if class_name is None or get is None or not get.parameters:
        return None
    if (
        listing and listing.returns and listing.returns.object
    ):  # a list tells the class better: add may take its parent
        listed = schema.properties(listing.returns.object)["objects"].object
        class_name = listed if listed and schema.is_a(listed, class_name) else class_name
    id_ = schema.properties(class_name).get("id")
    if id_ is None:
        return None
    family = [class_name, *schema.subclasses(class_name)]
    return {
        "class": class_name,
        "made_as": next((name for name in family if not schema.classes[name].abstract), class_name),
        "numeric": id_.type != "string",
        "list": listing.returns.object if listing and listing.returns else None,
    }


def _action(service: ServiceType, action: Action, room: Room | None) -> dict[str, Any]:
    owner = permissions.owner_rule(service.id, action.name)
    return {
        "name": action.name,
        "parameters": [parameter.name for parameter in action.parameters],
        "implemented": room is not None and room.traits(action.name) is not None,
        "access": {
            caller: permissions.refusal(service.id, action.name, caller) for caller in permissions.CALLERS
        },
        "owner": owner.object_class if owner else None,
    }
