"""Cue points that come along with a clip: those within it, moved to where they are in it.

By the server's source: a point lasts until its own end, else until the next one of its kind begins; what lies within
the clip at least in part is copied, its times cut to the clip. Annotations without times come whatever was cut, code
points tagged poll-data too. Pieces that touch each other share one copy. Joined pieces of several entries have a
chapter each besides, named by chapterNamePolicy. Clips with an overlay bring nothing. Only READY points count.
"""

from __future__ import annotations

from typing import Any

from kaltura_sandbox.platform.accounts import Account, administrator, now
from kaltura_sandbox.platform.events import DATA, Event, on
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.topics.cue_points import copying, cue_points, kinds, times
from kaltura_sandbox.topics.cue_points.plain_points import CodePoint
from kaltura_sandbox.topics.cue_points.thumb_points import CHAPTER, ThumbPoint
from kaltura_sandbox.topics.entries import entries
from kaltura_sandbox.topics.thumbnails import thumb_assets

OVERLAY = "KalturaOverlayAttributes"
PIECE_CHAPTER = "MULTI_CLIP_CHAPTER"  # systemName of the chapters that joining makes
BY_ENTRY_ID, BY_ENTRY_NAME, NUMERICAL = 1, 2, 3  # KalturaChapterNamePolicy
POLL, VIEW_MODE = "poll-data", "change-view-mode"  # tags of code points

Ends = dict[str, int | None]
"""Until when a point counts, in ms, by its id; None: to the end of the film."""


@on(DATA, entries.KIND)
def content_came(account: Account, event: Event) -> None:
    """A clip was made, or the content of one took the place of an entry's: its cue points come with it."""
    segments, shadow = event.details.get("segments"), event.details.get("replacedBy")
    if segments:
        _bring_along(account, event.object, segments)
    if shadow is not None and shadow._clipped:
        _hand_over(account, shadow, event.object)


def _bring_along(account: Account, entry: Object, segments: list[dict[str, Any]]) -> None:
    """Gives a clip the points of what it was made of (the segments of clips/clips.py)."""
    made_of = [part for one in segments for part in one["clip"].get("mediaCompositionAttributesArray") or []]
    if any(part["objectType"] == OVERLAY for part in made_of):
        return
    at = 0
    for segment in segments:
        clip = segment["clip"]
        place = clip.get("globalOffsetInDestination")
        if "chapter" in segment:
            _mark_piece(account, entry, segment, at)
        _copy_piece(account, entry, segment, at if place is None else place)
        at += clip.get("duration") or 0
    _join_touching(account, entry)


def _mark_piece(account: Account, entry: Object, segment: dict[str, Any], at: int) -> None:
    """A chapter where a joined piece begins."""
    source = account.get(entries.KIND, segment["entry"])
    number, policy = segment["chapter"]["number"], segment["chapter"].get("policy")
    names = {BY_ENTRY_ID: segment["entry"], NUMERICAL: f"Chapter {number}"}
    title = names.get(policy or BY_ENTRY_NAME, source.name if source else "")
    account.put(cue_points.KIND, Object(
        ThumbPoint.class_name, id=account.store.text_id(), intId=account.store.number(), cuePointType=ThumbPoint.type,
        status=cue_points.READY, entryId=entry.id, partnerId=account.id, createdAt=now(), updatedAt=now(),
        startTime=at, thumbOffset=at, userId="", isMomentary=False, systemName=PIECE_CHAPTER, title=title,
        subType=CHAPTER, _public=True,
    ))  # fmt: skip


def _copy_piece(account: Account, entry: Object, segment: dict[str, Any], place: int) -> None:
    """Copies the points of one piece, which begins at ``place`` in the clip (ms)."""
    source = account.get(entries.KIND, segment["entry"])
    start = segment["clip"].get("offset") or 0
    length = segment["clip"].get("duration") or int((source.msDuration if source else 0) or 0)
    points, ends = _until(account, segment["entry"], start + length)
    within = [one for one in points if _is_within(one, ends[one.id], start, start + length)]
    for point, twin in copying.copy_all(account, within, entry):
        end = ends[point.id]
        twin.startTime = max(point.startTime - start, 0) + place
        twin.endTime = min(start + length if end is None else end, start + length) - start + place
        times.settle(twin, False)
        account.put(cue_points.KIND, twin)


def _until(account: Account, entry_id: str, end: int) -> tuple[list[Object], Ends]:
    """The points that may come along, by their start, and until when each counts."""
    caller = administrator(account)
    found = [
        one
        for one in cue_points.of_entry(account, entry_id)
        if one.status == cue_points.READY
        and one.startTime <= end
        and kinds.of(caller, one.objectType).goes_with_clip()
    ]
    found.sort(key=lambda one: (one.startTime, one.intId))
    ends: Ends = {}
    last: dict[str, Object] = {}
    for point in found:
        name = f"{point.cuePointType} {point.tags if point.tags == VIEW_MODE else ''}"
        if name in last and not ends[last[name].id]:
            ends[last[name].id] = point.startTime
        ends[point.id], last[name] = point.endTime or None, point
    return found, {one.id: one.startTime if one.isMomentary else ends[one.id] for one in found}


def _is_within(point: Object, until: int | None, start: int, end: int) -> bool:
    """Whether a point lies within a piece at least in part, or comes along anyway."""
    if point.objectType == "KalturaAnnotation" and not point.startTime and point.endTime is None:
        return True
    if point.objectType == CodePoint.class_name and POLL in str(point.tags or "").split(","):
        return True
    return until is None or (until >= start and point.startTime <= end)


def _join_touching(account: Account, entry: Object) -> None:
    """Of copies of the same point that touch each other one stays, which lasts until the end of the last."""
    by_source: dict[str, list[Object]] = {}
    copies = (one for one in cue_points.of_entry(account, entry.id) if one.copiedFrom)
    for point in sorted(copies, key=lambda one: (one.startTime, one.intId)):
        kept = by_source.setdefault(point.copiedFrom, [])
        if kept and (kept[-1].endTime is None or kept[-1].endTime >= point.startTime):
            kept[-1].endTime = point.endTime
            times.settle(kept[-1], False)
            account.put(cue_points.KIND, kept[-1])
            cue_points.delete(account, point)
        else:
            kept.append(point)


def _hand_over(account: Account, shadow: Object, entry: Object) -> None:
    """A trim in place: the entry's points go, those of the trimmed content come, with their pictures."""
    for old in cue_points.of_entry(account, entry.id):
        if cue_points.find(account, old.id):
            cue_points.delete(account, old)
    for new in cue_points.of_entry(account, shadow.id):
        new.entryId = entry.id
        cue_points.save(account, new)
        picture = account.get(thumb_assets.KIND, new.assetId) if new.assetId else None
        if picture is not None:
            picture.entryId = entry.id
            account.put(thumb_assets.KIND, picture)
