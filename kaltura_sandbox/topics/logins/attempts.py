"""Wrong passwords are counted, and lock a login for a while where the account says so.

A count, a lock and its end are kept with the login, so that a killed sandbox forgets none of them.
"""

from __future__ import annotations

from kaltura_sandbox.platform.accounts import Platform, now
from kaltura_sandbox.platform.errors import ApiError
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.topics.logins import login_data, login_errors, password_rules


def is_locked(login: Object) -> bool:
    return now() < (login._locked or 0)


def wrong(platform: Platform, login: Object) -> ApiError:
    """Counts a wrong password; the refusal to answer it with, once the count has been committed."""
    if is_locked(login):
        return login_errors.LOGIN_BLOCKED()
    policy = password_rules.of(platform, login)
    if (login._wrong or 0) + 1 >= policy.attempts:
        login._wrong, login._locked = None, now() + policy.block
        login_data.save(platform, login)
        return login_errors.LOGIN_RETRIES_EXCEEDED()
    login._wrong = (login._wrong or 0) + 1
    login_data.save(platform, login)
    return login_errors.USER_WRONG_PASSWORD()


def right(login: Object) -> None:
    """A right password sets the count back; the login is still to be saved."""
    login._wrong = None


def is_expired(platform: Platform, login: Object) -> bool:
    """Whether the password was set too long ago."""
    return bool(login._set) and now() > login._set + password_rules.of(platform, login).life
