"""What the name of a file says: whether it is to be taken, and the slug, flavor and user in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fnmatch import translate

from kaltura_sandbox import php_text
from kaltura_sandbox.platform.objects import split

DEFAULT = r"/(?P<referenceId>.+)[.]\w{3,}/"
ALWAYS_IGNORED = "*.cache,*.aspx"
FLAGS = {"i": re.IGNORECASE, "s": re.DOTALL, "m": re.MULTILINE, "x": re.VERBOSE}
CLOSING = {"(": ")", "{": "}", "[": "]", "<": ">"}


@dataclass(frozen=True)
class Parsed:
    """The named groups of a slug's expression: referenceId, flavorName and userId."""

    slug: str
    flavor: str | None
    user: str | None


def parsed(expression: str | None, name: str) -> Parsed | None:
    """What an expression finds in a name; None where it finds no reference id, or is no expression."""
    pattern = _compiled(expression or DEFAULT)
    found = pattern.search(name) if pattern else None
    groups = found.groupdict() if found else {}
    slug = groups.get("referenceId")
    return Parsed(slug, groups.get("flavorName") or None, groups.get("userId") or None) if slug else None


def fits(expression: str | None, name: str) -> bool:
    """Whether a name fits an expression; without one it does."""
    if not expression:
        return True
    pattern = _compiled(expression)
    return bool(pattern and pattern.search(name))


def _compiled(expression: str) -> re.Pattern[str] | None:
    """An expression between delimiters, with flags behind it, as PHP has them. None for what is none."""
    delimiter = expression[:1]
    body, end, flags = expression[1:].rpartition(CLOSING.get(delimiter, delimiter))
    if not end or any(flag not in "ismxuD" for flag in flags):
        return None
    how = re.NOFLAG if "u" in flags else re.ASCII
    for flag in flags:
        how |= FLAGS.get(flag, re.NOFLAG)
    try:
        return re.compile(body, how)  # any script: where the expression's own flag u says so
    except (re.error, OverflowError, RecursionError):
        return None


def ignored(patterns: str | None, name: str) -> bool:
    """Whether a name fits one of the patterns of names to be passed over, or one of the platform's own."""
    wanted = [*split(ALWAYS_IGNORED), *split(patterns)]
    return any(re.match(translate(one), name, re.ASCII) for one in wanted)


def leads(patterns: str | None, name: str) -> bool:
    """Whether a file of an XML folder is a descriptor: its name contains the pattern, stars aside, in any case."""
    pattern = (patterns or "").strip(" *")
    return php_text.lower(pattern) in php_text.lower(name)
