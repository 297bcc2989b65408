"""How a term is matched in a field, by the type of search: expressions of the index, and what each counts.

As read in the server's source. An exact match in a text is a phrase of its words, else the whole value. A partial one
is any of: all its words (twice the field's boost), the whole text (four times), all its words in English (three times)
or words that mean the same (once), or four fifths of its three-letter pieces, where it is one word. Beginnings are
those of the whole text or value.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb

from kaltura_sandbox import php_text
from kaltura_sandbox.platform.store.index import analysis
from kaltura_sandbox.platform.store.index.documents import Way
from kaltura_sandbox.platform.store.index.expressions import joined, phrase
from kaltura_sandbox.topics.esearch.fields import EXACT, EXISTS, PARTIAL, STARTS, THERE, Field

PIECES_PERCENT = 80
MOST_WORDS_IN_PIECES = 1
MOST_COMBINATIONS = 400
BY_WORDS, BY_WHOLE, BY_ENGLISH = 2, 4, 3


@dataclass(frozen=True)
class Match:
    """An expression of the index, and how much it counts; a constant one counts the same in every text."""

    expression: str
    boost: float
    constant: bool = False


def matches(
    field: Field, type_: str, term: str, kind: str | None = None, synonyms: bool = True
) -> list[list[Match]]:
    """Groups of matches: what fits one of any group fits; of each group the best counts. ``kind`` is where the index
    has the field, if not with the field's own."""
    where = kind or field.kind
    if type_ == EXISTS:
        return [[Match(phrase(where, THERE, Way.KEY, [field.name]), field.boost, constant=True)]]
    if type_ == STARTS:
        way = Way.WHOLE if field.is_text else Way.KEY
        expression = phrase(where, field.name, way, [analysis.term(term)], beginning=True)
        return [[Match(expression, field.boost, constant=True)]]
    if type_ == EXACT:
        return [[one] for one in _exact(where, field, term)]
    return _partial(where, field, term, synonyms) if type_ == PARTIAL else []


def _exact(kind: str, field: Field, term: str) -> list[Match]:
    if not field.is_text:
        return [Match(phrase(kind, field.name, Way.KEY, [analysis.term(term)]), field.boost)]
    words = analysis.words(term)
    return [Match(phrase(kind, field.name, Way.WORDS, words), field.boost)] if words else []


def _partial(kind: str, field: Field, term: str, synonyms: bool) -> list[list[Match]]:
    best = [Match(phrase(kind, field.name, Way.WHOLE, [analysis.term(term)]), BY_WHOLE * field.boost)]
    if field.english:
        best += _all(kind, field, Way.ENGLISH, analysis.english(term), BY_ENGLISH)
    if field.english and synonyms:
        best += _all(kind, field, Way.SYNONYMS, analysis.synonyms(term), 1 / field.boost)
    groups = [_all(kind, field, Way.WORDS, analysis.words_asked(term), BY_WORDS), best]
    if len(php_text.words(term)) <= MOST_WORDS_IN_PIECES:
        groups.append(_pieces(kind, field, term))
    return [group for group in groups if group]


def _all(kind: str, field: Field, way: Way, words: Sequence[str], times: float) -> list[Match]:
    found = joined("AND", (phrase(kind, field.name, way, [word]) for word in words))
    return [Match(found, times * field.boost)] if found else []


def _pieces(kind: str, field: Field, term: str) -> list[Match]:
    """Four fifths of the pieces, rounded down; of very long words all but one."""
    pieces = [phrase(kind, field.name, Way.PIECES, [one]) for one in dict.fromkeys(analysis.pieces(term))]
    if not pieces:
        return []
    wanted = max(1, len(pieces) * PIECES_PERCENT // 100)
    if comb(len(pieces), wanted) > MOST_COMBINATIONS:
        wanted = len(pieces) - 1
    found = joined("OR", (joined("AND", some) for some in combinations(pieces, wanted)))
    return [Match(found, field.boost)] if found else []
