"""What may stand in a user that is made or changed, and by whom."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from kaltura_sandbox import php_text
from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.accounts import Account, Caller, now
from kaltura_sandbox.platform.features import feature
from kaltura_sandbox.platform.identity import same_user
from kaltura_sandbox.platform.objects import NULL, Object, join, split
from kaltura_sandbox.topics.logins import login_data
from kaltura_sandbox.topics.people import user_errors, user_roles, user_view, users

NAMES = ("firstName", "lastName", "fullName", "screenName")
ADDRESS = "://"
LONGEST_NAME = 40  # bytes of a full name, more is cut
SHORTEST_TAG = 2  # bytes
PER_USER = feature("ALLOW_SSO_PER_USER")
"""The permission of accounts that except some of their users of their single sign-on."""
NOT_KEPT = ("adminTags", "indexedPartnerDataInt", "indexedPartnerDataString")
"""What users had once: taken, and never told again."""

DAY, FIRST_YEAR = 86400, 70


def settle_id(user: Object) -> None:
    """The id of a new user, which may come as externalId. Refuses one that can't be an id."""
    if php_text.trim(user.id or "") and php_text.trim(user.externalId or ""):
        raise user_errors.ID_AND_EXTERNAL_ID_ARE_MUTUALLY_EXCLUSIVE()
    user.id = user.externalId or user.id
    if not users.ID.fullmatch(user.id or ""):
        raise errors.INVALID_FIELD_VALUE("id")
    if user.objectType == "KalturaAdminUser":
        user.objectType, user.isAdmin = "KalturaUser", True


def settle_names(user: Object) -> None:
    """Names that were sent: no addresses in them; a full name alone is parted at its first blank. And tags."""
    for name in NAMES:
        if ADDRESS in str(user.values.get(name) or ""):
            raise errors.INVALID_FIELD_VALUE(name)
    if user.fullName and not user.firstName:
        cut = user.fullName.encode()[:LONGEST_NAME].decode(errors="ignore")
        user.firstName, _, user.lastName = cut.partition(" ")
    user.fullName = None
    if user.tags not in (None, NULL):
        words = (php_text.lower(one) for one in split(user.tags) if len(one.encode()) >= SHORTEST_TAG)
        user.tags = join(dict.fromkeys(words), ", ")


def settle_values(user: Object) -> None:
    """What the platform keeps otherwise than it is sent, or not at all."""
    for name in NOT_KEPT:
        setattr(user, name, None)
    if isinstance(user.dateOfBirth, int):
        user.dateOfBirth = day_of(user.dateOfBirth)
    if user.status == users.DELETED:
        user.deletedAt = now()


def day_of(stamp: int) -> int:
    """The beginning of a day, whose year is read by its last two digits: 70 to 99 are of the last century."""
    try:
        day = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(days=stamp // DAY)
    except OverflowError:  # no year that a date can have
        return 0
    year = day.year % 100 + (1900 if day.year % 100 >= FIRST_YEAR else 2000)
    return int(day.replace(year=year).timestamp())


def may_update(caller: Caller, found: Object, changes: Object) -> None:
    """Refuses, in the platform's order, what nobody may change of a user so, and a change of one's own roles."""
    if changes.loginEnabled is not None:  # not even what it is may be sent, for it is none of the user's own
        raise errors.PROPERTY_VALIDATION_NOT_UPDATABLE(f"{changes.objectType}::loginEnabled")
    if found.isAdmin and changes.isAdmin is not None and not changes.isAdmin:
        raise user_errors.CANNOT_SET_ROOT_ADMIN_AS_NO_ADMIN()
    if found.isAdmin and changes.email is not None:
        check_domain(caller.account, changes.email)
    if found._hashed and changes.id:
        raise user_errors.UPDATING_USER_ID_FOR_HASHED_USER_NOT_ALLOWED()
    check_sign_on(caller.account, changes)
    if changes.roleIds is not None:
        _may_have(caller, found, changes.roleIds or "")
    if changes.id is NULL or (changes.id not in (None, found.id) and not users.ID.fullmatch(changes.id)):
        raise errors.INVALID_FIELD_VALUE("id")
    ends = changes.status in (users.BLOCKED, users.DELETED)
    if ends and user_view.is_owner(caller.account, found):
        raise user_errors.CANNOT_DELETE_OR_BLOCK_ROOT_ADMIN_USER()


def check_domain(account: Account, email: Any) -> None:
    """Refuses an administrator's e-mail that isn't of a domain which the account allows, if it names any."""
    allowed = account.partner.allowedEmailDomainsForAdmins if account.partner else None
    if not allowed:
        return
    if not login_data.is_email(email):
        raise errors.INVALID_FIELD_VALUE("email")
    if str(email).rpartition("@")[2] not in str(allowed).split(","):
        raise user_errors.EMAIL_DOMAIN_IS_NOT_ALLOWED_FOR_ADMINS()


def check_sign_on(account: Account, given: Object) -> None:
    """Refuses to except a user of the account's single sign-on, unless the account may."""
    if given.isSsoExcluded and account.partner and account.partner.useSso and not account.has(PER_USER):
        raise user_errors.SETTING_SSO_PER_USER_NOT_ALLOWED()


def _may_have(caller: Caller, found: Object, role_ids: str) -> None:
    user_roles.check(caller.account, role_ids)
    if not user_roles.is_own_change(found, role_ids):
        return
    if same_user(found.id, caller.user_id):
        raise user_errors.CANNOT_CHANGE_OWN_ROLE()
    if user_view.is_owner(caller.account, found) and user_roles.ADMINISTRATOR not in split(role_ids):
        raise user_errors.ACCOUNT_OWNER_NEEDS_PARTNER_ADMIN_ROLE()
