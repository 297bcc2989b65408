"""Whether a session may be used: the one judgement of it, for calls to the API and for addresses of delivery.

:func:`standing` is what time and place say: the session isn't over, and it is used from an address and for a URI that
it names, if it names any. All who take a session ask it.

:func:`admit` is what calls to the API ask beyond that: the session wasn't ended and has uses left, its user isn't
blocked, its roles are some (from then on it is known what it may do). The platform asks none of it where a session
comes in an address of delivery (measured).

Sessions are remembered by what is inside the KS, its signature, so that no other spelling of it is another session.
"""

from __future__ import annotations

import time

from kaltura_sandbox import php_text
from kaltura_sandbox.platform import errors, judges, ks, roles
from kaltura_sandbox.platform.accounts import Platform
from kaltura_sandbox.platform.ks import Session

EXPIRED, ELSEWHERE, OTHER_URI = "EXPIRED", "EXCEEDED_RESTRICTED_IP", "EXCEEDED_RESTRICTED_URI"
UNDONE = ("reftime",)
"""Privileges that mean something to the platform and nothing here: who relies on them should hear of it."""
DAY = 86_400  # s that an ended group of sessions is remembered at least


def standing(session: Session, address: str, uri: str) -> str | None:
    """What is wrong with using a session now, from this address, for this path and query as they were sent."""
    if session.expiry <= time.time():
        return EXPIRED
    addresses = session.parsed.get("iprestrict")
    if addresses is not None and address not in addresses:
        return ELSEWHERE
    allowed = session.value("urirestrict")
    if allowed is not None and not any(_fits(uri, pattern) for pattern in allowed.split("|")):
        return OTHER_URI
    return None


def admit(platform: Platform, session: Session, address: str, uri: str) -> None:
    """Lets a session make a call, which counts as one of its uses. Raises what the platform refuses it with."""
    wrong = standing(session, address, uri)
    if wrong:
        raise ks.invalid(wrong, -1, "INVALID_STR")
    if not session.is_widget:  # anybody can make one, so the platform never ends them
        _use(platform, session)
    account = platform.account(session.partner_id)
    judges.admit(account, session)
    session.rights = roles.of_session(account, session)
    for name in UNDONE:
        if session.word(name) is not None:
            raise errors.SANDBOX_NOT_IMPLEMENTED(f"a session with {name}")


def end(platform: Platform, session: Session) -> None:
    """Makes a session invalid for good, and with it all that have the same sessionid."""
    platform.store.note(_ended(session.partner_id, session.digest), "1", session.expiry)
    group = _group(session)
    if group is not None:
        end_group(platform, session.partner_id, group, max(session.expiry, int(time.time()) + DAY))


def end_group(platform: Platform, partner_id: int, sessionid: str, until: int | None = None) -> None:
    """Makes all sessions of a sessionid invalid, until a unix time (s) or for good."""
    platform.store.note(_ended(partner_id, f"sessionid:{sessionid}"), "1", until)


def _use(platform: Platform, session: Session) -> None:
    """Refuses a session that was ended, or whose actionslimit is used up; counts this use."""
    group = _group(session)
    marks = [session.digest] if group is None else [session.digest, f"sessionid:{group}"]
    if any(platform.store.noted(_ended(session.partner_id, mark)) for mark in marks):
        raise ks.invalid("LOGOUT", -1, "INVALID_STR")
    limit = session.word("actionslimit")
    if limit is not None:
        _count(platform, session, php_text.real(limit) if php_text.is_number(limit) else 0)


def _count(platform: Platform, session: Session, limit: float) -> None:
    if limit <= 0:
        raise errors.INVALID_ACTIONS_LIMIT()
    store = platform.store
    with store.transaction():
        used = php_text.whole(store.noted(f"used:{session.digest}") or "")
        if used >= limit:
            raise ks.invalid("EXCEEDED_ACTIONS_LIMIT", -1, "INVALID_STR")
        store.note(f"used:{session.digest}", str(used + 1), session.expiry)


def _group(session: Session) -> str | None:
    """What ties sessions together; of several values the first counts (read in the platform's source)."""
    return next(iter(session.parsed.get("sessionid", [])), None)


def _ended(partner_id: int, mark: str) -> str:
    return f"ended:{partner_id}:{mark}"


def _fits(uri: str, pattern: str) -> bool:
    return uri == pattern or (pattern.endswith("*") and uri.startswith(pattern[:-1]))
