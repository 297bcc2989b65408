"""Changes of schedule events: what the platform refuses of them, and how times follow from each other."""

from __future__ import annotations

from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.platform.objects import NULL, Object
from kaltura_sandbox.topics.scheduling import event_rules, schedule_errors, schedule_events
from kaltura_sandbox.topics.scheduling.schedule_events import OCCURRENCE, SERIES, SINGLE, TYPES


def check(account: Account, event: Object, changes: Object) -> None:
    """Refuses a change of an event, and completes it: the event's times follow from what is sent of them."""
    event_rules.check_entries(account, changes)
    if changes.endDate is NULL:
        raise errors.PROPERTY_VALIDATION_CANNOT_BE_NULL(f"{changes.objectType}::endDate")
    if changes.recurrenceType is NULL:
        changes.recurrenceType = SINGLE
    _relink(account, event, changes)
    start, end = changes.startDate or event._start, changes.endDate or event._end
    _check_kinds(event, changes)
    kept = event.recurrenceType if changes.recurrenceType is None else changes.recurrenceType
    template = event.templateEntryId if changes.templateEntryId is None else changes.templateEntryId
    linked = event.linkedBy if changes.linkedBy is None else changes.linkedBy
    judged = Object(changes.objectType, recurrenceType=kept, templateEntryId=template, linkedBy=linked)
    event_rules.check_times(account, judged, start, end, [event.id])
    if changes.sequence is None:
        changes.sequence = next_sequence(event.sequence)
    _settle_length(event, changes, kept, end - start)
    _settle_rule(event, changes, kept)


def next_sequence(number: int | None) -> int:
    """The sequence after this one: 1, 12, 22, 32 … (measured)."""
    return -(-(number or 0) // 10) * 10 + 2


def _relink(account: Account, event: Object, changes: Object) -> None:
    link = changes.linkedTo or None
    if link is not None and link.eventId and changes.startDate:
        raise schedule_errors.START_TIME_AND_LINKED_TO_CONFLICT()
    if link is not None:
        event_rules.follow(
            account, changes, link, event.duration if changes.duration is None else changes.duration
        )
    if (link is not None or event.linkedTo) and changes.recurrenceType not in (None, SINGLE):
        raise schedule_errors.RECURRENCE_LINKED_EVENT_CONFLICT()


def _check_kinds(event: Object, changes: Object) -> None:
    """An occurrence stays one, and nothing else becomes one; single events have no rule."""
    source, target = event.recurrenceType, changes.recurrenceType
    if target is not None and (source == OCCURRENCE) != (target == OCCURRENCE):
        raise schedule_errors.SCHEDULE_EVENT_TYPE_CANT_BE_UPDATED(source, target)
    if source == SINGLE and target in (None, SINGLE) and changes.recurrence is not None:
        raise RULE_OF_A_SINGLE_EVENT()


RULE_OF_A_SINGLE_EVENT = errors.Kind(
    'Can\'t update single schedule event with recurring data when recurrenceType is not "RECURRING".', ""
)


def _settle_length(event: Object, changes: Object, kept: int, length: int) -> None:
    """The end of a single event follows its duration; the two must not contradict each other.

    ``length`` is how long all of it lasts without a new duration (s).
    """
    longest = event_rules.longest_of(TYPES[event.objectType])
    start = changes.startDate or event.startDate
    if changes.duration is not None and changes.duration is not NULL:
        if changes.endDate and not changes.linkedTo and start + changes.duration != changes.endDate:
            raise schedule_errors.MAX_SCHEDULE_DURATION_MUST_MATCH_END_TIME()
        length = changes.duration
        if kept != SERIES:
            changes.startDate, changes.endDate, changes.duration = start, start + length, None
    if length > longest and kept != OCCURRENCE:
        raise schedule_errors.MAX_SCHEDULE_DURATION_REACHED(longest)


def _settle_rule(event: Object, changes: Object, kept: int) -> None:
    """A series' new rule may have its other kind of end than before; a single event's duration is that of its times."""
    rule, before = changes.recurrence, event.recurrence
    if rule and before and rule.until is not None and before.count is not None:
        rule.count = None
    if rule and before and rule.count is not None and before.until is not None:
        rule.until = None
    if kept == SINGLE and event.recurrenceType == SERIES:
        changes.duration = None
    event_rules.check_rule(rule or None)


def settle(event: Object) -> None:
    """What follows from an event's times: how long it lasts, and when it begins and ends with what goes along."""
    if event.recurrenceType != SERIES:
        event.duration = _length(event)
    event._start, event._end, event._title = event.startDate, event.endDate, event.summary or event._title
    if event._type == schedule_events.LIVE:
        event._start -= event.preStartTime or 0
        event._end += event.postEndTime or 0
    if event.recurrence:
        event.recurrence.defaults({"interval": 1})


def _length(event: Object) -> int | None:
    """How long a single event lasts (s); nothing where it lasts no time and never lasted any (measured)."""
    length = int(event.endDate - event.startDate)
    return length if length or event.duration is not None or event._type == schedule_events.LIVE else None


def margin(event: Object) -> int:
    """What a live stream shows before and after its content (s)."""
    if event._type != schedule_events.LIVE:
        return 0
    return int((event.preStartTime or 0) + (event.postEndTime or 0))
