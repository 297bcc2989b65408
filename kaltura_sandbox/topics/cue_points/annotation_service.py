"""annotation_annotation: the same as cuepoint_cuepoint for annotations alone."""

from __future__ import annotations

from typing import Any

from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.services import action
from kaltura_sandbox.topics.cue_points import cue_points, forms
from kaltura_sandbox.topics.cue_points.annotations import Annotation
from kaltura_sandbox.topics.cue_points.cue_point_service import CuePointService


class AnnotationService(CuePointService):
    """annotation_annotation: add, get, list, update, delete and clone; nobody may call the other actions."""

    id = "annotation_annotation"
    object_type = "KalturaAnnotation"
    list_class = "KalturaAnnotationListResponse"
    filter_class = "KalturaAnnotationFilter"
    only = Annotation.type

    @action
    def add(self, cuePoint: Object) -> Object:
        """Points of other classes are judged as such, and become annotations, public and without a text (measured)."""
        added = super().add(cuePoint)
        if added.objectType == self.object_type:
            return added
        kind = Annotation(self.caller)
        point = forms.as_class(self.platform.schema.properties(self.object_type), kind, added)
        point.isPublic = True
        return self.account.put(cue_points.KIND, forms.settled(kind, point))

    def changeable(self, id: Any) -> Object:  # noqa: A002
        """Only what the caller sees, unlike in cuepoint_cuepoint (played on the platform)."""
        return self.get(id)

    @action
    def clone(self, id: Any, entryId: str, parentId: str | None = None) -> Object:  # noqa: A002
        """A copy that remembers when its first original was made; an answer where a parent is given."""
        copy = self.copied(id, entryId)
        if copy.objectType != self.object_type:
            raise errors.INVALID_OBJECT_TYPE(copy.objectType.removeprefix("Kaltura"))
        source = self.get(id)
        if parentId:
            copy.parentId = parentId
        copy.originalCuePointCreateAt = source.originalCuePointCreateAt or source.createdAt
        return cue_points.save(self.account, copy)
