"""AMF0, the notation of RTMP's commands: read leniently within bounds, written for the answers of a server.

By Adobe's "Action Message Format, AMF 0". Numbers are floats, objects dicts, ``null`` and ``undefined`` None.
"""

from __future__ import annotations

import struct
from typing import Any

_NUMBER, _BOOLEAN, _STRING, _OBJECT, _NULL, _UNDEFINED = 0, 1, 2, 3, 5, 6
_ECMA_ARRAY, _END, _STRICT_ARRAY, _DATE, _LONG_STRING = 8, 9, 10, 11, 12
DEEPEST = 8  # objects in objects
MOST = 1000  # values of one command


class NotAmf(ValueError):
    """Bytes that are no AMF0, or more of it than a command has."""


def read(data: bytes) -> list[Any]:
    """All values of a command, one after the other. Raises NotAmf."""
    reader = _Reader(data)
    values = []
    while reader.at < len(data):
        values.append(reader.value())
    return values


class _Reader:
    def __init__(self, data: bytes) -> None:
        self._data, self.at, self._count = data, 0, 0

    def value(self, depth: int = 0) -> Any:
        self._count += 1
        if depth > DEEPEST or self._count > MOST:
            raise NotAmf("too much in one command")
        kind = self._take(1)[0]
        if kind == _NUMBER:
            return struct.unpack(">d", self._take(8))[0]
        if kind == _BOOLEAN:
            return self._take(1) != b"\0"
        if kind in (_STRING, _LONG_STRING):
            return self._text(2 if kind == _STRING else 4)
        if kind in (_OBJECT, _ECMA_ARRAY):
            if kind == _ECMA_ARRAY:
                self._take(4)  # how many there are, by and large: an end mark follows all the same
            return self._pairs(depth)
        if kind in (_NULL, _UNDEFINED):
            return None
        if kind == _STRICT_ARRAY:
            return [self.value(depth + 1) for _ in range(min(self._number(4), MOST))]
        if kind == _DATE:
            return struct.unpack(">d", self._take(10)[:8])[0]
        raise NotAmf(f"values of kind {kind} are not read")

    def _pairs(self, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while self._data[self.at : self.at + 3] != bytes((0, 0, _END)):
            name = self._text(2)
            found[name] = self.value(depth + 1)
        self.at += 3
        return found

    def _text(self, width: int) -> str:
        return self._take(self._number(width)).decode("utf-8", "replace")

    def _number(self, width: int) -> int:
        return int.from_bytes(self._take(width), "big")

    def _take(self, count: int) -> bytes:
        taken = self._data[self.at : self.at + count]
        if len(taken) < count:
            raise NotAmf("a value is cut off")
        self.at += count
        return taken


def write(*values: Any) -> bytes:
    """Values as AMF0: numbers, booleans, texts, None and dicts of these."""
    return b"".join(map(_written, values))


def _written(value: Any) -> bytes:
    if value is None:
        return bytes((_NULL,))
    if isinstance(value, bool):
        return bytes((_BOOLEAN, value))
    if isinstance(value, int | float):
        return bytes((_NUMBER,)) + struct.pack(">d", value)
    if isinstance(value, dict):
        inner = b"".join(_short(name) + _written(one) for name, one in value.items())
        return bytes((_OBJECT,)) + inner + bytes((0, 0, _END))
    return bytes((_STRING,)) + _short(str(value))


def _short(text: str) -> bytes:
    data = text.encode("utf-8")[:0xFFFF]
    return len(data).to_bytes(2, "big") + data
