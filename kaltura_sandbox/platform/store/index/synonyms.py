"""Words that mean the same to a search in English texts.

The platform's own list is WordNet's, 26,000 lines of words and the one that stands for them all. Here are some of
them, of everyday words; more than these aren't known.
"""

from __future__ import annotations

_SAME = (
    "car auto automobile motorcar", "teacher instructor", "doctor physician medico", "photograph photo",
    "buy purchase", "lawyer attorney", "accomplishment achievement", "feat exploit", "measure quantity amount",
    "food nutrient", "person individual someone somebody", "animal beast creature fauna", "plant flora",
    "knowledge cognition", "shape form", "beachhead foothold",
)  # fmt: skip
MEANT = {word: words.split(" ")[0] for words in _SAME for word in words.split(" ")}
"""The word that stands for a word."""
