"""The types of the platform as the sandbox knows them: ``python -m kaltura_sandbox --schema`` prints them as JSON.

{"classes": {name: {"parent", "abstract", "fields": {name: field}}}, "enums": {name: {NAME: value}},
"services": {id: {"name", "actions": {name: {"parameters": {name: field}, "answers": field}}}}}. A class has its own
fields alone, its parent has the others. A field is {"type", "enum", "object", "read_only", "insert_only", "write_only",
"is_time", "requires", "min_length", …} as kaltura_sandbox/platform/schema/types.py names them, a parameter has
"optional" and "default"; what says nothing is left out.
"""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from kaltura_sandbox.platform.schema import (
    Action,
    ObjectType,
    Parameter,
    Property,
    ServiceType,
    load_schema,
)

_NAMES = {kind: tuple(each.name for each in fields(kind)) for kind in (Property, Parameter)}


def schema() -> dict[str, Any]:
    """All classes, enums and services."""
    known = load_schema()
    return {
        "classes": {name: _class(each) for name, each in sorted(known.classes.items())},
        "enums": {name: each.values for name, each in sorted(known.enums.items())},
        "services": {name: _service(each) for name, each in sorted(known.services.items())},
    }


def _class(one: ObjectType) -> dict[str, Any]:
    said = {"parent": one.parent, "abstract": one.abstract, "fields": _all(one.own.values())}
    return {key: value for key, value in said.items() if value}


def _service(one: ServiceType) -> dict[str, Any]:
    return {"name": one.name, "actions": {each.name: _action(each) for each in one.actions.values()}}


def _action(one: Action) -> dict[str, Any]:
    said = {"parameters": _all(one.parameters), "answers": one.returns and _told(one.returns)}
    return {key: value for key, value in said.items() if value}


def _all(every: Any) -> dict[str, Any]:
    return {each.name: _told(each) for each in every}


def _told(one: Property | Parameter) -> dict[str, Any]:
    """What a field or parameter says; its name is the key under which it stands."""
    said = {name: getattr(one, name) for name in _NAMES[type(one)] if name != "name"}
    return {name: value for name, value in said.items() if _says(name, value)}


def _says(name: str, value: Any) -> bool:
    """Whether a value says something: a default and a limit do that may be 0."""
    return value is not None if name == "default" or name[:4] in ("min_", "max_") else bool(value)
