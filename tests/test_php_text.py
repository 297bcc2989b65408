"""Texts read as PHP reads them: the answers are those of PHP 8.2 itself."""

from __future__ import annotations

import math
from typing import Any

import pytest

from kaltura_sandbox import php_text

LARGEST, SMALLEST = 9223372036854775807, -9223372036854775808


@pytest.mark.parametrize(
    ("text", "whole", "real", "is_number"),
    [
        ("٣", 0, 0, False),
        ("²", 0, 0, False),
        (" 5", 5, 5, True),
        ("\t\n\r\v\f5", 5, 5, True),
        ("\u00a05", 0, 0, False),
        ("5 \n", 5, 5, True),
        ("5\0", 5, 5, False),
        ("1_000", 1, 1, False),
        ("1e3", 1000, 1000, True),
        ("1E400", 0, math.inf, True),
        ("-1e400", 0, -math.inf, True),
        (".5", 0, 0.5, True),
        ("5.", 5, 5, True),
        ("+5", 5, 5, True),
        ("-5.9", -5, -5.9, True),
        ("0x1A", 0, 0, False),
        ("nan", 0, 0, False),
        ("INF", 0, 0, False),
        ("1e18", 10**18, 1e18, True),
        ("1e30", LARGEST, 1e30, True),
        ("9223372036854775807", LARGEST, 2.0**63, True),
        ("9223372036854775806", LARGEST - 1, 2.0**63, True),
        ("99999999999999999999", LARGEST, 1e20, True),
        ("-99999999999999999999", SMALLEST, -1e20, True),
        ("1" * 5000, 0, math.inf, True),
        ("0" * 5000 + "7", 7, 7, True),
        ("--5", 0, 0, False),
        ("+ 5", 0, 0, False),
        ("1e", 1, 1, False),
        (".5e3", 500, 500, True),
        ("1.5e3abc", 1500, 1500, False),
        (".", 0, 0, False),
        ("", 0, 0, False),
    ],
)
def test_numbers(text: str, whole: int, real: float, is_number: bool) -> None:
    assert (php_text.whole(text), php_text.real(text), php_text.is_number(text)) == (whole, real, is_number)


@pytest.mark.parametrize(
    ("key", "is_index"),
    [("0", True), ("7", True), ("-7", True), (str(LARGEST), True), (str(LARGEST + 1), False), ("07", False),
     ("-0", False), ("+7", False), (" 7", False), ("7.0", False), ("٧", False), ("7\n", False), ("", False)],
)  # fmt: skip
def test_keys_that_are_kept_as_numbers(key: str, is_index: bool) -> None:
    assert php_text.is_index(key) is is_index


def test_blanks_case_and_digits() -> None:
    assert php_text.trim("\0\t\n\v\r \u3000a\u00a0\f \0") == "\u3000a\u00a0\f"
    assert php_text.trim_end(" a \n") == " a"
    assert php_text.words(" a\tb\n\vc\fd\u3000e\u2028f\x1cg ") == ["a", "b", "c", "d\u3000e\u2028f\x1cg"]
    assert php_text.lower("ÄKÉ\u212aſİ AZ[@") == "ÄkÉ\u212aſİ az[@"
    assert [php_text.is_digits(text) for text in ("0123", "", "1²", "٣", "-1")] == [
        True,
        False,
        False,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [('{"a": [1, 2.5, null]}', {"a": [1, 2.5, None]}), ('"\\ud83d\\ude00"', "😀"), ("9" * 5000, math.inf)],
)
def test_json(text: str, value: Any) -> None:
    assert php_text.json_value(text) == value


@pytest.mark.parametrize(
    "text", ["NaN", "[Infinity]", "-Infinity", '"\\ud800"', '{"\\udc00": 1}', "[" * 10**5, "", "1_0"]
)
def test_no_json(text: str) -> None:
    with pytest.raises(ValueError):
        php_text.json_value(text)
