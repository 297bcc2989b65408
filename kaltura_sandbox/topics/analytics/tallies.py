"""Figures of reports: what events come to, each under the name of its column.

plays, loads and clicks are counts. Minutes come twice: by quarters of the film that were reached (sum_time_viewed), and
by the ten seconds that each view event tells of (sum_view_period). Where nothing was played averages are 0.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable

from kaltura_sandbox.topics.analytics import play_events
from kaltura_sandbox.topics.analytics.play_events import PlayEvent

MINUTE, WHOLE = 60, 100
Figure = int | float
COUNTS = {
    "count_plays": play_events.PLAY, "count_loads": play_events.IMPRESSION,
    "count_plays_25": play_events.QUARTERS[0], "count_plays_50": play_events.QUARTERS[1],
    "count_plays_75": play_events.QUARTERS[2], "count_plays_100": play_events.QUARTERS[3],
    "count_edit": play_events.EDIT, "count_viral": play_events.SHARE,
    "count_download": play_events.DOWNLOAD, "count_report": play_events.REPORT,
}  # fmt: skip
"""Columns that count events, and which."""


class Tally:
    """What some events come to."""

    def __init__(self, events: Iterable[PlayEvent] = ()) -> None:
        self.counts: Counter[str] = Counter()
        self.seconds: Counter[str] = Counter()
        self.entries: set[str] = set()
        self.users: set[str] = set()
        self.viewers: set[str] = set()
        self.seen: dict[tuple[str, str, str], set[int]] = {}
        for event in events:
            self.add(event)

    def add(self, event: PlayEvent) -> None:
        """One more event."""
        self.counts[event.type] += 1
        self.seconds["view" if event.type == play_events.VIEW else "quarter"] += event.seconds  # type: ignore[assignment]
        self.entries.add(event.entry)
        if event.user:
            self.users.add(event.user)
        if event.type == play_events.PLAY:
            self.viewers.add(event.user or event.session)
        if event.type == play_events.VIEW and event.position is not None and event.length:
            whose = (event.entry, event.user, event.session)
            self.seen.setdefault(whose, set()).update(_hundredths(event.position, event.length))

    def figure(self, column: str) -> Figure:
        """The figure of a column."""
        return self.counts[COUNTS[column]] if column in COUNTS else FIGURES[column](self)

    def of_plays(self, amount: float) -> float:
        """An amount for each play; 0 where nothing was played."""
        plays = self.counts[play_events.PLAY]
        return amount / plays if plays else 0


def _hundredths(position: float, length: float) -> range:
    """Which hundredths of a film went by in the ten seconds up to a position."""
    first = math.floor(max(0.0, position - play_events.VIEWED) / length * WHOLE)
    return range(min(first, WHOLE), min(math.ceil(position / length * WHOLE), WHOLE))


def _quarters(tally: Tally) -> int:
    return sum(tally.counts[one] for one in play_events.QUARTERS)


def _load_ratio(tally: Tally) -> float:
    loads = tally.counts[play_events.IMPRESSION]
    return tally.counts[play_events.PLAY] / loads if loads else 0


def _completion(tally: Tally) -> float:
    """Hundredths of films that visitors saw, for each play; no more than all."""
    return min(tally.of_plays(sum(map(len, tally.seen.values()))), WHOLE)


FIGURES: dict[str, Callable[[Tally], Figure]] = {
    "sum_time_viewed": lambda tally: tally.seconds["quarter"] / MINUTE,
    "avg_time_viewed": lambda tally: tally.of_plays(tally.seconds["quarter"] / MINUTE),
    "sum_view_period": lambda tally: tally.seconds["view"] / MINUTE,
    "avg_view_period_time": lambda tally: tally.of_plays(tally.seconds["view"] / MINUTE),
    "load_play_ratio": _load_ratio,
    "play_through_ratio": lambda tally: tally.of_plays(tally.counts[play_events.QUARTERS[-1]]),
    "avg_view_drop_off": lambda tally: tally.of_plays(_quarters(tally) / len(play_events.QUARTERS)),
    "avg_completion_rate": _completion,
    "total_completion_rate": lambda tally: min(len(set().union(*tally.seen.values())), WHOLE),
    "unique_known_users": lambda tally: len(tally.users),
    "unique_videos": lambda tally: len(tally.entries),
    "unique_viewers": lambda tally: len(tally.viewers),
}
