"""What can be scheduled: events of each kind, and what they need. All events are of one service, told by class."""

from __future__ import annotations

from features.support.api import enums
from features.support.api.nouns.noun import Noun

SERVICE = "schedule_scheduleEvent"
RESOURCES = "schedule_scheduleResource"


def _event(name: str, kind: str) -> Noun:
    return Noun(
        name=name,
        service=SERVICE,
        object_type=f"Kaltura{kind}ScheduleEvent",
        parameter="scheduleEvent",
        id_parameter="scheduleEventId",
        defaults={"recurrenceType": "NONE"},
        enums=enums.SCHEDULE_EVENT,
        title="summary",
    )


def _resource(name: str, kind: str) -> Noun:
    return Noun(
        name=name,
        service=RESOURCES,
        object_type=f"Kaltura{kind}ScheduleResource",
        parameter="scheduleResource",
        id_parameter="scheduleResourceId",
        enums={"status": enums.SCHEDULE_RESOURCE_STATUS},
    )


SCHEDULE_EVENT = Noun(
    name="schedule event",
    service=SERVICE,
    object_type="KalturaScheduleEvent",
    parameter="",  # abstract: the nouns below are what can be made
    id_parameter="scheduleEventId",
    enums=enums.SCHEDULE_EVENT,
    title="summary",
)
RECORDING = _event("recording", "Record")
LIVE_EVENT = _event("live event", "LiveStream")
BLACKOUT = _event("blackout", "Blackout")
MEETING = _event("meeting", "Meeting")
VOD_EVENT = _event("VOD event", "Vod")
REDIRECT_EVENT = _event("redirect event", "LiveRedirect")
VIRTUAL_EVENT = _event("session of a virtual event", "Virtual")

SCHEDULE_RESOURCE = Noun(
    name="resource",
    service=RESOURCES,
    object_type="KalturaScheduleResource",
    parameter="",  # abstract, as above
    id_parameter="scheduleResourceId",
    enums={"status": enums.SCHEDULE_RESOURCE_STATUS},
)
CAMERA = _resource("camera", "Camera")
LOCATION = _resource("location", "Location")
LIVE_ENTRY_RESOURCE = _resource("live entry resource", "LiveEntry")
