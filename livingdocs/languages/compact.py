"""One call in one line that belongs to no language: `media.add(entry: KalturaMediaEntry {name: "Talk"})`.

Objects stand under the name of their class, arrays in brackets, texts in quotes, variables as `$NAME`. A number that
stands for a name is followed by it: `mediaType: 1 VIDEO`. The administrator's session goes without saying, and so does
JSON as the form of the answer.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from livingdocs.languages.answers import answered, class_of, short
from livingdocs.languages.names import NAMES, OF_PLUGIN, Names, with_name
from livingdocs.languages.recipes import Alias, Hash, Replaced, recipe_of
from livingdocs.languages.values import NUMBER, values_of
from livingdocs.recorded.beside import is_beside
from livingdocs.recorded.exchanges import ADDRESS, ANY, WHOLE
from livingdocs.recorded.recording import Line
from livingdocs.recorded.requests import File, Request, RequestError, Variable, request_of, text_of

__all__ = ["answered", "compact", "exchange"]

ADMINISTRATOR, OPERATOR = "$KALTURA_KS", "$KALTURA_OPERATOR_KS"
SERVICE_URL = "$KALTURA_SERVICE_URL"
WITHOUT_SESSION = {
    "session.start",
    "session.startWidgetSession",
    "session.impersonate",
    "appToken.startSession",
}


def compact(line: Line, names: Names = NAMES) -> str:
    """The call of a line: "" for a mere mention of an earlier one, the recipe for what is no call."""
    if line.part == "again":
        return ""
    try:
        request = request_of(line.command)
        written = _call(request, names) if request.action else _address(request, names)
    except RequestError:
        return _beside(line) if is_beside(line) else _recipe(line)
    if line.until:
        name, value = line.until
        if name == ADDRESS:
            return f"{written} until it lists {value} addresses"
        if value == ANY:
            return f"{written} until it has {name}"
        waited = with_name(value, names.answered(class_of(line.answer), name, value))
        return f"{written} until {'it' if name == WHOLE else name} is {waited}"
    return written


def exchange(line: Line, names: Names = NAMES, speaks_of: str = "") -> str:
    """The call and its answer: `media.get(entryId: $ENTRY_ID) → KalturaMediaEntry {status: 2 READY}`."""
    return " → ".join(filter(None, [compact(line, names), answered(line, names, speaks_of)]))


# -- calls


def _call(request: Request, names: Names) -> str:
    values = values_of(request)
    if request.action == "multirequest":
        return _several(values, names)
    return _one(request.action, values, names)


def _one(action: str, values: Mapping[str, Any], names: Names) -> str:
    usual = {"ks", "partnerId"} if _plain(values.get("ks", ())) == OPERATOR else {"ks"}
    sent = {name: value for name, value in values.items() if name not in usual and not _is_usual(name, value)}
    inside = _fields(sent, _Place(action, names, "", _classes(sent)))
    return f"{action}({inside}){_session(action, values)}"


def _is_usual(name: str, value: Any) -> bool:
    return name == "format" and value in (("1",), 1)


def _session(action: str, values: Mapping[str, Any]) -> str:
    """Whose session it is, unless it is the administrator's."""
    ks = _plain(values.get("ks", ()))
    if not ks:
        return "" if action in WITHOUT_SESSION else " without a session"
    return "" if ks == ADMINISTRATOR else f" as {ks}" if ks.startswith("$") else f" as {json.dumps(ks)}"


def _several(values: Mapping[str, Any], names: Names) -> str:
    """A multirequest: what is said for all of its calls, and each call by its number."""
    parts = {name: value for name, value in values.items() if name.isdigit() and isinstance(value, dict)}
    common = {name: value for name, value in values.items() if name not in parts}
    calls = []
    for number, part in parts.items():
        action = f"{_plain(part.get('service', ()))}.{_plain(part.get('action', ()))}"
        own = {name: value for name, value in part.items() if name not in ("service", "action")}
        own.setdefault("ks", common.get("ks", ()))
        calls.append(f"{number}: {_one(action, own, names)}")
    said = {name: value for name, value in common.items() if name not in ("ks", "clientTag", "apiVersion")}
    said = {name: value for name, value in said.items() if not _is_usual(name, value)}
    inside = _fields(said, _Place("multirequest", names, "", {}))
    return f"multirequest({inside}) {{{'; '.join(calls)}}}"


class _Place:
    """Where in a request a value stands."""

    def __init__(self, action: str, names: Names, path: str, classes: Mapping[str, str]) -> None:
        self.action, self.names, self.path, self.classes = action, names, path, classes

    def at(self, name: str) -> _Place:
        path = f"{self.path}[{name}]" if self.path else name
        return _Place(self.action, self.names, path, self.classes)

    def name_of(self, value: str) -> str:
        return self.names.sent(self.action, self.path, self.classes, value)


def _classes(values: Any, path: str = "") -> dict[str, str]:
    """The class of each object in a request that says it, by path."""
    found: dict[str, str] = {}
    inner = values.items() if isinstance(values, dict) else enumerate(values)
    for name, value in inner:
        below = f"{path}[{name}]" if path else str(name)
        if name == "objectType":
            found[path] = _plain(value)
        elif isinstance(value, (dict, list)):
            found |= _classes(value, below)
    return found


def _fields(values: Mapping[str, Any], place: _Place) -> str:
    return ", ".join(
        f"{name}: {_sent(value, place.at(name))}" for name, value in values.items() if name != "objectType"
    )


def _sent(value: Any, place: _Place) -> str:
    if isinstance(value, dict):
        return f"{_plain(value.get('objectType', ()))} {{{_fields(value, place)}}}".lstrip()
    if isinstance(value, list):
        return f"[{', '.join(_sent(one, place.at(str(n))) for n, one in enumerate(value))}]"
    if isinstance(value, File):
        return _file(value)
    if not isinstance(value, tuple):
        return json.dumps(value)
    text = _plain(value)
    if NUMBER.fullmatch(text):
        return with_name(text, place.name_of(text))
    if text in ("true", "false") or (len(value) == 1 and isinstance(value[0], Variable)):
        return text
    told = place.name_of(text) if OF_PLUGIN.fullmatch(text) else ""
    return with_name(json.dumps(short(text), ensure_ascii=False), told)


def _file(file: File) -> str:
    if file.content is not None:
        return f"{json.dumps(file.content.decode('utf-8', 'replace'), ensure_ascii=False)} as {file.name}"
    if not file.offset and file.size is None:
        return f"@{file.path}"
    size = "all bytes" if file.size is None else f"{file.size} bytes"
    return f"@{file.path} ({size} from {file.offset})"


def _address(request: Request, names: Names) -> str:
    """An address that is fetched, from the platform's own on; fields that go with it as those of a call."""
    address = f"{request.method} {_plain(request.url).removeprefix(SERVICE_URL)}"
    values = values_of(request)
    return _one(f"{address} ", values, names) if values else address


def _beside(line: Line) -> str:
    """What is at work beside the calls: of an encoder where it sends, not how it is told to encode."""
    return re.sub(r"^ffmpeg .*(?= -f )", "ffmpeg …", line.command.partition(" &\n")[0])


def _recipe(line: Line) -> str:
    """What a program makes by itself, as a call of no service."""
    try:
        recipe = recipe_of(line.command)
    except RequestError:
        return " ".join(line.command.split())
    if isinstance(recipe, Hash):
        made = f"{recipe.kind}({json.dumps(_plain(recipe.text))})"
    elif isinstance(recipe, Alias):
        made = f"${recipe.of}"
    elif isinstance(recipe, Replaced):
        made = f"${recipe.of} with {recipe.by} for ${recipe.old}"
    else:
        made = (
            f"sign(userId: {json.dumps(recipe.user)}, type: {'2 ADMIN' if recipe.type else '0 USER'}, "
            f"expiry: {recipe.expiry}, privileges: {json.dumps(recipe.privileges)})"
        )
    return f"${next(iter(line.gives))} = {made}" if line.gives else made


def _plain(value: Any) -> str:
    """A text with its variables as `$NAME`, or `${NAME}` where a letter follows."""
    if not isinstance(value, tuple):
        return str(value)
    return re.sub(r"\$\{(\w+)\}(?!\w)", r"$\1", text_of(value, "${{{}}}"))
