"""What a call answered, in as few words as say it: `KalturaMediaEntry {status: 4 PENDING, duration: 0}`."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from livingdocs.languages.names import NAMES, OF_PLUGIN, Names, with_name
from livingdocs.languages.values import NUMBER
from livingdocs.recorded.exchanges import is_refusal
from livingdocs.recorded.lines import VERBS
from livingdocs.recorded.recording import Line

LONG = 120  # characters of a text
ROWS = 2  # objects of a list
_SAID_ANYHOW = ("objectType", "…")
_COUNTED = ("totalCount", "objects")  # of a list
_SAYS_LITTLE = ("id", "name", "msDuration", "version", "plays")  # where something else is there to say


def answered(line: Line, names: Names = NAMES, speaks_of: str = "") -> str:
    """What a line was answered, trimmed: an object with the fields that say something, or `refused: CODE`.

    With the text of a scenario in `speaks_of`, of an object's fields those that the text names. "" where the recording
    keeps no answer.
    """
    if line.answer is None:
        return ""
    words = frozenset(re.findall(r"\w+", speaks_of)) - {
        verb for verb in VERBS if not re.search(rf"\| {verb} +\|", speaks_of)
    }
    if line.label == "multirequest" and isinstance(line.answer, list):
        return f"[{', '.join(_told(one, names, words) for one in line.answer)}]"
    return _told(line.answer, names, words)


def class_of(answer: Any) -> str:
    """The class of an answered object; "" for anything else."""
    return str(answer.get("objectType", "")) if isinstance(answer, Mapping) else ""


def _told(answer: Any, names: Names, words: frozenset[str]) -> str:
    if is_refusal(answer):
        return f"refused: {answer['code']}"
    if isinstance(answer, Mapping) and {"status", "contentType"} <= set(answer):
        return _delivered(answer)
    return _value(answer, names, "", "", words)


def _delivered(answer: Mapping[str, Any]) -> str:
    said = [f"{answer['status']} {answer['contentType']}".strip()]
    error = str(answer.get("X-Kaltura", ""))
    said += [short(str(answer["Location"]))] if answer.get("Location") else []
    said += [f"X-Kaltura: {error}"] if error.startswith("error") else []
    return ", ".join(said)


def _value(value: Any, names: Names, owner: str, field: str, words: frozenset[str]) -> str:
    if isinstance(value, Mapping):
        return _object(value, names, words)
    if isinstance(value, list):
        return f"[{', '.join(_value(one, names, owner, field, words) for one in _some(value))}]"
    if isinstance(value, str) and not value.startswith(("$", "<", "…")):
        if not NUMBER.fullmatch(value):
            told = names.answered(owner, field, value) if field and OF_PLUGIN.fullmatch(value) else ""
            return with_name(json.dumps(short(value), ensure_ascii=False), told)
    elif isinstance(value, (bool, type(None))):
        return json.dumps(value)
    return with_name(short(str(value)), names.answered(owner, field, str(value)) if field else "")


def _some(values: list[Any]) -> list[Any]:
    """The first of a list, and how many more there are."""
    if all(isinstance(one, (str, int, float)) for one in values):
        return values
    counted = values[-1] if values and isinstance(values[-1], str) else ""
    rows = values[:-1] if counted else values
    more = len(rows) - ROWS + (int(found[0]) if (found := re.search(r"\d+", counted)) else 0)
    return values if more <= 0 or len(rows) <= ROWS else [*rows[:ROWS], f"… {more} more"]


def _object(value: Mapping[str, Any], names: Names, words: frozenset[str]) -> str:
    if is_refusal(value):
        return f"refused: {value['code']}"
    owner = class_of(value)
    told = {name: inner for name, inner in value.items() if name not in _SAID_ANYHOW}
    shown = dict(sorted(_telling(told, words).items(), key=lambda one: isinstance(one[1], (dict, list))))
    inside = ", ".join(f"{name}: {_value(inner, names, owner, name, words)}" for name, inner in shown.items())
    return f"{owner} {{{inside}}}".lstrip()


def _telling(told: Mapping[str, Any], words: frozenset[str]) -> Mapping[str, Any]:
    """The fields that say something: those that the scenario speaks of, and lists; else those that aren't of every
    object; else all."""
    spoken = {name: one for name, one in told.items() if name in words or name in _COUNTED}
    special = {name: one for name, one in told.items() if name not in _SAYS_LITTLE}
    return spoken if set(spoken) - {"totalCount"} else special or told


def short(text: str) -> str:
    """A text, or how it begins."""
    return text if len(text) <= LONG else f"{text[:LONG]}…"
