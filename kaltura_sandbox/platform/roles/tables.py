"""What the platform brings along: permissions, the items that they hold, what accounts are granted, and roles.

From the tables beside this module, which say of themselves where they are from. Each item names a service's action or a
class's property; an item's number is its place in the tables, that of a permission and of a role too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kaltura_sandbox import php_text

HERE = Path(__file__).parent
NORMAL, SPECIAL = 1, 2


@dataclass(frozen=True, slots=True)
class Item:
    """What a permission lets one do: call an action of a service, or use a property of a class.

    first        the service, or the class
    second       the action, or the property (the class's own name: the class as a whole)
    what         "" for an action; read, insert, update or all
    permissions  the platform's permissions that hold it
    """

    number: int
    first: str
    second: str
    what: str
    permissions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A permission of the platform. ``needs``: others without which it doesn't count."""

    number: int
    name: str
    type: int
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Granted:
    """What an account is granted as a permission of its own: from its registration, blocked until further notice, or
    where the operator granted everything."""

    name: str
    type: int
    registered: bool
    blocked: bool


@dataclass(frozen=True, slots=True)
class Role:
    """A role as it is there from the start. ``permissions`` is the text of a role: names with commas, or ``*``."""

    number: int
    name: str
    system_name: str
    status: int
    tags: str
    permissions: str


@cache
def items() -> tuple[Item, ...]:
    """All items, those of properties first."""
    told = [*_fields(), *_actions()]
    return tuple(Item(number, *one) for number, one in enumerate(told, 1))


@cache
def names() -> dict[str, Named]:
    """The platform's permissions by name, in their order."""
    rows = enumerate(_lines("names.tsv"), 1)
    return {
        name: Named(number, name, php_text.whole(type_), tuple(php_text.words(needs[0]) if needs else ()))
        for number, (name, type_, *needs) in rows
    }


@cache
def features() -> dict[str, Granted]:
    """What accounts are granted, by name."""
    return {
        name: Granted(name, php_text.whole(type_), mark == "r", mark == "b")
        for name, type_, mark in _lines("features.tsv")
    }


@cache
def platform_roles() -> tuple[Role, ...]:
    """The roles of partner 0."""
    return tuple(_roles("platform"))


@cache
def account_roles() -> tuple[Role, ...]:
    """The roles that an account gets when it is registered; their numbers say nothing."""
    return tuple(_roles("account"))


def _roles(whose: str) -> Iterator[Role]:
    rows = [row[1:] for row in _lines("roles.tsv") if row[0] == whose]
    for number, (name, system_name, status, tags, permissions) in enumerate(rows, 1):
        yield Role(number, name, system_name, php_text.whole(status), tags, permissions)


def _fields() -> Iterator[tuple[str, str, str, tuple[str, ...]]]:
    for class_name, what, properties, *permissions in _lines("fields.tsv"):
        for name in php_text.words(properties):
            second = class_name if name == "*" else name
            yield class_name, second, what, tuple(php_text.words(permissions[0]) if permissions else ())


def _actions() -> Iterator[tuple[str, str, str, tuple[str, ...]]]:
    for service, actions, *permissions in _lines("actions.tsv"):
        for name in php_text.words(actions):
            yield service, name, "", tuple(php_text.words(permissions[0]) if permissions else ())


def _lines(file: str) -> Iterator[list[str]]:
    for line in (HERE / file).read_text(encoding="utf-8").split("\n"):
        if line and not line.startswith("#"):
            yield line.split("\t")
