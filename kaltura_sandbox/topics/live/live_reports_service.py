"""liveReports and liveStats: who watches live streams.

Viewers are those who fetched segments from this server lately. Left out: where they are and which page led them there,
buffering and bitrates, which only players know; and reports as files, for which nobody is sent a mail here.
"""

from __future__ import annotations

from kaltura_sandbox.platform.accounts import now
from kaltura_sandbox.platform.objects import Object, split
from kaltura_sandbox.platform.services import Service, action
from kaltura_sandbox.platform.store import Page
from kaltura_sandbox.topics.entries import entries
from kaltura_sandbox.topics.live import broadcasts, live_errors

TOTAL, ENTRIES, OVER_TIME = "PARTNER_TOTAL", "ENTRY_TOTAL", "ENTRY_TIME_LINE"


class LiveReportsService(Service):
    """liveReports: how many follow each entry, and all of them together; nothing of what is off air."""

    id = "livereports"

    @action
    def get_report(
        self, reportType: str, filter: Object | None = None, pager: Object | None = None  # noqa: A002
    ) -> Object:  # fmt: skip
        """PARTNER_TOTAL and ENTRY_TOTAL; those of places and pages are empty. ENTRY_TOTAL alone has pages (source)."""
        pages = (pager.pageIndex or 1) if pager is not None else 1
        if reportType == OVER_TIME or (reportType != ENTRIES and pages > 1):
            raise live_errors.ANALYTICS_UNSUPPORTED_QUERY()
        watched = self._watched(filter)
        rows: list[Object] = []
        if reportType == ENTRIES:
            rows = [_row("KalturaEntryLiveStats", *found, entryId=id_) for id_, found in watched.items()]
        elif reportType == TOTAL and watched:
            live, back = (sum(found[place] for found in watched.values()) for place in (0, 1))
            rows = [_row("KalturaLiveStats", live, back)]
        page = Page.of(pager)
        shown = rows[page.offset : page.offset + page.size]
        return Object("KalturaLiveStatsListResponse", totalCount=len(rows), objects=shown)

    @action
    def get_events(
        self, reportType: str, filter: Object | None = None, pager: Object | None = None  # noqa: A002
    ) -> list[Object]:  # fmt: skip
        """The audience over time, and no other report. Nobody keeps it here, so it is empty whatever ``filter`` and
        ``pager`` ask for, as the platform answers of what was never watched (measured)."""
        if reportType != OVER_TIME:
            raise live_errors.ANALYTICS_UNSUPPORTED_QUERY()
        return [Object("KalturaReportGraph", id="audience", data="")]

    def _watched(self, filter_: Object | None) -> dict[str, tuple[int, int]]:
        """Entries on air, those that the filter names or all, with how many follow live and how many further back."""
        ingest = broadcasts.ingest(self.platform)
        if ingest is None:
            return {}
        wanted = split(filter_.entryIds) if filter_ is not None else []
        on_air = self.account.find(entries.KIND, _onAir=True, order="+name")
        found = [one for one in on_air if one.status != entries.DELETED and (not wanted or one.id in wanted)]
        told = {str(one.id): ingest.viewers(self.account, one.id) for one in found}
        return {id_: (one.get("live", 0), one.get("dvr", 0)) for id_, one in told.items()}


def _row(kind: str, live: int, back: int, **values: str) -> Object:
    figures = {"audience": live, "dvrAudience": back, "timestamp": now()}
    return Object(kind, **figures, **values)


class LiveStatsService(Service):
    """liveStats: what players report. Customers are refused before."""

    id = "livestats"

    @action
    def collect(self, event: Object) -> bool:
        """Takes no notice of an ``event``, as the platform (source): viewers are counted by what they fetch."""
        return True
