"""Entitlement: whether a session sees an entry only where its categories let it, and who decides that.

A session is under entitlement by its privilege ``enableentitlement``, or where the account enforces it by default and
the session lacks ``disableentitlement``. What categories there are, and who is in them, a topic above knows: it
declares how one entry is judged, and what a list has to ask of all. Without such a topic everything is seen.
"""

from __future__ import annotations

from collections.abc import Callable

from kaltura_sandbox.platform.accounts import Account, Caller
from kaltura_sandbox.platform.features import ENTITLEMENT
from kaltura_sandbox.platform.ks import Session
from kaltura_sandbox.platform.objects import Object, split
from kaltura_sandbox.platform.store.filters import Condition
from kaltura_sandbox.topics.groups import memberships

EXEMPT = "disableentitlementforentry"
"""The privilege of who may see single entries whatever their categories."""

NAMELESS = ("", "0")
"""Users of anonymous sessions."""

ENTITLED = ("entitledUsersEdit", "entitledUsersPublish", "entitledUsersView")
Judge = Callable[[Caller, Object], bool]
Restriction = Callable[[Caller, bool, bool], Condition]
"""Gets the caller, whether the list names its entries and is judged as they are one by one, and whether it looks at all
entries of the account, where it pays to find out first which ones fit."""


_judges: list[Judge] = []
_restrictions: list[Restriction] = []


def judges(judge: Judge) -> Judge:
    """Declares who says whether a caller under entitlement may see an entry."""
    _judges.append(judge)
    return judge


def restricts(restriction: Restriction) -> Restriction:
    """Declares what entries in the lists of a caller under entitlement must fulfil."""
    _restrictions.append(restriction)
    return restriction


def enforced(account: Account, session: Session | None) -> bool:
    """Whether a session is under entitlement; nobody's session is as the account enforces it by default."""
    if account.partner is None or not account.has(ENTITLEMENT):
        return False
    held = session.parsed if session is not None else {}
    if "enableentitlement" in held:
        return True
    return bool(account.partner._defaultEntitlementEnforcement) and "disableentitlement" not in held


def contexts(session: Session | None) -> list[str]:
    """The privacy contexts that a session names; none is the default one, of what has no context."""
    return split(session.value("privacycontext")) if session is not None else []


def is_anonymous(session: Session | None) -> bool:
    return session is None or session.user_id in NAMELESS


def admits(caller: Caller, entry: Object) -> bool:
    """Whether a caller may see an entry as far as entitlement goes."""
    if not _judges or not enforced(caller.account, caller.session):
        return True
    return all(judge(caller, entry) for judge in _judges)


def restrictions(caller: Caller, by_name: bool = False, all_of_account: bool = False) -> list[Condition]:
    """What a list must ask of the entries that it shows to a caller."""
    if not _restrictions or not enforced(caller.account, caller.session):
        return []
    return [restriction(caller, by_name, all_of_account) for restriction in _restrictions]


def is_named(caller: Caller, entry: Object) -> bool:
    """Whether the caller, or a group of the caller's, owns an entry or is named among those who may edit, publish or
    view it."""
    if is_anonymous(caller.session):
        return False
    named = [entry.userId, *(user for name in ENTITLED for user in split(entry.values.get(name)))]
    return memberships.is_meant(caller.account, caller.user_id, named)
