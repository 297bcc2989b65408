"""Logins, each an e-mail and a password, over all accounts: a person with one login may be a user of several.

A login is stored apart from users, as an object of nobody's. It carries

    email         the login id; in any case and without accents it is the same one
    firstName, lastName   the person's name as it was when the login came into being or as the person changed it
    account       the id of the account in which it came into being: that one's rules count, everywhere
    members       who it is in which account: the account's id as a text, to the key of the user
    _hash         what is kept of the password; _set is when it was set (unix time, s)
    _earlier      hashes of passwords that were set by a change, the latest first
    _wrong        wrong passwords in a row; _locked is until when it is locked (unix time, s)
    _key          what is kept of the key that was mailed last, see keys.py
    last          the account in which an administrator logged in last; seen is when, by accounts (unix time, s)
    updatedAt     when anything of this changed (unix time, s)

An account's rules that change later count for its logins at once.
"""

from __future__ import annotations

import re
from typing import Any

from kaltura_sandbox.platform.accounts import SYSTEM, Account, Platform, now
from kaltura_sandbox.platform.identity import user_key
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.topics.logins import passwords

KIND, BY_EMAIL = "login", "login_email"
NOTED_AGAIN = 600  # s after which another login of the same user is noted
SETTLED = 5  # s without a change, before it is noted where an administrator logged in last
_LETTERS = r"[_a-z0-9,!#$%&'*+?^`{|}~-]+"
_HOST = r"([a-z0-9_]([a-z0-9_-]*[a-z0-9_])?\.)+[a-z0-9_]+"
_EMAIL = re.compile(rf"{_LETTERS}(\.{_LETTERS})*@{_HOST}", re.IGNORECASE | re.ASCII)
_LONGEST = 320  # letters of an e-mail


def is_email(text: Any) -> bool:
    """Whether a text can be a login id."""
    told = str(text or "")
    local, at, host = told.partition("@")
    short = 1 <= len(local) <= 64 and 1 <= len(host) <= 255 and len(told) <= _LONGEST
    return bool(at) and short and _EMAIL.fullmatch(told) is not None


def find(platform: Platform, email: Any) -> Object | None:
    """The login of an e-mail."""
    row = platform.store.get(BY_EMAIL, user_key(email)) if email else None
    return by_id(platform, row.login) if row else None


def by_id(platform: Platform, login_id: Any) -> Object | None:
    """The login of this number, None where there is none any more."""
    return platform.store.get(KIND, login_id) if login_id else None


def new(account: Account, email: str, first: str | None, last: str | None) -> Object:
    """A login that is not stored yet, and has no password: what the rules of passwords are asked with."""
    return Object(
        "login", email=email, firstName=first or "", lastName=last or "", account=account.id, members={}
    )


def make(account: Account, login: Object, password_hash: str) -> Object:
    """Stores a new login."""
    login.id = account.store.number()
    login._hash, login._set = password_hash, now()
    _name(account.platform, login)
    return save(account.platform, login)


def save(platform: Platform, login: Object) -> Object:
    login.updatedAt = now()
    return platform.store.put(KIND, login, SYSTEM)


def rename(platform: Platform, login: Object, email: str) -> None:
    """Gives a login another e-mail; it is still to be saved."""
    platform.store.remove(BY_EMAIL, user_key(login.email))
    login.email = email
    _name(platform, login)


def join(platform: Platform, login: Object, account_id: int, user_id: Any) -> None:
    """Makes a user of an account one whom the login is."""
    login.members = {**(login.members or {}), str(account_id): user_key(user_id)}
    save(platform, login)


def leave(platform: Platform, login: Object, account_id: int) -> None:
    """Takes an account away from a login, which goes with the last of them."""
    login.members = {one: user for one, user in login.members.items() if one != str(account_id)}
    if login.members:
        save(platform, login)
        return
    platform.store.remove(BY_EMAIL, user_key(login.email))
    platform.store.remove(KIND, login.id)


def full_name(login: Object) -> str:
    return f"{login.firstName or ''} {login.lastName or ''}".strip(" ")


def was_here(platform: Platform, login: Object, account_id: int, admin: bool) -> None:
    """Notes that a user logged in: where an administrator did last, and when (at most every ten minutes)."""
    moment, before = now(), (login.seen or {}).get(str(account_id), 0)
    if admin and (login.updatedAt or 0) + SETTLED < moment:
        login.last = account_id
    if before < moment - NOTED_AGAIN:
        login.seen = {**(login.seen or {}), str(account_id): moment}
    save(platform, login)


def fits(login: Object | None, password: str) -> bool:
    """Whether it is the login's password. Takes a while; don't ask inside of a transaction."""
    return passwords.fits(password, login._hash if login else None)


def _name(platform: Platform, login: Object) -> None:
    row = Object(BY_EMAIL, id=user_key(login.email), login=login.id)
    platform.store.put(BY_EMAIL, row, SYSTEM)
