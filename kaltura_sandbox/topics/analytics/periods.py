"""The time that a report is about: from when to when, and its days, months, hours or years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

from kaltura_sandbox import php_text
from kaltura_sandbox.platform.errors import SANDBOX_NOT_IMPLEMENTED
from kaltura_sandbox.platform.objects import Object

DAY_ID = re.compile(r"[0-9]{6}(?:[0-9]{2})?")
FORMATS = {"days": "%Y%m%d", "months": "%Y%m", "years": "%Y", "hours": "%Y%m%d%H"}
STEPS = {
    "days": timedelta(days=1),
    "months": timedelta(days=28),
    "years": timedelta(days=365),
    "hours": timedelta(hours=1),
}
LATEST = 253402300799  # unix time, the end of the year 9999
MOST = 10_000  # periods that are told one by one where nothing happened in them


@dataclass(frozen=True)
class Period:
    """From ``since`` on and before ``until``, in unix time; dates are those of ``zone``."""

    since: int
    until: int
    zone: timezone

    def named(self, at: int, interval: str) -> str:
        """The date of a moment, as 20261130 or 202611."""
        return datetime.fromtimestamp(at, self.zone).strftime(FORMATS[interval])

    def names(self, interval: str) -> Iterator[str]:
        """The dates of the whole time, the first one first."""
        begun, told, last = datetime.fromtimestamp(self.since, self.zone), "", ""
        while begun.timestamp() < self.until:
            told = begun.strftime(FORMATS[interval])
            if told != last:
                yield told
            last, begun = told, begun + STEPS[interval]
        ending = self.named(self.until - 1, interval) if self.until > self.since else last
        if ending != last:
            yield ending

    def is_long(self, interval: str) -> bool:
        """Whether it has more dates than anybody wants to read."""
        return (self.until - self.since) / STEPS[interval].total_seconds() > MOST


def period_of(filter_: Object) -> Period:
    """The time of a filter: fromDate and toDate in unix time, or fromDay and toDay (20261130) with all of both days.

    timeZoneOffset is in minutes, as JavaScript has it: -120 is two hours ahead of UTC. A filter that names no time has
    none, and finds nothing.
    """
    zone = timezone(timedelta(minutes=-max(-840, min(840, filter_.timeZoneOffset or 0))))
    days = [filter_.fromDay or "", filter_.toDay or ""]
    if filter_.fromDate and filter_.toDate and not all(days):
        since, until = (max(0, min(LATEST, date)) for date in (filter_.fromDate, filter_.toDate))
        return Period(since, until, zone)
    begins = [_begins(day, zone) for day in days]
    if None in begins:
        return Period(0, 0, zone)
    return Period(begins[0] or 0, (begins[1] or 0) + 24 * 3600, zone)


def _begins(day: str, zone: timezone) -> int | None:
    """When a day begins, in unix time; None where it is none."""
    try:
        return max(0, int(day_of(day, zone).timestamp()))
    except (ValueError, OverflowError):
        return None


def day_of(text: str, zone: timezone = timezone.utc) -> datetime:  # noqa: UP017
    """A day as 20261130, 2026-11-30 or, for the first of a month, 202611. ValueError where it is none."""
    plain = text.replace("-", "")
    if not DAY_ID.fullmatch(plain):
        raise ValueError(text)
    year, month, day = (php_text.whole(part) for part in (plain[:4], plain[4:6], plain[6:8] or "1"))
    return datetime(year, month, day, tzinfo=zone)


def interval_of(filter_: Object) -> str:
    """days unless the filter says otherwise."""
    interval = filter_.interval or "days"
    if interval not in FORMATS:
        raise SANDBOX_NOT_IMPLEMENTED(f"reports by {interval}")
    return str(interval)


def in_words(at: int) -> str:
    """A day as CSV files tell it: Monday, November 30, 2026."""
    day = datetime.fromtimestamp(at, UTC)
    return f"{day:%A}, {day:%B} {day.day}, {day.year}"
