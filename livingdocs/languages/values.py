"""The fields of a request as nested values: bracket names folded back into objects and arrays, texts kept as texts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from livingdocs.recorded.requests import File, Request, RequestError, Text, Variable

NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?")
_STEPS = re.compile(r"[^\[\]:]+")
_MARK = "\x00{}\x00"
_MARKED = re.compile("\x00(\\w+)\x00")
_BARE = re.compile(r"(:\s*|[\[,]\s*)\x00(\w+)\x00(?=\s*[,}\]])")


def folded(fields: Iterable[tuple[str, Text | File]]) -> dict[str, Any]:
    """`resource[operationAttributes][0][offset]` (and `1:entry:name`) as objects in objects. An object whose keys are
    0, 1, 2 … is a list; `tags__null` is a field that is emptied, an entry named `-` an empty list."""
    root: dict[str, Any] = {}
    for name, value in fields:
        steps = _STEPS.findall(name)
        inner = root
        for step in steps[:-1]:
            if not isinstance(inner.get(step), dict):
                inner[step] = {}
            inner = inner[step]
        last = steps[-1]
        if last.endswith("__null"):
            inner[last.removesuffix("__null")] = None
        else:
            inner[last] = value
    return {name: _listed(value) for name, value in root.items()}


def _listed(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    inner = {name: _listed(one) for name, one in value.items()}
    if set(inner) == {"-"}:
        return []
    return list(inner.values()) if list(inner) == [str(n) for n in range(len(inner))] else inner


def values_of(request: Request) -> dict[str, Any]:
    """All that a request says, whether as fields, as JSON or as files: texts (or numbers, as JSON has them) by name."""
    if request.body:
        return _of_json(request.body)
    return folded([*request.fields, *request.files])


def _of_json(body: Text) -> dict[str, Any]:
    """JSON with variables in it; a variable outside of quotes is one too."""
    written = "".join(_MARK.format(one.name) if isinstance(one, Variable) else one for one in body)
    try:
        read = json.loads(_BARE.sub('\\1"\x00\\2\x00"', written), strict=False)
    except ValueError as error:
        raise RequestError(written) from error
    if not isinstance(read, dict):
        raise RequestError(written)
    return {name: _texts(value) for name, value in read.items()}


def _texts(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _texts(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_texts(inner) for inner in value]
    if not isinstance(value, str):
        return value
    parts = _MARKED.split(value)
    return tuple(Variable(part) if place % 2 else part for place, part in enumerate(parts) if part)
