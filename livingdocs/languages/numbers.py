"""The names of numbers, where a page writes requests as curl and answers as JSON: "status": 4 PENDING."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from livingdocs.languages.answers import class_of
from livingdocs.languages.names import NAMES, Names, with_name
from livingdocs.languages.values import NUMBER
from livingdocs.recorded.recording import Line
from livingdocs.recorded.requests import RequestError, request_of, text_of
from livingdocs.schema import schema

_USUAL = ("format",)
_MARKED = re.compile('"\ue000([^\ue001]*)\ue001"')
_NAMED = re.compile(r'("(?:[^"\\]|\\.)*"|-?\d+)( [A-Z][A-Z0-9_]*)?')


def named_json(value: Any, indent: int | None, names: Names = NAMES) -> str:
    """An answer as JSON in which each number that stands for a name is followed by it."""
    return _MARKED.sub(
        lambda found: json.loads(f'"{found[1]}"'),
        json.dumps(_marked(value, "", "", names), indent=indent, ensure_ascii=False),
    )


def without_names(text: str) -> str:
    """The JSON that such a text stands for."""
    return _NAMED.sub(r"\1", text)


def _marked(value: Any, owner: str, field: str, names: Names) -> Any:
    if isinstance(value, dict):
        own = str(value.get("objectType", ""))
        return {key: _marked(inner, own, key, names) for key, inner in value.items()}
    if isinstance(value, list):
        return [_marked(inner, owner, field, names) for inner in value]
    if isinstance(value, bool) or not NUMBER.fullmatch(str(value)):
        return value
    name = names.answered(owner, field, str(value))
    return f"\ue000{with_name(json.dumps(value), name)}\ue001" if name else value


def numbers_sent(line: Line, names: Names = NAMES) -> Iterator[str]:
    """A comment that says what the numbers in a request, and the one it waits for, stand for; nothing without any."""
    try:
        request = request_of(line.command)
    except RequestError:
        return
    classes = {
        name.removesuffix("[objectType]"): text_of(value)
        for name, value in request.fields
        if name.endswith("[objectType]")
    }
    told = {
        f"{re.findall(r'[A-Za-z_]+', name)[-1]}: {with_name(text_of(value), called)}": None
        for name, value in request.fields
        if name not in _USUAL and NUMBER.fullmatch(text_of(value))
        if (called := names.sent(request.action, name, classes, text_of(value)))
    }
    if line.until:
        field, value = line.until
        if called := names.answered(_answers(line), field, value):
            told[f"{field}: {with_name(value, called)}"] = None
    if told:
        yield f"# {', '.join(told)}"


def _answers(line: Line) -> str:
    """The class of what a line is answered: as it was, or as the schema declares."""
    declared = schema().action(line.label)
    return class_of(line.answer) or (declared.answers.object if declared and declared.answers else "")
