"""How a user is answered: with what is found at the moment of asking."""

from __future__ import annotations

from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.platform.identity import same_user
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.topics.people import user_logins, user_roles, users


def shown(account: Account, user: Object) -> Object:
    """As get shows a user: with the full name made of its parts, names of roles and the time of the last login."""
    told = told_new(account, user).defaults(users.READ_LATER)
    login = user_logins.login_of(account, user)
    if login is not None:
        told.lastLoginTime = (login.seen or {}).get(str(account.id))
    return told


def told_new(account: Account, user: Object) -> Object:
    """As the answer of add shows it."""
    name = " ".join(part for part in (user.firstName, user.lastName) if part)
    roles = user_roles.names(account, user.roleIds)
    return user.copy(fullName=name or user.fullName, roleNames=roles, isAccountOwner=is_owner(account, user))


def with_seed(account: Account, user: Object) -> Object:
    """As the actions answer it that let somebody log in: a plain user's has the seed of the second factor, of which
    there is none."""
    told = shown(account, user)
    return told if user.isAdmin else told.copy(encryptedSeed="")


def is_owner(account: Account, user: Object) -> bool:
    """Whether a user is the administrator whom the account names as its owner."""
    return bool(user.isAdmin and account.partner and same_user(account.partner.adminUserId, user.id))
