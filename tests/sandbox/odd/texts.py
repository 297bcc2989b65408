"""Texts that a person doesn't type and a program must bear, and the oddities that a good word can get.

A lone surrogate below U+DC80…U+DCFF stands for one raw byte (as ``surrogateescape`` has it), so that bytes that are no
UTF-8 are texts here too.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Callable

from hypothesis import strategies as st

BLANKS = [chr(n) for n in range(sys.maxunicode) if chr(n).isspace()] + [
    "\u180e",
    "\u200b",
    "\u2060",
    "\ufeff",
]
CONTROLS = [chr(n) for n in (*range(32), *range(127, 160), 0x2028, 0x202E, 0xFFFE, 0xFFFF, 0x1FFFF)]
BROKEN = [
    "\ud800",
    "\udbff",
    "\udc00",
    "\udfff",
    "\udc80",
    "\udcff",
    "\udcc0\udc80",
    "\udcf5",
    "\udce2\udc82",
]
DIGITS = ["²", "①", "½", "Ⅷ", "٣", "१", "７", "𝟘", "፩", "㊿", "一", "٫", "－", "＋"]
TWINS = ["İ", "ı", "ſ", "ß", "K", "ŉ", "ﬁ", "Σ", "ς", "ǅ", "é", "e\u0301", "日", "🎬", "\U000e0041"]  # noqa: RUF001
MARKS = [*"[]{}()<>:;,./\\'\"&=?#%*+-_|~!@$^` ", "__", "[]", ":-", "/../", "//", "\r\n", "%00", "%zz", "&#0;"]
LETTERS = [*BLANKS, *CONTROLS, *BROKEN * 4, *DIGITS * 3, *TWINS * 2, *MARKS, *"aZ019" * 3]

NUMBERS = [
    "0", "-0", "+1", "00", "007", "1.5", ".5", "1.", "-1", "-2", "1e3", "1e999", "-1e999", "1e-999", "nan", "NaN",
    "inf", "-Infinity", "0x1F", "0b1", "1_000", "1,000", "٣", "²", "１２", "1²", "²1", "-٣", "٣.٥", "1 ", " 1",
    "\u00a01", "1\u3000", "\x1c1", "\n1", "1\n", "1\0", "\0001", "true", "2147483648", "-2147483649",
    "9223372036854775807",
    "9223372036854775808", "-9223372036854775809", "18446744073709551616", "9" * 25, "9" * 400, "-" + "9" * 400,
    "9" * 5000, "1e" + "9" * 30, "253402300800", "99999999999999", "-99999999999999", "3e15", "1e18", "1e19", "1e308",
]  # fmt: skip
WORDS = [
    "", "0", "null", "Array", "false", "-", "*", "a,b,,c", ",", "a/b", "../../etc/passwd", "%", "%s", "{0}", "]]>",
    "<a>", "&amp;", "<![CDATA[x", "{1:result}", "{1:result:id}", "{1:result:objects:²:id}", "{²:result:id}",
    "{1:result:objects:٣}", "{1:result:objects:_all:id}", "{1:result:id} {1:result:id}",
    "{99999999999999999999:result:id}", "{0:result:x}", "{", "}", "KalturaMediaEntry", "kalturamediaentry",
    "KalturaFilter", "__class__", "__init__", "objectType", "()", "(", "[", "a[b", "*.*", "\\", "'", '"', "a\r\nb: c",
    "x:y:z", "-createdAt", "+name,-٣", "sview:*", "*", "edit:٣", "all:*,actionslimit:²", "2026-01-01", "12:00:00",
    "00:00:0²", "UTC", "en", "eN", "=", "data:,x", "http://127.0.0.1:1/", "http://[::1", "http://[",
    "http://127.0.0.1:²/", "http://127.0.0.1:99999/", "//", "?", "#", "ftp://x/", "file:///etc/passwd",
    "http://\u3000/", "http://127.0.0.1:1/٣\u2028.mp4", "\U0001f3ac" * 300,
]  # fmt: skip
HUGE = [
    "a" * 60_000,
    "٣" * 20_000,
    "\u3000" * 20_000,
    "[" * 20_000,
    "{1:result:" * 3_000,
    "\0" * 3_000,
    "," * 20_000,
    ",".join(f"w{number}" for number in range(1_100)),
    ",".join(f"0_{number:08d}" for number in range(33_000)),
    "a." + "e" * 300,
    "é" * 300,
    ".*(a+)+$" + "a" * 300,
    "-createdAt," + "+name," * 3_000,
]

_changes: dict[str, Callable[[str, str, int], str]] = {
    "before": lambda word, odd, _: odd + word,
    "behind": lambda word, odd, _: word + odd,
    "around": lambda word, odd, _: odd + word + odd,
    "inside": lambda word, odd, at: word[:at] + odd + word[at:],
    "instead": lambda word, odd, at: word[:at] + odd + word[at + 1 :],
    "upper": lambda word, odd, at: word.upper(),
    "lower": lambda word, odd, at: word.lower(),
    "swapped": lambda word, odd, at: word.swapcase(),
    "wide": lambda word, odd, at: "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in word),
    "digits": lambda word, odd, at: "".join(chr(0x660 + int(c)) if c in "0123456789" else c for c in word),
    "parted": lambda word, odd, at: unicodedata.normalize("NFKD", word.replace("e", "é")),
}
letters = st.sampled_from(LETTERS)
changes = st.sampled_from(sorted(_changes))
numbers = st.sampled_from(NUMBERS)
words = st.one_of(
    st.sampled_from(WORDS),
    numbers,
    st.lists(letters, min_size=1, max_size=6).map("".join),
)


def changed(word: str, change: str, odd: str, at: int) -> str:
    """A word with one oddity."""
    return _changes[change](word, odd, at % (len(word) + 1))
