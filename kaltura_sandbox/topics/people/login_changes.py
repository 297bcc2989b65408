"""Changes of a login by the person, by an administrator, and by a key from a mail."""

from __future__ import annotations

from dataclasses import dataclass

from kaltura_sandbox import php_text
from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.accounts import Account, Platform, now
from kaltura_sandbox.platform.errors import ApiError
from kaltura_sandbox.platform.identity import user_key
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.topics.logins import (
    attempts,
    keys,
    login_data,
    login_errors,
    mails,
    password_rules,
    passwords,
)
from kaltura_sandbox.topics.people import logging_in_errors, user_logins, users

MAILS, MAILS_OF_ADDRESS, WINDOW = 10, 100, 600  # in so many s


@dataclass(frozen=True)
class Changes:
    """What a login is to have from now on; empty texts change nothing."""

    email: str = ""
    password: str = ""
    first: str = ""
    last: str = ""

    @property
    def any(self) -> bool:
        return bool(self.email or self.password or self.first or self.last)


def by_person(platform: Platform, email: str, password: str, changes: Changes) -> None:
    """Changes by whoever knows the password, a locked or an expired login too. Wrong passwords are counted.

    Without anything to change the password isn't asked for (measured).
    """
    login = login_data.find(platform, email)
    right = login_data.fits(login, password)
    if changes.email and not login_data.is_email(changes.email):
        raise errors.INVALID_FIELD_VALUE("newEmail")
    if login is None:
        raise login_errors.LOGIN_DATA_NOT_FOUND()
    if changes.any and not right:
        raise _wrong(platform, login, password == changes.password)
    _change(platform, login, changes, password)


def by_administrator(account: Account, email: str, password: str) -> Object:
    """A new password for a plain user of the account, by an administrator. The user is answered."""
    login = login_data.find(account.platform, email)
    if login is None:
        raise login_errors.LOGIN_DATA_NOT_FOUND()
    user = user_logins.user_of(account, login)
    if user is None:
        raise login_errors.USER_NOT_FOUND()
    if user_logins.is_of_admin(account.platform, login):
        raise logging_in_errors.CANNOT_UPDATE_ADMIN_LOGIN_DATA()
    _change(account.platform, login, Changes(password=password), "")
    return user


def by_key(platform: Platform, key: str, password: str) -> None:
    """A new password by a key from a mail, which serves once."""
    login = keys.login_of(platform, key)
    policy = password_rules.of(platform, login)
    if password:
        try:
            password_rules.check_new(policy, login, password)
        except password_rules.Refused as refused:
            raise password_rules.refusal(refused, refused.told.replace(r"\n", "\n")) from None
    made = passwords.hashed(password)
    with platform.store.transaction():
        again = keys.login_of(platform, key)  # nobody else used it meanwhile
        password_rules.change(policy, again, made, now())
        login_data.save(platform, again)


def mail_key(platform: Platform, email: str, address: str) -> None:
    """Mails a key to set a password, as far as there is such a login and it didn't ask too often; tells nobody."""
    with platform.store.transaction():
        few = _is_rare(platform, f"reset:{user_key(email)}", MAILS) and _is_rare(
            platform, f"reset_from:{address}", MAILS_OF_ADDRESS
        )
        login = login_data.find(platform, email) if few else None
        if login is not None:
            words = f"Set a new password by this key: {keys.new(platform, login)}"
            mails.deliver(platform, login.email, "Your password", words)


def _wrong(platform: Platform, login: Object, same: bool) -> ApiError:
    with platform.store.transaction():
        fresh = login_data.by_id(platform, login.id)
        refusal = attempts.wrong(platform, fresh) if fresh else login_errors.LOGIN_DATA_NOT_FOUND()
    if refusal.code == login_errors.USER_WRONG_PASSWORD.code and not same:
        return logging_in_errors.WRONG_OLD_PASSWORD()
    return refusal


def _change(platform: Platform, login: Object, changes: Changes, old: str) -> None:
    email = "" if changes.email == login.email else changes.email
    if email and login_data.find(platform, email):
        raise login_errors.USER_DATA_ERROR()
    policy, made = password_rules.of(platform, login), ""
    if changes.password:
        try:
            password_rules.check_new(policy, login, changes.password)
        except password_rules.Refused as refused:
            raise password_rules.refusal(refused, policy.told) from None
        made = passwords.hashed(changes.password) if changes.password != old else ""
    with platform.store.transaction():
        fresh = login_data.by_id(platform, login.id)
        if fresh is None or (email and login_data.find(platform, email)):
            raise login_errors.USER_DATA_ERROR()
        if made:
            password_rules.change(policy, fresh, made, now())
        _rename(platform, fresh, email, changes)
        login_data.save(platform, fresh)


def _rename(platform: Platform, login: Object, email: str, changes: Changes) -> None:
    """A new login id and new names, which the users of all accounts get too."""
    found = user_logins.users_of(platform, login) if email or changes.first or changes.last else []
    if email:
        login_data.rename(platform, login, email)
    login.firstName, login.lastName = changes.first or login.firstName, changes.last or login.lastName
    for account, user in found:
        user.email, user.firstName = email or user.email, changes.first or user.firstName
        user.lastName = changes.last or user.lastName
        users.save(account, user)


def _is_rare(platform: Platform, name: str, most: int) -> bool:
    """Counts a mail that was asked for; whether there were few enough since the first of them."""
    count, _, until = (platform.store.noted(name) or "0|0").partition("|")
    goes_on = php_text.whole(until) > now()
    end = php_text.whole(until) if goes_on else now() + WINDOW
    so_far = php_text.whole(count) + 1 if goes_on else 1
    platform.store.note(name, f"{so_far}|{end}", end)
    return so_far <= most
