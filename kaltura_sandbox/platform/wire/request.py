"""A call as it came in: path pairs, query string, form, multipart or JSON, made one nested dictionary.

Names nest by brackets (``entry[tags]``), by colons (``entry:tags``) or as JSON. Where sources disagree the query
string wins over the body, and a pair of the path over both. What can't be read is left out, as PHP does it, so that
the platform's own refusals (a missing parameter, a missing service) come of it and never an HTTP error.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request as HttpRequest

from kaltura_sandbox import php_text
from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.errors import ApiError
from kaltura_sandbox.platform.machine import limits
from kaltura_sandbox.platform.wire import bodies, multipart
from kaltura_sandbox.platform.wire.connections import CUT
from kaltura_sandbox.platform.wire.proxies import caller_of

_BRACKET = re.compile(r"\[([^\]]*)\]")
_JSON_TEXT = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)


@dataclass
class Call:
    """One request to the API, not yet judged. ``params`` is nested; keys are texts, lists are dictionaries."""

    params: dict[str, Any]
    host: str = "http://127.0.0.1"
    uri: str = "/"
    address: str = "127.0.0.1"
    uploads: list[Path] = field(default_factory=list)  # files to remove when the call is over
    problem: OSError | None = None  # what kept a file from being kept
    refused: ApiError | None = None  # why the body was not read
    callback: str | None = None  # JSONP: from the query string alone
    agent: str = ""
    referrer: str = ""
    named: frozenset[str] = frozenset()  # the parameters in the address
    admitted: list[tuple[str, int]] = field(
        default_factory=list
    )  # sessions let in, with the account asked for

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
        return replace(self, params=params, uploads=[], callback=None)


def text_of(value: Any) -> str:
    """A parameter that should be text; what isn't reads as PHP prints it."""
    if isinstance(value, (dict, list)):
        return "Array"
    if value is None or value is False:
        return ""
    return "1" if value is True else str(value)


async def read(request: HttpRequest, path: str, uploads_dir: Path, held: bodies.Held) -> Call:
    """The call in an HTTP request; ``path`` is what follows ``/api_v3``. A body that is refused is ``call.refused``."""
    call = Call({}, host_of(request), uri_of(request), caller_of(request))
    call.agent, call.referrer = (request.headers.get(name, "") for name in ("user-agent", "referer"))
    kind = php_text.lower(request.headers.get("content-type", "").strip(" \t"))
    try:
        await _read_body(request, call, kind, uploads_dir, held)
    except errors.ApiError as refusal:
        call.refused = refusal
    if request.scope["state"].get(CUT):
        call.params.clear()  # of half a body PHP reads no field (measured)
    asked = list(_query(request.url.query))
    call.callback, asked = dict(asked).get("callback"), [*asked, *_path_pairs(path)]
    call.named = frozenset(dict(asked))
    _nest(call.params, asked)
    return call


async def _read_body(
    request: HttpRequest, call: Call, kind: str, uploads_dir: Path, held: bodies.Held
) -> None:
    if kind.startswith("multipart/form-data"):
        await _merge_multipart(request, call, uploads_dir, held)
    elif (
        kind == "application/json"
    ):  # with a charset behind it the platform doesn't read it (read in its source)
        body = await bodies.read(request, held)
        await _aside(len(body), _merge_json, call.params, body)
    elif kind.startswith("application/x-www-form-urlencoded"):
        body = await bodies.read(request, held)
        await _aside(len(body), _merge_form, call.params, body)


async def _aside(size: int, work: Callable[..., None], *given: Any) -> None:
    """Does some work; with a large body not where all others have to wait for it."""
    if size < limits.IN_A_THREAD:
        work(*given)
    else:
        await run_in_threadpool(work, *given)


def _merge_form(params: dict[str, Any], body: bytes) -> None:
    _nest(params, _query(body.decode("utf-8", "ignore")))


def host_of(request: HttpRequest) -> str:
    """The address under which the caller reached us, for the URLs in answers. Of X-Forwarded-Proto anybody's word is
    taken, as by the platform's own web server: it only tells callers their own address (measured)."""
    forwarded = php_text.lower(request.headers.get("x-forwarded-proto", ""))
    scheme = forwarded if forwarded in ("http", "https") else request.url.scheme
    return f"{scheme}://{request.headers.get('host') or request.url.netloc}"


def uri_of(request: HttpRequest) -> str:
    """Path and query as they were sent."""
    raw = request.scope.get("raw_path") or str(request.scope["path"]).encode()
    path = raw.decode("latin-1").partition("?")[0]
    return path + (f"?{request.url.query}" if request.url.query else "")


def _query(text: str) -> Iterable[tuple[str, str]]:
    end = -1
    for _ in range(limits.MOST_FIELDS):  # what follows so many fields is left out
        end = text.find("&", end + 1)
        if end < 0:
            break
    return parse_qsl(text if end < 0 else text[:end], keep_blank_values=True, errors="ignore")


def _path_pairs(path: str) -> Iterable[tuple[str, str]]:
    """``service/media/action/get``: names and values in turn; the first of a name counts, a "0" for a name ends it."""
    words = [word for word in path.split("/") if word and word not in ("index.php", "api_v3")]
    pairs: dict[str, str] = {}
    for name, value in zip(words[::2], words[1::2], strict=False):
        if name == "0":
            break
        pairs.setdefault(name, value)
    return pairs.items()


async def _merge_multipart(request: HttpRequest, call: Call, uploads_dir: Path, held: bodies.Held) -> None:
    """Texts, and files over them; some clients send the whole call as one JSON field beside the file."""
    form = await multipart.read(request, uploads_dir, held)
    call.uploads, call.problem = form.paths, form.problem
    if form.refused is not None:
        raise form.refused
    await _aside(held.bytes, _merge_parts, call.params, form)


def _merge_parts(params: dict[str, Any], form: multipart.Reader) -> None:
    whole: dict[str, Any] = {}
    for name, value in form.texts:
        if name == "json":
            whole = {}
            _merge_json(whole, value.encode("utf-8", "ignore"), braces=False)
    if not whole:
        _nest(params, form.texts)
    _merge(params, whole)
    for name, file in form.files:
        path = _keys(name)
        if len(path) == 1 or "[" not in name:
            _nest(params, [(name, file)])
        elif path[0]:  # PHP turns them inside out, so that nobody finds the file
            _put(params, [path[0], "tmp_name", *path[1:]], "")


def _merge_json(params: dict[str, Any], body: bytes, braces: bool = True) -> None:
    """The JSON of a body: an object (with ``braces``), or anything; what can't be read is no body at all."""
    try:
        text = php_text.trim(body.decode())
        if braces and not (text.startswith("{") and text.endswith("}")):
            return
        _count_values(body)
        value = php_text.json_value(text)
        if _deeper(value, limits.DEEPEST_JSON):
            return
    except ValueError:
        return
    if isinstance(value, list):
        value = {str(index): item for index, item in enumerate(value)}
    if isinstance(value, dict):
        for name, inner in value.items():
            _put(params, path := name.split(":"), _as_params(inner, len(path) - 1))


def _count_values(body: bytes) -> None:
    """Refuses JSON of too many values before they are made: each takes much more memory than its letters."""
    if len(body) > limits.MOST_VALUES:
        bare = _JSON_TEXT.sub(b"", body)
        if sum(map(bare.count, (b",", b"[", b"{"))) > limits.MOST_VALUES:
            raise errors.SANDBOX_LIMIT_EXCEEDED(limits.MOST_VALUES, "values of JSON")


def _deeper(value: Any, most: int) -> bool:
    """Whether JSON nests deeper than so many levels; looked at level by level."""
    level = [value]
    for _ in range(most):
        level = [item for outer in level if isinstance(outer, (dict, list))
                 for item in (outer.values() if isinstance(outer, dict) else outer)]  # fmt: skip
        if not level:
            return False
    return True


def _as_params(value: Any, depth: int = 0) -> Any:
    """JSON as parameters: lists become dictionaries by position."""
    if depth > limits.DEEPEST:
        return ""
    if isinstance(value, list):
        return {str(index): _as_params(item, depth + 1) for index, item in enumerate(value)}
    if isinstance(value, dict):
        nested: dict[str, Any] = {}
        for name, inner in value.items():
            _put(nested, path := str(name).split(":"), _as_params(inner, depth + len(path)))
        return nested
    return value


def _nest(params: dict[str, Any], fields: Iterable[tuple[str, Any]]) -> None:
    """Puts form fields where their names say; ``ids:-`` is an empty list."""
    for name, value in fields:
        path = _keys(name)
        if name.endswith(":-"):
            path, value = path[:-1], {}
        if path[0] != "":
            _put(params, path, value)


def _keys(name: str) -> list[str]:
    """The path of a form field's name, read as PHP reads it; what follows a closed bracket counts for nothing."""
    name = name.split("\0")[0].lstrip(" ")
    head, bracket, tail = name.partition("[")
    inner: list[str] = []
    position, rest = 0, bracket + tail
    while found := _BRACKET.match(rest, position):
        inner += found[1].split(":")
        position = found.end()
    if bracket and not inner:
        head = f"{head}_{tail}"
    return re.sub(r"[ .]", "_", head).split(":") + inner


def _put(params: dict[str, Any], path: list[str], value: Any) -> None:
    """Sets a value at a path; an empty key appends, as PHP's ``ids[]`` does. What lies too deep is left out."""
    if len(path) > limits.DEEPEST:
        return
    here = params
    for key in path[:-1]:
        step = here.get(key)
        if not isinstance(step, dict):
            step = here[key] = Listed()
        here = step
    last = path[-1]
    if last == "":
        last = str(Listed.following(here))
    if isinstance(value, dict) and isinstance(here.get(last), dict):
        _merge(here[last], value)
    else:
        here[last] = value


class Listed(dict[str, Any]):
    """Parameters in others. It knows the largest number among its keys, so that appending doesn't search them all."""

    seen, largest = 0, -1

    @staticmethod
    def following(params: dict[str, Any]) -> int:
        """The number behind the largest one."""
        known = params if isinstance(params, Listed) else Listed()
        new = islice(params, known.seen, None)
        known.largest = max([known.largest, *(php_text.whole(key) for key in new if php_text.is_index(key))])
        known.seen = len(params)
        return known.largest + 1


def _merge(under: dict[str, Any], over: dict[str, Any]) -> None:
    """Lays one nested dictionary over another."""
    for key, value in over.items():
        if isinstance(value, dict) and isinstance(under.get(key), dict):
            _merge(under[key], value)
        else:
            under[key] = value
