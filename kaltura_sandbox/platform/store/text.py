"""How the platform's index of entries reads texts: by whole words, without case and accents (measured).

``alpha one`` (with a blank) is a phrase; without blanks, all words of the text must be there, in any order; a star
behind at least three letters stands for any rest of a word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from kaltura_sandbox import php_text

_WORD = re.compile(r"[^\W_]+")  # any script: words of any language are words
_TERM = re.compile(r"[^\W_]+\*?")  # any script: as above
SHORTEST_BEGINNING = 3
_FIGURES = {code: " " for code in range(0x10000) if unicodedata.category(chr(code)) == "No"}
"""Figures that are no digits (², ½, ①): to the index they stand between words, as read in its table of letters."""


CACHED, LONGEST_CACHED = 16_384, 256
"""How many texts are remembered by their words, and of how many characters at most: some 50 MB in all, whatever is
searched. Longer texts are read anew each time."""


def words_of(text: str) -> tuple[str, ...]:
    return _known_words(text) if len(text) <= LONGEST_CACHED else _words(text)


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(_plain(text)))


_known_words = lru_cache(CACHED)(_words)


@lru_cache(256)
def terms_of(query: str) -> tuple[tuple[str, ...], bool]:
    """The words of a query, and whether they have to stand one behind the other."""
    return tuple(_TERM.findall(_plain(query))), len(php_text.words(php_text.trim(query))) > 1


class Search:
    """A query of one or many parts, read once for all texts that a statement compares with it."""

    def fits(self, texts: tuple[str | None, ...]) -> bool:
        """Whether the texts of an object are what is searched for."""
        raise NotImplementedError


class Parts(Search):
    """Texts that contain one of several parts, in any case."""

    def __init__(self, parts: Iterable[Any]) -> None:
        self.parts = [folded(part) for part in parts]

    def fits(self, texts: tuple[str | None, ...]) -> bool:
        return any(part in text for text in map(folded, filter(_is_there, texts)) for part in self.parts)


class Words(Search):
    """Texts that have the words of one of several queries, or with ``every`` those of all; ``!`` before a query means
    that no text has them.

    Queries of one word, by far the most, are looked up in the words of all texts at once: hundreds of them take hardly
    longer than one.
    """

    def __init__(self, queries: Iterable[Any], every: bool = False, negating: bool = False) -> None:
        self.every = every
        self.plain: set[str] = set()
        self.beginnings: set[str] = set()
        self.others: list[tuple[str, bool]] = []
        for query in map(str, queries):
            absent = negating and query.startswith("!")
            self._take(query.removeprefix("!") if absent else query, absent)
        self.lengths = {len(one) for one in self.beginnings if len(one) >= SHORTEST_BEGINNING}

    def _take(self, query: str, absent: bool) -> None:
        terms, _ = terms_of(query)
        if absent or len(terms) != 1:
            self.others.append((query, absent))
        elif terms[0].endswith("*"):
            self.beginnings.add(terms[0][:-1])
        else:
            self.plain.add(terms[0])

    def fits(self, texts: tuple[str | None, ...]) -> bool:
        words = {word for text in texts if text is not None for word in words_of(str(text))}
        begin = {word[:length] for length in self.lengths for word in words if len(word) >= length}
        other = (any(holds(text, query) for text in texts) != absent for query, absent in self.others)
        if self.every:
            return self.plain <= words and self.beginnings <= begin and all(other)
        return not (self.plain.isdisjoint(words) and self.beginnings.isdisjoint(begin)) or any(other)


class Beginning(Search):
    """Texts that begin with a query; its last word, of at least three letters, may be the beginning of one."""

    def __init__(self, query: Any) -> None:
        *self.before, self.last = words_of(str(query)) or ("",)

    def fits(self, texts: tuple[str | None, ...]) -> bool:
        if len(self.last) < SHORTEST_BEGINNING:
            return False
        at = len(self.before)
        found = (words_of(str(text)) for text in texts if text is not None)
        return any(
            list(words[:at]) == self.before and "".join(words[at : at + 1]).startswith(self.last)
            for words in found
        )


class Names(Search):
    """Texts that have all words of a query, the last one as a beginning too, and the last word or begin with the first.

    Of one word: that have it or begin with it. That is how the platform's index reads what it is asked (measured); of
    several queries between commas, one will do. ``shortest`` letters a beginning must have.
    """

    def __init__(self, query: Any, shortest: int = SHORTEST_BEGINNING) -> None:
        self.shortest = shortest
        self.parts = [terms for part in str(query).split(",") if (terms := terms_of(part)[0])]

    def fits(self, texts: tuple[str | None, ...]) -> bool:
        words = [words_of(str(text)) for text in texts if text is not None]
        everywhere = {word for some in words for word in some}
        first = {some[0] for some in words if some}
        return any(self._has(terms, everywhere, first) for terms in self.parts)

    def _has(self, terms: tuple[str, ...], words: set[str], first: set[str]) -> bool:
        *before, last = terms
        known = any(_fits(word, last) for word in words)
        if not before:
            return known or self._begins(last, first)
        return (
            all(any(_fits(word, term) for word in words) for term in before)
            and (known or before[0] in first)
            and self._begins(last, words)
        )

    def _begins(self, term: str, words: set[str]) -> bool:
        return len(term) >= self.shortest and any(word.startswith(term) for word in words)


def holds(text: str | None, query: str) -> bool:
    """Whether a text has the words of a query, one behind the other where the query has blanks."""
    (terms, in_a_row), words = terms_of(query), words_of(str(text or ""))
    if not terms or not words:
        return False
    if not in_a_row:
        return all(any(_fits(word, term) for word in words) for term in terms)
    spans = range(len(words) - len(terms) + 1)
    return any(all(_fits(words[at + i], term) for i, term in enumerate(terms)) for at in spans)


def frames(text: str | None, query: str) -> bool:
    """Whether a text has all words of a query, begins with its first and ends with its last."""
    (terms, _), words = terms_of(query), words_of(str(text or ""))
    if not terms or not words or not set(terms) <= set(words):
        return False
    return words[0] == terms[0] and words[-1] == terms[-1]


def folded(text: Any) -> str:
    """A text without case, as the database compares texts."""
    return str(text).casefold()  # any script: so does the database


def _fits(word: str, term: str) -> bool:
    if term.endswith("*"):
        beginning = term[:-1]
        return len(beginning) >= SHORTEST_BEGINNING and word.startswith(beginning)
    return word == term


def _is_there(text: str | None) -> bool:
    return text is not None


def _plain(text: str) -> str:
    if text.isascii():
        return folded(text)
    parted = unicodedata.normalize("NFKD", folded(text).translate(_FIGURES))
    return "".join(letter for letter in parted if not unicodedata.combining(letter))
