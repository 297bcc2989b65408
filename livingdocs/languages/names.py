"""Which numbers stand for names, as far as anything knows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Protocol

from livingdocs.schema import Field, field_at, schema


class Names(Protocol):
    """Knows which numbers stand for names."""

    def sent(self, action: str, path: str, classes: Mapping[str, str], value: str) -> str:
        """The name of a number that an action is sent in a field ("entry[mediaType]"); "" where it has none.
        `classes`: the class of each object around it, by path."""

    def answered(self, name: str, field: str, value: str) -> str:
        """The name of a number in a field of an answered object of the class `name`; "" where it has none."""


class SchemaNames:
    """What the platform's schema says; nothing where there is none."""

    def sent(self, action: str, path: str, classes: Mapping[str, str], value: str) -> str:
        told = [(f"{place}[objectType]", (name,)) for place, name in classes.items()]
        return self._name(field_at(action, path, told), value)

    def answered(self, name: str, field: str, value: str) -> str:
        return self._name(schema().fields(name).get(field), value)

    def _name(self, field: Field | None, value: str) -> str:
        return schema().enum_name(field.enum, value) if field and field.enum else ""


NAMES = SchemaNames()
OF_PLUGIN = re.compile(r"[A-Za-z]\w*\.\d+", re.ASCII)
"""A number that a plug-in brings along, behind the plug-in's name: quiz.3."""


def with_name(value: str, name: str) -> str:
    """A value and the name that it stands for: "4 PENDING"."""
    return f"{value} {name}" if name else value
