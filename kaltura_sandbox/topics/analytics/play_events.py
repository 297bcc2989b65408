"""What players tell of: an event a row, kept for good, and found again by time, entry and user.

An event counts for the account that owns its entry. One that names no entry of the account it tells counts for nobody.
Seconds of playing are kept with an event, as the platform keeps them: a quarter of the entry's length with each quarter
that was reached, ten seconds with each view event. A player sends its first view event as soon as a film begins, and
says in each how much was played since (playTimeSum): no event counts for more than that. How the platform's own store
cuts the first one isn't known.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kaltura_sandbox.platform.accounts import Account, Platform, now
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.topics.entries import entries

KIND = "play_event"
IMPRESSION, PLAY, VIEW = "playerImpression", "play", "view"
QUARTERS = ("playThrough25", "playThrough50", "playThrough75", "playThrough100")
EDIT, SHARE, DOWNLOAD, REPORT = "editClicked", "shareClicked", "downloadClicked", "reportClicked"
VIEWED = 10  # s of playing that a view event tells of
_FOUND = """SELECT type, entryId, COALESCE(userId, ''), createdAt, json_extract(data, '$._seconds'),
 json_extract(data, '$._session'), json_extract(data, '$._position'), json_extract(data, '$._length')
FROM objects WHERE kind = ? AND partner = ? AND status IS NULL AND createdAt >= ? AND createdAt < ?
"""


@dataclass(frozen=True)
class Told:
    """An event as a player tells it: where its playhead is, and how much it has played since it began (s)."""

    type: str
    partner: int
    entry: str
    user: str = ""
    session: str = ""
    position: float | None = None
    played: float | None = None


@dataclass(frozen=True)
class PlayEvent:
    """An event as it counts. ``seconds`` of playing, ``position`` and ``length`` in s, ``at`` in unix time."""

    type: str
    entry: str
    user: str
    at: int
    seconds: float
    session: str
    position: float | None
    length: float


def keep(platform: Platform, told: Told) -> None:
    """Takes an event in, for the account whose entry it names."""
    account = platform.account(told.partner)
    entry = account.get(entries.KIND, told.entry)
    if entry is None:
        return
    length = entry.duration or 0
    event = Object(
        "play_event", id=platform.store.number(), partnerId=account.id, type=told.type, entryId=told.entry,
        userId=told.user, createdAt=now(), _session=told.session, _position=told.position, _length=length,
        _seconds=_seconds(told, length),
    )  # fmt: skip
    account.put(KIND, event)


def _seconds(told: Told, length: float) -> float:
    if told.type in QUARTERS:
        return length / len(QUARTERS)
    if told.type != VIEW:
        return 0
    return VIEWED if told.played is None else min(VIEWED, told.played)


def found(
    account: Account, since: int, until: int, entry_ids: list[str] | None, user_ids: list[str] | None
) -> Iterator[PlayEvent]:
    """The account's events from a time on and before another (unix time), of some entries and users or of all."""
    sql, values = _FOUND, [KIND, account.id, since, until]
    for column, wanted in (("entryId", entry_ids), ("userId", user_ids)):
        if wanted is not None:
            sql += f" AND {column} IN (SELECT value FROM json_each(?))"
            values.append(json.dumps(wanted))
    for row in account.store.execute(sql, values):
        yield PlayEvent(*_filled(row))


def _filled(row: Any) -> tuple[Any, ...]:
    type_, entry, user, at, seconds, session, position, length = row
    return type_, entry, user, at, seconds or 0, session or "", position, length or 0
