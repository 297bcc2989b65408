"""Properties that need a permission of their own: who lacks it neither reads nor sets them, and nobody is refused.

The platform passes over them in silence, so that clients which send all properties go on working.
"""

from __future__ import annotations

from typing import Any

from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.roles.rights import Rights
from kaltura_sandbox.platform.schema import Schema


def drop(schema: Schema, rights: Rights, object_: Object, what: str) -> None:
    """Takes away what the caller may not insert, update or read of an object."""
    for class_name, name in schema.guarded(object_.objectType, what):
        if name in object_.values and not rights.may(what, class_name, name):
            del object_.values[name]


def strip(schema: Schema, rights: Rights, value: Any) -> None:
    """Takes away what the caller may not even name, of an argument and of what is inside of it."""
    if isinstance(value, Object):
        for class_name, name in schema.guarded(value.objectType, "all"):
            if name in value.values and not rights.may("all", class_name, name):
                del value.values[name]
        value = value.values
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            if isinstance(one, (Object, dict, list)):
                strip(schema, rights, one)
