"""Roles: what a session may do. Each session has some, a role names permissions, and permissions hold items, which are
actions of services and properties of classes.

Which roles a session has, in the platform's order (read in its source):

1. ``setrole`` among its privileges names one; with ``setrole:null`` it has none;
2. the roles of its user, whatever kind of session it is;
3. that of its kind: administrator, user, widget; whoever has no session has the role "No Session".

``restrictingrole`` takes the permissions of a role away from all of these. What all roles of a session permit together,
with what everybody may always do, is its :class:`~kaltura_sandbox.platform.roles.rights.Rights`.

Rights are kept by what they follow from. A change of an account's roles or permissions makes ``_roles`` of the account
another number, inside of the same transaction, and what was kept under the old one is asked for no more.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kaltura_sandbox import php_text
from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.ks import Session
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.roles import rights as rights_
from kaltura_sandbox.platform.roles.rights import Rights

KIND = "user_role"
DELETED = 3
NONE_AT_ALL = "null"  # what takes every permission away
MOST_KEPT = 2_000
ROLES_BY_KIND = {
    "admin": "Publisher Administrator", "user": "Basic User Session Role", "widget": "WIDGET_SESSION_ROLE",
    "none": "No Session",
}  # fmt: skip
"""The role of partner 0 that a kind of session has, where nothing else says which, by system name."""

BY_KIND = {
    "admin": rights_.EVERYTHING, "user": "BASE_USER_SESSION_PERMISSION", "widget": "WIDGET_SESSION_PERMISSION",
    "none": "ALWAYS_ALLOWED_ACTIONS,ALWAYS_ALLOWED_PERMISSION_HYBRID_ECDN",
}  # fmt: skip
"""The permissions of the role that a kind of session has, where nothing else says which: those of partner 0's roles
Publisher Administrator, Basic User Session Role, WIDGET_SESSION_ROLE and No Session."""

Holder = Callable[[Any, Session], str]
_holders: list[Holder] = []


def holds_roles(function: Holder) -> Holder:
    """Declares who tells which roles the user of a session has: their ids with commas, "" for none."""
    _holders.append(function)
    return function


def of_session(account: Any, session: Session | None) -> Rights:
    """What a session of an account may do; None is nobody's.

    Accounts of the platform itself have negative numbers and may do anything.
    Raises INVALID_SET_ROLE for a negative number, and INVALID_OBJECT_ID where a privilege names no role.
    """
    if session is None:
        return _kept(account, ("none", "", ""))
    if account.id < 0:
        return rights_.Unlimited((), frozenset(), frozenset())
    restricting, role = _named(session, "restrictingrole"), _named(session, "setrole")
    held = role or next(filter(None, (holder(account, session) for holder in _holders)), "")
    return _kept(account, (_kind(session), f"{bool(role)}:{held}" if held else "", restricting))


def ids_of(account: Any, session: Session | None) -> list[int]:
    """The roles that a session has, by their ids; INVALID_OBJECT_ID where a privilege names one that isn't there."""
    if session is None:
        return _of_kind(account, "none")
    named = _named(session, "setrole")
    if named:
        role = None if named == NONE_AT_ALL else _meant(account, named)
        if role is None and named != NONE_AT_ALL:
            raise errors.INVALID_OBJECT_ID(None)
        return [role.id] if role else []
    held = next(filter(None, (holder(account, session) for holder in _holders)), "")
    ids = [php_text.whole(php_text.trim(one)) for one in held.strip(",").split(",") if one]
    return ids or _of_kind(account, _kind(session))


def _of_kind(account: Any, kind: str) -> list[int]:
    role = of_system_name(account, ROLES_BY_KIND[kind])
    return [role.id] if role else []


def find(account: Any, role: Any) -> Object | None:
    """The role of this id, of the account's own or of the platform; None where there is none or it was deleted."""
    found: Object | None = account.get(KIND, role, shared=True)
    return found if found and found.status != DELETED else None


def of_system_name(account: Any, name: str) -> Object | None:
    """The first role of this system name; the data base knows neither case nor blanks at the end."""
    wanted = php_text.lower(php_text.trim_end(name))
    found = account.find(KIND, shared=True)
    return next((one for one in found if _system_name(one) == wanted and one.status != DELETED), None)


def changed(account: Any) -> None:
    """Notes that roles or permissions of an account changed: what its sessions may do is found out anew."""
    partner = account.store.get("partner", account.id)
    if partner is not None:
        partner._roles = (partner._roles or 0) + 1
        account.store.put("partner", partner, account.id)


def _kept(account: Any, asked: tuple[str, str, str]) -> Rights:
    """The rights for a kind of session, roles (whether setrole names them, and which) and a restricting role."""
    kept = account.platform.rights
    key = (account.id, account.partner._roles if account.partner else None, *asked)
    found: Rights | None = kept.get(key)
    if found is None:
        found = _judged(account, *asked)
        if len(kept) >= MOST_KEPT:
            kept.clear()
        kept[key] = found
    return found


def _judged(account: Any, kind: str, held: str, restricting: str) -> Rights:
    taken: list[str] = []
    if restricting:
        limiting = _meant(account, restricting)
        if limiting is None and php_text.is_number(restricting):
            raise errors.INVALID_OBJECT_ID(None)
        taken = rights_.counting(account, limiting.permissionNames) if limiting else []
    texts: list[str | None] = _texts(account, held) if held else [BY_KIND[kind]]
    names = [name for text in texts for name in (*_counting(account, text), rights_.ALWAYS)]
    return rights_.of(account, [name for name in names if name not in taken] if taken else names)


def _counting(account: Any, text: str | None) -> list[str]:
    """The names of a role that count. Of a role without any the platform has one that is empty (measured)."""
    return [] if text is None else rights_.counting(account, text) or [""]


def _texts(account: Any, held: str) -> list[str | None]:
    """The texts of the roles that a session has: of one that setrole names, or of its user's; None is no role."""
    set_, _, words = held.partition(":")
    if set_ == "True":
        if words == NONE_AT_ALL:
            return [None]
        role = _meant(account, words)
        if role is None:
            raise errors.INVALID_OBJECT_ID(None)
        return [role.permissionNames or ""]
    ids = [php_text.trim(one) for one in words.split(",")]
    found = [account.get(KIND, one, shared=True) for one in ids if one]
    return [one.permissionNames or "" for one in found if one]


def _meant(account: Any, role: str) -> Object | None:
    """The role that a privilege means by its number or its system name."""
    if php_text.is_number(role):
        return find(account, php_text.whole(role))
    return of_system_name(account, role)


def _named(session: Session, privilege: str) -> str:
    """The role that a privilege names; "" where it names none."""
    role = session.word(privilege) or ""
    if php_text.is_number(role) and php_text.real(role) < 0:
        raise errors.INVALID_SET_ROLE()
    return "" if role == "0" else role


def _system_name(role: Object) -> str:
    return php_text.lower(php_text.trim_end(role.systemName or ""))


def _kind(session: Session) -> str:
    if session.is_admin:
        return "admin"
    return "widget" if session.is_widget else "user"
