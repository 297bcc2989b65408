"""How the platform's index of entries reads texts: by whole words, without case and accents (measured).

``alpha one`` (with a blank) is a phrase; without blanks, all words of the text must be there, in any order; a star
behind at least three letters stands for any rest of a word.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Any

from kaltura_sandbox import php_text

_WORD = re.compile(r"[^\W_]+")  # any script: words of any language are words
_TERM = re.compile(r"[^\W_]+\*?")  # any script: as above
SHORTEST_BEGINNING = 3
_FIGURES = {code: " " for code in range(0x10000) if unicodedata.category(chr(code)) == "No"}
"""Figures that are no digits (², ½, ①): to the index they stand between words, as read in its table of letters."""


@lru_cache(32_768)  # a search looks at every text of an account, and the next one at the same texts again
def words_of(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(_plain(text)))


@lru_cache(256)
def terms_of(query: str) -> tuple[tuple[str, ...], bool]:
    """The words of a query, and whether they have to stand one behind the other."""
    return tuple(_TERM.findall(_plain(query))), len(php_text.words(php_text.trim(query))) > 1


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


def _plain(text: str) -> str:
    parted = unicodedata.normalize("NFKD", folded(text).translate(_FIGURES))
    return "".join(letter for letter in parted if not unicodedata.combining(letter))
