"""What the commands that write a start have in common: names, templates, and what may not be there yet."""

from __future__ import annotations

import keyword
import re
import string
from collections.abc import Callable, Mapping
from pathlib import Path

from livingdocs.common.paths import relative

TEMPLATES = Path(__file__).with_name("templates")
_NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_LONGEST = 30  # characters; lines that hold a name stay within the width of the code


class Unusable(Exception):
    """Nothing is written; the text is a sentence that says why and what to do."""


def check_name(name: str) -> str:
    """The name of a module, or a sentence why it is none."""
    if not _NAME.fullmatch(name) or keyword.iskeyword(name) or len(name) > _LONGEST:
        raise Unusable(
            f"{name!r} is no name for a file here: take small letters, digits and single underscores, begin with a "
            f"letter, {_LONGEST} characters at most (storage_profiles)."
        )
    return name


def filled(template: str, values: Mapping[str, str]) -> str:
    """A template with $names replaced. Raises KeyError for a name without a value."""
    return string.Template((TEMPLATES / f"{template}.txt").read_text(encoding="utf-8")).substitute(values)


def write(files: Mapping[Path, str]) -> None:
    """Write them all, and say so; nothing where one of them is there already."""
    there = [relative(path) for path in files if path.exists()]
    if there:
        raise Unusable(f"{there[0]} is there already: take another name, or delete it.")
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    print("\n".join(f"wrote {relative(path)}" for path in files))


def told(make: Callable[[], str]) -> int:
    """Run what writes a start and say what comes next; 1 and the sentence where nothing could be written."""
    try:
        print(f"\n{make()}")
    except Unusable as why:
        print(why)
        return 1
    return 0
