"""report: of all reports those about quizzes, which are reckoned from attempts and answers at the moment of asking.

Left out: all other reports, which come from the analytics of playing. Of the four types one is refused, as the platform
does it (quiz.QUIZ_AGGREGATE_BY_QUESTION, measured).
"""

from __future__ import annotations

from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.objects import Object, split
from kaltura_sandbox.platform.services import Service, action
from kaltura_sandbox.platform.store import Page
from kaltura_sandbox.topics.entries import entries, entry_errors
from kaltura_sandbox.topics.quiz import quizzes, reports
from kaltura_sandbox.topics.quiz.reports import Span

PREFIX = "quiz."
BY_USER, BY_USER_AND_ENTRY = "quiz.QUIZ_USER_PERCENTAGE", "quiz.QUIZ_USER_AGGREGATE_BY_QUESTION"


class ReportService(Service):
    """report: getTable and getTotal of quizzes; an objectId is an entry's."""

    id = "report"

    @action
    def get_table(
        self,
        reportType: str,
        reportInputFilter: Object,
        pager: Object,
        order: str | None = None,
        objectIds: str | None = None,
        responseOptions: Object | None = None,
    ) -> Object:
        """Lines of comma lists, each with a semicolon behind it; ``responseOptions`` changes nothing here."""
        self._check(reportType)
        if reportType not in reports.HEADERS:
            raise errors.INTERNAL_SERVERL_ERROR()
        span = Span.of(reportInputFilter)
        rows = self._rows(reportType, span, objectIds or "", reportInputFilter)
        shown = self._page(reports.ordered(rows, order), Page.of(pager))
        header = reports.HEADERS[reportType] if shown else None
        return Object("KalturaReportTable", header=header, data=reports.lines(shown), totalCount=len(rows))

    def _page(self, rows: list[reports.Row], page: Page) -> list[reports.Row]:
        """One page of the rows; all of them where it isn't filled (read in the source)."""
        end = page.offset + page.size
        return rows[page.offset : end] if end <= len(rows) else rows

    @action
    def get_total(
        self,
        reportType: str,
        reportInputFilter: Object,
        objectIds: str | None = None,
        responseOptions: Object | None = None,
    ) -> Object:
        """The average score of the attempts that were submitted; ``responseOptions`` changes nothing here."""
        self._check(reportType)
        entry = self._entry(objectIds or "")
        average = (
            reports.average(self.account, entry.id, Span.of(reportInputFilter)) if quizzes.of(entry) else ""
        )
        return Object("KalturaReportTotal", header="average", data=reports.number(average))

    def _check(self, report_type: str) -> None:
        if not report_type.startswith(PREFIX):
            raise errors.SANDBOX_NOT_IMPLEMENTED(f"report {report_type}")

    def _entry(self, entry_id: str) -> Object:
        if not entries.exists(self.account, entry_id):
            raise entry_errors.INVALID_ENTRY_ID_IN_LIST(entry_id)
        return entries.find(self.account, entry_id)

    def _rows(self, report_type: str, span: Span, ids: str, filter_: Object) -> list[reports.Row]:
        if report_type == BY_USER_AND_ENTRY:
            users = split(filter_.userIds)
            return reports.by_user(self.account, split(ids), span, users, anonymous=False)
        if quizzes.of(self._entry(ids)) is None:
            raise entry_errors.INVALID_ENTRY_ID_IN_LIST(ids)
        if report_type == BY_USER:
            return reports.by_user(self.account, [ids], span)
        return reports.by_question(self.account, ids, span)
