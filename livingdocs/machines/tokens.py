"""How many tokens a text has at most, estimated without a tokenizer: each model has its own, and none is at hand here.

English prose has some 1.3 tokens a word and over four characters a token, calls with their long names about 3.5
characters a token. An estimate of 1.4 a word and 3.2 characters a token, whichever is more, lies above what common
tokenizers count on these guides.
"""

from __future__ import annotations

import math

PER_WORD = 1.4
CHARACTERS = 3.2


def tokens(text: str) -> int:
    """At most so many, in all likelihood."""
    return math.ceil(max(len(text.split()) * PER_WORD, len(text) / CHARACTERS))
