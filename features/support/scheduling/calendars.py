"""Calendars (iCalendar): read from the platform, and uploaded to it. icalendar reads what the platform writes."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from hamcrest import assert_that, equal_to, has_item
from icalendar import Calendar

from features.support.api import moments
from features.support.api.enums import SCHEDULE_EVENT_TYPE
from features.support.api.nouns import Noun
from features.support.api.nouns.scheduling import SCHEDULE_EVENT
from features.support.api.nouns.uploads import BULK_UPLOAD
from features.support.playing import playback
from features.support.scenario.world import World, rows
from features.support.scheduling import events
from features.support.wire.client import FilePart
from features.support.wire.waiting import eventually

ACTION = f"/api_v3/service/{SCHEDULE_EVENT.service}/action"
TIMES = ("DTSTART", "DTEND")
UID = re.compile(r"^UID:(.+)$", re.MULTILINE)
TYPE_OF = {"Record": "RECORD", "LiveStream": "LIVE_STREAM", "Meeting": "MEETING", "Blackout": "BLACKOUT"}


def open_event(world: World, name: str) -> None:
    """GET of scheduleEvent.get in the format ical, with the session at hand."""
    _fetch(world, f"get/scheduleEventId/{events.id_of(world, name)}")


def open_list(world: World, names: list[str]) -> None:
    """GET of scheduleEvent.list of some events in the format ical."""
    _fetch(world, f"list/filter:idIn/{','.join(events.id_of(world, one) for one in names)}")


def _fetch(world: World, path: str) -> None:
    playback.fetch(world, f"{ACTION}/{path}/format/ical/ks/{world.acting() or ''}")


def received(world: World) -> Any:
    """The calendar that was received."""
    return Calendar.from_ical(playback.received(world))


def must_say(world: World, table: Any) -> None:
    """One event of the calendar has these properties, by their names in iCalendar; moments with their zone."""
    wanted = rows(table)
    expected = {name: world.resolve(text) for name, text in wanted.items()}
    _eventually(world, lambda: assert_that(_all_told(world, wanted), has_item(equal_to(expected))))


def _all_told(world: World, wanted: dict[str, str]) -> list[dict[str, str]]:
    return [_told(world, one, wanted) for one in received(world).walk("VEVENT")]


def _eventually(world: World, check: Callable[[], None]) -> None:
    """Calendars of lists lag behind writes as lists do: the address is opened again until it holds."""

    def again() -> None:
        try:
            check()
        except AssertionError:
            playback.fetch(world, world.delivery.url)
            check()

    with world.evidence.polling():
        eventually(again, world.run.settings.lag)


def _told(world: World, event: Any, wanted: dict[str, str]) -> dict[str, str]:
    return {name: _text(world, event, name, like) for name, like in wanted.items()}


def _text(world: World, event: Any, name: str, like: str) -> str:
    value = event.get(name)
    if value is None:
        return "(absent)"
    if name in TIMES:
        moment = value.dt if value.dt.tzinfo else value.dt.replace(tzinfo=UTC)
        return moments.written(int(datetime.timestamp(moment)), like)
    text = value.to_ical().decode() if hasattr(value, "to_ical") else str(value)
    return str(world.plain(text.replace("\\,", ",").replace("\\;", ";")))


def must_hold(world: World, number: int) -> None:
    """So many events are in the calendar."""

    def check() -> None:
        assert_that(len(received(world).walk("VEVENT")), equal_to(number), "events in the calendar")

    _eventually(world, check)


def must_refuse(world: World, code: str) -> None:
    """The calendar holds nothing but a refusal."""
    told = received(world).walk("VERROR")
    assert_that([str(one.get("X-KALTURA-CODE")) for one in told], equal_to([code]))


def upload(world: World, name: str, noun: Noun, text: str) -> None:
    """scheduleEvent.addFromBulkUpload of a calendar; its UIDs are made the scenario's own."""
    kind = noun.object_type.removeprefix("Kaltura").removesuffix("ScheduleEvent")
    data = {"objectType": "KalturaBulkUploadICalJobData", "eventsType": SCHEDULE_EVENT_TYPE[TYPE_OF[kind]]}
    sent = UID.sub(lambda found: f"UID:{world.unique(found[1])}", text)
    file = FilePart(Path("calendar.ics"), content="\r\n".join(sent.strip().splitlines()).encode() + b"\r\n")
    answer = world.call(f"{noun.service}.addFromBulkUpload", {"bulkUploadData": data}, {"fileData": file})
    world.remember(BULK_UPLOAD, name, answer)
    for found in UID.finditer(sent):
        uid = found[1]
        world.cleanups.add(f"events of {uid}", lambda uid=uid: _delete(world, uid))


def _delete(world: World, uid: str) -> None:
    for one in _of_uid(world, uid):
        if one["recurrenceType"] != 2:  # occurrences go with their series
            world.look(f"{SCHEDULE_EVENT.service}.delete", {"scheduleEventId": one["id"]})


def _of_uid(world: World, uid: str) -> list[dict[str, Any]]:
    asked = {"objectType": SCHEDULE_EVENT.filter, "referenceIdEqual": uid}
    return list(world.look(f"{SCHEDULE_EVENT.service}.list", {"filter": asked})["objects"])


def name_event(world: World, name: str, uid: str, noun: Noun) -> None:
    """From now on `name` is the event that came of this UID."""
    wanted = world.unique(uid)

    def there() -> dict[str, Any]:
        found = [one for one in _of_uid(world, wanted) if one["recurrenceType"] != 2]
        assert_that(len(found), equal_to(1), f"events of the UID {uid}")
        return found[0]

    with world.evidence.polling():
        world.remember(noun, name, eventually(there, world.run.settings.lag))
