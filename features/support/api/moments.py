"""Moments as guides write them: `2030-03-04 10:00 UTC`, `Mon 2030-03-04 10:00 Europe/Berlin`. The wire has seconds."""

from __future__ import annotations

import re
from datetime import datetime
from zoneinfo import ZoneInfo

WRITTEN = re.compile(
    r"(?:([A-Z][a-z]{2}) )?(\d{4}-\d\d-\d\d \d\d:\d\d(?::\d\d)?) ([A-Z][A-Za-z_]*(?:/[A-Za-z_]+)?)"
)
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def seconds(text: str) -> int | None:
    """The unix time in s of a moment that is written so; None for other texts. AssertionError: not that weekday."""
    found = WRITTEN.fullmatch(text)
    if not found:
        return None
    moment = datetime.fromisoformat(found[2]).replace(tzinfo=ZoneInfo(found[3]))
    if found[1] and DAYS[moment.weekday()] != found[1]:
        raise AssertionError(f"{found[2]} is a {DAYS[moment.weekday()]}, not a {found[1]}.")
    return int(moment.timestamp())


def on_the_wire(text: str) -> str:
    """A cell of a table as it is sent: moments as unix times, all else as it is."""
    moment = seconds(text)
    return text if moment is None else str(moment)


def written(moment: int, like: str) -> str:
    """A unix time in the manner of a text that is written so: with a weekday or without, in its zone."""
    found = WRITTEN.fullmatch(like)
    zone = found[3] if found else "UTC"
    told = datetime.fromtimestamp(moment, ZoneInfo(zone))
    day = f"{DAYS[told.weekday()]} " if not found or found[1] else ""
    return f"{day}{told:%Y-%m-%d %H:%M} {zone}"
