"""Many conditions as one, however many: SQLite has limits of depth (1,000) and of values (32,766) in a statement."""

from __future__ import annotations

import json
from typing import Any

Condition = tuple[str, list[Any]]
"""SQL, and the values of its question marks."""

MOST_IN_LINE = 100
"""Values that a statement names one by one; more are one value, a list in JSON."""


def many(glue: str, conditions: list[Condition]) -> Condition | None:
    """Conditions joined by AND or OR; None of no conditions."""
    if not conditions:
        return None
    if len(conditions) > MOST_IN_LINE:
        return _very_many(glue, conditions)
    return "(" + f" {glue} ".join(c[0] for c in conditions) + ")", [v for c in conditions for v in c[1]]


def _very_many(glue: str, conditions: list[Condition]) -> Condition:
    """More than a statement holds one by one: of those that differ in their value alone, each value is tried."""
    tried: dict[str, list[Any]] = {}
    others: dict[str, Condition] = {}
    for sql, values in conditions:
        if values and isinstance(values[0], (str, int, float)) and len(set(values)) == 1:
            tried.setdefault(sql.replace("?", "wanted"), []).append(values[0])
        else:
            others[f"{sql} {values}"] = (sql, values)
    parts = [*others.values(), *(_each(glue, sql, values) for sql, values in tried.items())]
    return _nested(glue, [c[0] for c in parts]), [v for c in parts for v in c[1]]


def _nested(glue: str, parts: list[str]) -> str:
    """Joined half by half, so that even thousands are not deep."""
    if len(parts) <= MOST_IN_LINE:
        return "(" + f" {glue} ".join(parts) + ")"
    half = len(parts) // 2
    return f"({_nested(glue, parts[:half])} {glue} {_nested(glue, parts[half:])})"


def _each(glue: str, sql: str, values: list[Any]) -> Condition:
    values_ = "FROM (SELECT value AS wanted FROM json_each(?)) WHERE"
    any_of, all_of = (
        f"EXISTS (SELECT 1 {values_} {sql})",
        f"NOT EXISTS (SELECT 1 {values_} NOT COALESCE({sql}, 0))",
    )
    return any_of if glue == "OR" else all_of, [json.dumps(list(dict.fromkeys(values)))]
