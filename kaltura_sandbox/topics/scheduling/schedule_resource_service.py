"""schedule_scheduleResource: cameras, locations and live entries, which events can need and which lie in each other."""

from __future__ import annotations

from typing import Any

from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.objects import NULL, Object
from kaltura_sandbox.platform.services import ObjectService, action
from kaltura_sandbox.platform.store import FieldMap, Query
from kaltura_sandbox.topics.scheduling import schedule_errors, schedule_resources
from kaltura_sandbox.topics.scheduling.schedule_resources import ACTIVE, CAMERA, DELETED, KIND, LIVE_ENTRY

NEVER_NULL = {LIVE_ENTRY: "entryId", CAMERA: "streamUrl"}
"""What no update sets to null, by the class that it is sent as."""

FILTERS = {f"{kind.removesuffix('Resource')}ResourceFilter": kind for kind in schedule_resources.KINDS}


class ScheduleResourceService(ObjectService):
    """schedule_scheduleResource: add, get, list, update, delete. For administrators.

    A live entry that a resource names need not exist (measured).
    """

    id = "schedule_scheduleresource"
    kind = KIND
    object_type = "KalturaScheduleResource"
    not_found = errors.INVALID_OBJECT_ID
    required = ("name",)
    defaults = {"status": ACTIVE}  # noqa: RUF012
    fields = FieldMap(orders=frozenset({"createdAt", "updatedAt"}), folded=frozenset({"name", "systemName"}))
    default_order = "+id"

    @action
    def add(self, object_: Object) -> Object:
        """The new resource; without a system name the answer lacks one, which reads "" from then on (measured)."""
        added = super().add(object_)
        answer = added.copy()
        if added.systemName is None:
            self.account.put(KIND, added.defaults({"systemName": ""}))
        return answer

    def check_new(self, object_: Object) -> None:
        """In the platform's order: the name, the system name, the parent; then what is read-only."""
        for name in self._demanded(object_):
            if object_.values.get(name) in (None, NULL):
                raise errors.PROPERTY_VALIDATION_CANNOT_BE_NULL(f"{object_.objectType}::{name}")
        self._check_place(object_, None)
        super().check_new(object_)

    def apply(self, object_: Object, changes: Object) -> None:
        name = NEVER_NULL.get(changes.objectType)
        if name and changes.values.get(name) is NULL:
            raise errors.PROPERTY_VALIDATION_CANNOT_BE_NULL(f"{changes.objectType}::{name}")
        self._check_place(changes, object_)
        super().apply(object_, changes)

    def cleared(self, name: str, type_: str) -> Any:
        """What is set to null is gone, but for names, which become empty (measured)."""
        return "" if name in ("name", "systemName") else None

    @action
    def delete(self, id: Any) -> Object:  # noqa: A002
        """The resource as it was, with the status DELETED. Events that need it are left as they are."""
        resource = self.own(id)
        resource.status = DELETED
        return self.account.put(KIND, resource)

    def listing(self, filter_: Object | None) -> Query:
        """The filter's class tells which kind of resources is meant."""
        query = super().listing(filter_).ordered("+seq")
        kind = FILTERS.get(filter_.objectType) if filter_ else None
        return query.where(objectType=kind) if kind else query

    @staticmethod
    def _demanded(object_: Object) -> tuple[str, ...]:
        return ("entryId", "name") if object_.objectType == LIVE_ENTRY else ("name",)

    def _check_place(self, given: Object, before: Object | None) -> None:
        """System names are unique among resources of one class; a parent must be there."""
        name, parent = given.systemName, given.parentId
        own = before.id if before else None
        if name and schedule_resources.named(self.account, given.objectType, name, own):
            raise errors.SYSTEM_NAME_ALREADY_EXISTS(name)
        if parent and parent != own and schedule_resources.find(self.account, parent) is None:
            raise schedule_errors.RESOURCE_PARENT_ID_NOT_FOUND(parent)
