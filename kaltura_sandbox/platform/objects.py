"""The value that travels between the wire, the rooms and the store: an object of the platform."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from kaltura_sandbox import php_text


class _Null:
    """Marks a property that the caller asked to clear (``name__null``)."""

    def __repr__(self) -> str:
        return "NULL"

    def __bool__(self) -> bool:
        return False


NULL = _Null()


class Object:
    """An object by the platform's class name; a property that was never set reads ``None``.

    Properties carry the platform's own names (``entry.msDuration``). Names that begin with an
    underscore are the sandbox's own notes: they are stored, and never answered.
    """

    __slots__ = ("objectType", "values")

    objectType: str
    values: dict[str, Any]

    def __init__(self, objectType: str, /, **values: Any) -> None:
        object.__setattr__(self, "objectType", objectType)
        object.__setattr__(self, "values", values)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return self.values.get(name)

    def __setattr__(self, name: str, value: Any) -> None:
        if name == "objectType":
            object.__setattr__(self, name, value)
        elif value is None:
            self.values.pop(name, None)
        else:
            self.values[name] = value

    def __repr__(self) -> str:
        return f"{self.objectType}({', '.join(f'{k}={v!r}' for k, v in self.values.items())})"

    def copy(self, **changes: Any) -> Object:
        """A deep copy with some properties set anew (``None`` takes one away)."""
        twin = Object.of(json.loads(self.to_json()))
        for name, value in changes.items():
            setattr(twin, name, value)
        return twin

    def defaults(self, values: dict[str, Any]) -> Object:
        """Sets what is not set yet."""
        for name, value in values.items():
            if self.values.get(name) is None:
                setattr(self, name, value)
        return self

    def to_json(self) -> str:
        return json.dumps(plain(self), ensure_ascii=False, separators=(",", ":"))

    @staticmethod
    def of(value: Any) -> Any:
        """The inverse of :func:`plain`: dictionaries with an objectType become objects."""
        if isinstance(value, dict):
            inner = {k: Object.of(v) for k, v in value.items()}
            kind = inner.pop("objectType", None)
            return Object(kind, **inner) if kind else inner
        if isinstance(value, list):
            return [Object.of(item) for item in value]
        return value


def plain(value: Any) -> Any:
    """Objects as dictionaries that JSON can hold; objectType tells the class."""
    if isinstance(value, Object):
        return {"objectType": value.objectType} | {
            k: plain(v) for k, v in value.values.items() if v is not NULL
        }
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return value


def split(text: Any) -> list[str]:
    """The words of a comma list, trimmed, without empty ones."""
    return [word for word in (php_text.trim(part) for part in str(text or "").split(",")) if word]


def join(words: Iterable[Any], glue: str = ",") -> str:
    return glue.join(str(word) for word in words)
