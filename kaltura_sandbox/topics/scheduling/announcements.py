"""What events tell the live entries that they are for: that these have a schedule, and that content plays as live."""

from __future__ import annotations

from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.platform.events import ADDED, CHANGED, Event, on
from kaltura_sandbox.platform.objects import Object, join, split
from kaltura_sandbox.topics.entries import entries
from kaltura_sandbox.topics.scheduling.schedule_events import KIND, LIVE, REDIRECT

SCHEDULED, SIMULIVE = "live_schedule_capability", "simulive_capability"


@on(ADDED, KIND)
def event_added(account: Account, event: Event) -> None:
    _announce(account, event.object)


@on(CHANGED, KIND)
def event_changed(account: Account, event: Event) -> None:
    _announce(account, event.object)


def _announce(account: Account, event: Object) -> None:
    """The template entry of a live event gets the capabilities that the event gives it; it keeps them (source)."""
    if event._type not in (LIVE, REDIRECT) or not event.templateEntryId:
        return
    entry = account.get(entries.KIND, entries.stored_id(event.templateEntryId))
    if entry is None:
        return
    given = [SCHEDULED, *([SIMULIVE] if event._type == LIVE and event.sourceEntryId else [])]
    has = split(entry.capabilities)
    if missing := [one for one in given if one not in has]:
        entry.capabilities = join([*has, *missing])
        account.put(entries.KIND, entry)
