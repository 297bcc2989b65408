"""A recorded request as a call with typed values: objects, lists, names of enums, in place of form fields.

What a client can't send raises Unspoken, with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from livingdocs.languages.values import values_of
from livingdocs.recorded.requests import File, Request, Text, Variable, text_of
from livingdocs.schema import Field, Schema, schema


class Unspoken(ValueError):
    """A request that the official clients can't send: the reason."""


@dataclass(frozen=True)
class Plain:
    """A text, number or truth value; `type` as the schema has it."""

    text: Text
    type: str = "string"


@dataclass(frozen=True)
class Named:
    """A value of an enum that has a name: KalturaMediaType.VIDEO."""

    enum: str
    name: str
    value: int | str


@dataclass(frozen=True)
class Made:
    """An object: its class and the fields that are set."""

    name: str
    fields: tuple[tuple[str, Value], ...] = ()


@dataclass(frozen=True)
class Listed:
    """An array."""

    items: tuple[Value, ...] = ()


@dataclass(frozen=True)
class Absent:
    """A field that is emptied: null."""


@dataclass(frozen=True)
class Upload:
    """The bytes of a file, or a part of them."""

    file: File


Value = Plain | Named | Made | Listed | Absent | Upload
Tree = Mapping[str, Any]  # as values_of folds the fields

_NUMBER = re.compile(r"-?(0|[1-9]\d*)")
_FLOAT = re.compile(r"-?\d+(\.\d+)?")
_COMMON = {"ks", "format", "responseProfile"}
OPERATOR = (Variable("KALTURA_OPERATOR_KS"),)
PROFILE = Field("responseProfile", "object", object="KalturaBaseResponseProfile")


@dataclass(frozen=True)
class Call:
    """One call of an action: its parameters in their order, the session that it names, the profile of its answer."""

    action: str
    session: Text
    arguments: tuple[tuple[Field, Value], ...] = ()
    profile: Value | None = None

    @property
    def service(self) -> str:
        return self.action.partition(".")[0]

    @property
    def method(self) -> str:
        return self.action.partition(".")[2]


def calls_of(request: Request, known: Schema | None = None) -> list[Call]:
    """The call of a request; those of a multirequest in their order. Raises Unspoken where a client can't send it."""
    known = known or schema()
    if request.body:
        raise Unspoken("JSON that is written by hand")
    if request.method == "GET":
        raise Unspoken("an address that is fetched")
    if text_of(request.field("format")) not in ("1", ""):
        raise Unspoken("another format than the client's own")
    tree = dict(values_of(request))
    if request.action != "multirequest":
        return [_call(request.action, tree, known)]
    shared = {name: tree.pop(name) for name in ("ks", "format") if name in tree}
    if list(tree) != [str(number + 1) for number in range(len(tree))]:
        raise Unspoken("calls that aren't numbered from 1 on, or fields that hold for all of them")
    return [_part(dict(one), shared.get("ks", ()), known) for one in tree.values()]


def _part(tree: dict[str, Any], session: Text, known: Schema) -> Call:
    if "ks" in tree:
        raise Unspoken("a session of its own within a multirequest")
    action = f"{text_of(tree.pop('service', ()))}.{text_of(tree.pop('action', ()))}"
    return _call(action, {**tree, "ks": session}, known)


def _call(action: str, tree: Tree, known: Schema) -> Call:
    declared = known.action(action)
    if declared is None:
        raise Unspoken("an action that there isn't")
    profile = _value(tree["responseProfile"], PROFILE, known) if "responseProfile" in tree else None
    usual = _COMMON | ({"partnerId"} if tree.get("ks") == OPERATOR else set())  # its client names the account
    given = _fields(
        {name: one for name, one in tree.items() if name not in usual}, declared.parameters, known
    )
    values = dict(given)
    arguments = tuple((field, values[name]) for name, field in declared.parameters.items() if name in values)
    service = action.partition(".")[0]
    return Call(f"{service}.{declared.name.partition('.')[2]}", tree.get("ks", ()), arguments, profile)


def _fields(tree: Tree, declared: Mapping[str, Field], known: Schema) -> list[tuple[str, Value]]:
    found: list[tuple[str, Value]] = []
    for name, one in tree.items():
        if name not in declared:
            raise Unspoken("a field that the class or the action hasn't")
        found.append((name, _value(one, declared[name], known)))
    return found


def _value(one: Any, field: Field, known: Schema) -> Value:
    if one is None:
        return Absent()
    if isinstance(one, File):
        return Upload(one)
    if isinstance(one, tuple):
        return _plain(one, field, known)
    if field.type == "array" and isinstance(one, list) and all(isinstance(inner, dict) for inner in one):
        return Listed(tuple(_made(inner, field.object, known) for inner in one))
    if field.type == "object" and isinstance(one, dict):
        return _made(one, field.object, known)
    raise Unspoken("an object or a list where there is none")


def _plain(text: Text, field: Field, known: Schema) -> Value:
    if field.type in ("object", "array", "map", "file"):
        raise Unspoken("a text where an object or a file belongs")
    if field.enum and all(isinstance(part, str) for part in text):
        name = known.enum_name(field.enum, text_of(text))
        if name:
            return Named(field.enum, name, known.enums[field.enum][name])
    return Plain(text, field.type)


def _made(tree: Tree, declared: str, known: Schema) -> Value:
    name = text_of(tree["objectType"]) if "objectType" in tree else declared
    if name not in known.classes:
        raise Unspoken("a class that there isn't")
    inner = {key: one for key, one in tree.items() if key != "objectType"}
    return Made(name, tuple(_fields(inner, known.fields(name), known)))


def literal(value: Plain) -> int | float | bool | None:
    """The number or truth value that a plain value is; None where it stays a text."""
    if len(value.text) != 1 or isinstance(value.text[0], Variable):
        return None
    text = value.text[0]
    if value.type == "bool" and text in ("0", "1", "true", "false"):
        return text in ("1", "true")
    if value.type in ("int", "bigint") and _NUMBER.fullmatch(text):
        return int(text)
    if value.type == "float" and _FLOAT.fullmatch(text):
        return float(text) if "." in text else int(text)
    return None


def names_of(value: Value) -> set[str]:
    """The classes and enums that a value speaks of."""
    if isinstance(value, Named):
        return {value.enum}
    if isinstance(value, Made):
        return {value.name}.union(*(names_of(inner) for _, inner in value.fields))
    if isinstance(value, Listed):
        return set().union(*(names_of(inner) for inner in value.items))
    return set()
