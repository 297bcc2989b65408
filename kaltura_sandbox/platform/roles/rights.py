"""What names of permissions let a caller do: the actions they hold, and the properties.

A role's text becomes names (:func:`counting`, where what a permission needs is judged), and names become
:class:`Rights`. Both look at the platform's permissions and at those of the account's own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from kaltura_sandbox import php_text
from kaltura_sandbox.platform.features import declared
from kaltura_sandbox.platform.roles import tables

KIND = "permission"
ACTIVE = 1
EVERYTHING = "*"
ALWAYS = "ALWAYS_ALLOWED_ACTIONS"
"""The permission that every session has, and whoever has none."""

Held = frozenset[tuple[str, str, str]]
"""Items as (what, service or class, action or property), lower case."""


@dataclass(frozen=True, slots=True)
class Rights:
    """What a caller may do: the names of the permissions, and the items that they hold."""

    names: tuple[str, ...]
    held: Held
    classes: frozenset[tuple[str, str]]

    def may_call(self, service: str, action: str) -> bool:
        """Whether any of the permissions holds the action; both in lower case."""
        return ("", service, action) in self.held

    def may(self, what: str, class_name: str, name: str) -> bool:
        """Whether a property that asks for it may be read, inserted or updated; whoever may use all of it may."""
        class_name, name = php_text.lower(class_name), php_text.lower(name)
        return any((one, class_name, name) in self.held for one in (what, "all"))

    def may_class(self, what: str, class_name: str) -> bool:
        """Whether objects of a class that asks for it may be inserted or updated: any item of the class will do."""
        class_name = php_text.lower(class_name)
        return any((one, class_name) in self.classes for one in (what, "all"))


class Unlimited(Rights):
    """Those of the platform's operator, who isn't judged."""

    def may_call(self, service: str, action: str) -> bool:
        return True

    def may(self, what: str, class_name: str, name: str) -> bool:
        return True

    def may_class(self, what: str, class_name: str) -> bool:
        return True


def of(account: Any, names: Iterable[str]) -> Rights:
    """The rights by these permissions, of the platform and of the account's own."""
    listed = tuple(dict.fromkeys(names))
    held = frozenset().union(*(_platform().get(name, frozenset()) for name in listed))
    own = [one for one in _own(account) if one.name in listed and one.permissionItemsIds]
    held |= {_numbered()[id_] for one in own for id_ in _ids(one) if id_ in _numbered()}
    return Rights(listed, held, frozenset((what, first) for what, first, _ in held if what))


def counting(account: Any, text: str | None) -> list[str]:
    """The names of a role's text that count, by the alphabet.

    ``*`` is all that are active, in the order of permissions. A permission counts where what it needs is among the
    names, or is granted to the account. One of the account's own counts in a role that names it even while it is
    blocked, and after it was deleted (measured).
    """
    asked = [php_text.trim(name) for name in (text or "").split(",")]
    own = _own(account)
    needs = {one.name: one.needs for one in tables.names().values()}
    for one in own:
        needs.setdefault(
            one.name, tuple(php_text.words((one.dependsOnPermissionNames or "").replace(",", " ")))
        )
    active = {one.name for one in own if one.status == ACTIVE}
    all_ = EVERYTHING in asked
    listed = [name for name in needs if (name in tables.names() or name in active if all_ else name in asked)]
    listed += [name for name in granted(account) if (all_ or name in asked) and name not in needs]
    return _fulfilled(listed if all_ else sorted(listed, key=php_text.lower), needs, set(granted(account)))


def granted(account: Any) -> list[str]:
    """What the account is granted: features and plug-ins."""
    without = (account.partner._without if account.partner else None) or []
    names = [one.name for one in declared() if account.has(one.name)]
    told = tables.features().values()
    names += [one.name for one in told if one.registered or account.has(one.name)]
    return [name for name in dict.fromkeys(names) if name not in without]


def _fulfilled(listed: list[str], needs: dict[str, tuple[str, ...]], granted_: set[str]) -> list[str]:
    """Without those that need what is neither among them nor granted, until nothing more falls away."""
    while True:
        there = granted_.union(listed)
        kept = [name for name in listed if there.issuperset(needs.get(name, ()))]
        if len(kept) == len(listed):
            return kept
        listed = kept


def _own(account: Any) -> list[Any]:
    """The account's own permissions of the plain kind, blocked and deleted ones too."""
    found: list[Any] = account.find(KIND, type=tables.NORMAL)
    return found


def _ids(permission: Any) -> list[int]:
    return [php_text.whole(one) for one in permission.permissionItemsIds.split(",")]


@cache
def _platform() -> dict[str, Held]:
    """The items of the platform's permissions, by name."""
    found: dict[str, set[tuple[str, str, str]]] = {}
    for item in tables.items():
        for name in item.permissions:
            found.setdefault(name, set()).add(_numbered()[item.number])
    return {name: frozenset(held) for name, held in found.items()}


@cache
def _numbered() -> dict[int, tuple[str, str, str]]:
    """Items by their numbers."""
    lower = php_text.lower
    return {one.number: (one.what, lower(one.first), lower(one.second)) for one in tables.items()}
