"""The dates of a series, from its rule (KalturaScheduleEventRecurrence), by dateutil's RRULE.

The platform's rule has the parts of RFC 5545's RRULE under other names, and differs from it (measured against its
generator of dates, and read there):

- a series reaches two years from its start at most, and has at most 1000 dates;
- without a timeZone its days are those of the platform's own zone, here UTC (an installation says which; Kaltura's own
  is America/New_York); so are those of a zone that nobody knows;
- byMonthDay beyond a month's end means its last day; below zero it counts from the day before the last;
- months without byDay and byMonthDay have, after the start itself, the first day of each month.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, tzinfo
from itertools import dropwhile, islice, takewhile
from typing import Any
from zoneinfo import ZoneInfo

from dateutil import rrule
from dateutil.relativedelta import relativedelta

from kaltura_sandbox import php_text
from kaltura_sandbox.platform.objects import Object, split

MOST = 1000  # dates of a series
REACH, A_MONTH = relativedelta(years=2), relativedelta(months=1)
HOME = "UTC"
FREQUENCIES = {
    "seconds": rrule.SECONDLY, "minutes": rrule.MINUTELY, "hours": rrule.HOURLY, "days": rrule.DAILY,
    "weeks": rrule.WEEKLY, "months": rrule.MONTHLY, "years": rrule.YEARLY,
}  # fmt: skip
WITHIN_A_DAY = ("seconds", "minutes", "hours")
NUMBERS = {
    "bySecond": "bysecond", "byMinute": "byminute", "byHour": "byhour", "byYearDay": "byyearday",
    "byWeekNumber": "byweekno", "byMonth": "bymonth", "byOffset": "bysetpos",
}  # fmt: skip
STEPS = 2 * 366 * 24
"""Of a search: the hours of a series' reach. With shorter frequencies dateutil skips the days that don't fit."""

SHORTEST_MONTH, LONGEST_MONTH = 28, 31


def dates(rule: Object, start: int) -> list[int]:
    """The starts of a series' occurrences (unix times in s), the earliest first; its own start first if it is one.

    ValueError, OverflowError: the rule has a part that no rule can have, or no calendar reaches that far.
    """
    zone = zone_of(rule.timeZone)
    counted = UTC if rule.frequency in WITHIN_A_DAY else zone  # hours go on through a change to summer time
    begin = datetime.fromtimestamp(start, counted).replace(tzinfo=None)
    end = begin + REACH
    last = end.replace(tzinfo=counted).timestamp()
    if rule.until is not None:
        last = min(last, rule.until)
    found = (int(one.replace(tzinfo=counted).timestamp()) for one in _local(rule, begin, end))
    most = max(0, min(rule.count or MOST, MOST))
    return list(islice(_until(found, last), most))


def zone_of(name: str | None) -> tzinfo:
    """A time zone by its name in the IANA's list; the platform's own where there is none of that name."""
    try:
        return ZoneInfo(name or HOME)
    except (KeyError, ValueError, OSError):
        return ZoneInfo(HOME)


def _until(found: Iterator[int], last: float) -> Iterator[int]:
    for one in found:
        if one > last:
            return
        yield one


def _local(rule: Object, begin: datetime, end: datetime) -> Iterator[datetime]:
    """The dates in local time up to a moment."""
    month_days = [day for day in map(php_text.whole, split(rule.byMonthDay)) if day]
    if rule.frequency == "months" and not rule.byDay and not month_days:
        month = begin.replace(day=1)
        first = _first_month(rule, month) + A_MONTH
        yield from takewhile(lambda one: one < first, _rule(rule, begin, end, bymonthday=begin.day))
        yield from dropwhile(lambda one: one < first, _rule(rule, month, end, bymonthday=1))
    elif month_days:
        yield from _of_month_days(rule, month_days, begin, end)
    else:
        yield from _rule(rule, begin, end)


def _first_month(rule: Object, month: datetime) -> datetime:
    """The first month from this one on that byMonth names; this one where it names none that there is."""
    named = {php_text.whole(one) for one in split(rule.byMonth)}
    months = (month + ahead * A_MONTH for ahead in range(12))
    return next((one for one in months if one.month in named), month)


def _of_month_days(rule: Object, asked: list[int], begin: datetime, end: datetime) -> Iterator[datetime]:
    """By days of the month, of which the platform has more than RFC 5545: what is beyond the end is the last day."""
    days = {day if day > 0 else day - 1 for day in asked}
    ends = {day for day in days if day > SHORTEST_MONTH}
    if not ends:
        yield from _rule(rule, begin, end, bymonthday=tuple(days))
        return
    wanted = days - ends
    for one in _rule(rule, begin, end, bymonthday=(*wanted, *range(SHORTEST_MONTH, LONGEST_MONTH + 1))):
        length = (one + relativedelta(day=LONGEST_MONTH)).day
        if one.day in {min(day, length) for day in ends} | {day % (length + 1) for day in wanted}:
            yield one


def _rule(rule: Object, begin: datetime, end: datetime, **more: Any) -> Iterator[datetime]:
    """The rule's dates by dateutil; ``more`` is what stands for some of its parts."""
    numbers: dict[str, Any] = {
        ours: tuple(map(php_text.whole, split(rule.values.get(name)))) or None
        for name, ours in NUMBERS.items()
    }
    made: Any = rrule.rrule(
        FREQUENCIES[rule.frequency], begin, until=end, interval=max(1, rule.interval or 1),
        wkst=_DAYS[rule.weekStartDay or "MO"], byweekday=_days(rule, begin), **(numbers | more),
    )  # fmt: skip
    in_years = rule.frequency == "years" and made._bynweekday  # months would say what 1MO counts in
    if made._bymonth or not in_years:
        made._bymonth = _Months(made._bymonth or range(1, 13))
    try:
        yield from made
    except _BeyondReach:
        return


class _BeyondReach(Exception):
    """Nothing more is found within a series' reach."""


class _Months(frozenset[int]):
    """The months of a rule, which dateutil asks for at each step. It looks at ``until`` only where it finds a date, and
    would search a rule that has none up to the year 9999."""

    asked = 0

    def __contains__(self, month: object) -> bool:
        self.asked += 1
        if self.asked > STEPS:
            raise _BeyondReach
        return super().__contains__(month)


_DAYS: dict[str, Any] = {
    "MO": rrule.MO, "TU": rrule.TU, "WE": rrule.WE, "TH": rrule.TH, "FR": rrule.FR, "SA": rrule.SA, "SU": rrule.SU,
}  # fmt: skip


def _days(rule: Object, begin: datetime) -> list[Any] | None:
    """The days of ``MO,1TU,-1FR``: each day, the first of a month, the last. A week that is named by its number alone
    has the day of the start."""
    found = []
    for word in split(rule.byDay):
        day, nth = _DAYS.get(word[-2:]), php_text.whole(word[:-2])
        if day is not None:  # what is no day is passed over
            found.append(day(nth) if nth else day)
    if rule.byWeekNumber and not (found or rule.byMonthDay or rule.byYearDay):
        return [begin.weekday()]
    return found or None
