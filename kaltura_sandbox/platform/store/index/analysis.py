"""How the platform's search engine reads texts: the analyzers of its mappings, as read in the server's source.

``words`` are those of the Unicode standard's word boundaries, lower case, without accents and apostrophes; marks such
as ``-`` and ``@`` join what stands around them (``foo-bar`` is one word). A sign of Chinese is a word by itself, what
Thai writes without blanks is one word. ``words_asked`` reads a term of a partial
search, in which marks part words. ``whole`` is the text as one value, ``pieces`` are its three-letter pieces, and
``english`` its words without stop words and endings.

Left out: the analyzers of the other nineteen languages, which an account gets by its operator.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from kaltura_sandbox.platform.store.index.stems import STOP_WORDS, stem
from kaltura_sandbox.platform.store.index.synonyms import MEANT

APOSTROPHES = "'`\u2018"
_NO_APOSTROPHES = str.maketrans("", "", APOSTROPHES)
_MARKS = "!@#$%^&*(-=+?/\\[{;|<~)]}>"
_JOINED = str.maketrans({mark: f"_{ord(mark):x}_" for mark in _MARKS})
_OTHER_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ħ": "h", "ı": "i", "þ": "th"}
)
_HAN = "\u2e80-\u2fdf\u3005-\u3007\u3041-\u309f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(  # any script: words of any language are words
    rf"[{_HAN}]|[^\W{_HAN}]+(?:(?:(?<=[^\W\d_])[.:\u00b7\u2019](?=[^\W\d_])|(?<=\d)[.,;](?=\d))[^\W{_HAN}]+)*"
)
_BLOCKS = ((0x300, 0x2100), (0xA600, 0xAC00), (0xFB00, 0xFE30), (0x11000, 0x11800))
_SIGNS = "".join(
    sign
    for first, end in _BLOCKS
    for sign in map(chr, range(first, end))
    if unicodedata.category(sign) in ("Mn", "Mc")
)
"""Signs that belong to the letter before them, as vowels of Hindi and Thai; to Python they are no part of a word."""

_RUN = rf"[^\W{_HAN}](?:[^\W{_HAN}]|[{_SIGNS}])*"
_WORD_OF_ANY_SCRIPT = re.compile(  # any script: as above
    rf"[{_HAN}]|{_RUN}(?:(?:(?<=[^\W\d_])[.:\u00b7\u2019](?=[^\W\d_])|(?<=\d)[.,;](?=\d)){_RUN})*"
)
_ENGLISH_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")  # any script: a text may have others among its English
_WORD_BESIDE_ENGLISH = re.compile(  # any script: of any language
    rf"[^\W_](?:[^\W_]|[{_SIGNS}])*(?:['\u2019][^\W_]+)?"
)
_PIECEWISE = re.compile(r"[^\W_]+")  # any script: letters and digits of any language
_AROUND = ".,:;!?\"()[]{}'`"
_BLANKS = re.compile(r"\s+")  # any script: so does the engine
PIECE = 3
LONGEST_WHOLE = 8191
"""Characters of a text that is kept as one value; longer ones are not (the engine takes 32,766 bytes)."""


def folded(text: str) -> str:
    """A text in lower case and without accents."""
    if text.isascii():
        return text.lower()  # any script: ASCII alone is here
    bare = unicodedata.normalize("NFKC", text).casefold()  # any script: so does the engine
    parted = unicodedata.normalize("NFKD", bare)
    return "".join(one for one in parted if not unicodedata.combining(one)).translate(_OTHER_LETTERS)


def words(text: str) -> list[str]:
    return _parted(folded(text.translate(_NO_APOSTROPHES).translate(_JOINED)))


def words_asked(text: str) -> list[str]:
    return _parted(folded(text.translate(_NO_APOSTROPHES)))


def _parted(text: str) -> list[str]:
    return (_WORD if text.isascii() else _WORD_OF_ANY_SCRIPT).findall(text)


def whole(text: str) -> str:
    return _BLANKS.sub(" ", folded(text)).strip(" ")


def pieces(text: str) -> list[str]:
    runs = _PIECEWISE.findall(folded(text.translate(_NO_APOSTROPHES)))
    return [run[at : at + PIECE] for run in runs for at in range(len(run) - PIECE + 1)]


def english(text: str) -> list[str]:
    return [stem(word) for word in _english_words(text) if word not in STOP_WORDS]


def synonyms(text: str) -> list[str]:
    """Words between blanks, each as the one that stands for it and all that mean the same."""
    bare = (folded(word.strip(_AROUND)) for word in _BLANKS.split(text))
    return [MEANT.get(word, word) for word in bare if word and word not in STOP_WORDS]


def _english_words(text: str) -> list[str]:
    """Words as the engine's own analyzer of English reads them, which knows possessives and keeps accents."""
    pattern = _ENGLISH_WORD if text.isascii() else _WORD_BESIDE_ENGLISH
    found = pattern.findall(text.lower())  # any script: of any language
    return [re.sub(r"['\u2019]s$", "", word) for word in found]


@lru_cache(1024)
def term(text: str) -> str:
    """A term of a query on whole values: trimmed, one blank for many, lower case."""
    return whole(text)
