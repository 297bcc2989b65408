"""Many cue points at once, as a file of scenes: what this adds to cuepoint_cuepoint.

Left out: the platform's own check of what it serves, by which files with slides or chapters fail there
(INTERNAL_SERVERL_ERROR, played on it); here they are served.
"""

from __future__ import annotations

from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.accounts import now
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.services import Part, Served, action
from kaltura_sandbox.platform.store import Page
from kaltura_sandbox.platform.wire.multipart import Upload
from kaltura_sandbox.topics.cue_points import (
    cue_point_errors,
    cue_point_lists,
    cue_points,
    forms,
    kinds,
    scenes,
    times,
)
from kaltura_sandbox.topics.cue_points.scenes import Scene
from kaltura_sandbox.topics.entries import entries


class CuePointFiles(Part):
    """addFromBulk and serveBulk."""

    extends = ("cuepoint_cuepoint",)

    @action
    def add_from_bulk(self, fileData: Upload) -> Object:
        """Adds a file's points; a scene with a known sceneId or systemName changes that point.

        New ones have no owner and no status that means anything (measured).
        """
        put = (self._put(scene) for scene in scenes.read(fileData.path.read_bytes()))
        made = [point for point in put if point is not None]
        return Object("KalturaCuePointListResponse", totalCount=len(made), objects=made)

    def _put(self, scene: Scene) -> Object | None:
        """Stores the point of a scene; None where its name is that of a point of another kind, which stays."""
        given = scene.point
        if not entries.exists(self.account, given.entryId):
            raise cue_point_errors.INVALID_ENTRY_ID()
        kind = kinds.of(self.caller, given.objectType)
        known = self._known(scene)
        if known is not None and known.objectType != given.objectType:
            return None
        point = known or self._new(given)
        for name, value in given.values.items():
            setattr(point, name, value)
        self._answer(point, scene.parent)
        point.updatedAt = now()
        times.settle(point.defaults(kind.defaults if kind.bare is None else kind.bare), False)
        return self.account.put(cue_points.KIND, forms.settled(kind, point))

    def _known(self, scene: Scene) -> Object | None:
        """The point that a scene means."""
        found = cue_points.find(self.account, scene.scene_id) if scene.scene_id else None
        return found or self._by_name(scene.point.entryId, scene.point.systemName)

    def _by_name(self, entry_id: str, name: str | None) -> Object | None:
        named = (one for one in cue_points.of_entry(self.account, entry_id) if one.systemName == name)
        return next(named, None) if name else None

    def _new(self, given: Object) -> Object:
        point = Object(given.objectType)
        self.room.stamp(point)
        kind = kinds.of(self.caller, given.objectType)
        point.status = kind.status(point.copy().defaults(kind.defaults)) or cue_points.BULK
        point.userId, point.isMomentary = "", kind.momentary
        return point

    def _answer(self, point: Object, parent_name: str | None) -> None:
        """An answer belongs to the point of its parentId, else to that of a system name; without one to none."""
        by_id = cue_points.find(self.account, point.parentId) if point.parentId else None
        parent = by_id or self._by_name(point.entryId, parent_name)
        if parent is not None:
            point.parentId = parent.id
        elif point.parentId:
            point.parentId = cue_points.ROOT

    @action
    def serve_bulk(self, filter: Object | None = None, pager: Object | None = None) -> Served:  # noqa: A002
        """The points of a filter as a file; none at all is an error of the platform (measured)."""
        query = cue_point_lists.query(self.caller, filter)
        page = Page.of(pager or Object("KalturaFilterPager", pageSize=cue_point_lists.MOST))
        found = self.platform.store.find(query, page)
        above = {str(one.parentId) for one in found if one.parentId}
        parents = {id_: point for id_ in above if (point := cue_points.find(self.account, id_))}
        if not found:
            raise errors.INTERNAL_SERVERL_ERROR()
        text = scenes.written(found, parents, self.caller.host)
        return Served(text.encode(), content_type="text/xml; charset=UTF-8")
