"""The recipes by which a page makes a value without a call: a session that it signs, the hash of a token, another name.

features/support writes them as shell commands, of which there are few shapes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from livingdocs.recorded.requests import RequestError, Text, Variable

_HASH = re.compile(r'printf %s "(?P<text>[^"]+)" \| (?P<kind>\w+)sum\b')
_FIELDS = re.compile(
    r'fields="(?P<privileges>.*?)&?_e=\$\(\(\$\(date \+%s\) (?P<expiry>[-+] \d+)\)\)'
    r'&_t=(?P<type>\d)&_u=(?P<user>[^"]*)"'
)
_REPLACED = re.compile(r'printf %s "\$(?P<of>\w+)" \| sed "s/\$(?P<old>\w+)/(?P<by>\w+)/"')
_NAME = re.compile(r"\$\{?(\w+)\}?")


@dataclass(frozen=True)
class Hash:
    """A hash of a text, in hexadecimal: `kind` is sha1, sha256, sha512 or md5."""

    kind: str
    text: Text


@dataclass(frozen=True)
class Signed:
    """A session signed with the account's admin secret; `expiry` in seconds from now."""

    user: str
    type: int
    expiry: int
    privileges: str


@dataclass(frozen=True)
class Alias:
    """Another name for a variable."""

    of: str


@dataclass(frozen=True)
class Replaced:
    """A text with something else in the place of a part of it; `of` and `old` are variables."""

    of: str
    old: str
    by: str


Recipe = Alias | Hash | Signed | Replaced


def recipe_of(command: str) -> Recipe:
    """The recipe of a command. Raises RequestError for a shape that isn't known."""
    if found := _HASH.match(command):
        parts = _NAME.split(found["text"])
        text = tuple(Variable(part) if place % 2 else part for place, part in enumerate(parts) if part)
        return Hash(found["kind"], text)
    if found := _REPLACED.fullmatch(command):
        return Replaced(**found.groupdict())
    if found := _FIELDS.search(command):
        expiry = int(found["expiry"].replace(" ", ""))
        return Signed(found["user"], int(found["type"]), expiry, found["privileges"].rstrip("="))
    if found := _NAME.fullmatch(command):
        return Alias(found[1])
    raise RequestError(command)
