"""getConflicts: which events need the same resources at the same time, and which blackouts forbid it."""

from __future__ import annotations

from typing import Any

from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.objects import Object, split
from kaltura_sandbox.platform.services import Part, action
from kaltura_sandbox.topics.scheduling import (
    bindings,
    blackouts,
    event_rules,
    reservations,
    series,
)
from kaltura_sandbox.topics.scheduling.schedule_events import SERIES, TYPES

RESOURCES, BLACKOUTS, BOTH = 1, 2, 3


class Conflicts(Part):
    """schedule_scheduleEvent.getConflicts."""

    extends = ("schedule_scheduleevent",)

    @action
    def get_conflicts(
        self, resourceIds: str, scheduleEvent: Object, scheduleEventIdToIgnore: str | None = None,  # noqa: N803
        scheduleEventConflictType: int = RESOURCES,  # noqa: N803
    ) -> Object:  # fmt: skip
        """Events that need one of the resources while the given one would, whole; an occurrence for its series.

        Where there are none, the resources are the caller's for some seconds (RESOURCE_IS_RESERVED for others).
        """
        if not resourceIds or resourceIds == "0":
            raise errors.PROPERTY_VALIDATION_CANNOT_BE_NULL("resourceIds")
        event_rules.check_rule(scheduleEvent.recurrence)
        times = _times(scheduleEvent)
        bound, black = self._near(split(resourceIds), times, scheduleEventIdToIgnore)
        found: list[Object] = []
        for start, end in times:
            if scheduleEventConflictType in (RESOURCES, BOTH):
                found += [one for one in bound if blackouts.overlaps(one, start, end)]
            if scheduleEventConflictType in (BLACKOUTS, BOTH):
                found += [one for one in black if blackouts.overlaps(one, start, end)]
        if not found:
            for resource in split(resourceIds):
                reservations.reserve(self.caller, resource)
        return Object("KalturaScheduleEventListResponse", totalCount=len(found), objects=found)

    def _near(
        self, wanted: list[str], times: list[tuple[int, int]], ignored: str | None
    ) -> tuple[list[Object], list[Object]]:
        """The events that need one of the resources, and the blackouts, from the first of some times to the last."""
        if not times:
            return [], []
        first, last = times[0][0], times[-1][1]
        ids = bindings.events_where(self.account, lambda have: not have.isdisjoint(wanted))
        near = blackouts.window(self.account, first, last, ignored).where(id=ids)
        return self.account.store.find(near), blackouts.between(self.account, first, last, ignored)


def _times(event: Object) -> list[tuple[int, int]]:
    """When an event that isn't kept would be (unix times in s): a series' dates by its rule and its duration."""
    start: Any = event.startDate or 0
    if event.recurrenceType != SERIES:
        return [(start, event.endDate or 0)]
    length = event.duration or 0
    planned = Object(
        event.objectType, _start=start, recurrence=event.recurrence, _type=TYPES[event.objectType]
    )
    return [(one, one + length) for one in series.starts_of(planned)]
