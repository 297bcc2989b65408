"""schedule_scheduleEvent: events, series of them, and what stands in their way."""

from __future__ import annotations

from typing import Any

from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.objects import Object, join
from kaltura_sandbox.platform.services import ObjectService, action
from kaltura_sandbox.platform.store import Query
from kaltura_sandbox.topics.people import users
from kaltura_sandbox.topics.scheduling import (
    event_changes,
    event_lists,
    event_rules,
    live_features,
    schedule_errors,
    schedule_events,
    series,
)
from kaltura_sandbox.topics.scheduling.event_lists import ORDERED_BY
from kaltura_sandbox.topics.scheduling.schedule_events import (
    ACTIVE,
    CANCELLED,
    KIND,
    OCCURRENCE,
    SERIES,
    SINGLE,
    TYPES,
)


class ScheduleEventService(ObjectService):
    """schedule_scheduleEvent: add, get, list, update, delete, cancel, updateLiveFeature. For administrators.

    getConflicts is in conflicts.py, addFromBulkUpload in calendar_upload.py.

    Left out: virtual events of the Events Platform; KalturaVirtualScheduleEvent, the class of their sessions, is there.
    """

    id = "schedule_scheduleevent"
    kind = KIND
    object_type = "KalturaScheduleEvent"
    not_found = errors.INVALID_OBJECT_ID
    fields = event_lists.FIELDS
    default_order = "+id"

    @action
    def add(self, object_: Object) -> Object:
        """A new event, or a series with its occurrences. Its owner is who adds it, whoever was named (measured)."""
        self.check_new(object_)
        self._born(object_)
        if object_.recurrenceType == SERIES:
            series.renew(self.account, object_)
        else:
            self.account.put(KIND, object_)
        return self.get(object_.id)

    def check_new(self, object_: Object) -> None:
        event_rules.check_new(self.account, object_)
        super().check_new(object_)
        event_rules.check_rule(object_.recurrence)
        live_features.check(object_.liveFeatures)

    def _born(self, event: Object) -> None:
        self.stamp(event)
        event._type = TYPES[event.objectType]
        if event.recurrenceType != OCCURRENCE:
            event.defaults({"classificationType": 1})
        event.status, event.ownerId = ACTIVE, users.ensure(self.account, self.caller.user_id).id
        event.sequence = event_changes.next_sequence(1 if event.sequence is None else event.sequence)
        event_rules.take_lengths(self.account, event, event)
        event_changes.settle(event)

    @action
    def update(self, id: Any, changes: Object) -> Object:  # noqa: A002
        """A partial update. A series makes its occurrences anew, where the rule has other dates than before; one that
        becomes a single event loses them."""
        event = self.own(id)
        was = event.recurrenceType
        event_changes.check(self.account, event, changes)
        live_features.check(changes.liveFeatures)
        self.apply(event, changes)
        event_rules.take_lengths(self.account, event, changes)
        if event.ownerId:
            event.ownerId = users.ensure(self.account, event.ownerId).id
        if was == SERIES and event.recurrenceType == SINGLE:
            series.end_all(self.account, event)
            event.recurrence, event.sequence = None, 1
        event_changes.settle(event)
        if event.recurrenceType == SERIES:
            series.renew(self.account, event)
        else:
            self.account.put(KIND, event)
        return self.get(event.id)

    @action
    def delete(self, id: Any) -> Object:  # noqa: A002
        """The event with the status DELETED; a series' occurrences go with it, one alone can't be deleted."""
        event = self.own(id)
        if event.recurrenceType == OCCURRENCE:
            raise schedule_errors.RECURRENCE_CANT_BE_DELETE(id, event.parentId)
        return self._ended(event, schedule_events.DELETED)

    @action
    def cancel(self, scheduleEventId: int) -> Object:  # noqa: N803 (the API's own name)
        """The event with the status CANCELLED: it stays, without its occurrences and resources."""
        return self._ended(self.own(scheduleEventId), CANCELLED)

    def _ended(self, event: Object, status: int) -> Object:
        event.status = status
        self.account.put(KIND, event)
        if event.recurrenceType == SERIES:
            series.end_all(self.account, event)
        return event

    @action
    def update_live_feature(self, scheduledEventId: int, featureName: str, liveFeature: Object) -> Object:  # noqa: N803
        """Changes one of a live stream event's features, by its system name."""
        event = self.own(scheduledEventId)
        if event._type != schedule_events.LIVE:
            raise schedule_errors.INVALID_SCHEDULE_EVENT_TYPE(scheduledEventId)
        live_features.change(event, featureName, liveFeature)
        return self.account.put(KIND, event)

    def cleared(self, name: str, type_: str) -> Any:
        """What is set to null is gone (measured)."""
        return None

    def listing(self, filter_: Object | None) -> Query:
        """Times are those with what a live stream shows before and after its content. Deleted events are in no list."""
        if filter_ and filter_.orderBy:
            filter_ = filter_.copy(orderBy=_stored_order(filter_.orderBy))
        query = super().listing(filter_).without(status=schedule_events.DELETED).ordered("+seq")
        return event_lists.narrowed(self.account, query, filter_)

    def indexed(self, filter_: Object | None) -> bool:
        return True


def _stored_order(text: str) -> str:
    words = ((word[:1], word[1:]) for word in text.split(","))
    return join(f"{sign}{ORDERED_BY.get(name, name)}" for sign, name in words)
