"""schedule_scheduleEventResource: which events need which resources."""

from __future__ import annotations

from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.accounts import now
from kaltura_sandbox.platform.objects import NULL, Object
from kaltura_sandbox.platform.services import Service, action, action_with
from kaltura_sandbox.platform.store import FieldMap
from kaltura_sandbox.topics.scheduling import (
    bindings,
    blackouts,
    reservations,
    schedule_errors,
    schedule_events,
    schedule_resources,
)
from kaltura_sandbox.topics.scheduling.bindings import KIND
from kaltura_sandbox.topics.scheduling.schedule_events import WITHOUT_ENTRIES

CLASS = "KalturaScheduleEventResource"
FIELDS = FieldMap(
    orders=frozenset({"createdAt", "updatedAt"}), special={"eventIdOrItsParentIdEqual": lambda _: None}
)
OF_NOTHING = 0  # the resource that stands for none, which needs not be there (source)


class ScheduleEventResourceService(Service):
    """schedule_scheduleEventResource: add, get, list, update, delete, by the two ids. For administrators."""

    id = "schedule_scheduleeventresource"

    @action_with(in_transaction=False)
    def add(self, scheduleEventResource: Object) -> Object:  # noqa: N803 (the API's own name)
        """Binds a resource to an event. Whoever holds a reservation of the resource goes first (RESOURCE_IS_RESERVED);
        a refused binding leaves one behind."""
        binding = scheduleEventResource
        with self.platform.store.transaction():
            reservations.reserve(self.caller, binding.resourceId)
        with self.platform.store.transaction():
            self._check_new(binding)
            binding.partnerId, binding.createdAt = self.account.id, now()
            binding.updatedAt = binding.createdAt
            binding._parents = schedule_resources.parents(self.account, binding.resourceId)
            self.account.put(KIND, binding, bindings.key(binding.eventId, binding.resourceId))
            self._touch(binding)
            reservations.release(self.account, binding.resourceId)
        return binding

    @action
    def get(self, scheduleEventId: int, scheduleResourceId: int) -> Object:  # noqa: N803
        key = bindings.key(scheduleEventId, scheduleResourceId)
        return self.account.require(KIND, key, errors.INVALID_OBJECT_ID)

    @action
    def update(self, scheduleEventId: int, scheduleResourceId: int, scheduleEventResource: Object) -> Object:  # noqa: N803
        """Nothing of a binding can be changed: what is sent is compared with what is there."""
        binding = self.get(scheduleEventId, scheduleResourceId)
        for name, wanted in self.platform.schema.properties(CLASS).items():
            given = scheduleEventResource.values.get(name)
            if given in (None, NULL) or (given == binding.values.get(name) and not wanted.is_time):
                continue
            raise errors.PROPERTY_VALIDATION_NOT_UPDATABLE(f"{CLASS}::{name}")
        return binding

    @action
    def delete(self, scheduleEventId: int, scheduleResourceId: int) -> None:  # noqa: N803
        binding = self.get(scheduleEventId, scheduleResourceId)
        self.account.remove(KIND, binding, bindings.key(scheduleEventId, scheduleResourceId))
        self._touch(binding)

    @action
    def list_(self, filter: Object | None = None, pager: Object | None = None,  # noqa: A002
              filterBlackoutConflicts: bool = True) -> Object:  # noqa: N803  # fmt: skip
        """Bindings; those of events that meet a blackout are left out unless asked for, and counted all the same."""
        query = self.account.query(KIND).filtered(filter, FIELDS)
        if filter and filter.eventIdOrItsParentIdEqual:
            query.where(eventId=self._whose(filter.eventIdOrItsParentIdEqual))
        found = self.page(query if query.order else query.ordered("+seq"), pager, f"{CLASS}ListResponse")
        if filterBlackoutConflicts:
            found.objects = [one for one in found.objects if not self._meets_blackout(one)]
        return found

    def _whose(self, event_id: int) -> int:
        """The event whose bindings count for one: its own, else its series'."""
        event = schedule_events.find(self.account, event_id)
        if event is None or not event.parentId or bindings.of_event(self.account, event_id):
            return event_id
        whose: int = event.parentId
        return whose

    def _meets_blackout(self, binding: Object) -> bool:
        event = schedule_events.find(self.account, binding.eventId)
        if event is None or event._type in WITHOUT_ENTRIES:
            return False
        return bool(blackouts.met_by(self.account, schedule_events.whole(self.account, event)))

    def _check_new(self, binding: Object) -> None:
        for name in ("eventId", "resourceId"):
            if binding.values.get(name) in (None, NULL):
                raise errors.PROPERTY_VALIDATION_CANNOT_BE_NULL(f"{CLASS}::{name}")
        event_id, resource_id = binding.eventId, binding.resourceId
        if self.account.get(KIND, bindings.key(event_id, resource_id)) is not None:
            raise schedule_errors.SCHEDULE_EVENT_RESOURCE_ALREADY_EXISTS(event_id, resource_id)
        if schedule_events.find(self.account, event_id) is None:
            raise schedule_errors.SCHEDULE_EVENT_ID_NOT_FOUND(event_id)
        if schedule_resources.find(self.account, resource_id) is None and resource_id != OF_NOTHING:
            raise schedule_errors.SCHEDULE_RESOURCE_ID_NOT_FOUND(resource_id)
        for name in ("partnerId", "createdAt", "updatedAt"):
            if binding.values.get(name) is not None:
                raise errors.PROPERTY_VALIDATION_NOT_UPDATABLE(f"{CLASS}::{name}")

    def _touch(self, binding: Object) -> None:
        """An event is changed when it gets a resource, or loses one."""
        event = schedule_events.find(self.account, binding.eventId)
        if event is not None:
            event.updatedAt = now()
            self.account.put(schedule_events.KIND, event)
