"""What came into being beside what a run made: users that it named, and hidden entries of the server's own.

A user is the run's who was not there before the run named him, and was made while it ran.

The server works on parts of films in hidden entries and removes them when it is done, but not where a job broke off:
- the content of a replacement, whose replacedEntryId is the entry;
- TEMP_<entry>_<time>, a part of the entry;
- TEMP_<time> and MULTI_TEMP_<time>, which name nobody: the run's where it asked for parts at that second, and where
  there are no more of them than it asked for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from typing import Any

from features.support.api import making
from features.support.running.ledger_page import Page, in_use
from features.support.wire.client import KalturaError, WireError

Params = Mapping[str, Any]
Call = Callable[[str, Params], Any]

LATER = 120.0  # s after the last line of a ledger within which a user may still have come into being
BEFORE, AFTER = (
    2.0,
    15.0,
)  # s around a call that asks for parts within which the server makes its hidden entries
HIDDEN = -1
OF_ENTRY, OF_NOBODY = re.compile(r"TEMP_(\d_[a-z0-9]{8})_\d+"), re.compile(r"(MULTI_)?TEMP_\d+")
STATUSES = "-2,-1,0,1,2,4,5,6,7"


def is_new(call: Call, user: str) -> bool:
    """Whether the account doesn't know the user yet. No where that can't be found out."""
    try:
        call("user.get", {"userId": user})
    except KalturaError as refusal:
        return bool(making.GONE.search(refusal.code))
    except WireError:
        return False
    return False


def born(call: Call, page: Page, drift: float) -> list[str]:
    """The users that came into being by being named. Whom a run at work names as well is left to that.

    `call` is made in a session of nobody: the platform makes the user of a session by each of its calls. `drift` is how
    much the server's clock is ahead, in s.
    """
    others = [path for path in page.path.parent.glob("*.jsonl") if path != page.path and in_use(path)]
    kept = {user for path in others for user in Page.read(path).users}
    return [user for user in sorted(page.users - kept) if _is_born(call, user, page, drift)]


def _is_born(call: Call, user: str, page: Page, drift: float) -> bool:
    try:
        told = call("user.get", {"userId": user})
    except KalturaError:
        return False
    at = float(told.get("createdAt") or 0) - drift
    return not told.get("loginEnabled") and page.at - BEFORE <= at <= page.until + LATER


def hidden(call: Call, page: Page, drift: float, users: Collection[str]) -> list[dict[str, Any]]:
    """The hidden entries that the server made for the run and that are still there, as they are listed."""
    since = int(page.at + drift - AFTER)
    filter_ = {"objectType": "KalturaBaseEntryFilter", "displayInSearchEqual": HIDDEN, "statusIn": STATUSES}
    filter_ |= {"createdAtGreaterThanOrEqual": since, "orderBy": "-createdAt"}
    answer = call("baseEntry.list", {"filter": filter_, "pager": {"pageSize": 500}})
    sure = [one for one in answer["objects"] if _is_of(one, page.ids)]
    sure += [one for one in answer["objects"] if _is_part(one, page, drift) and _is_by(one, users)]
    open_ = [one for one in answer["objects"] if OF_NOBODY.fullmatch(one["name"]) and _is_by(one, users)]
    return sure + [one for one in open_ if _is_asked_for(one, open_, page, drift)]


def _is_of(one: Mapping[str, Any], ids: Collection[str]) -> bool:
    named = OF_ENTRY.fullmatch(str(one["name"]))
    return str(one.get("replacedEntryId")) in ids or bool(named and named[1] in ids)


def _is_part(one: Mapping[str, Any], page: Page, drift: float) -> bool:
    """A part of somebody else's entry, which the run asked for at that moment."""
    named, at = OF_ENTRY.fullmatch(str(one["name"])), float(one["createdAt"]) - drift
    asked = any(when - BEFORE <= at <= when + AFTER for when in page.hiding)
    return bool(named and asked and named[1] in page.sources - page.ids)


def _is_by(one: Mapping[str, Any], users: Collection[str]) -> bool:
    return str(one.get("userId") or "") in users


def _is_asked_for(
    one: Mapping[str, Any], all_: Collection[Mapping[str, Any]], page: Page, drift: float
) -> bool:
    """Whether the run asked for parts when it was made, at least as often as such entries were made then."""
    at = float(one["createdAt"]) - drift
    asked = [when for when in page.hiding if when - BEFORE <= at <= when + AFTER]
    if not asked:
        return False
    first, last = min(asked) - BEFORE, max(asked) + AFTER
    rivals = [two for two in all_ if first <= float(two["createdAt"]) - drift <= last]
    return len(rivals) <= sum(first <= when <= last for when in page.hiding)
