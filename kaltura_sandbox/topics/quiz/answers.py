"""Answers to questions: cue points too, each below its question and in an attempt."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.accounts import Account, Caller
from kaltura_sandbox.platform.objects import NULL, Object
from kaltura_sandbox.platform.present import presents
from kaltura_sandbox.topics.cue_points import cue_points
from kaltura_sandbox.topics.cue_points.kinds import CuePointKind
from kaltura_sandbox.topics.entries import entries
from kaltura_sandbox.topics.people import user_errors
from kaltura_sandbox.topics.quiz import attempts, questions, quiz_errors, quizzes
from kaltura_sandbox.topics.user_entries import user_entries

RESULTS = ("isCorrect", "correctAnswerKeys", "explanation")


class Answer(CuePointKind):
    """An answer: the key of an option, or a text of one's own. What is right is noted when it is made.

    One key is compared with each key that is right, so that an answer with several keys ("a,b") is never right.
    """

    class_name, type = "KalturaAnswerCuePoint", "quiz.QUIZ_ANSWER"
    momentary = True
    defaults = {"isCorrect": False, "correctAnswerKeys": []}  # noqa: RUF012

    def check_new(self, point: Object) -> None:
        quizzes.needed(self.account, point.entryId)
        self._check_question(point)
        attempt = self._attempt(point.quizUserEntryId, point.entryId)
        self._check_only_one(point, attempt)
        self._check_feedback(point.feedback, point.entryId)

    def _check_question(self, point: Object) -> None:
        if point.parentId is None:
            raise quiz_errors.PARENT_ID_IS_MISSING()
        question = cue_points.seen(self.caller, point.parentId)
        if question is None:
            raise quiz_errors.PARENT_CUE_POINT_NOT_FOUND(point.parentId)
        if question.objectType != questions.Question.class_name:
            raise quiz_errors.WRONG_PARENT_TYPE(point.parentId)
        if question.entryId != point.entryId:
            raise quiz_errors.PARENT_CUE_POINT_DO_NOT_BELONG_TO_THE_SAME_ENTRY()

    def _attempt(self, id_: Any, entry_id: str) -> Object:
        """The attempt that is named: the caller's own and still open, unless the caller is an administrator."""
        attempt = user_entries.find(self.caller, None if id_ is NULL else id_)
        if attempt.entryId != entry_id:
            raise quiz_errors.USER_ENTRY_DOES_NOT_MATCH_ENTRY_ID(id_)
        if attempt.status == attempts.SUBMITTED and not self.caller.is_admin:
            raise quiz_errors.USER_ENTRY_QUIZ_ALREADY_SUBMITTED()
        return attempt

    def _check_only_one(self, point: Object, attempt: Object) -> None:
        """One answer to a question in an attempt; visitors, who share one user, may give more (read in the source)."""
        if not quizzes.is_anonymous(self.caller.user_id) and answer_to(self.account, point.parentId, attempt):
            raise quiz_errors.ANSWER_ALREADY_EXISTS(point.parentId, attempt.id)

    def _check_feedback(self, feedback: Any, entry_id: str) -> None:
        if feedback in (None, NULL):
            return
        if not entries.may_edit(self.caller, entries.find(self.account, entry_id)):
            raise user_errors.INVALID_USER_ID()

    def complete(self, point: Object) -> None:
        """What is right, and why; an administrator answers for the user of the attempt."""
        question = cue_points.find(self.account, point.parentId)
        keys = questions.right_keys(question) if question is not None else []
        point.correctAnswerKeys = [Object("KalturaString", value=key) for key in keys]
        point.explanation = question.explanation if question is not None else None
        if self.caller.is_admin:
            point.userId = user_entries.find(self.caller, point.quizUserEntryId).userId

    def check_change(self, point: Object, changes: Object) -> None:
        """A change names entry and attempt once more (measured, and read in the source)."""
        if not changes.entryId:
            raise errors.PROPERTY_VALIDATION_CANNOT_BE_NULL(f"{self.class_name}:entryId")
        quiz = quizzes.needed(self.account, changes.entryId)
        self._attempt(changes.quizUserEntryId, changes.entryId)
        if not quiz.allowAnswerUpdate and not self.caller.is_admin:
            raise quiz_errors.ANSWER_UPDATE_IS_NOT_ALLOWED(point.entryId)
        self._check_feedback(changes.feedback, changes.entryId)

    def settle(self, point: Object) -> None:
        """Whether it is right, by the keys that were right when it was made. It outlives its question (measured)."""
        point._apart = True
        keys = {str(key.value) for key in point.correctAnswerKeys or []}
        point.isCorrect = str(point.answerKey) in keys if point.answerKey is not None else False

    def goes_with_entry(self, twin: Object, included: Collection[str]) -> bool:
        return False

    def goes_with_clip(self) -> bool:
        return False

    def is_open(self, filter_: Object) -> bool:
        """Visitors see the answers of the attempts that they name (read in the source)."""
        return bool(filter_.quizUserEntryIdEqual or filter_.quizUserEntryIdIn)


def answer_to(account: Account, question_id: str, attempt: Object) -> Object | None:
    """The last answer to a question in an attempt; None where there is none."""
    given = account.find(cue_points.KIND, parentId=question_id, quizUserEntryId=str(attempt.id))
    return next((one for one in reversed(given) if one.status != cue_points.DELETED), None)


@presents(Answer.class_name)
def show(answer: Object, caller: Caller) -> Object:
    """Whoever may not edit the entry sees of the result what the quiz shows by now, before submission or after it."""
    account = caller.account
    entry = entries.find(account, answer.entryId)
    if not entries.may_edit(caller, entry):
        for name in RESULTS:
            if not _is_shown(name, quizzes.of(entry), _is_over(caller, answer)):
                setattr(answer, name, None)
    return answer


def _is_shown(name: str, quiz: Object | None, over: bool) -> bool:
    if quiz is None:
        return False
    if over:
        return bool(quiz.showCorrectAfterSubmission)
    return bool(quiz.showResultOnAnswer if name == "isCorrect" else quiz.showCorrectKeyOnAnswer)


def _is_over(caller: Caller, answer: Object) -> bool:
    """Whether the attempt was submitted; one that the caller can't see counts as open (read in the source)."""
    attempt = caller.account.get(user_entries.KIND, answer.quizUserEntryId)
    seen = attempt is not None and user_entries.is_seen(caller, attempt)
    return seen and attempt is not None and attempt.status == attempts.SUBMITTED
