"""What an account asks of passwords: their form, names that are not in them, and none that was used before.

The account's record says it, as KalturaPartner does: passwordStructureValidations (a list of regex and description),
numPrevPassToKeep, passReplaceFreq (s), maxLoginAttempts, loginBlockPeriod (s). Without one the platform's own counts.

Left out: a list of common passwords, which the platform has none of either (read in its configuration).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import regex

from kaltura_sandbox import php_text
from kaltura_sandbox.platform.accounts import Account, Platform
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.topics.logins import login_data, login_errors, passwords

_SIGNS = r"~!@#$%^*=+?()\-\[\]{}"
OWN = (rf"/^[a-zA-Z0-9{_SIGNS}]{{8,14}}$/", "/[0-9]+/", "/[a-z]+/", rf"/[{_SIGNS}]+/")
"""The form that passwords have on the platform."""

TOLD = r"\n".join(
    (
        "- Must be 8–14 characters long; allowed: alphanumeric and ~!@#$%^*=+?()[]{} .",
        "- Must contain at least one digit (0-9).",
        "- Must contain at least one lowercase letter (a-z).",
        "- Must contain at least one of the following symbols:  !?~@#$%^*=+-()[]{}",
        "- Must not contain your name or email.",
    )
)
"""The same in words, as the platform tells it: the lines are parted by a backslash and an n (measured)."""

NAMED = "Can't contain your name or email"
SHORT_NAME = 2  # letters; such a first or last name is no matter
ATTEMPTS, LIFE = 5000, 432_000_000  # s, over thirteen years
MOST_KEPT = 50  # passwords that are remembered; the platform has no such limit
PATIENCE = 0.2  # s that an account's own expression may take


@dataclass(frozen=True)
class Policy:
    """The rules of one account. ``block`` and ``life`` are in seconds."""

    attempts: int
    block: int
    kept: int
    life: int
    forms: tuple[str, ...]
    told: str
    names_count: bool


class Refused(Exception):
    """A password that may not be set: the words that tell why are for whoever is to set another one."""

    def __init__(self, told: str, used: bool = False) -> None:
        super().__init__(told)
        self.told, self.used = told, used


def of(platform: Platform, login: Object) -> Policy:
    """The rules that count for a login: those of the account in which it came into being."""
    return of_account(platform.account(int(login.account)))


def of_account(account: Account) -> Policy:
    """The rules of an account as they are now."""
    partner = account.partner or Object("KalturaPartner")
    own = [one for one in partner.passwordStructureValidations or [] if isinstance(one, Object)]
    return Policy(
        attempts=_number(partner.maxLoginAttempts, ATTEMPTS),
        block=_number(partner.loginBlockPeriod, 0),
        kept=min(_number(partner.numPrevPassToKeep, 0), MOST_KEPT),
        life=_number(partner.passReplaceFreq, LIFE),
        forms=tuple(str(one.regex or "") for one in own) or OWN,
        told="".join(str(one.description or "") for one in own) if own else TOLD,
        names_count="FEATURE_DISABLE_PASSWORD_RESTRICTION" not in (partner._features or []),
    )


def check(policy: Policy, login: Object, password: str) -> None:
    """Raises Refused for a password that a login may not have by its form or by the names in it."""
    if not all(_fits(form, password) for form in policy.forms):
        raise Refused(policy.told)
    if policy.names_count and _names(login, password):
        raise Refused(NAMED)


def check_new(policy: Policy, login: Object, password: str) -> None:
    """The same, and refuses what the login had before. Takes a while; don't ask inside of a transaction."""
    check(policy, login, password)
    if was_used(policy, login, password):
        raise Refused("", used=True)


def was_used(policy: Policy, login: Object, password: str) -> bool:
    """Whether a password is among the last ones that were set by a change.

    The one with which the login began counts as long as none was changed (measured).
    """
    earlier = login._earlier or ([login._hash] if policy.kept else [])
    return any(passwords.fits(password, one) for one in earlier[: policy.kept])


def change(policy: Policy, login: Object, password_hash: str, moment: int) -> None:
    """Gives a login another password, which lifts a lock and uses up a key; it is still to be saved."""
    login._hash, login._set = password_hash, moment
    login._earlier = [password_hash, *(login._earlier or [])][: policy.kept]
    login._key, login._wrong, login._locked = None, None, None


def refusal(refused: Refused, told: str | None = "") -> Exception:
    """The platform's refusal of a password; ``told`` are other words than those of the reason, None for no words."""
    if refused.used:
        return login_errors.PASSWORD_ALREADY_USED()
    return login_errors.PASSWORD_STRUCTURE_INVALID(refused.told if told == "" else told)


def _names(login: Object, password: str) -> bool:
    """Whether a name of the person is in a password, in any case, or it is the login id."""
    lower = php_text.lower(password)
    parts = [
        str(one) for one in (login.firstName, login.lastName) if len(str(one or "").encode()) > SHORT_NAME
    ]
    whole = login_data.full_name(login)
    names = [*parts, whole] if whole else parts
    return any(php_text.lower(name) in lower for name in names) or password == login.email


def _fits(form: str, password: str) -> bool:
    """Whether a password fits an expression between slashes, which may be left out; one that is none fits nothing."""
    body = form.removeprefix("/").removesuffix("/")
    try:
        return regex.search(body, password, regex.ASCII, timeout=PATIENCE) is not None
    except (regex.error, TimeoutError, RecursionError, OverflowError):
        return False


def _number(value: Any, default: int) -> int:
    """A number of the account's record, which may be a text."""
    return default if value in (None, "") else max(0, php_text.whole(str(value)))
