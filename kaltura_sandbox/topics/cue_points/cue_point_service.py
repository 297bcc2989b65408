"""cuepoint_cuepoint: cue points of all kinds; what is special about a kind is in its class (kinds.py).

Left out: batch services of live recordings (cue points of a live stream don't go over into its recording), and the
search of entries by what their points say.
"""

from __future__ import annotations

from typing import Any, ClassVar

from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.objects import NULL, Object
from kaltura_sandbox.platform.services import ObjectService, action
from kaltura_sandbox.topics.cue_points import (
    copying,
    cue_point_errors,
    cue_point_lists,
    cue_points,
    forms,
    kinds,
    times,
)
from kaltura_sandbox.topics.cue_points.kinds import CuePointKind
from kaltura_sandbox.topics.entries import entries, entry_errors
from kaltura_sandbox.topics.people import users


class CuePointService(ObjectService):
    """cuepoint_cuepoint: add, get, list, count, update, delete, clone, updateStatus, updateCuePointsTimes."""

    id = "cuepoint_cuepoint"
    kind = cue_points.KIND
    object_type = "KalturaCuePoint"
    list_class = "KalturaCuePointListResponse"
    filter_class = "KalturaCuePointFilter"
    not_found = cue_point_errors.INVALID_CUE_POINT_ID
    hidden = {"status": cue_points.DELETED}  # noqa: RUF012
    only: ClassVar[str | None] = None  # a type: the service knows points of this one alone

    @action
    def add(self, cuePoint: Object) -> Object:
        """A new point. Its owner is the user of the session, or whom an administrator names."""
        kind = kinds.of(self.caller, cuePoint.objectType)
        self._check_permission(kind, cuePoint)
        entry = self._check_new(kind, cuePoint)
        lasting = cuePoint.duration
        kind.complete(cuePoint)
        self.stamp(cuePoint)
        cuePoint.defaults({"startTime": 0, "isMomentary": kind.momentary} | kind.defaults)
        cuePoint.status = kind.status(cuePoint) or cue_points.READY
        cuePoint.userId = users.named(self.account, cuePoint.userId or self.caller.user_id)
        cuePoint.entryId = entry.id
        times.settle(cuePoint, kind.has_end, lasting)
        return self.account.put(cue_points.KIND, forms.settled(kind, cuePoint))

    def _check_permission(self, kind: CuePointKind, point: Object) -> None:
        if not self.caller.rights.may_class("insert", point.objectType):
            raise cue_point_errors.NO_INSERT_PERMISSION(point.objectType)

    def _check_new(self, kind: CuePointKind, point: Object) -> Object:
        """All that a new point must be, in the platform's order; the entry."""
        kind.check_first(point)
        self.check_new(point)
        self._drop(kind, point)
        if point.entryId is None:
            raise errors.PROPERTY_VALIDATION_CANNOT_BE_NULL(f"{point.objectType}::entryId")
        entry = entries.find(self.account, point.entryId)
        times.check_start(point, entry, new=True)
        self._check_tags(point)
        for name in kind.required:
            if point.values.get(name) is None:
                raise errors.PROPERTY_VALIDATION_CANNOT_BE_NULL(f"{point.objectType}::{name}")
        kind.check_new(point)
        if kind.judges_end(point):
            times.check_end(point, entry)
        self._check_limit(entry.id)
        self._check_system_name(point.systemName, entry.id)
        return entry

    def stamp(self, object_: Object) -> None:
        """Two ids: the text that is asked by, and a number that grows."""
        super().stamp(object_)
        object_.intId, object_.id = object_.id, self.platform.store.text_id()
        object_.cuePointType = kinds.of(self.caller, object_.objectType).type

    def _drop(self, kind: CuePointKind, point: Object) -> None:
        for name in kind.unheard:
            point.values.pop(name, None)

    def _check_tags(self, point: Object) -> None:
        if isinstance(point.tags, str) and len(point.tags) > cue_points.LONGEST_TAGS:
            raise errors.PROPERTY_VALIDATION_MAX_LENGTH(f"{point.objectType}::tags", cue_points.LONGEST_TAGS)

    def _check_limit(self, entry_id: str) -> None:
        """A session limited to an entry (limitentry:<id>) adds and changes points there alone."""
        limits = self.caller.session.parsed.get("limitentry", ()) if self.caller.session else ()
        if limits and entry_id not in limits:
            raise cue_point_errors.NO_PERMISSION_ON_ENTRY(entry_id)

    def _check_system_name(self, name: str | None, entry_id: str, own: str = "") -> None:
        """A system name is there once in an entry, over all kinds."""
        for other in self.account.find(cue_points.KIND, entryId=entry_id, systemName=name) if name else ():
            if other.status != cue_points.DELETED and other.id != own:
                raise cue_point_errors.CUE_POINT_SYSTEM_NAME_EXISTS(name, other.id)

    @action
    def get(self, id: Any) -> Object:  # noqa: A002
        point = cue_points.seen(self.caller, id)
        if point is None or (self.only and point.cuePointType != self.only):
            raise self.not_found(id)
        return point

    def own(self, id: Any) -> Object:  # noqa: A002
        """For update and delete: also what get hides from a user (measured, a defect of the platform)."""
        point = cue_points.find(self.account, id)
        if point is None or (self.only and point.cuePointType != self.only):
            raise self.not_found(id)
        return point

    def changeable(self, id: Any) -> Object:  # noqa: A002
        """The point that update changes."""
        return self.own(id)

    @action
    def list_(self, filter: Object | None = None, pager: Object | None = None) -> Object:  # noqa: A002
        cue_point_lists.must_name(filter, self.filter_class)
        pager = pager or Object("KalturaFilterPager", pageSize=cue_point_lists.MOST)
        return self.page(cue_point_lists.query(self.caller, filter, self.only), pager, self.list_class)

    @action
    def count(self, filter: Object | None = None) -> int:  # noqa: A002
        """How many there are; without a filter in the whole account."""
        return self.platform.store.count(cue_point_lists.query(self.caller, filter, self.only))

    @action
    def update(self, id: Any, cuePoint: Object) -> Object:  # noqa: A002
        """A partial update. The class that was sent becomes the point's, and its owner stays (measured)."""
        kind = kinds.of(self.caller, cuePoint.objectType)
        point = self.changeable(id)
        if not self.caller.rights.may_class("update", cuePoint.objectType):
            raise cue_point_errors.NO_UPDATE_PERMISSION(cuePoint.objectType)
        cuePoint.values.pop("userId", None)
        self._check_limit(point.entryId)
        self._check_system_name(cuePoint.systemName, point.entryId, point.id)
        self._drop(kind, cuePoint)
        kind.check_change(point, cuePoint)
        entry = self._check_change(kind, point, cuePoint)
        became = forms.as_class(self.platform.schema.properties(cuePoint.objectType), kind, point)
        self.apply(became, cuePoint)
        given = cuePoint.duration if cuePoint.duration not in (None, NULL) else None
        became.entryId = entry.id
        times.settle(became, kind.has_end, given)
        return self.account.put(cue_points.KIND, forms.settled(kind, became))

    def _check_change(self, kind: CuePointKind, point: Object, changes: Object) -> Object:
        entry = entries.find(self.account, point.entryId)
        if kind.judges_end(point, changes):
            times.check_end(changes, entry, point)
        self._check_tags(changes)
        if changes.entryId is not None and changes.entryId != point.entryId:
            entries.find(self.account, changes.entryId)
            raise cue_point_errors.CANNOT_UPDATE_ENTRY_ID()
        times.check_start(changes, entry, new=False)
        return entry

    @action
    def delete(self, id: Any) -> None:  # noqa: A002
        """Deletes a point and all below it; a slide's picture goes too."""
        cue_points.delete(self.account, self.own(id))

    @action
    def update_status(self, id: Any, status: int) -> None:  # noqa: A002
        """A status of one's own choice; DELETED deletes."""
        point = self.own(id)
        if status == cue_points.DELETED:
            cue_points.delete(self.account, point)
            return
        point.status = status
        cue_points.save(self.account, point)

    @action
    def update_cue_points_times(self, id: Any, startTime: int, endTime: int | None = None) -> Object:  # noqa: A002
        """New times in ms. They are not judged at all, and an end of 0 is none (measured)."""
        point = self.get(id)
        point.startTime = startTime
        if endTime:
            point.endTime = endTime
        times.settle(point, False)
        return cue_points.save(self.account, point)

    @action
    def clone(self, id: Any, entryId: str) -> Object:  # noqa: A002
        """A copy for another entry, with the owner and the status of the first."""
        return self.copied(id, entryId)

    def copied(self, id: Any, entry_id: str) -> Object:  # noqa: A002
        point = cue_points.seen(self.caller, id)
        if point is None:
            raise self.not_found(id)
        if not entries.exists(self.account, entry_id):
            raise entry_errors.ENTRY_ID_NOT_FOUND(entry_id)
        entry = entries.find(self.account, entry_id)
        kind = kinds.of(self.caller, point.objectType)
        if not kind.may_copy(point, entry):
            raise cue_point_errors.NO_PERMISSION_TO_COPY(point.id, entry.id)
        return copying.copy(kind, point, entry)
