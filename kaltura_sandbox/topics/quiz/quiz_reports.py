"""Reports about quizzes, which are reckoned from attempts and answers at the moment of asking.

An objectId is an entry's; responseOptions change nothing here. Left out: graphs and files. Of the four types one is
refused, as the platform does it (quiz.QUIZ_AGGREGATE_BY_QUESTION, measured).
"""

from __future__ import annotations

from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.objects import Object, split
from kaltura_sandbox.platform.store import Page
from kaltura_sandbox.topics.analytics import kinds
from kaltura_sandbox.topics.entries import entries, entry_errors
from kaltura_sandbox.topics.quiz import quizzes, reports
from kaltura_sandbox.topics.quiz.reports import Span

PREFIX = "quiz."
BY_USER, BY_USER_AND_ENTRY = "quiz.QUIZ_USER_PERCENTAGE", "quiz.QUIZ_USER_AGGREGATE_BY_QUESTION"


@kinds.answers(PREFIX)
class QuizReports(kinds.Reports):
    """Tables and totals of quizzes."""

    def table(
        self, type_: str, filter_: Object, pager: Object, order: str | None, object_ids: str | None
    ) -> Object:
        """Lines of comma lists, each with a semicolon behind it."""
        if type_ not in reports.HEADERS:
            raise errors.INTERNAL_SERVERL_ERROR()
        span = Span.of(filter_)
        rows = self._rows(type_, span, object_ids or "", filter_)
        shown = self._page(reports.ordered(rows, order), Page.of(pager))
        header = reports.HEADERS[type_] if shown else None
        return Object("KalturaReportTable", header=header, data=reports.lines(shown), totalCount=len(rows))

    def _page(self, rows: list[reports.Row], page: Page) -> list[reports.Row]:
        """One page of the rows; all of them where it isn't filled (read in the source)."""
        end = page.offset + page.size
        return rows[page.offset : end] if end <= len(rows) else rows

    def total(self, type_: str, filter_: Object, object_ids: str | None) -> Object:
        """The average score of the attempts that were submitted."""
        entry = self._entry(object_ids or "")
        average = reports.average(self.account, entry.id, Span.of(filter_)) if quizzes.of(entry) else ""
        return Object("KalturaReportTotal", header="average", data=reports.number(average))

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
