"""What a search means in the database: terms of the index wherever they do, conditions on rows for the rest.

A clause is an expression of the index, selects of rows, and conditions that are tried on a row; all of them hold.
Clauses are joined so that the index finds what there is to be looked at, and only that is tried.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kaltura_sandbox.platform.store.filters import Condition
from kaltura_sandbox.platform.store.index.documents import Way
from kaltura_sandbox.platform.store.index.expressions import joined, phrase
from kaltura_sandbox.topics.esearch.fields import EVERY

AT_A_TIME = 200


@dataclass(frozen=True)
class Place:
    """Where one looks: objects of a kind, or their parts. ``row`` is the row's number in SQL."""

    kind: str
    table: str
    row: str
    source: str

    @property
    def everything(self) -> str:
        return phrase(self.kind, EVERY, Way.KEY, ["1"])


def objects(kind: str) -> Place:
    return Place(kind, "search_terms", "objects.rowid", "objects NOT INDEXED")


def parts(kind: str) -> Place:
    return Place(kind, "search_part_terms", "p.id", "search_parts AS p NOT INDEXED")


@dataclass
class Clause:
    """What rows of a place are like."""

    place: Place
    text: str | None = None
    rows: list[Condition] = field(default_factory=list)
    tests: list[Condition] = field(default_factory=list)

    @property
    def drives(self) -> bool:
        """Whether it finds rows by itself, without looking at all."""
        return self.text is not None or bool(self.rows)

    def condition(self) -> Condition:
        """As a condition on a row."""
        told: list[Condition] = []
        if self.text is not None:
            table = self.place.table
            told.append(
                (f"{self.place.row} IN (SELECT rowid FROM {table} WHERE {table} MATCH ?)", [self.text])
            )
        told += [(f"{self.place.row} IN ({sql})", values) for sql, values in self.rows] + self.tests
        return " AND ".join(f"({sql})" for sql, _ in told) or "1", [v for _, values in told for v in values]

    def select(self) -> Condition:
        """As a select of the rows."""
        if not self.tests and self.text is None and len(self.rows) == 1:
            return self.rows[0]
        if not self.tests and not self.rows and self.text is not None:
            table = self.place.table
            return f"SELECT rowid FROM {table} WHERE {table} MATCH ?", [self.text]
        sql, values = self.condition()
        return f"SELECT {self.place.row} FROM {self.place.source} WHERE {sql}", values


def nothing(place: Place) -> Clause:
    return Clause(place, tests=[("0", [])])


def every(place: Place, clauses: Sequence[Clause]) -> Clause:
    """All of these hold."""
    return Clause(
        place,
        joined("AND", (one.text for one in clauses)),
        [row for one in clauses for row in one.rows],
        [test for one in clauses for test in one.tests],
    )


def any_of(place: Place, clauses: Sequence[Clause]) -> Clause:
    """One of these holds."""
    if len(clauses) == 1:
        return clauses[0]
    plain = [one for one in clauses if one.text is not None and not one.rows and not one.tests]
    others = [one for one in clauses if one not in plain]
    text = Clause(place, joined("OR", (one.text for one in plain))) if plain else None
    if not others:
        return text or nothing(place)
    left = [*([text] if text else []), *(one for one in others if one.tests != [("0", [])])]
    if len(left) < 2:
        return left[0] if left else nothing(place)
    if all(one.drives for one in left):
        selects = [one.select() for one in left]
        return Clause(place, rows=[(_united([sql for sql, _ in selects]), _values(selects))])
    conditions = [one.condition() for one in left]
    return Clause(place, tests=[(" OR ".join(f"({sql})" for sql, _ in conditions), _values(conditions))])


def _united(selects: list[str]) -> str:
    """The rows of all selects; SQLite joins so many at a time, those within one counted."""
    selects = [f"SELECT * FROM ({one})" if " UNION " in one else one for one in selects]
    while len(selects) > AT_A_TIME:
        groups = [selects[at : at + AT_A_TIME] for at in range(0, len(selects), AT_A_TIME)]
        selects = [f"SELECT * FROM ({' UNION '.join(group)})" for group in groups]
    return " UNION ".join(selects)


def none_of(place: Place, clauses: Sequence[Clause]) -> Clause:
    """None of these holds."""
    found = any_of(place, clauses)
    if found.text is not None and not found.rows and not found.tests:
        return Clause(place, f"({place.everything} NOT {found.text})")
    sql, values = found.condition()
    return Clause(place, tests=[(f"NOT COALESCE({sql}, 0)", values)])


def _values(conditions: list[Condition]) -> list[object]:
    return [value for _, values in conditions for value in values]
