"""References to results of earlier parts of a multirequest: ``{1:result:id}``, ``{1:result:objects:_all:id}``.

They are found as the platform finds them, by a greedy pattern: a value has one reference, from the first that begins
in it to the last closing brace of that line. So text around one stays, but two of them in a line are one that leads
nowhere, and what leads nowhere is an empty text. A reference to a part that is still to come stays as it is written.

Where the platform's own code breaks down on a path (a step into a number or into nothing), it is an empty text here.
"""

from __future__ import annotations

import re
from typing import Any

from kaltura_sandbox import php_text
from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.errors import ApiError
from kaltura_sandbox.platform.machine import limits
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.wire.request import text_of

_BEGINNING = re.compile(r"\{([0-9]+):result")
_PLACE = re.compile(r"0|[1-9][0-9]{0,8}")
ALL, COUNT = "_all", "count"


class Filler:
    """Fills references in, up to a limit of bytes for all parts of one request."""

    def __init__(self) -> None:
        self.bytes = 0

    def fill(self, value: Any, results: list[Any]) -> Any:
        """Parameters with their references to the results so far filled in; SANDBOX_LIMIT_EXCEEDED beyond the limit."""
        if isinstance(value, dict):
            return {name: self.fill(inner, results) for name, inner in value.items()}
        return self._filled(value, results) if isinstance(value, str) else value

    def _filled(self, text: str, results: list[Any]) -> str:
        whole, digits, path = _found(text)
        number = digits.lstrip("0")
        if not _PLACE.fullmatch(number) or php_text.whole(number) > len(results):
            return text
        told = _printed(_reached(results[php_text.whole(number) - 1], path.split(":")))
        self.bytes += len(told) * text.count(whole)
        if self.bytes > limits.MOST_FILLED_IN:
            raise errors.SANDBOX_LIMIT_EXCEEDED(limits.MOST_FILLED_IN, "bytes of results in later parts")
        return text.replace(whole, told)


def _found(text: str) -> tuple[str, str, str]:
    """The reference in a text, its number and its path; empty ones where there is none.

    Line by line, for a greedy pattern would look at a long text once more for each brace in it.
    """
    for line in text.split("\n") if "{" in text else ():
        end = line.rfind("}")
        found = _BEGINNING.search(line, 0, end) if end >= 0 else None
        if found is not None:
            return line[found.start() : end + 1], found[1], line[found.end() : end].removeprefix(":")
    return "", "", ""


def _reached(value: Any, path: list[str]) -> Any:
    """What lies at the end of a path; an empty step ends it."""
    for index, step in enumerate(path):
        if step == "":
            break
        if isinstance(value, list) and step == ALL:
            return _of_all(value, path[index + 1] if index + 1 < len(path) else "")
        value = _inner(value, step)
    return value


def _inner(value: Any, step: str) -> Any:
    if isinstance(value, Object):
        return (
            value.values.get(step) if step[0] != "_" else None
        )  # the sandbox's own notes are nobody's to read
    if isinstance(value, dict):
        return value.get(step)
    if not isinstance(value, list):
        return None
    if step == COUNT:
        return len(value) or None
    return (
        value[php_text.whole(step)] if _PLACE.fullmatch(step) and php_text.whole(step) < len(value) else None
    )


def _of_all(values: list[Any], name: str) -> str:
    """One property of all objects of a list, with a comma behind each that has it."""
    told = [_inner(value, name) for value in values if name and isinstance(value, Object)]
    return "".join(f"{_printed(one)}," for one in told if one is not None)


def _printed(value: Any) -> str:
    """A value as PHP prints it; of what is no plain value nothing."""
    if isinstance(value, (dict, list, Object, ApiError)):
        return ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else text_of(value)
