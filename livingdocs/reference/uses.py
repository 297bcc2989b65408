"""Where a guide's recorded calls send which field of which class."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from livingdocs.recorded.exchanges import each, is_refusal
from livingdocs.recorded.recording import Line, Recording
from livingdocs.recorded.requests import Request, RequestError, request_of
from livingdocs.schema import Schema, class_at, field_at

_LAST = re.compile(r"(.+)\[(\w+)\]$")
_NULL = "__null"  # behind the name of a field that is sent as null


@dataclass(frozen=True)
class Sighting:
    """A call of a scenario that sends a field: whether the page shows it, and what a refusal of it says."""

    title: str
    shown: bool
    refusal: str = ""


Uses = dict[str, dict[str, list[Sighting]]]


def requests(recording: Recording) -> Iterator[tuple[str, Line, Request]]:
    """Every recorded line that is a request, with the title of its scenario."""
    for title, line in recording.lines():
        try:
            yield title, line, request_of(line.command)
        except RequestError:
            continue


def uses(recording: Recording, known: Schema) -> Uses:
    """Class -> field -> the calls that send it, both in the order of the guide."""
    found: Uses = {}
    for title, line, request in requests(recording):
        sighting = Sighting(title, line.part == "shown", _refusal(line))
        for class_, field in sorted(set(_sent(request, known))):
            seen = found.setdefault(class_, {}).setdefault(field, [])
            if sighting not in seen:
                seen.append(sighting)
    return found


def _sent(request: Request, known: Schema) -> Iterator[tuple[str, str]]:
    """(class, field) of each field that a request sends; a list or an object is sent where something in it is."""
    for path, _ in request.fields:
        place = _LAST.fullmatch(path.replace(_NULL, ""))
        while place:
            holder, name = place.groups()
            if not name.isdigit() and field_at(request.action, place[0], request.fields, known):
                class_ = class_at(request.action, holder, request.fields, known)
                if class_:
                    yield class_, name
            place = _LAST.fullmatch(holder)


def _refusal(line: Line) -> str:
    return " ".join(_said(one) for one in each(line.answer) if is_refusal(one))


def _said(refusal: Mapping[str, object]) -> str:
    return f"{refusal.get('message', '')} {refusal.get('args', '')}"
