"""Stems of English words by Porter's algorithm (M. F. Porter, 1980), and the words that a search passes over."""

from __future__ import annotations

import re
from functools import lru_cache

_STOPPED = """a an and are as at be but by for if in into is it no not of on or such that the their then there these
they this to was will with"""
STOP_WORDS = frozenset(re.findall("[a-z]+", _STOPPED))
_SECOND = {
    "ational": "ate", "tional": "tion", "enci": "ence", "anci": "ance", "izer": "ize", "bli": "ble", "alli": "al",
    "entli": "ent", "eli": "e", "ousli": "ous", "ization": "ize", "ation": "ate", "ator": "ate", "alism": "al",
    "iveness": "ive", "fulness": "ful", "ousness": "ous", "aliti": "al", "iviti": "ive", "biliti": "ble",
    "logi": "log",
}  # fmt: skip
_THIRD = {
    "icate": "ic", "ative": "", "alize": "al", "iciti": "ic", "ical": "ic", "ful": "", "ness": "",
}  # fmt: skip
_FOURTH = (
    "ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous", "ive", "ize", "ion",
    "al", "er", "ic", "ou",
)  # fmt: skip
_CONSONANT, _VOWEL = "[^aeiou](?:[^aeiouy])*", "[aeiouy][aeiou]*"
_MEASURED = re.compile(f"^(?:{_CONSONANT})?((?:{_VOWEL}{_CONSONANT})*)(?:{_VOWEL})?$")
_HAS_VOWEL = re.compile(f"^(?:{_CONSONANT})?{_VOWEL}")
_SHORT_END = re.compile(f"^{_CONSONANT}[aeiouy][^aeiouwxy]$")
_PAIRS = re.compile(f"{_VOWEL}{_CONSONANT}")  # any script: ASCII alone is here
_DOUBLE = re.compile(r"([^aeiouylsz])\1$")


@lru_cache(65_536)
def stem(word: str) -> str:
    """The stem of a word in lower case; short words and those of other alphabets are their own."""
    if len(word) < 3 or not word.isascii() or not word.isalpha():  # any script: ASCII alone is here
        return word
    first = "Y" + word[1:] if word[0] == "y" else word
    for step in (_plurals, _past, _last_y, _by_table(_SECOND), _by_table(_THIRD), _endings, _last_e):
        first = step(first)
    return first.lower()  # any script: ASCII alone is here


def _measure(text: str) -> int:
    found = _MEASURED.match(text)
    return len(_PAIRS.findall(found[1])) if found else 0


def _plurals(word: str) -> str:
    for ending, left in (("sses", "ss"), ("ies", "i"), ("ss", "ss"), ("s", "")):
        if word.endswith(ending):
            return word.removesuffix(ending) + left
    return word


def _past(word: str) -> str:
    if word.endswith("eed"):
        return word[:-1] if _measure(word[:-3]) > 0 else word
    for ending in ("ed", "ing"):
        root = word.removesuffix(ending)
        if root != word and _HAS_VOWEL.match(root):
            return _mended(root)
    return word


def _mended(root: str) -> str:
    if root.endswith(("at", "bl", "iz")):
        return root + "e"
    if _DOUBLE.search(root):
        return root[:-1]
    return root + "e" if _SHORT_END.match(root) else root


def _last_y(word: str) -> str:
    return word[:-1] + "i" if word.endswith("y") and _HAS_VOWEL.match(word[:-1]) else word


def _by_table(table: dict[str, str]):  # type: ignore[no-untyped-def]
    endings = sorted(table, key=len, reverse=True)

    def step(word: str) -> str:
        for ending in endings:
            if word.endswith(ending):
                root = word.removesuffix(ending)
                return root + table[ending] if _measure(root) > 0 else word
        return word

    return step


def _endings(word: str) -> str:
    for ending in _FOURTH:
        if word.endswith(ending):
            root = word.removesuffix(ending)
            if _measure(root) > 1 and (ending != "ion" or root.endswith(("s", "t"))):
                return root
            return word
    return word


def _last_e(word: str) -> str:
    if word.endswith("e"):
        root = word[:-1]
        size = _measure(root)
        if size > 1 or (size == 1 and not _SHORT_END.match(root)):
            word = root
    return word[:-1] if word.endswith("ll") and _measure(word[:-1]) > 1 else word
