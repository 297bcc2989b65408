"""Simulive: a video that plays as live at its time, by an event of the schedule.

Whoever comes sees the same second. An entry counts as on air once three segments of six seconds are there, so 18 s
after the event's beginning, until its end (source).

Left out: playlists as sources, captions of the source, and a look ahead by ``timeOffset``.
"""

from __future__ import annotations

import time

from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.topics.entries import entries
from kaltura_sandbox.topics.live import connections, live_entries
from kaltura_sandbox.topics.scheduling import on_air
from kaltura_sandbox.topics.scheduling.on_air import Showing

UNTIL_PLAYABLE = 18  # s from the beginning of an event
WINDOW_LEAST = 30  # s of what was shown that can be followed; an entry's DVR window, where that is longer


def showing(account: Account, entry: Object, moment: float | None = None) -> Showing | None:
    """The event whose video plays on an entry now, or at a moment (unix time in s); None where none can be followed."""
    at = time.time() if moment is None else moment
    found = [one for one in on_air.showings(account, entry.id, int(at)) if one.source]
    shown = found[-1] if found else None
    if shown is None or at < shown.start + UNTIL_PLAYABLE or source(account, entry, shown) is None:
        return None
    return shown


def source(account: Account, entry: Object, shown: Showing) -> Object | None:
    """The entry that an event plays; none where it is gone, or the live entry itself."""
    found = account.get(entries.KIND, shown.source)
    if found is None or found.status == entries.DELETED or found.id == entry.id:
        return None
    return found


def interrupted(account: Account, entry: Object, shown: Showing) -> bool:
    """Whether an encoder's stream takes the video's place, where the event lets it."""
    now = time.time()
    within = shown.content_start < now < shown.content_end
    if not shown.interruptible and within:
        return False
    nodes = connections.of_entry(account, entry.id)
    return connections.live_status(entry, nodes) == live_entries.PLAYABLE


def window_s(entry: Object) -> int:
    """How much of what was shown can be followed, in s."""
    return max(int(entry.dvrWindow or 0) * 60, WINDOW_LEAST)
