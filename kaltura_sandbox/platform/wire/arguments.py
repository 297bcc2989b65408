"""From nested parameters to the arguments of an action, judged by the schema.

The order and the leniency are the platform's: numbers are cast as PHP casts them, an unknown objectType is the
declared one, an unknown property is ignored; a missing parameter, an abstract class and a value outside an
enumeration are refused, before anybody asks who is calling.
"""

from __future__ import annotations

import math
import re
import time
from functools import cmp_to_key
from typing import Any

from kaltura_sandbox import php_text
from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.objects import NULL, Object
from kaltura_sandbox.platform.schema import Action, Parameter, Property, Schema
from kaltura_sandbox.platform.wire.multipart import Upload
from kaltura_sandbox.platform.wire.request import text_of

RELATIVE_LIMIT = 315_360_000  # s: a time nearer to zero than ten years counts from now
_BAD_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
SIMPLE = ("string", "int", "bigint", "float", "bool")


def bind(schema: Schema, action: Action, params: dict[str, Any], lenient: bool = False) -> list[Any]:
    """The values of the action's parameters, in its order; ``lenient``: None for those that are missing."""
    return [
        None if lenient and parameter.name not in params else _argument(schema, parameter, params)
        for parameter in action.parameters
    ]


def _argument(schema: Schema, wanted: Parameter, params: dict[str, Any]) -> Any:
    given = params.get(wanted.name)
    if given is None and wanted.name in params and wanted.type in SIMPLE:
        if wanted.enum:
            return _enumerated(schema, wanted, None)
        given = ""  # JSON's null, cast like an empty text
    if wanted.type == "file" and wanted.name in params:
        return _file(given)
    if given is None:
        if wanted.type == "array":
            return []
        if wanted.optional:
            return wanted.default
        raise errors.MISSING_MANDATORY_PARAMETER(wanted.name)
    if wanted.type == "array" and not isinstance(given, dict):
        return []
    if wanted.type == "array" and "-" in given:  # an empty list is name:-, and name[-] within objects only
        raise errors.PROPERTY_VALIDATION_WRONG_FORMAT(wanted.name, "array")
    return value_of(schema, wanted, given, wanted.name)


def _file(given: Any) -> Upload:
    if not isinstance(given, Upload):
        raise errors.UPLOAD_ERROR()
    return given


def value_of(schema: Schema, wanted: Parameter | Property, given: Any, path: str) -> Any:
    """One parameter or property, cast to its declared type."""
    if wanted.type == "file":
        return _file(given)
    if wanted.type == "object":
        return build(schema, wanted.object or "", given, path)
    if wanted.type in ("array", "map"):
        return _array(schema, wanted, given, path)
    if wanted.enum:
        return _enumerated(schema, wanted, given)
    if wanted.type == "string":
        return _within(wanted, _string(given, wanted.name))
    is_time = isinstance(wanted, Property) and wanted.is_time
    if isinstance(given, (dict, list)):
        if is_time or wanted.type == "bool":  # where PHP breaks
            raise errors.PROPERTY_VALIDATION_WRONG_FORMAT(wanted.name, wanted.type)
        given = bool(given)  # to PHP a list as a number is whether there is anything in it
    if wanted.type == "bool":
        return _bool(given)
    if is_time:
        return moment(given)
    return _within(wanted, number(given, whole=wanted.type != "float"))


def _string(given: Any, name: str) -> str:
    if isinstance(given, Upload):
        raise errors.PROPERTY_VALIDATION_WRONG_FORMAT(name, "string")
    value = text_of(given).encode("utf-8", "ignore").decode()
    if _BAD_XML.search(value):
        raise errors.INVALID_PARAMETER_CHAR(name)
    return value


def _within(wanted: Parameter | Property, value: Any) -> Any:
    """Refuses what the platform's limits on the property don't allow."""
    if isinstance(wanted, Property):
        name = wanted.name  # the bare name, as the platform's request reader tells it
        size = len(value.encode()) if isinstance(value, str) else 0
        if wanted.min_length is not None and size < wanted.min_length:
            raise errors.PROPERTY_VALIDATION_MIN_LENGTH(name, wanted.min_length)
        if wanted.max_length is not None and size > wanted.max_length:
            raise errors.PROPERTY_VALIDATION_MAX_LENGTH(name, wanted.max_length)
        if wanted.min_value is not None and value < wanted.min_value:
            raise errors.PROPERTY_VALIDATION_MIN_VALUE(name, int(wanted.min_value))
        if wanted.max_value is not None and value > wanted.max_value:
            raise errors.PROPERTY_VALIDATION_MAX_VALUE(name, int(wanted.max_value))
    return value


def _bool(given: Any) -> bool:
    text = text_of(given)
    return php_text.lower(text) not in ("false", "", "0")


def _enumerated(schema: Schema, wanted: Parameter | Property, given: Any) -> Any:
    enum = wanted.enum or ""
    text = _null(wanted) if given is None else text_of(given)
    if (word := php_text.lower(text)) in ("true", "false") and wanted.type != "string":
        text = "1" if word == "true" else "0"
    if enum == "KalturaNullableBoolean":
        if text and not (php_text.is_number(text) and php_text.real(text) in (-1, 0, 1)):
            raise errors.INVALID_ENUM_VALUE(text, wanted.name, enum)
        return None if php_text.whole(text) == -1 else php_text.whole(text) == 1
    name = schema.enum_name(enum, text)
    if name is None:
        raise errors.INVALID_ENUM_VALUE("N/A" if given is None else text, wanted.name, enum)
    return schema.enums[enum].values[name]


def _null(wanted: Parameter | Property) -> str:
    """JSON's null as PHP compares it with the members of an enumeration: it is the zero, or the empty text."""
    return "" if wanted.type == "string" or wanted.enum == "KalturaNullableBoolean" else "0"


def _array(schema: Schema, wanted: Parameter | Property, given: Any, path: str) -> Any:
    if not isinstance(given, dict):
        return None
    item = wanted.object or ""
    if wanted.type == "map":
        return {k: build(schema, item, v, f"{path}:{wanted.name}") for k, v in given.items() if k != "-"}
    items = []
    for key in sorted(given, key=cmp_to_key(_order)):
        if key == "-":
            break
        items.append(build(schema, item, given[key], f"{path}:{wanted.name}"))
    return items


def _order(left: str, right: str) -> int:
    """How PHP sorts the keys of a list: two numbers by their value, others as texts."""
    if php_text.is_number(left) and php_text.is_number(right):
        return (php_text.real(left) > php_text.real(right)) - (php_text.real(left) < php_text.real(right))
    return (left > right) - (left < right)


def build(schema: Schema, declared: str, given: Any, path: str) -> Object:
    """An object of the declared class, or of the subclass that its objectType names."""
    if not isinstance(given, dict):
        raise errors.PROPERTY_VALIDATION_WRONG_FORMAT(path, "array")
    name = text_of(given.get("objectType"))
    kind = name if name in schema.classes and schema.is_a(name, declared) else declared
    if kind not in schema.classes or schema.classes[kind].abstract:
        raise errors.OBJECT_TYPE_ABSTRACT(kind)
    built = Object(kind)
    properties = schema.properties(kind)
    for key, value in given.items():
        bare = key.removesuffix("__null")
        wanted = properties.get(bare)
        if wanted is None:
            continue
        if value is None and bare == key and f"multiLingual_{key}" in properties:
            raise errors.WRONG_REQUEST_LANGUAGE(
                None
            )  # JSON's null is no text in any language (measured on names)
        if value is None and bare == key and wanted.type in SIMPLE and not wanted.enum:
            value = ""  # JSON's null is an empty text, or a number's zero; only name__null clears
        if isinstance(value, dict) and f"multiLingual_{key}" in properties:
            raise _not_of_languages(f"{path}:{key}", value)
        if value is None and bare == key and wanted.type == "file":
            raise errors.UPLOAD_ERROR()
        if bare != key:
            if wanted.type != "array":
                built.values[bare] = NULL
            continue
        if wanted.type == "object" and not isinstance(value, dict):
            continue
        cast = value_of(schema, wanted, value, path)
        if cast is not None:
            built.values[bare] = cast
    return built


def _not_of_languages(path: str, value: dict[str, Any]) -> errors.ApiError:
    """The refusal of a list where a text may be in several languages, which none is here (measured)."""
    if not value:
        return errors.WRONG_REQUEST_LANGUAGE(None)
    return errors.PROPERTY_VALIDATION_WRONG_FORMAT(path, "array")


def number(given: Any, whole: bool = True) -> int | float:
    """A number as PHP casts it: the digits at the front of the text, 0 where there are none."""
    if isinstance(given, bool):
        return int(given)
    text = text_of(given)
    if whole:
        return php_text.whole(text)
    value = php_text.real(text)
    if not math.isfinite(value):
        return 0.0
    return int(value) if value == int(value) and abs(value) <= php_text.LARGEST else value


class Moment(int):
    """A time that was told relative to now, and how: what evaluates it again and again keeps that (``told``)."""

    told: int


def moment(given: Any) -> int:
    """A time in unix seconds; small numbers count from now, but for -1; an empty text is the zero time."""
    if text_of(given) == "":
        return 0
    value = int(number(given))
    if value == -1:
        return value  # what an object makes of it is its own affair: entries have no such date then
    if abs(value) >= RELATIVE_LIMIT:
        return value
    found = Moment(value + int(time.time()))
    found.told = value
    return found


def as_told(value: Any) -> Any:
    """A value as it was sent, where it is a time that was told relative to now."""
    return value.told if isinstance(value, Moment) else value
