"""Rules of recurrence between the platform's objects and iCalendar's RRULE."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from icalendar.prop import vRecur

from kaltura_sandbox import php_text
from kaltura_sandbox.platform.objects import Object, join, split

CLASS = "KalturaScheduleEventRecurrence"
FREQUENCIES = {
    "seconds": "SECONDLY", "minutes": "MINUTELY", "hours": "HOURLY", "days": "DAILY", "weeks": "WEEKLY",
    "months": "MONTHLY", "years": "YEARLY",
}  # fmt: skip
WORDS = {"byDay": "BYDAY", "weekStartDay": "WKST"}
NUMBERS = {
    "bySecond": "BYSECOND", "byMinute": "BYMINUTE", "byHour": "BYHOUR", "byMonthDay": "BYMONTHDAY",
    "byYearDay": "BYYEARDAY", "byWeekNumber": "BYWEEKNO", "byMonth": "BYMONTH", "byOffset": "BYSETPOS",
}  # fmt: skip


def rule_of(rule: Object) -> vRecur:
    """A rule as RRULE."""
    parts: dict[str, Any] = {"FREQ": FREQUENCIES[rule.frequency]}
    if rule.count:
        parts["COUNT"] = rule.count
    if rule.until:
        parts["UNTIL"] = datetime.fromtimestamp(rule.until, UTC)
    if (rule.interval or 1) > 1:
        parts["INTERVAL"] = rule.interval
    parts |= {told: split(rule.values[name]) for name, told in WORDS.items() if rule.values.get(name)}
    parts |= {
        told: [php_text.whole(one) for one in split(rule.values[name])]
        for name, told in NUMBERS.items()
        if rule.values.get(name)
    }
    return vRecur(parts)


def rule_from(found: vRecur, zone: str | None) -> Object:
    """An RRULE as the platform keeps it, with the zone that the event's start was told in."""
    frequency = next((name for name, told in FREQUENCIES.items() if told == _first(found.get("FREQ"))), None)
    rule = Object(CLASS, frequency=frequency, timeZone=zone)
    rule.count, rule.interval = _first(found.get("COUNT")), _first(found.get("INTERVAL"))
    until = _first(found.get("UNTIL"))
    if until is not None:
        rule.until = moment(until)
    for name, told in (WORDS | NUMBERS).items():
        if told in found:
            rule.values[name] = join(found[told])
    return rule


def moment(value: date | datetime) -> int:
    """A moment of a calendar as unix time (s); one without a zone is the world's, a day begins at midnight."""
    if not isinstance(value, datetime):
        value = datetime(value.year, value.month, value.day)
    return int((value if value.tzinfo else value.replace(tzinfo=UTC)).timestamp())


def _first(value: Any) -> Any:
    return value[0] if isinstance(value, list) and value else value
