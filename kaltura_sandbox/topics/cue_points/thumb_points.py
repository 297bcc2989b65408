"""Chapters and slides: points with a title, and slides with a picture of their own.

The picture is a thumbnail asset of the class KalturaTimedThumbAsset that names its point. A slide is PENDING until its
picture is there; who deletes the slide deletes the picture.
"""

from __future__ import annotations

from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.platform.events import ADDED, STATUS, Event, on
from kaltura_sandbox.platform.events import DELETED as WAS_DELETED
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.topics.cue_points import cue_point_errors, cue_points
from kaltura_sandbox.topics.cue_points.kinds import CuePointKind
from kaltura_sandbox.topics.thumbnails import thumb_assets

SLIDE, CHAPTER = 1, 2
LONGEST_TITLE = 255  # bytes


class ThumbPoint(CuePointKind):
    """A slide or a chapter."""

    class_name, type = "KalturaThumbCuePoint", "thumbCuePoint.Thumb"
    public = True
    clone_option = "thumbCuePoint.THUMB_CUE_POINTS"
    defaults = {"title": "", "subType": SLIDE}  # noqa: RUF012
    core = {"title": "name", "description": "text", "subType": "subType"}  # noqa: RUF012

    def check_first(self, point: Object) -> None:
        """A picture that is named must be there, and be a timed one."""
        if point.assetId is None:
            return
        asset = self.account.get(thumb_assets.KIND, point.assetId)
        if asset is None:
            raise cue_point_errors.ASSET_ID_NOT_FOUND(point.assetId)
        if asset.objectType != thumb_assets.TIMED:
            raise cue_point_errors.THUMB_ASSET_IS_NOT_OF_TYPE_TIMED_THUMB(point.assetId)

    def settle(self, point: Object) -> None:
        title = str(point.title or "").encode()[:LONGEST_TITLE]
        point.title = title.decode("utf-8", "ignore")

    def status(self, point: Object) -> int | None:
        """A slide waits for its picture."""
        return cue_points.PENDING if point.subType == SLIDE else None

    def before_copy(self, point: Object, copy: Object) -> None:
        """The copy has a picture of its own: the same file under another id."""
        picture = self.account.get(thumb_assets.KIND, point.assetId) if point.assetId else None
        copy.assetId = None
        if picture is not None:
            copy.assetId = self.account.store.text_id()
            fresh = {"id": copy.assetId, "entryId": copy.entryId, "cuePointId": copy.id, "_copied": True}
            self.account.put(thumb_assets.KIND, picture.copy(**fresh))


@on(ADDED, thumb_assets.KIND)
def picture_named(account: Account, event: Event) -> None:
    """A new timed picture must name a slide or chapter that has none; that has it from now on."""
    asset = event.object
    if asset.objectType != thumb_assets.TIMED or asset._copied:
        return
    if not asset.cuePointId:
        raise errors.PROPERTY_VALIDATION_CANNOT_BE_NULL(f"{thumb_assets.TIMED}::cuePointId")
    point = cue_points.find(account, asset.cuePointId)
    if point is None:
        raise cue_point_errors.CUE_POINT_NOT_FOUND(asset.cuePointId)
    if point.objectType != ThumbPoint.class_name:
        raise cue_point_errors.CUE_POINT_PROVIDED_NOT_OF_TYPE_THUMB_CUE_POINT(asset.cuePointId)
    if point.assetId:
        raise cue_point_errors.CUE_POINT_PROVIDED_ALREADY_ASSOCIATED_WITH_ASSET(point.assetId)
    point.assetId = asset.id
    cue_points.save(account, point)


@on(STATUS, thumb_assets.KIND)
def picture_came(account: Account, event: Event) -> None:
    """A slide is READY with its picture."""
    asset = event.object
    if asset.objectType != thumb_assets.TIMED or asset.status != thumb_assets.READY:
        return
    point = cue_points.find(account, asset.cuePointId)
    if point is not None and point.status == cue_points.PENDING:
        point.status = cue_points.READY
        cue_points.save(account, point)


@on(WAS_DELETED, thumb_assets.KIND)
def picture_went(account: Account, event: Event) -> None:
    """A slide whose picture was deleted names none: its assetId is empty, not absent (played on the platform)."""
    point = cue_points.find(account, event.object.cuePointId) if event.object.cuePointId else None
    if point is not None and point.assetId == event.object.id:
        point.assetId = ""
        cue_points.save(account, point)


@on(WAS_DELETED, cue_points.KIND)
def slide_went(account: Account, event: Event) -> None:
    """A slide takes its picture along."""
    asset = account.get(thumb_assets.KIND, event.object.assetId) if event.object.assetId else None
    if asset is not None:
        account.remove(thumb_assets.KIND, asset)
