"""report: what the events of players come to, as tables, totals, graphs and files.

Here are the reports on what was watched, reached and clicked, by entry and by user (definitions.py); of others the
sandbox says that it doesn't have them. Films alone count, no broadcasts. No mail is sent: the address of an exported
file is written to the log. Left out: figures of storage (getBaseTotal), stored reports (there are none: execute and
getCsv find nothing), the friendly headings of tables.
"""

from __future__ import annotations

import logging
import re
from typing import Any

from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.accounts import Account, Platform, now
from kaltura_sandbox.platform.jobs import handles
from kaltura_sandbox.platform.objects import Object, plain
from kaltura_sandbox.platform.services import Served, Service, action
from kaltura_sandbox.platform.store.leftovers import clears
from kaltura_sandbox.topics.analytics import analytics_errors, kinds, report_csv
from kaltura_sandbox.topics.analytics.reports import Report, Rows, printed
from kaltura_sandbox.topics.delivery import address
from kaltura_sandbox.topics.delivery.address import refusal
from kaltura_sandbox.topics.people import users

log = logging.getLogger(__name__)
JOB = "export_report"
TABLE, TOTAL, GRAPH = 1, 2, 3
GROUP = re.compile(r"\w[\w\s]*", re.ASCII)
NAME = re.compile(r"[\w-]*", re.ASCII)
PAGE, MOST = 30, 60_000  # rows: of a file's table without a pager, and of an exported one
DOWNLOAD_LIFE = 8 * 86400  # s that files are kept


class ReportService(Service):
    """report: for administrators, but for the files, which carry a session."""

    id = "report"

    @action
    def get_table(
        self, reportType: str, reportInputFilter: Object, pager: Object, order: str | None = None,
        objectIds: str | None = None, responseOptions: Object | None = None,
    ) -> Object:  # fmt: skip
        other = kinds.of(reportType, self.caller)
        if other:
            return other.table(reportType, reportInputFilter, pager, order, objectIds)
        report = Report(self.account, reportType, reportInputFilter, objectIds)
        table = report.table(order, pager.pageIndex, PAGE if pager.pageSize is None else pager.pageSize)
        shown = Object("KalturaReportTable")
        if table.rows:
            mark = _delimiter(responseOptions)
            shown.header, shown.totalCount = mark.join(table.columns), table.total
            shown.data = "".join(mark.join(_cells(row, mark)) + ";" for row in table.rows)
        return shown

    @action
    def get_total(
        self, reportType: str, reportInputFilter: Object, objectIds: str | None = None,
        responseOptions: Object | None = None,
    ) -> Object:  # fmt: skip
        other = kinds.of(reportType, self.caller)
        if other:
            return other.total(reportType, reportInputFilter, objectIds)
        total = Report(self.account, reportType, reportInputFilter, objectIds).total()
        mark = _delimiter(responseOptions)
        data = mark.join(printed(value) for value in total.rows[0])
        return Object("KalturaReportTotal", header=mark.join(total.columns), data=data)

    @action
    def get_graphs(
        self, reportType: str, reportInputFilter: Object, dimension: str | None = None,
        objectIds: str | None = None, responseOptions: Object | None = None,
    ) -> list[Object]:  # fmt: skip
        """A graph for each column; ``dimension`` is not looked at, as by the platform."""
        skip_empty = bool(responseOptions and responseOptions.skipEmptyDates)
        graphs = Report(self.account, reportType, reportInputFilter, objectIds).graphs(skip_empty)
        mark = _delimiter(responseOptions)
        return [
            Object(
                "KalturaReportGraph",
                id=id_,
                data="".join(f"{x}{mark}{printed(y)};" for x, y in graph.items()),
            )
            for id_, graph in graphs.items()
        ]

    @action
    def get_url_for_report_as_csv(
        self, reportTitle: str, reportText: str, headers: str, reportType: str, reportInputFilter: Object,
        dimension: str | None = None, pager: Object | None = None, order: str | None = None,
        objectIds: str | None = None, responseOptions: Object | None = None,
    ) -> str:  # fmt: skip
        """Writes the file before it answers where it is; responseOptions change nothing in it."""
        report = Report(self.account, reportType, reportInputFilter, objectIds)
        index, size = (pager.pageIndex, pager.pageSize) if pager else (None, None)
        table = report.table(order, index, PAGE if size is None else size)
        name = report_csv.new_name()
        report_csv.keep(
            self.account, name, report_csv.whole(report, reportTitle, reportText, headers, dimension, table)
        )
        return report_csv.address(self.account, self.caller.host, name)

    @action
    def serve(self, id: str) -> Served:  # noqa: A002
        """A file, for an administrator or a session with ``download:<name>``."""
        if not self.caller.is_admin and not self.caller.grants("download", id):
            raise refusal(address.RESTRICTED)
        if not NAME.fullmatch(id):
            raise analytics_errors.REPORT_NOT_FOUND(id)
        found = self.account.get(report_csv.KIND, id)
        if found is None:
            raise refusal(address.FILE_NOT_FOUND)
        return Served(path=self.account.files.path(found._file), content_type="text/csv")

    @action
    def execute(self, id: Any, params: list[Object] | None = None) -> Object:  # noqa: A002
        raise analytics_errors.REPORT_NOT_FOUND(id)

    @action
    def get_csv(
        self, id: Any, params: list[Object] | None = None, excludedFields: str | None = None
    ) -> Served:  # noqa: A002
        raise analytics_errors.REPORT_NOT_FOUND(id)

    @action
    def get_csv_from_string_params(
        self,
        id: Any,
        params: str | None = None,
        excludedFields: str | None = None,  # noqa: A002
    ) -> Served:
        raise analytics_errors.REPORT_NOT_FOUND(id)

    @action
    def export_to_csv(self, params: Object) -> Object:
        """Reports as files that a job writes; the answer is the job and to whom the mail goes."""
        items = params.reportItems or []
        if not items or not all(item.action and item.reportType and item.filter for item in items):
            raise errors.MISSING_MANDATORY_PARAMETER("N/A")
        if params.reportsItemsGroup and not GROUP.fullmatch(params.reportsItemsGroup):
            raise analytics_errors.INVALID_REPORT_ITEMS_GROUP()
        for item in items:
            Report(self.account, item.reportType, item.filter, item.objectIds)
        number, user = self.platform.store.number(), users.find(self.account, self.caller.user_id)
        owner = user or self.account.partner
        own = (owner.email if user else owner.adminEmail) if owner else None
        mail = params.recipientEmail or own
        self.account.job(
            JOB, name=f"Report_export_{number}", items=plain(items), host=self.caller.host, mail=mail
        )
        return Object("KalturaReportExportResponse", referenceJobId=number, reportEmail=mail)


def _delimiter(options: Object | None) -> str:
    return (options.delimiter if options else None) or ","


def _cells(row: list[Any], mark: str) -> list[str]:
    """A row without what stands between cells and rows."""
    return [printed(value).replace(mark, " ").replace(";", " ") for value in row]


@handles(JOB)
def write(account: Account, job: dict[str, Any]) -> None:
    """Writes the files of an export, keeps them, and tells where they are."""
    for number, item in enumerate(Object.of(job["items"]), 1):
        name = f"{job['name']}_{number}"
        report = Report(account, item.reportType, item.filter, item.objectIds)
        lines = report_csv.head(item.reportTitle or "", item.filter) + _lines(report, item)
        report_csv.keep(account, name, report_csv.exported(lines))
        log.warning(
            "no mail is sent to %s: the report is at %s",
            job["mail"],
            report_csv.address(account, job["host"], name),
        )


def _lines(report: Report, item: Object) -> list[list[Any]]:
    if item.action == GRAPH:
        return _of_graphs(report.graphs(bool(item.responseOptions and item.responseOptions.skipEmptyDates)))
    rows: Rows = report.table(item.order, 1, MOST) if item.action == TABLE else report.total()
    return [list(rows.columns), *rows.rows]


def _of_graphs(graphs: dict[str, dict[str, Any]]) -> list[list[Any]]:
    """Dates down, columns across."""
    dates = list(next(iter(graphs.values()), {}))
    return [["id", *graphs], *([date, *(graph[date] for graph in graphs.values())] for date in dates)]


@clears
def clear(platform: Platform) -> None:
    """Files whose addresses have expired long ago (on the platform they stay)."""
    sql = "SELECT id FROM objects WHERE kind = ? AND COALESCE(createdAt, 0) < ?"
    for (name,) in platform.store.execute(sql, (report_csv.KIND, now() - DOWNLOAD_LIFE)):
        platform.store.remove(report_csv.KIND, name)
