"""Who is who: when two user ids mean the same user.

The platform finds users by a database that compares texts without case, without accents and without blanks at their
end. So `José` and `jose ` are one user, whose id stays what it was when the user came into being. No user at all and
the user whose id is empty are the same as well.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Any

_ACCENTED = ((0xC0, 0x590), (0x1E00, 0x2000))
"""The scripts in which the database takes a letter and its accented forms for one: Latin, Greek, Cyrillic."""

CACHED, LONGEST = 8192, 100
"""How many ids are remembered by what they have in common, and of how many letters at most: 5 MB in all."""

_OWN = frozenset("йЙ")
"""Letters of theirs that are no accented form of another one to it."""


def user_key(user_id: Any) -> str:
    """What all spellings of a user's id have in common; "" of nobody."""
    text = "" if user_id is None else str(user_id).rstrip(" ")
    if text.isascii():
        return text.lower()  # any script: it is ASCII
    return _remembered(text) if len(text) <= LONGEST else _key(text)


def _key(text: str) -> str:
    return "".join(_plain(letter) for letter in text)


_remembered = lru_cache(CACHED)(_key)


def _plain(letter: str) -> str:
    if letter == "ß":
        return "s"
    if letter not in _OWN and any(first <= ord(letter) < end for first, end in _ACCENTED):
        letter = unicodedata.normalize("NFD", letter)[0]
    lower = letter.lower()  # any script: the database knows case in all of them
    return lower if len(lower) == 1 else letter


def same_user(one: Any, other: Any) -> bool:
    """Whether two ids mean the same user."""
    return user_key(one) == user_key(other)
