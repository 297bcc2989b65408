"""What people know and no schema tells, from the tables in facts/: units, defaults, limits, causes and remedies.

A cell that nobody knows for sure is empty.
"""

from __future__ import annotations

import fnmatch
import functools
from dataclasses import dataclass
from pathlib import Path

from livingdocs.schema import Schema

FACTS = Path(__file__).parent / "facts"


@dataclass(frozen=True)
class FieldFact:
    """A field of a class: its unit, default and limits, who may set it, and a word on what it does."""

    unit: str = ""
    default: str = ""
    limits: str = ""
    who: str = ""
    about: str = ""


@dataclass(frozen=True)
class Key:
    """A key in an address, with the short name that it also has."""

    name: str
    short: str
    unit: str
    default: str
    limits: str
    about: str


@dataclass(frozen=True)
class Remedy:
    """Why a call is refused with a code, and what to do about it."""

    cause: str
    remedy: str


def table(name: str) -> list[dict[str, str]]:
    """The rows of a table of facts by the names of its columns."""
    lines = (FACTS / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    head = lines[0].split("\t")
    return [dict(zip(head, line.split("\t"), strict=True)) for line in lines[1:]]


@functools.cache
def field_facts() -> dict[str, dict[str, FieldFact]]:
    """Class -> field -> what is known of it."""
    found: dict[str, dict[str, FieldFact]] = {}
    for row in table("fields"):
        class_, field = row.pop("class"), row.pop("field")
        found.setdefault(class_, {})[field] = FieldFact(**row)
    return found


def fact_of(known: Schema, class_: str, field: str) -> FieldFact:
    """What is known of a field: said of its class, or of the nearest of its parents."""
    told = field_facts()
    return next(
        (told[name][field] for name in known.ancestors(class_) if field in told.get(name, {})), FieldFact()
    )


@functools.cache
def keys(kind: str) -> dict[str, Key]:
    """The keys of addresses of a kind ("thumbnail", "manifest") by name, in the order in which they are told."""
    rows = [row for row in table("addresses") if row.pop("kind") == kind]
    return {row["key"]: Key(row.pop("key"), **row) for row in rows}


@functools.cache
def remedies() -> dict[str, Remedy]:
    """Cause and remedy by code; of addresses by "error-25"."""
    return {row["code"]: Remedy(row["cause"], row["remedy"]) for row in table("refusals")}


def why_not_shown(service: str) -> str:
    """Why no guide shows a service; "" where nobody has said. Names may end in a star, the first that fits counts."""
    rows = table("services")
    return next((row["why"] for row in rows if fnmatch.fnmatchcase(service.lower(), row["service"])), "")
