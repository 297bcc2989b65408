"""Users who may log in: which login a user has, and which user a login is in an account."""

from __future__ import annotations

from kaltura_sandbox import php_text
from kaltura_sandbox.platform.accounts import Account, Platform
from kaltura_sandbox.platform.events import DELETED, RENAMED, Event, on
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.topics.logins import keys, login_data, mails, password_rules, passwords
from kaltura_sandbox.topics.people import logging_in_errors, users


class NoEmail(Exception):
    """What is to be a login id is no e-mail."""


class Taken(Exception):
    """Another user of the account logs in by this e-mail."""


def user_of(account: Account, login: Object | None) -> Object | None:
    """Whom a login is in an account, a blocked user too."""
    key = (login.members or {}).get(str(account.id)) if login else None
    user = users.find(account, key) if key is not None else None
    return user if user is not None and login is not None and user._login == login.id else None


def users_of(platform: Platform, login: Object) -> list[tuple[Account, Object]]:
    """Whom a login is in any account, in the order of the accounts' ids."""
    accounts = [platform.account(one) for one in sorted(map(php_text.whole, login.members or {}))]
    found = [(account, user_of(account, login)) for account in accounts]
    return [(account, user) for account, user in found if user is not None]


def is_of_admin(platform: Platform, login: Object) -> bool:
    """Whether an administrator of any account logs in by it."""
    return any(user.isAdmin for _, user in users_of(platform, login))


def login_of(account: Account, user: Object) -> Object | None:
    return login_data.by_id(account.platform, user._login)


def enable(account: Account, user: Object, email: str | None, password: str | None) -> Object:
    """Makes a user one who may log in by an e-mail; the user is still to be saved.

    A person who has a login keeps its password, whatever is given here (measured). One without a password gets a mail
    with a key to set it. Raises NoEmail, Taken and Refused of the password.
    """
    if user._login:
        raise logging_in_errors.USER_LOGIN_ALREADY_ENABLED()
    if not login_data.is_email(email):
        raise NoEmail
    _check_quota(account, user)
    login = login_data.find(account.platform, email)
    known = login is not None
    if login is None:
        login = _new(account, user, str(email), password)
    elif user_of(account, login) is not None:
        raise Taken
    elif user.isAdmin and not login.last:
        login.last = account.id
    login_data.join(account.platform, login, account.id, user.id)
    user._login, user.loginEnabled = login.id, True
    user.email = user.email or email
    if not password:
        _welcome(account, login, known)
    return login


def disable(account: Account, user: Object) -> Object:
    """Takes a user's login away; the login itself goes with its last user."""
    if user.isAdmin:
        raise logging_in_errors.CANNOT_DISABLE_LOGIN_FOR_ADMIN_USER()
    if not user._login:
        raise logging_in_errors.USER_LOGIN_ALREADY_DISABLED()
    login = login_of(account, user)
    user._login, user.loginEnabled = None, False
    saved = users.save(account, user)
    if login is not None:
        login_data.leave(account.platform, login, account.id)
    return saved


@on(RENAMED, users.KIND)
def renamed(account: Account, event: Event) -> None:
    """A user with another id logs in as before."""
    login = login_of(account, event.object)
    if login is not None:
        login_data.join(account.platform, login, account.id, event.object.id)


@on(DELETED, users.KIND)
def user_deleted(account: Account, event: Event) -> None:
    login = login_of(account, event.object)
    if login is not None:
        login_data.leave(account.platform, login, account.id)


def _new(account: Account, user: Object, email: str, password: str | None) -> Object:
    login = login_data.new(account, email, user.firstName, user.lastName)
    if password:
        password_rules.check(password_rules.of_account(account), login, password)
    return login_data.make(account, login, passwords.hashed(password or passwords.made_up()))


def _check_quota(account: Account, user: Object) -> None:
    """An account may have so many administrators who log in; -1, or no number at all, is no limit."""
    quota = account.partner.adminLoginUsersQuota if account.partner else None
    if not user.isAdmin or quota in (None, "", -1, "-1"):
        return
    admins = account.query(users.KIND).where(isAdmin=True, loginEnabled=True).without(status=users.DELETED)
    if account.store.count(admins) >= php_text.whole(str(quota)):
        raise logging_in_errors.ADMIN_LOGIN_USERS_QUOTA_EXCEEDED()


def _welcome(account: Account, login: Object, known: bool) -> None:
    """The mail to somebody whom an administrator has let in without a password."""
    key = "" if known else keys.new(account.platform, login)
    words = "Log in with the password that you have." if known else f"Set your password by this key: {key}"
    mails.deliver(account.platform, login.email, f"You may log in to account {account.id}", words)
