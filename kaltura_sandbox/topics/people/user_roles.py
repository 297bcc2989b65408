"""Which roles a user has: ids of roles that exist, the platform's own or the account's."""

from __future__ import annotations

from kaltura_sandbox.platform import roles
from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.platform.objects import Object, join, split
from kaltura_sandbox.topics.people import user_errors

ADMINISTRATOR = "2"
"""The platform's role of an account's administrators, which one gets who is made without any."""


def name_of(account: Account, role_id: str) -> str | None:
    """What a role is called; None where there is no such role for the account."""
    found = roles.find(account, role_id)
    return None if found is None else str(found.name or "")


def check(account: Account, role_ids: str | None) -> None:
    """Refuses a list in which a role is none (USER_ROLE_NOT_FOUND)."""
    if any(name_of(account, role) is None for role in split(role_ids)):
        raise user_errors.USER_ROLE_NOT_FOUND()


def names(account: Account, role_ids: str | None) -> str:
    """The names of roles, in the order of their numbers."""
    ids = sorted(split(role_ids), key=lambda one: (len(one), one))
    return join(name for role in ids if (name := name_of(account, role)) is not None)


def is_own_change(user: Object, role_ids: str | None) -> bool:
    """Whether a list of roles is another one than the user has."""
    return role_ids is not None and split(role_ids) != split(user.roleIds)
