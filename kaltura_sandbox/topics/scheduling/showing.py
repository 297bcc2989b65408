"""How schedule events are shown: an occurrence with what its series gives it, and each with the blackouts it meets."""

from __future__ import annotations

from typing import Any

from kaltura_sandbox.platform import present
from kaltura_sandbox.platform.accounts import Caller
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.present import presents
from kaltura_sandbox.topics.scheduling import blackouts, schedule_events
from kaltura_sandbox.topics.scheduling.schedule_events import LIVE, MEETING, WITHOUT_ENTRIES

ALWAYS: dict[int, dict[str, Any]] = {
    LIVE: {"preStartTime": 0, "postEndTime": 0, "liveFeatures": []},
    MEETING: {"preStartTime": 0},
}
"""Properties that read so where an event has none."""


@presents("KalturaScheduleEvent")
def _show(event: Object, caller: Caller) -> Object:
    if event._type is None:
        return event  # no kept one
    whole = _whole(event, caller).defaults(ALWAYS.get(event._type, {}))
    if event._type not in WITHOUT_ENTRIES:
        met = blackouts.met_by(caller.account, event, _blackouts(caller))
        whole.values["blackoutConflicts"] = [present.show(one, caller) for one in met]
    return whole


def _whole(event: Object, caller: Caller) -> Object:
    """With what it takes from its series, which is read once for all that one call shows."""
    if not event.parentId:
        return event
    known = caller.notes.setdefault("series shown", {})
    if event.parentId not in known:
        known[event.parentId] = schedule_events.find(caller.account, event.parentId)
    return schedule_events.heir(event, known[event.parentId])


def _blackouts(caller: Caller) -> list[Object]:
    if "blackouts shown" not in caller.notes:
        caller.notes["blackouts shown"] = blackouts.all_of(caller.account)
    found: list[Object] = caller.notes["blackouts shown"]
    return found
