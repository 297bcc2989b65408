"""Which field of which class a call sends at "resource[operationAttributes][0][offset]"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from livingdocs.recorded.requests import Text, text_of
from livingdocs.schema.reading import schema
from livingdocs.schema.types import Field, Schema

_STEPS = re.compile(r"[^\[\]]+")
_PART = re.compile(r"(\d+):(.+)", re.DOTALL)
_KINDS = ("objectType]", ":service", ":action")  # fields that say what the others are
_EVERYWHERE = {  # what every action takes besides its own parameters
    "ks": Field("ks", "string"),
    "format": Field("format", "int", enum="KalturaResponseType"),
    "partnerId": Field("partnerId", "int"),
    "responseProfile": Field("responseProfile", "object", object="KalturaBaseResponseProfile"),
}

Fields = Iterable[tuple[str, Text]]


def field_at(action: str, path: str, fields: Fields, known: Schema | None = None) -> Field | None:
    """The field that a call of `action` sends at `path`; its items are sent at paths that end in a number.

    `fields` are those of the whole call (Request.fields): they say of which classes its objects are. None where the
    schema knows nothing of the place, as for "objectType" itself.
    """
    return _walk(action, path, fields, known or schema())[0]


def class_at(action: str, path: str, fields: Fields, known: Schema | None = None) -> str:
    """The class of the object that a call sends at `path`: as it says itself, or else as the schema declares it.

    "" where no object stands there.
    """
    return _walk(action, path, fields, known or schema())[1]


def _walk(action: str, path: str, fields: Fields, known: Schema) -> tuple[Field | None, str]:
    sent = {name: text_of(value) for name, value in fields if name.endswith(_KINDS)}
    before, inner = "", path
    if part := _PART.fullmatch(path):  # of a multirequest: 1:entry[name]
        before, inner = f"{part[1]}:", part[2]
        action = f"{sent.get(before + 'service', '')}.{sent.get(before + 'action', '')}"
    called = known.action(action)
    declared = {**_EVERYWHERE, **(called.parameters if called else {})}
    place, field, object_ = before, None, ""
    for number, step in enumerate(_STEPS.findall(inner)):
        place += f"[{step}]" if number else step
        if field is None or field.type not in ("array", "map") or object_:
            field = (known.fields(object_) if number else declared).get(step)
            declares = field.object if field and field.type == "object" else ""
        else:  # an item: it is of its list's class
            declares = field.object
        if field is None:
            return None, ""
        object_ = sent.get(f"{place}[objectType]", declares)
    return field, object_
