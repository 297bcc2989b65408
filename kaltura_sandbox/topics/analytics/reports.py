"""Reports: the events that a filter finds, by entry, by user, by date or all together, as rows of figures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from kaltura_sandbox import php_text
from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.platform.errors import SANDBOX_NOT_IMPLEMENTED
from kaltura_sandbox.platform.objects import NULL, Object
from kaltura_sandbox.platform.store.filters import words
from kaltura_sandbox.topics.analytics import periods, play_events
from kaltura_sandbox.topics.analytics.definitions import DEFINITIONS, ENTRY, Definition
from kaltura_sandbox.topics.analytics.play_events import PlayEvent
from kaltura_sandbox.topics.analytics.tallies import Tally
from kaltura_sandbox.topics.entries import entries
from kaltura_sandbox.topics.people import users

KNOWN = {
    "fromDate", "toDate", "fromDay", "toDay", "timeZoneOffset", "interval", "entryIdIn", "userIds", "playbackTypeIn",
    "searchInTags", "searchInAdminTags",
}  # fmt: skip
NOBODY = "Unknown"  # who watches without a session or an id
FIRST = "count_plays"  # what rows are ordered by
FEW = 10  # rows of a page without a size


@dataclass
class Rows:
    """Columns, rows, and how many rows there are on all pages."""

    columns: list[str] = field(default_factory=list)
    rows: list[list[Any]] = field(default_factory=list)
    total: int = 0


class Report:
    """One report over one account's events."""

    def __init__(self, account: Account, type_: str, filter_: Object, object_ids: str | None = None) -> None:
        if type_ not in DEFINITIONS:
            raise SANDBOX_NOT_IMPLEMENTED(f"reports of the type {type_}")
        _check(filter_)
        self.account, self.filter = account, filter_
        self.definition: Definition = DEFINITIONS[type_]
        self.period = periods.period_of(filter_)
        self._objects = words(object_ids) if object_ids else None

    def events(self) -> Iterable[PlayEvent]:
        """What the report counts."""
        ids = words(self.filter.entryIdIn) if self.filter.entryIdIn else None
        if self._objects is not None:
            ids = [one for one in self._objects if ids is None or one in ids]
        whose = words(self.filter.userIds) if self.filter.values.get("userIds") else None
        return play_events.found(self.account, self.period.since, self.period.until, ids, whose)

    def table(self, order: str | None = None, index: int | None = None, size: int | None = None) -> Rows:
        """A page of rows, those with the most plays first; empty, and without columns, where nothing happened."""
        tallies = self._by_subject()
        column = (order or "").lstrip("+-")
        column = column if column in self.definition.columns else FIRST
        rising = (order or "").startswith("+") and column in str(order)
        ranked = sorted(tallies.items(), key=lambda row: row[1].figure(column), reverse=not rising)
        size, index = max(size or FEW, 1), max(index or 1, 1)
        page = ranked[(index - 1) * size : index * size]
        if not page:
            return Rows(total=len(ranked))
        names = self._names([subject for subject, _ in page])
        rows = [names[subject] + self._figures(tally, self.definition.columns) for subject, tally in page]
        return Rows([*self.definition.headings, *self.definition.columns], rows, len(ranked))

    def total(self) -> Rows:
        """All of it in one row."""
        columns = self.definition.totals or self.definition.columns
        return Rows(list(columns), [self._figures(Tally(self.events()), columns)], 1)

    def graphs(self, skip_empty: bool = False) -> dict[str, dict[str, Any]]:
        """Figures by date for each column, dates where nothing happened too; or one graph of what was reached."""
        columns = self.definition.graphs
        if self.definition.graph:
            tally = Tally(self.events())
            return {self.definition.graph: dict(zip(columns, self._figures(tally, columns), strict=True))}
        dated = self._by_date(skip_empty)
        return {column: {date: dated[date].figure(column) for date in dated} for column in columns}

    def _by_subject(self) -> dict[str, Tally]:
        tallies: dict[str, Tally] = {}
        for event in self.events():
            subject = event.entry if self.definition.about == ENTRY else event.user
            tallies.setdefault(subject, Tally()).add(event)
        return tallies

    def _by_date(self, skip_empty: bool) -> dict[str, Tally]:
        interval = periods.interval_of(self.filter)
        skip_empty = skip_empty or self.period.is_long(interval)
        dated = {} if skip_empty else {name: Tally() for name in self.period.names(interval)}
        for event in self.events():
            dated.setdefault(self.period.named(event.at, interval), Tally()).add(event)
        return dict(sorted(dated.items()))

    def _names(self, subjects: list[str]) -> dict[str, list[Any]]:
        """What the first columns of rows say."""
        if self.definition.about == ENTRY:
            named = {one: self.account.get(entries.KIND, one) for one in subjects}
            shown = {
                one: {"object_id": one, "entry_name": found.name if found else ""}
                for one, found in named.items()
            }
        else:
            shown = {one: {"name": one or NOBODY, "full_name": self._full_name(one)} for one in subjects}
        return {one: [shown[one][heading] for heading in self.definition.headings] for one in subjects}

    def _full_name(self, user_id: str) -> str:
        user = users.find(self.account, user_id) if user_id else None
        return php_text.trim(f"{user.firstName or ''} {user.lastName or ''}") if user else ""

    @staticmethod
    def _figures(tally: Tally, columns: Iterable[str]) -> list[Any]:
        return [tally.figure(column) for column in columns]


def _check(filter_: Object) -> None:
    """Refuses what the sandbox would have to pass over: reports would tell of other events than were asked for."""
    for name, value in filter_.values.items():
        if name not in KNOWN and value not in (None, NULL, "", False):
            raise SANDBOX_NOT_IMPLEMENTED(f"{filter_.objectType}.{name}")


def printed(value: Any) -> str:
    """A figure as PHP prints it, with fourteen digits at most."""
    return f"{value:.14G}" if isinstance(value, float) else str(value)
