"""What topics have a say in before a call is let in: sessions, and who may edit which object.

``@admits`` gets the account and the session of each call, and raises to refuse it. ``@owns("entry")`` tells of the
objects of a class (as the rules in the tables of permissions call it) whose they are and whether a caller may edit one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from kaltura_sandbox.platform.accounts import Account, Caller
from kaltura_sandbox.platform.ks import Session

Admit = Callable[[Account, Session], None]


@dataclass(frozen=True)
class Owned:
    """An object's owner (a user's id), and whether the caller may edit it."""

    owner: str
    editable: bool


Owner = Callable[[Caller, Any], Owned | None]
"""Gets the caller and the object's id; None where there is no such object."""

_admits: list[Admit] = []
_owners: dict[str, Owner] = {}


def admits(function: Admit) -> Admit:
    """Declares a check of every session."""
    _admits.append(function)
    return function


def owns(object_class: str) -> Callable[[Owner], Owner]:
    """Declares who tells of the objects of a class whose they are."""

    def register(function: Owner) -> Owner:
        _owners[object_class] = function
        return function

    return register


def known_classes() -> set[str]:
    """The classes of which somebody tells whose an object is."""
    return set(_owners)


def admit(account: Account, session: Session) -> None:
    """Refuses a session that any topic refuses."""
    for check in _admits:
        check(account, session)


def owned(object_class: str, caller: Caller, id_: Any) -> Owned | None:
    """What is known of an object that a call names; None where there is none of that id, or nobody knows the class."""
    find = _owners.get(object_class)
    return find(caller, id_) if find else None
