"""When a cue point is: its start and end against each other and against the length of the entry. All in milliseconds.

What is checked, in which order and when not: measured, and read in the server's source.
"""

from __future__ import annotations

from kaltura_sandbox.platform.objects import NULL, Object
from kaltura_sandbox.topics.cue_points import cue_point_errors

LIVE_STREAM = 7  # type of an entry
RECORDINGS = ("34", "36", "37")  # sourceType


def check_start(given: Object, entry: Object, new: bool) -> None:
    """Refuses a start that can't be; a new point without one starts at 0."""
    if given.startTime in (None, NULL):
        if not new:
            return
        lasts = given.duration not in (None, NULL) and not given.triggeredAt
        if lasts or given.endTime not in (None, NULL):
            raise cue_point_errors.END_TIME_WITHOUT_START_TIME()
        given.startTime = 0
    if given.startTime < 0:
        raise cue_point_errors.START_TIME_CANNOT_BE_LESS_THAN_0()
    length = _length(entry)
    if length and length < given.startTime and str(entry.sourceType) not in RECORDINGS:
        raise cue_point_errors.START_TIME_IS_BIGGER_THAN_ENTRY_END_TIME(given.startTime, length)


def check_end(given: Object, entry: Object, before: Object | None = None) -> None:
    """Refuses an end or a duration that can't be; ``before`` is the point as it was."""
    start = given.startTime if isinstance(given.startTime, int) else (before.startTime if before else 0)
    end, duration = given.endTime or None, given.duration or None
    if end is not None and end < (start or 0):
        raise cue_point_errors.END_TIME_CANNOT_BE_LESS_THAN_START_TIME()
    if duration is not None and duration < 0:
        raise cue_point_errors.DURATION_CANNOT_BE_LESS_THAN_START_TIME()
    length = _length(entry)
    if length and end is not None and length < end:
        raise cue_point_errors.END_TIME_IS_BIGGER_THAN_ENTRY_END_TIME(end, length)
    if length and duration is not None and length < duration:
        raise cue_point_errors.DURATION_IS_BIGGER_THAN_ENTRY_DURATION(duration, length)


def _length(entry: Object) -> int:
    """How long the entry is in ms; 0 where that isn't asked: live, or without content."""
    return 0 if str(entry.values.get("type")) == str(LIVE_STREAM) else int(entry.msDuration or 0)


def settle(point: Object, has_end: bool, duration: int | None = None) -> None:
    """Brings end and duration together; ``duration`` is what a call gave, and counts."""
    if duration is not None:
        point.endTime = (point.startTime or 0) + duration
    elif has_end and point.endTime is None:
        point.endTime = point.startTime
    if point.endTime is not None:
        point.duration = point.endTime - (point.startTime or 0)
