"""A call as it came in: path pairs, query string, form, multipart or JSON, made one nested dictionary.

Names nest by brackets (``entry[tags]``), by colons (``entry:tags``) or as JSON; a later source wins:
path pairs, then the query string, then the body. What can't be read is left out, as PHP does it, so that the
platform's own refusals (a missing parameter, a missing service) come of it and never an HTTP error.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.requests import Request as HttpRequest

MAX_DEPTH = 64  # PHP's max_input_nesting_level
MAX_FIELDS = 20_000
MAX_TEXT_PART = 64 * 1024 * 1024


@dataclass
class Upload:
    """A file part: where its bytes lie until the call ends, its name, its size in bytes."""

    path: Path
    name: str
    size: int
    content_type: str = ""


@dataclass
class Call:
    """One request to the API, not yet judged. ``params`` is nested; keys are texts, lists are dictionaries."""

    params: dict[str, Any]
    host: str = "http://127.0.0.1"
    uri: str = "/"
    address: str = "127.0.0.1"
    uploads: list[Upload] = field(default_factory=list)

    @property
    def service(self) -> str:
        return text_of(self.params.get("service"))

    @property
    def action(self) -> str:
        return text_of(self.params.get("action"))

    @property
    def ks(self) -> str:
        return text_of(self.params.get("ks"))

    def part(self, params: dict[str, Any]) -> Call:
        """One part of a multirequest: the same caller, other parameters."""
        return Call(params, self.host, self.uri, self.address)


def text_of(value: Any) -> str:
    """A parameter that should be text; what isn't reads as PHP prints it."""
    if isinstance(value, (dict, list)):
        return "Array"
    if value is None or value is False:
        return ""
    return "1" if value is True else str(value)


async def read(request: HttpRequest, path: str, uploads_dir: Path) -> Call:
    """The call in an HTTP request; ``path`` is what follows ``/api_v3``."""
    params = _path_pairs(path)
    _nest(params, _query(request.url.query))
    call = Call(params, host_of(request), _uri(request), request.client.host if request.client else "")
    kind = request.headers.get("content-type", "").lower()
    if "json" in kind:
        _merge_json(params, await request.body())
    elif kind.startswith("multipart/form-data"):
        await _merge_multipart(request, call, uploads_dir)
    elif request.method == "POST":
        body = await request.body()
        if body[:1] in (b"{", b"[") and "form-urlencoded" not in kind:
            _merge_json(params, body)
        else:
            _nest(params, _query(body.decode("utf-8", "ignore")))
    return call


def host_of(request: HttpRequest) -> str:
    """The address under which the caller reached us, for the URLs in answers."""
    scheme = request.headers.get("x-forwarded-proto", request.url.scheme)
    return f"{scheme}://{request.headers.get('host') or request.url.netloc}"


def _uri(request: HttpRequest) -> str:
    return request.url.path + (f"?{request.url.query}" if request.url.query else "")


def _query(text: str) -> Iterable[tuple[str, str]]:
    try:
        return parse_qsl(text, keep_blank_values=True, errors="ignore", max_num_fields=MAX_FIELDS)
    except ValueError:
        return []


def _path_pairs(path: str) -> dict[str, Any]:
    words = [word for word in path.split("/") if word and word != "index.php"]
    params: dict[str, Any] = {}
    _nest(params, zip(words[::2], words[1::2], strict=False))
    return params


async def _merge_multipart(request: HttpRequest, call: Call, uploads_dir: Path) -> None:
    try:
        form = await request.form(max_files=1000, max_fields=MAX_FIELDS, max_part_size=MAX_TEXT_PART)
    except (MultiPartException, HTTPException, ValueError, UnicodeError, KeyError):
        return  # a body that can't be read is a body without fields
    fields: list[tuple[str, Any]] = []
    for name, value in form.multi_items():
        if isinstance(value, UploadFile):
            fields.append((name, await _keep(value, uploads_dir)))
            call.uploads.append(fields[-1][1])
        else:
            fields.append((name, value))
    await form.close()
    nested = [(n, v) for n, v in fields if n != "json"]
    _nest(call.params, nested)
    for name, value in fields:  # some clients send the whole call as one JSON field beside the file
        if name == "json" and isinstance(value, str):
            _merge_json(call.params, value.encode())


async def _keep(part: UploadFile, directory: Path) -> Upload:
    import tempfile

    handle, name = tempfile.mkstemp(dir=directory, prefix="part-")
    size = 0
    with open(handle, "wb") as target:
        while block := await part.read(1 << 20):
            size += target.write(block)
    return Upload(Path(name), part.filename or "", size, part.content_type or "")


def _merge_json(params: dict[str, Any], body: bytes) -> None:
    try:
        value = json.loads(body.decode("utf-8", "ignore"))
    except (ValueError, RecursionError):
        return
    if isinstance(value, list):
        value = {str(index): item for index, item in enumerate(value)}
    if isinstance(value, dict):
        for name, inner in value.items():
            _put(params, name.split(":"), _as_params(inner))


def _as_params(value: Any, depth: int = 0) -> Any:
    """JSON as parameters: lists become dictionaries by position; an empty one keeps its mark ``-``."""
    if depth > MAX_DEPTH:
        return ""
    if isinstance(value, list):
        items = {str(index): _as_params(item, depth + 1) for index, item in enumerate(value)}
        return items or {"-": ""}
    if isinstance(value, dict):
        nested: dict[str, Any] = {}
        for name, inner in value.items():
            _put(nested, str(name).split(":"), _as_params(inner, depth + 1))
        return nested
    return value


def _nest(params: dict[str, Any], fields: Iterable[tuple[str, Any]]) -> None:
    for name, value in fields:
        path = _keys(name)
        if len(path) <= MAX_DEPTH:
            _put(params, path, value)


def _keys(name: str) -> list[str]:
    head, bracket, tail = name.partition("[")
    keys = head.split(":")
    if bracket:
        inner = re.findall(r"\[([^\[\]]*)\]", bracket + tail)
        keys += [part for key in inner for part in key.split(":")]
    return keys


def _put(params: dict[str, Any], path: list[str], value: Any) -> None:
    """Sets a value at a path; an empty key appends, as PHP's ``ids[]`` does."""
    here = params
    for key in path[:-1]:
        step = here.get(key)
        if not isinstance(step, dict):
            step = here[key] = {}
        here = step
    last = path[-1]
    if last == "":
        last = str(sum(key.isdigit() for key in here))
    if isinstance(value, dict) and isinstance(here.get(last), dict):
        here[last].update(value)
    else:
        here[last] = value
