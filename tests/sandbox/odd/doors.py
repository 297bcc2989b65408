"""The ways in: how one call becomes the bytes of an HTTP request."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.sandbox.odd import texts
from tests.sandbox.odd.calls import File, Known
from tests.sandbox.odd.world import World

FORM, JSON, PARTS = (
    b"application/x-www-form-urlencoded",
    b"application/json",
    b"multipart/form-data; boundary=",
)
BOUNDARY = b"odd-boundary"
MOST_IN_ADDRESS = 16_000  # bytes; what is longer goes as a form
Headers = list[tuple[bytes, bytes]]
_SPECIAL, _SPECIAL_ASCII = re.compile(rb"[^A-Za-z0-9._~-]"), re.compile(rb"[^A-Za-z0-9._~\x80-\xff-]")


@dataclass
class Request:
    """An HTTP request, ready to be sent."""

    method: str
    target: bytes
    body: bytes = b""
    headers: Headers = field(default_factory=list)

    def wire(self, host: str) -> bytes:
        """All of its bytes."""
        lines = [b"%s %s HTTP/1.1" % (self.method.encode(), self.target), b"Host: " + host.encode()]
        lines += [name + b": " + value for name, value in self.headers]
        if self.method == "POST":
            lines.append(b"Content-Length: %d" % len(self.body))
        return b"\r\n".join([*lines, b"", self.body])


def bytes_of(text: str) -> bytes:
    """A text as UTF-8; a lone surrogate is the byte that it stands for, or three bytes that are no UTF-8."""
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")


def escaped(text: str, raw: bool = False) -> bytes:
    """A text in a query or a form, percent-encoded; ``raw``: bytes above ASCII go as they are."""
    special = _SPECIAL_ASCII if raw else _SPECIAL
    return special.sub(lambda found: b"%%%02X" % ord(found[0]), bytes_of(text))


def header(text: str) -> bytes:
    """A text in a header; control characters, which HTTP itself forbids there, are left out."""
    return re.sub(rb"[\x00-\x1f\x7f]", b"", bytes_of(text)[:2000]).strip()


def resolved(value: Any, world: World) -> Any:
    """The value with the ids in it that are known now."""
    if isinstance(value, Known):
        word = world.known(value.kind, value.index)
        return texts.changed(word, value.change, value.odd, value.at) if value.change else word
    if isinstance(value, dict):
        return {key: resolved(inner, world) for key, inner in value.items()}
    return value


def pairs(fields: dict[str, Any], name: str = "", colons: bool = False) -> Iterator[tuple[str, str | File]]:
    """Nested values as the names and values of a form."""
    for key, value in fields.items():
        whole = str(key) if not name else f"{name}:{key}" if colons else f"{name}[{key}]"
        if isinstance(value, dict):
            yield from pairs(value, whole, colons)
        elif value is None:
            yield f"{whole}__null", ""
        elif isinstance(value, (str, File)):
            yield whole, value
        else:
            yield whole, str(int(value) if isinstance(value, bool) else value)


def as_form(fields: dict[str, Any], raw: bool, colons: bool = False) -> bytes:
    told = ((name, v.name if isinstance(v, File) else v) for name, v in pairs(fields, "", colons))
    return b"&".join(escaped(name, raw) + b"=" + escaped(value, raw) for name, value in told)


def as_json(fields: dict[str, Any], raw: bool) -> bytes:
    return bytes_of(json.dumps(fields, ensure_ascii=not raw, default=lambda file: file.name))


def as_multipart(fields: dict[str, Any]) -> bytes:
    parts = []
    for name, value in pairs(fields):
        head = b'Content-Disposition: form-data; name="%s"' % _quoted(name)
        if isinstance(value, File):
            head += b'; filename="%s"\r\nContent-Type: %s' % (_quoted(value.name), header(value.kind))
        content = value.content if isinstance(value, File) else bytes_of(value)
        parts.append(b"--%s\r\n%s\r\n\r\n%s\r\n" % (BOUNDARY, head, content))
    return b"".join(parts) + b"--%s--\r\n" % BOUNDARY


def as_path(fields: dict[str, Any], raw: bool) -> bytes:
    told = ((name, value) for name, value in pairs(fields, "", True) if isinstance(value, str) and value)
    return b"".join(b"/" + escaped(name, raw) + b"/" + escaped(value, raw) for name, value in told)


def _quoted(text: str) -> bytes:
    return bytes_of(text).replace(b"\r", b"%0D").replace(b"\n", b"%0A").replace(b'"', b"%22")


def call(place: bytes, fields: dict[str, Any], door: str, raw: bool, headers: Headers) -> Request:
    """A call by one of the doors: form, colons, json, multipart, query or path. A file goes by multipart alone."""
    if door == "multipart" or any(isinstance(value, File) for value in fields.values()):
        return Request("POST", place, as_multipart(fields), [(b"Content-Type", PARTS + BOUNDARY), *headers])
    if door == "json":
        return Request("POST", place, as_json(fields, raw), [(b"Content-Type", JSON), *headers])
    if door in ("query", "path"):
        target = place + (as_path(fields, raw) if door == "path" else b"?" + as_form(fields, raw))
        if len(target) < MOST_IN_ADDRESS:
            return Request("GET", target, b"", headers)
    return Request("POST", place, as_form(fields, raw, door == "colons"), [(b"Content-Type", FORM), *headers])
