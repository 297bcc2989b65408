"""quiz_quiz: makes an entry a quiz, and gives its questions on paper."""

from __future__ import annotations

from typing import Any

from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.objects import Object, split
from kaltura_sandbox.platform.services import Served, Service, action
from kaltura_sandbox.platform.store import Page
from kaltura_sandbox.platform.store.filters import expression
from kaltura_sandbox.topics.entries import entries
from kaltura_sandbox.topics.quiz import paper, questions, quiz_errors, quizzes


class QuizService(Service):
    """quiz_quiz: add, get, list, update, serve and getUrl, by the entry's id."""

    id = "quiz_quiz"
    fills_in = ("add", "update")

    @action
    def add(self, entryId: str, quiz: Object) -> Object:
        entry = entries.find(self.account, entryId)
        if quizzes.of(entry) is not None:
            raise quiz_errors.PROVIDED_ENTRY_IS_ALREADY_A_QUIZ(entryId)
        return quizzes.save(self.caller, entry, quiz)

    @action
    def update(self, entryId: str, quiz: Object) -> Object:
        """What is sent changes; an entry that isn't there is an internal error of the platform (measured)."""
        if not entries.exists(self.account, entryId):
            raise errors.INTERNAL_SERVERL_ERROR()
        quizzes.needed(self.account, entryId)
        return quizzes.save(self.caller, entries.find(self.account, entryId), quiz)

    @action
    def get(self, entryId: str) -> Object:
        return quizzes.asked(self.caller, entryId)

    @action
    def list_(self, filter: Object | None = None, pager: Object | None = None) -> Object:  # noqa: A002
        """Quizzes, which don't tell their entries. Entries that were named count though they are none (measured)."""
        given = filter.values if filter else {}
        named = split(given.get("entryIdEqual")) or split(given.get("entryIdIn"))
        query = self.account.query(entries.KIND).without(status=entries.DELETED).ordered("-createdAt")
        if named:
            query.where(id=named)
        else:
            query.add((f"{expression('_quiz')} IS NOT NULL", []))
        found = self.platform.store.find(query, Page.of(pager))
        shown = [quiz for one in found if (quiz := quizzes.of(one)) is not None]
        return Object("KalturaQuizListResponse", totalCount=self.platform.store.count(query), objects=shown)

    def _downloadable(self, entry_id: str) -> Object:
        """The entry whose questions may be had on paper."""
        if not quizzes.asked(self.caller, entry_id).allowDownload:
            raise quiz_errors.QUIZ_CANNOT_BE_DOWNLOAD()
        return entries.find(self.account, entry_id)

    @action
    def serve(self, entryId: str, quizOutputType: Any) -> Served:
        """The questions as a PDF document, the one quizOutputType there is, to be printed."""
        entry = self._downloadable(entryId)
        content = paper.written(str(entry.name), questions.of_entry(self.account, entry.id))
        name = (
            str(entry.name).replace('"', "").replace("\n", " ").encode("latin-1", "replace").decode("latin-1")
        )
        named = {"Content-Disposition": f'attachment; filename="{name}.pdf"'}
        return Served(content, content_type="application/x-download", headers=named)

    @action
    def get_url(self, entryId: str, quizOutputType: Any) -> str:
        """Where serve gives it, with the caller's session."""
        entry = self._downloadable(entryId)
        session = self.caller.session.text if self.caller.session else ""
        place = f"quizOutputType/{quizOutputType}/entryId/{entry.id}/ks/{session}"
        return f"{self.caller.host}/api_v3/service/quiz_quiz/action/serve/{place}"
