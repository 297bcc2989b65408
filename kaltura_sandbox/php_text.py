"""Texts from outside, read as PHP reads them: its digits and its blanks are ASCII's, whatever Unicode knows.

Python's own ``int``, ``strip``, ``isdigit`` … take digits and blanks of every script (and ``1_000``, ``nan``), so that
a value would pass here that the platform refuses or takes for zero. tests/test_texts.py refuses them in the sandbox.
"""

from __future__ import annotations

import json
import math
import re
from typing import Any

_TRIMMED = " \n\r\t\v\0"
_BLANKS = re.compile(r"[ \t\n\r\v\f]+")
_NUMBER = r"[ \t\n\r\v\f]*[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?"
_LEADING = re.compile(_NUMBER)
_NUMERIC = re.compile(_NUMBER + r"[ \t\n\r\v\f]*")
_INDEX = re.compile(r"0|-?[1-9][0-9]{0,18}")
_BEFORE_NUMBERS = " \t\n\r\v\f+-"
_EXACT = 30  # digits that are read one by one; a whole number of more is beyond the largest
_LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}
LARGEST, SMALLEST = 2**63 - 1, -(2**63)


def trim(text: str) -> str:
    """The text without blanks at its ends."""
    return text.strip(_TRIMMED)


def trim_end(text: str) -> str:
    """The text without blanks behind it."""
    return text.rstrip(_TRIMMED)


def words(text: str) -> list[str]:
    """What stands between blanks."""
    return [word for word in _BLANKS.split(text) if word]


def lower(text: str) -> str:
    """The text in lower case; letters beyond ASCII stay as they are."""
    return text.translate(_LOWER)


def is_digits(text: str) -> bool:
    """Whether a text is digits and nothing else."""
    return text.isascii() and text.isdigit()


def is_number(text: str) -> bool:
    """Whether all of a text is one number, with a sign, a point, an exponent or blanks around it."""
    return _NUMERIC.fullmatch(text) is not None


def same(one: str, other: str) -> bool:
    """Whether two texts are equal by PHP's ``==``, which compares numbers where both are such."""
    return one == other or (is_number(one) and is_number(other) and real(one) == real(other))


def is_index(text: str) -> bool:
    """Whether a key is kept as a number: written as PHP would write it, so neither ``01`` nor ``+1``."""
    return _INDEX.fullmatch(text) is not None and SMALLEST <= int(text) <= LARGEST


def whole(text: str) -> int:
    """The whole number at the front of a text, 0 where there is none; what is too large is the largest."""
    found = _LEADING.match(text)
    digits = found[0].strip(_BEFORE_NUMBERS).lstrip("0") if found else ""
    if found and digits.isdigit() and len(digits) < _EXACT:
        value = int(digits) if "-" not in found[0] else -int(digits)
    else:
        value = int(number) if math.isfinite(number := real(text)) else 0
    return max(SMALLEST, min(value, LARGEST))


def real(text: str) -> float:
    """The number at the front of a text, 0 where there is none."""
    found = _LEADING.match(text)
    return float(found[0]) if found else 0.0


def json_value(text: str) -> Any:
    """What JSON says. Raises ValueError also for what Python alone takes: NaN, and half a pair of surrogates."""
    try:
        value = json.loads(text, parse_int=_json_number, parse_constant=_no_json)
    except RecursionError as deep:
        raise ValueError("too deep") from deep
    if "\\u" in text:
        json.dumps(value, ensure_ascii=False).encode()
    return value


def _json_number(digits: str) -> int | float:
    """A whole number of JSON; one far beyond the largest is a float to PHP, and Python reads only so many digits."""
    return int(digits) if len(digits) < _EXACT else float(digits)


def _no_json(word: str) -> None:
    raise ValueError(f"{word} is no JSON")
