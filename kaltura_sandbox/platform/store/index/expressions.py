"""What is looked for in the index, as FTS5 reads it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kaltura_sandbox.platform.store import text
from kaltura_sandbox.platform.store.index.documents import Way, encoded

MOST_TERMS = 400
"""Of an expression by which a list is narrowed; more are searched through instead."""


def phrase(kind: str, field: str, way: Way, words: Sequence[str], beginning: bool = False) -> str:
    """Words one behind the other; with ``beginning`` the last one may go on."""
    told = " ".join(encoded(kind, field, way, word) for word in words)
    return f'"{told}"*' if beginning else f'"{told}"'


def joined(glue: str, parts: Iterable[str | None]) -> str | None:
    """Expressions joined by AND or OR; None of none."""
    there = [one for one in parts if one]
    if len(there) < 2:
        return there[0] if there else None
    return "(" + f" {glue} ".join(there) + ")"


def listed(
    kind: str, fields: Sequence[str], queries: Iterable[str], every: bool, negating: bool = False
) -> str | None:
    """An expression that holds of whatever has the words of one of the queries, or of all, in some fields; it may hold
    of more. None where the index can't tell."""
    parts: list[str | None] = []
    for query in queries:
        part = None if negating and query.startswith("!") else _query(kind, fields, query)
        if part is None and not every:
            return None
        parts.append(part)
    found = joined("AND" if every else "OR", parts)
    return found if found is not None and found.count('"') <= 2 * MOST_TERMS else None


def _query(kind: str, fields: Sequence[str], query: str) -> str | None:
    terms, in_a_row = text.terms_of(query)
    if not terms:
        return None
    starred = [term for term in terms if term.endswith("*")]
    if any(len(term) <= text.SHORTEST_BEGINNING for term in starred):
        return None
    if in_a_row and not starred:
        return joined("OR", (phrase(kind, field, Way.LISTED, terms) for field in fields))
    return joined("OR", (joined("AND", (_term(kind, field, term) for term in terms)) for field in fields))


def _term(kind: str, field: str, term: str) -> str:
    return phrase(kind, field, Way.LISTED, [term.removesuffix("*")], term.endswith("*"))
