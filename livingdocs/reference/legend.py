"""The numbers that a guide's calls and answers have, and what they are called."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from livingdocs.common.markdown import code
from livingdocs.languages.names import OF_PLUGIN
from livingdocs.recorded.recording import Recording
from livingdocs.recorded.requests import Request, text_of
from livingdocs.reference.showing import folded, rows_table
from livingdocs.reference.uses import requests
from livingdocs.schema import Field, Schema, field_at

SMALL = 12  # numbers: an enum that has no more is shown with all of them
HEAD = ["enum", "stands in", "values, those of this guide bold"]
_LISTS = ("NotIn", "In")  # how filters name a field that takes several values

Met = dict[str, tuple[set[str], set[str]]]  # enum -> the fields that have it, the values that were met


def legend(recording: Recording, known: Schema) -> str:
    """A folded table of each enum of which the guide sends or answers a number; "" where there is none."""
    met: Met = {}
    for _, line, request in requests(recording):
        for one, value in (*_sent(request, known), *_answered(line.answer, known)):
            fields, values = met.setdefault(one.enum, (set(), set()))
            fields.add(one.name)
            values.add(value)
    rows = [_row(enum, *met[enum], known) for enum in sorted(met) if any(map(_is_number, met[enum][1]))]
    return folded("Numbers and their names", rows_table(HEAD, rows)) if rows else ""


def _row(enum: str, fields: set[str], met: set[str], known: Schema) -> list[str]:
    every = {str(value): name for name, value in known.enums[enum].items()}
    numbers = {value for value in every if _is_number(value)}
    shown = met | numbers if len(numbers) <= SMALL else met
    values = [_said(value, name, value in met) for value, name in every.items() if value in shown]
    return [code(enum), ", ".join(code(name) for name in sorted(fields)), ", ".join(values)]


def _said(value: str, name: str, is_met: bool) -> str:
    """A number and its name, which stay on one line."""
    words = f"{value}\u00a0{name}"
    return f"**{words}**" if is_met else words


def _is_number(value: str) -> bool:
    return value.removeprefix("-").isdigit() or bool(OF_PLUGIN.fullmatch(value))


def _sent(request: Request, known: Schema) -> Iterator[tuple[Field, str]]:
    for path, text in request.fields:
        one = field_at(request.action, path, request.fields, known)
        if one is not None:
            yield from _named(one, text_of(text), path, request, known)


def _named(one: Field, text: str, path: str, request: Request, known: Schema) -> Iterator[tuple[Field, str]]:
    """The values of a field: several in a filter's statusIn, whose enum is that of its statusEqual."""
    if one.enum:
        if known.enum_name(one.enum, text):
            yield one, text
        return
    ending = next((ending for ending in _LISTS if one.name.endswith(ending)), "")
    if ending and path.endswith(f"[{one.name}]"):
        single = f"{path.removesuffix(f'{ending}]')}Equal]"
        twin = field_at(request.action, single, request.fields, known)
        for value in text.split(",") if twin and twin.enum else ():
            if twin and known.enum_name(twin.enum, value.strip()):
                yield Field(one.name, "string", twin.enum), value.strip()


def _answered(answer: Any, known: Schema) -> Iterator[tuple[Field, str]]:
    if isinstance(answer, list):
        for one in answer:
            yield from _answered(one, known)
    elif isinstance(answer, Mapping):
        fields = known.fields(str(answer.get("objectType", "")))
        for name, value in answer.items():
            field = fields.get(name)
            if field and field.enum and not isinstance(value, bool) and known.enum_name(field.enum, value):
                yield field, str(value)
            elif isinstance(value, (list, Mapping)):
                yield from _answered(value, known)
