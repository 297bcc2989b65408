"""Annotations: texts of users at moments of a film, and answers to them; hotspots are such points with a place.

An annotation counts what is below it; the platform forgets there that answers went with the one that they answer, which
is not repeated. A hotspot is an annotation with the tag ``hotspots`` exactly, and only who may
edit the entry makes one.
"""

from __future__ import annotations

from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.platform.events import ADDED, Event, on
from kaltura_sandbox.platform.events import DELETED as WAS_DELETED
from kaltura_sandbox.platform.features import feature
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.topics.cue_points import cue_point_errors, cue_points
from kaltura_sandbox.topics.cue_points.kinds import CuePointKind
from kaltura_sandbox.topics.entries import entries
from kaltura_sandbox.topics.people import user_errors

COPY_TO_CLIPS = feature("COPY_ANNOTATIONS_TO_CLIP", kept_back=True)
HOTSPOT = "hotspots"
LONGEST_TEXT = 32_700  # characters


class Annotation(CuePointKind):
    """A text of a user; an answer where it has a parent."""

    class_name, type = "KalturaAnnotation", "annotation.Annotation"
    defaults = {"parentId": cue_points.ROOT, "isPublic": False, "searchableOnEntry": True}  # noqa: RUF012
    bare = {"searchableOnEntry": False}  # noqa: RUF012
    clone_option = "annotation.ANNOTATION_CUE_POINTS"
    truths = ("isPublic", "searchableOnEntry")
    core = {"text": "text"}  # noqa: RUF012

    def is_public(self, point: Object) -> bool:
        return bool(point.isPublic)

    def check_first(self, point: Object) -> None:
        """Only who may edit the entry puts hotspots on it."""
        if point.entryId and entries.exists(self.account, point.entryId):
            self._check_hotspot(point.entryId, point.tags)

    def check_new(self, point: Object) -> None:
        self._check_text(point)
        if point.parentId and point.parentId != cue_points.ROOT:
            if self._parent(point.parentId).entryId != point.entryId:
                raise cue_point_errors.PARENT_ANNOTATION_DO_NOT_BELONG_TO_THE_SAME_ENTRY()
        else:
            point.parentId = cue_points.ROOT

    def check_change(self, point: Object, changes: Object) -> None:
        self._check_text(changes)
        self._check_hotspot(point.entryId, point.tags if changes.tags is None else changes.tags)
        if not changes.parentId or changes.parentId == cue_points.ROOT:
            return
        parent = self._parent(changes.parentId)
        below = [point, *cue_points.descendants(self.account, point)]
        if parent.id in {one.id for one in below}:
            raise cue_point_errors.PARENT_ANNOTATION_IS_DESCENDANT(parent.id, point.id)
        if parent.entryId != point.entryId:
            raise cue_point_errors.PARENT_ANNOTATION_DO_NOT_BELONG_TO_THE_SAME_ENTRY()

    def judges_end(self, point: Object, changes: Object | None = None) -> bool:
        """An answer's end is judged; that of a first annotation never (measured)."""
        return bool(point.parentId) and point.parentId != cue_points.ROOT

    def complete(self, point: Object) -> None:
        """An answer is when its parent is, unless it says when."""
        parent = cue_points.seen(self.caller, point.parentId) if point.parentId else None
        if parent is not None:
            point.startTime = point.startTime or parent.startTime
            point.endTime = point.endTime or parent.endTime

    def settle(self, point: Object) -> None:
        """How deep an answer is in its tree is kept with it, and what is below it."""
        parent = cue_points.find(self.account, point.parentId) if point.parentId else None
        depth = (parent.depth or 0) + 1 if parent is not None else 0
        point.defaults({"depth": depth, "childrenCount": 0, "directChildrenCount": 0})

    def may_copy(self, point: Object, entry: Object) -> bool:
        """To an entry of its own only by a permission of the account; trimming takes annotations along."""
        return bool(entry.replacedEntryId) or self.account.has(COPY_TO_CLIPS)

    def _parent(self, parent_id: str) -> Object:
        parent = cue_points.seen(self.caller, parent_id)
        if parent is None:
            raise cue_point_errors.PARENT_ANNOTATION_NOT_FOUND(parent_id)
        return parent

    def _check_text(self, given: Object) -> None:
        if isinstance(given.text, str) and len(given.text) > LONGEST_TEXT:
            raise errors.PROPERTY_VALIDATION_MAX_LENGTH(f"{self.class_name}::text", LONGEST_TEXT)

    def _check_hotspot(self, entry_id: str, tags: str | None) -> None:
        """The tag counts as it is written, without blanks (source)."""
        if HOTSPOT not in str(tags or "").split(","):
            return
        if not entries.may_edit(self.caller, entries.find(self.account, entry_id)):
            raise user_errors.INVALID_USER_ID()


@on(ADDED, cue_points.KIND)
def answer_came(account: Account, event: Event) -> None:
    """All above an answer count it."""
    _recount(account, event.object)


@on(WAS_DELETED, cue_points.KIND)
def answer_went(account: Account, event: Event) -> None:
    _recount(account, event.object)


def _recount(account: Account, point: Object) -> None:
    """Counts anew what is below each of a point's ancestors."""
    parent_id = point.parentId
    while parent_id and parent_id != cue_points.ROOT:
        parent = cue_points.find(account, parent_id)
        if parent is None:
            return
        parent.childrenCount = len(cue_points.descendants(account, parent))
        parent.directChildrenCount = len(cue_points.children(account, parent))
        account.put(cue_points.KIND, parent)
        parent_id = parent.parentId
