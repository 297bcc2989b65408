"""How the platform's index of entries reads texts: by whole words, without case and accents (measured).

``alpha one`` (with a blank) is a phrase; without blanks, all words of the text must be there, in any order; a star
behind at least three letters stands for any rest of a word.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
_TERM = re.compile(r"[^\W_]+\*?")
SHORTEST_BEGINNING = 3


@lru_cache(32_768)  # a search looks at every text of an account, and the next one at the same texts again
def words_of(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(_plain(text)))


@lru_cache(256)
def terms_of(query: str) -> tuple[tuple[str, ...], bool]:
    """The words of a query, and whether they have to stand one behind the other."""
    return tuple(_TERM.findall(_plain(query))), bool(re.search(r"\s", query.strip()))


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


def _fits(word: str, term: str) -> bool:
    if term.endswith("*"):
        beginning = term[:-1]
        return len(beginning) >= SHORTEST_BEGINNING and word.startswith(beginning)
    return word == term


def _plain(text: str) -> str:
    parted = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in parted if not unicodedata.combining(letter))
