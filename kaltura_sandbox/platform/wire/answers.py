"""Answers as the platform writes them: JSON (format 1), XML (2, the default), PHP's serialization (3), JSONP (9).

JSON leaves out what is null and puts objectType last; XML puts it first and writes every property of the class,
empty ones too, unless ``ignoreNull`` is sent.
"""

from __future__ import annotations

import json
import re
import threading
import time
from collections.abc import Iterator
from contextlib import nullcontext
from typing import Any
from xml.sax.saxutils import escape

from starlette.responses import Response

from kaltura_sandbox import php_text
from kaltura_sandbox.platform.errors import ApiError
from kaltura_sandbox.platform.machine import limits
from kaltura_sandbox.platform.objects import NULL, Object
from kaltura_sandbox.platform.schema import Schema
from kaltura_sandbox.platform.wire import replies
from kaltura_sandbox.platform.wire.weight import too_large, weight

_QUOTES = {'"': "&quot;", "'": "&apos;"}
JSON, XML, PHP, JSONP = "1", "2", "3", "9"
FORMATS = (JSON, XML, PHP, JSONP)
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CALLBACK = re.compile(r"[0-9_a-zA-Z.]*")


def format_of(asked: str) -> str:
    """The format that a call asks for; the platform compares numbers, so that ``01`` is JSON as well."""
    number = php_text.whole(asked)
    return str(number) if php_text.is_number(asked) and number == php_text.real(asked) else asked


class AnswerWriter:
    """Writes results (objects, lists, plain values, errors) in the format that the call asked for."""

    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self._large = threading.Lock()

    @staticmethod
    def refusal(format_: str, callback: str | None) -> Response | None:
        """The empty page of a call whose answer couldn't be written; such a call is not even judged."""
        if format_ not in FORMATS:
            told = f"Response format provided [{format_}] is not recognized by server"
            return failed_page("UNKNOWN_RESPONSE_FORMAT", told, "error- ")
        if format_ != JSONP:
            return None
        if callback is None:
            return failed_page(
                "MANDATORY_PARAMETER_MISSING", "Mandatory parameter missing [callback]", "error- "
            )
        if not _CALLBACK.fullmatch(callback):
            return failed_page("INVALID_FIELD_VALUE", "value in field [callback] is not valid", "error- ")
        return None

    def write(self, result: Any, format_: str, callback: str, ignore_null: bool, started: float) -> Response:
        """The HTTP answer, in a format that :meth:`refusal` has let pass; SANDBOX_LIMIT_EXCEEDED for one too large.

        Large ones are written one after the other: each takes several times its size until it is done.
        """
        weighs = weight(result)
        if weighs > limits.LARGEST_ANSWER:
            result = too_large()
        with self._large if weighs > limits.LARGE_ANSWER else nullcontext():
            return self._written(result, format_, callback, ignore_null, started)

    def _written(
        self, result: Any, format_: str, callback: str, ignore_null: bool, started: float
    ) -> Response:
        marks = _marks(result)
        if format_ == JSON:
            return _reply(self.json(result), "application/json", marks)
        if format_ == JSONP:
            return _reply(f"{callback}({self.json(result)});", "application/javascript", marks)
        if format_ == PHP:
            return _reply(self.php(result), "text/html", marks)
        body = "".join(self.xml(result, ignore_null))
        seconds = f"{time.monotonic() - started:.9f}"
        text = f"<xml><result>{body}</result><executionTime>{seconds}</executionTime></xml>"
        return _reply('<?xml version="1.0" encoding="utf-8"?>' + text, "text/xml", marks)

    def json(self, result: Any) -> str:
        return json.dumps(self.jsonable(result), ensure_ascii=False, separators=(",", ":"))

    def jsonable(self, value: Any) -> Any:
        """A result as JSON sees it."""
        if isinstance(value, Object):
            shown = {name: self.jsonable(v) for name, v in self._ordered(value)}
            return shown | {"objectType": value.objectType}
        if isinstance(value, ApiError):
            return {"code": value.code, "message": value.message, "objectType": "KalturaAPIException",
                    "args": value.args_ or []}  # fmt: skip
        if isinstance(value, dict):
            return {k: self.jsonable(v) for k, v in value.items()} or []
        if isinstance(value, (list, tuple)):
            return [self.jsonable(item) for item in value]
        return None if value is NULL else value

    def _ordered(self, value: Object) -> Iterator[tuple[str, Any]]:
        related = value.values.get("relatedObjects")
        if related is not None:
            yield "relatedObjects", related
        for name in self._names(value):
            inner = value.values.get(name)
            if inner is not None and inner is not NULL and name != "relatedObjects":
                yield name, inner

    def _names(self, value: Object) -> list[str]:
        if value.objectType in self.schema.classes:
            return [n for n, p in self.schema.properties(value.objectType).items() if not p.write_only]
        return [name for name in value.values if not name.startswith("_")]

    def php(self, value: Any) -> str:
        """PHP's serialization: objects by their class, without what is null; lengths count bytes."""
        if isinstance(value, Object):
            inner = "".join(_php_text(name) + self.php(v) for name, v in self._ordered(value))
            count, name = sum(1 for _ in self._ordered(value)), value.objectType
            return f'O:{len(name)}:"{name}":{count}:{{{inner}}}'
        if isinstance(value, ApiError):
            return self.php(self.jsonable(value))
        if isinstance(value, (dict, list, tuple)):
            pairs = list(value.items() if isinstance(value, dict) else enumerate(value))
            return f"a:{len(pairs)}:{{{''.join(self.php(k) + self.php(v) for k, v in pairs)}}}"
        return _php_scalar(value)

    def xml(self, value: Any, ignore_null: bool = False) -> Iterator[str]:
        """A result as XML sees it."""
        if isinstance(value, Object):
            yield f"<objectType>{value.objectType}</objectType>"
            yield from self._xml_properties(value, ignore_null)
        elif isinstance(value, ApiError):
            yield "<error>" + _tag("code", value.code) + _tag("message", value.message)
            yield _tag("objectType", "KalturaAPIException") + "<args>"
            for name, text in value.args_.items():
                inner = (
                    _tag("objectType", "KalturaApiExceptionArg") + _tag("name", name) + _tag("value", text)
                )
                yield f"<item>{inner}</item>"
            yield "</args></error>"
        elif isinstance(value, dict):
            for key, inner in value.items():
                yield f"<item>{_tag('itemKey', key)}{''.join(self.xml(inner, ignore_null))}</item>"
        elif isinstance(value, (list, tuple)):
            for inner in value:
                yield f"<item>{''.join(self.xml(inner, ignore_null))}</item>"
        elif isinstance(value, bool):
            yield "1" if value else "0"
        elif value is not None and value is not NULL:
            yield _escaped(value)

    def _xml_properties(self, value: Object, ignore_null: bool) -> Iterator[str]:
        """Every property of the class; relatedObjects, which all classes have, comes first."""
        for name in ["relatedObjects", *(name for name in self._names(value) if name != "relatedObjects")]:
            inner = value.values.get(name)
            if inner is None and ignore_null:
                continue
            yield f"<{name}>{''.join(self.xml(inner, ignore_null))}</{name}>"


NOT_KEPT = {
    "Access-Control-Allow-Origin": "*",
    "Cache-Control": replies.NOT_KEPT,
}
"""Headers of answers: scripts of any origin may read them, and no cache keeps them (measured)."""


def failed_page(code: str, message: str, mark: str = "error- ", status: int = 200) -> Response:
    """How actions that serve files, and delivery, refuse: an empty page that tells the reason in its headers."""
    return replies.page(b"", status, NOT_KEPT | replies.reason(code, message, mark))


def _marks(result: Any) -> dict[str, str]:
    """Headers of an answer in which an action is forbidden; of several the last one counts (measured)."""
    for one in reversed(result if isinstance(result, list) else [result]):
        if isinstance(one, ApiError) and one.code == "SERVICE_FORBIDDEN" and not one.by_room:
            return replies.reason(one.code, one.message)
    return {}


def _reply(text: str, kind: str, marks: dict[str, str]) -> Response:
    return replies.page(text.encode("utf-8", "replace"), 200, NOT_KEPT | marks, kind)


def _tag(name: str, text: Any) -> str:
    return f"<{name}>{_escaped(text)}</{name}>"


def _escaped(text: Any) -> str:
    """A text in XML; what no XML can carry (refusals repeat what was sent) is left out."""
    return _NOT_XML.sub("", escape(str(text), _QUOTES))


def _php_scalar(value: Any) -> str:
    if value is None or value is NULL:
        return "N;"
    if isinstance(value, bool):
        return f"b:{int(value)};"
    if isinstance(value, int):
        return f"i:{value};"
    return f"d:{value!r};" if isinstance(value, float) else _php_text(str(value))


def _php_text(text: str) -> str:
    return f's:{len(text.encode("utf-8", "replace"))}:"{text}";'
