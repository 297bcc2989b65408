"""The refusals that a guide shows: what they say, why they come and what to do about them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping

from livingdocs.common.guides import Guide
from livingdocs.common.markdown import code
from livingdocs.recorded.exchanges import each, is_refusal
from livingdocs.recorded.recording import Line, Recording
from livingdocs.reference.facts import Remedy, remedies
from livingdocs.reference.showing import Links, cell, link, rows_table

HEAD = ["code and message", "cause, and what to do", "shown in"]
_HEADER = re.compile(r"exiting on error (\w+) - (.*)", re.DOTALL)  # X-Kaltura-App, where files are delivered
_PLACEHOLDER = re.compile(r"\$\{?([A-Z][A-Z0-9_]*)\}?|<(id|number)>|@([A-Z_]+)@")
_NUMBERED = re.compile(r"PARAMS|PROFILE|_FLAG|PARTNER")  # objects whose ids are numbers
_SIGNS = "0123456789abcdefghijklmnopqrstuvwxyz"


def refusals_table(guide: Guide, recording: Recording, links: Links) -> str:
    """Markdown: each code with a message, cause and remedy, and the scenario that shows it; "" where there is none."""
    found: dict[str, tuple[str, str]] = {}
    for title, line in recording.lines():
        if title in links:
            for one, message in refusals(line):
                found.setdefault(one, (message, title))
    rows = [_row(one, *found[one], links) for one in sorted(found, key=_order)]
    return rows_table(HEAD, rows) if rows else ""


def refusals(line: Line) -> Iterator[tuple[str, str]]:
    """(code, message) of each refusal in the answer to a line; those of addresses are "error-25"."""
    for one in each(line.answer):
        if is_refusal(one):
            yield str(one["code"]), _message(one)
        elif isinstance(one, Mapping) and (header := _HEADER.match(str(one.get("X-Kaltura-App", "")))):
            yield f"error-{header[1]}" if header[1].isdigit() else header[1], header[2]


def _message(refusal: Mapping[str, object]) -> str:
    """Its message; a number that was taken for an id there is in the values besides."""
    message, values = str(refusal.get("message", "")), refusal.get("args")
    numbers = [str(value) for value in values.values()] if isinstance(values, Mapping) else []
    number = next((value for value in numbers if value.isdigit() and value not in message), "<id>")
    return message.replace("<id>", number)


def _order(name: str) -> tuple[bool, int, str]:
    """Codes by name, then the numbers of addresses."""
    number = name.removeprefix("error-")
    return number.isdigit(), int(number) if number.isdigit() else 0, name


def _row(name: str, message: str, title: str, links: Links) -> list[str]:
    why = remedies().get(name, Remedy("", ""))
    told = f"{cell(why.cause)}<br>**{cell(why.remedy)}**"
    return [f"{code(name)}<br>{cell(real(message))}", told, link(title, links)]


def real(message: str) -> str:
    """A message with values like those of a run in place of variables and placeholders; always the same ones."""
    return _PLACEHOLDER.sub(lambda found: _value(found[1] or found[2] or found[3]), message)


def _value(name: str) -> str:
    seed = int(hashlib.sha256(name.encode()).hexdigest(), 16)
    if name.endswith("_KS"):
        return "not a session"
    if name in ("id", "number") or _NUMBERED.search(name):
        return str(1000 + seed % 9000)
    return "1_" + "".join(_SIGNS[seed // 36**place % 36] for place in range(8))
