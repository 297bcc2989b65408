"""Small parts of JavaScript: names, keys, objects, plain values, and patterns that take values out of answers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from livingdocs.languages.layout import Code, Group, flat
from livingdocs.languages.python import quoted


def short(name: str) -> str:
    """A class or an enum as the client calls it."""
    return name.removeprefix("Kaltura")


def key(name: str) -> str:
    """The name of a field in an object."""
    return name if re.fullmatch(r"[A-Za-z_]\w*", name) else quoted(name)


def braces(fields: Iterable[tuple[str, Code]]) -> Group:
    """An object that is written out."""
    return Group("{", tuple(fields), "}", " ", 2)


def quoted_plain(value: object) -> str:
    """A number or truth value; a text in quotes."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return "null" if value is None else quoted(value) if isinstance(value, str) else str(value)


def pattern(gives: Mapping[str, str], name_of: object) -> str:
    """What takes values out of an answer: { id: entryId }, or [{ id: tokenId }, { id: entryId }]."""
    assert callable(name_of)
    tree: dict[str, object] = {}
    for variable, path in gives.items():
        place, steps = tree, [step for step in path.split(".") if step]
        if not steps:
            return str(name_of(variable))
        for step in steps[:-1]:
            inner = place.setdefault(step, {})
            assert isinstance(inner, dict)
            place = inner
        place[steps[-1]] = str(name_of(variable))
    return flat(_pattern(tree))


def _pattern(tree: Mapping[str, object]) -> Code:
    inner = {step: _pattern(one) if isinstance(one, dict) else str(one) for step, one in tree.items()}
    if all(step.isdecimal() for step in tree):
        places = range(max(int(step) for step in tree) + 1)
        return Group("[", tuple(("", inner.get(str(place), "")) for place in places), "]")
    fields = [("" if one == step else f"{step}: ", one) for step, one in inner.items()]
    return braces(fields)
