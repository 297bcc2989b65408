"""What the index knows of an object: its terms, as topics declare them for the objects of a kind.

A term is a field, a way to read it, and a text. In the index it is one word: a letter from Unicode's private use for
the field of a kind, a letter for the way, and the text with its marks replaced, so that SQLite's ``ascii`` tokenizer
cuts nothing and Python alone decides what a word is.
"""

from __future__ import annotations

import hashlib
import json
import string
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.store import text
from kaltura_sandbox.platform.store.index import analysis

ANALYSIS = 2
"""Raise it with what changes the terms of a text: the index is then made anew at the next start."""

_FIRST_FIELD, _FIRST_MARK = 0xE100, 0xF700
_PLAIN = string.ascii_letters + string.digits
_NO_TEXT = "\ufffd"
"""Stands for bytes that are no UTF-8, which files of captions bring (as lone surrogates, which SQLite doesn't take)."""
_MARKS = {code: chr(_FIRST_MARK + code) for code in range(128) if chr(code) not in _PLAIN}
_MARKS |= dict.fromkeys(range(0xD800, 0xE000), _NO_TEXT)
_GAP = "\ue000"
"""Stands between the values of a field, so that no phrase goes over two of them."""


class Way(StrEnum):
    """How a text is read."""

    LISTED = "l"  # by whole words, as filters of lists do
    WORDS = "w"
    WHOLE = "r"
    PIECES = "p"
    ENGLISH = "e"
    SYNONYMS = "s"
    KEY = "k"  # one value, as it is


Document = Callable[[Any, Object, "Terms"], None]
"""Gets the platform (None where a store is used alone), the object, and its terms to add to."""

_documents: dict[str, list[Document]] = {}
_fields: dict[str, set[str]] = {}


def indexed(
    kind: str, *fields: str, parts: dict[str, tuple[str, ...]] | None = None
) -> Callable[[Document], Document]:
    """Declares what the index has of objects of a kind: the fields that a function adds, and those of the parts by
    their names. Several topics may declare something of a kind."""

    def register(function: Document) -> Document:
        _documents.setdefault(kind, []).append(function)
        for name, told in {kind: fields, **(parts or {})}.items():
            _fields.setdefault(name, set()).update(told)
        _numbers.cache_clear()
        return function

    return register


def kinds() -> list[str]:
    """The kinds of objects that are in the index."""
    return sorted(_documents)


def version() -> str:
    """What tells whether an index was written by this sandbox's declarations."""
    told = json.dumps([ANALYSIS, sorted((kind, sorted(fields)) for kind, fields in _fields.items())])
    return hashlib.sha256(told.encode()).hexdigest()[:16]


@cache
def _numbers() -> dict[tuple[str, str], str]:
    names = sorted((kind, name) for kind, fields in _fields.items() for name in fields)
    return {name: chr(_FIRST_FIELD + place) for place, name in enumerate(names)}


def encoded(kind: str, field: str, way: Way, value: str) -> str:
    """A term as the index has it."""
    return f"{_numbers()[kind, field]}{way.value}{value.translate(_MARKS)}"


@dataclass
class Part:
    """Something inside an object that is searched by itself: a line of captions, a value of metadata."""

    name: str
    owner: tuple[str, str]
    data: dict[str, Any]
    terms: Terms


class Terms:
    """The terms of one object, and its parts."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.found: list[str] = []
        self.parts: list[Part] = []

    def part(self, name: str, owner: tuple[str, str], data: dict[str, Any]) -> Terms:
        """Adds a part, with what its results tell; ``owner`` is the kind and the id of the object that is found by
        it."""
        terms = Terms(name)
        self.parts.append(Part(name, owner, data, terms))
        return terms

    def listed(self, field: str, value: Any) -> None:
        """A text that filters of lists search by whole words."""
        if value not in (None, ""):
            self._take(field, Way.LISTED, text.words_of(str(value)))

    def text(self, field: str, *values: Any, english: bool = False) -> None:
        """A text that eSearch finds by words, beginnings and pieces; several values are searched one by one."""
        for value in map(str, filter(None, values)):
            self._take(field, Way.WORDS, [*analysis.words(value), _GAP])
            self._take(field, Way.WHOLE, [analysis.whole(value)[: analysis.LONGEST_WHOLE]])
            self._take(field, Way.PIECES, dict.fromkeys(analysis.pieces(value)))
            if english:
                self._take(field, Way.ENGLISH, [*analysis.english(value), _GAP])
                self._take(field, Way.SYNONYMS, dict.fromkeys(analysis.synonyms(value)))

    def key(self, field: str, *values: Any) -> None:
        """Values that are found as a whole, or by how they begin."""
        there = [one for one in values if one not in (None, "")]
        self._take(field, Way.KEY, [analysis.whole(str(one)) for one in there])

    def _take(self, field: str, way: Way, words: Iterable[str]) -> None:
        begin = f"{_numbers()[self.kind, field]}{way.value}"
        self.found += [
            begin
            + (word if word.isalnum() else word.translate(_MARKS))  # any script: marks alone are replaced
            for word in words
        ]


def terms_of(platform: Any, kind: str, object_: Object) -> Terms:
    """All terms of an object."""
    terms = Terms(kind)
    for document in _documents[kind]:
        document(platform, object_, terms)
    return terms
