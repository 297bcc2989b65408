"""Assertions whose failure a stranger understands: fields as expected / got rows."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from hamcrest.core.base_matcher import BaseMatcher
from hamcrest.core.description import Description

from features.support.api.enums import EnumValues, name_of

ABSENT, ANY = "(absent)", "(any)"


class Expected(dict[str, str]):
    """Fields as an answer will show them, and the enums by whose names a failure tells their values."""

    def __init__(self, fields: Mapping[str, str], enums: Mapping[str, EnumValues]) -> None:
        super().__init__(fields)
        self.enums = dict(enums)


class HasFields(BaseMatcher[Any]):
    """An object, or a list told by `0.id`, whose fields have the expected values, given as text (see `agrees`)."""

    def __init__(self, expected: Mapping[str, str]) -> None:
        self.expected = dict(expected)
        self.enums = expected.enums if isinstance(expected, Expected) else {}

    def _matches(self, item: Any) -> bool:
        return isinstance(item, (Mapping, list)) and not self._wrong(item)

    def _wrong(self, item: Mapping[str, Any] | list[Any]) -> list[str]:
        return [name for name, text in self.expected.items() if not agrees(text, reach(item, name))]

    def describe_to(self, description: Description) -> None:
        description.append_text(
            "an object with " + ", ".join(f"{k} {self._told(k, v)}" for k, v in self.expected.items())
        )

    def _told(self, name: str, text: str) -> str:
        """A value as the wire has it, with its enum's name before it."""
        known = str(name_of(self.enums, name, text))
        return text if known == text else f"{known} ({text})"

    def describe_mismatch(self, item: Any, mismatch_description: Description) -> None:
        if not isinstance(item, (Mapping, list)):
            mismatch_description.append_text(f"was {json.dumps(item)[:500]}")
            return
        wrong = self._wrong(item)
        rows = [("field", "expected", "got", "")]
        for name, text in sorted(self.expected.items(), key=lambda field: field[0] not in wrong):
            got = self._told(name, tell(reach(item, name)))
            rows.append((name, self._told(name, text), got, "<-- differs" if name in wrong else ""))
        widths = [max(len(row[column]) for row in rows) for column in range(3)]
        lines = [
            " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=False)) + " " + row[3]
            for row in rows
        ]
        mismatch_description.append_text("differs:\n" + "\n".join(line.rstrip() for line in lines))


def has_fields(expected: Mapping[str, str]) -> HasFields:
    """Matches a JSON object by a table's rows: field -> text."""
    return HasFields(expected)


def reach(item: Any, name: str) -> Any:
    """The value of a field; `a.b` goes into a nested object, `a.0` into a list. ABSENT where there is none."""
    for part in name.split("."):
        if isinstance(item, list):
            item = {str(place): inner for place, inner in enumerate(item)}
        if not isinstance(item, Mapping) or part not in item:
            return ABSENT
        item = item[part]
    return item


def agrees(text: str, value: Any) -> bool:
    """Whether a value is what a table's cell says: numbers by value, true and false, (absent), (any), else the text."""
    if text == ANY:
        return bool(value != ABSENT)
    if text == ABSENT or value == ABSENT:
        return bool(text == value)
    if isinstance(value, bool):
        return text == tell(value)
    if isinstance(value, (int, float)):
        try:
            return float(text) == value
        except ValueError:
            return False
    return bool(text == tell(value))


def tell(value: Any) -> str:
    """A value as a table's cell would write it."""
    return value if isinstance(value, str) else json.dumps(value)
