"""From a password to a session: the one way in, for all actions by which people log in.

A password is compared outside of any transaction, since that takes a while; what follows from it is written in one.
"""

from __future__ import annotations

from dataclasses import dataclass

from kaltura_sandbox.platform import ks
from kaltura_sandbox.platform.accounts import Account, Platform, now
from kaltura_sandbox.platform.errors import ApiError
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.topics.logins import attempts, login_data, login_errors
from kaltura_sandbox.topics.people import logging_in_errors, user_logins, users

LET_IN = (1, 4)  # states of accounts to which people may log in: ACTIVE, READ_ONLY


@dataclass(frozen=True)
class Entered:
    """Who came in, and where."""

    account: Account
    user: Object


def by_password(platform: Platform, login: Object | None, password: str, account_id: int | None) -> Entered:
    """Whoever has this login and this password, in an account, or in the one where that person was last.

    Raises the platform's refusals, the count of wrong passwords committed.
    """
    right = login_data.fits(login, password)
    if login is None:
        raise login_errors.USER_NOT_FOUND()
    with platform.store.transaction():
        outcome = _judge(platform, login, right, password, account_id)
    if isinstance(outcome, ApiError):
        raise outcome
    return outcome


def session(entered: Entered, expiry: int, privileges: str | None) -> str:
    """A KS for who came in; ``expiry`` is in seconds. Privileges that the user has count, not those asked for."""
    user, account = entered.user, entered.account
    kind = ks.ADMIN if user.isAdmin else ks.USER
    granted = user.ksPrivileges or privileges or ""
    made = ks.Session(account.id, kind, user.id, now() + expiry, granted)
    return ks.make(made, account.platform.secret_of(account.id) or "")


def _judge(
    platform: Platform, read: Object, right: bool, password: str, account_id: int | None
) -> Entered | ApiError:
    """What follows from a password, right or wrong. Refusals are answered, not raised, for the count to stay."""
    login = login_data.by_id(platform, read.id)
    if login is None:
        return login_errors.USER_NOT_FOUND()
    if login._hash != read._hash:  # the password was changed meanwhile
        right = login_data.fits(login, password)
    if not right:
        return attempts.wrong(platform, login)
    if attempts.is_locked(login):
        return login_errors.LOGIN_BLOCKED()
    account = platform.account(account_id or login.last or login.account)
    user = user_logins.user_of(account, login)
    if account.partner and account.partner.blockDirectLogin and not (user and user.isSsoExcluded):
        return logging_in_errors.DIRECT_LOGIN_BLOCKED()
    attempts.right(login)
    login_data.save(platform, login)
    if attempts.is_expired(platform, login):
        return logging_in_errors.PASSWORD_EXPIRED()
    return entering(platform, login, account, asked=account_id is not None and account_id != 0)


def entering(platform: Platform, login: Object, account: Account, asked: bool) -> Entered | ApiError:
    """Comes into an account; where none was asked for, into another one if that person can't come into this."""
    user = user_logins.user_of(account, login)
    if user is None or not _may_enter(account, user):
        others = [] if asked else user_logins.users_of(platform, login)
        entered = next(((a, u) for a, u in others if _may_enter(a, u) and a.id > 0), None)
        if entered is None:
            return _why_not(account, user, asked)
        account, user = entered
    login_data.was_here(platform, login, account.id, bool(user.isAdmin))
    return Entered(account, user)


def _may_enter(account: Account, user: Object) -> bool:
    return user.status == users.ACTIVE and _lets_in(account)


def _lets_in(account: Account) -> bool:
    """Whether anybody may log in to an account: not where it was blocked or deleted (read in the source)."""
    return account.partner is not None and account.partner.status in (None, *LET_IN)


def _why_not(account: Account, user: Object | None, asked: bool) -> ApiError:
    stopped = asked and account.partner is not None and not _lets_in(account)
    blocked = stopped or (user is not None and user.status == users.BLOCKED)
    return logging_in_errors.USER_IS_BLOCKED() if blocked else login_errors.USER_NOT_FOUND()
