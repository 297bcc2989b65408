"""userEntry.submitQuiz: the end of an attempt, and its score."""

from __future__ import annotations

from typing import Any

from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.accounts import now
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.services import Part, action
from kaltura_sandbox.topics.entries import entries
from kaltura_sandbox.topics.quiz import attempts, quiz_errors, quizzes, scoring
from kaltura_sandbox.topics.user_entries import user_entries


class Submitting(Part):
    """submitQuiz; again it reckons anew, with no refusal."""

    extends = ("userentry",)

    @action
    def submit_quiz(self, id: Any) -> Object:  # noqa: A002
        """Closes an attempt. Its score is in the answer if the quiz shows grades, and for administrators."""
        attempt = self._own(id)
        if attempt.values.get("type") != attempts.TYPE:
            raise quiz_errors.PROVIDED_ENTRY_IS_NOT_A_QUIZ(id)
        if not entries.exists(self.account, attempt.entryId):
            raise errors.INVALID_OBJECT_ID(attempt.entryId)
        quiz = quizzes.asked(self.caller, attempt.entryId)
        before = attempt.copy(status=attempts.SUBMITTED)
        self._settle(attempt, quiz)
        if quiz.showGradeAfterSubmission or self.caller.is_admin:
            return before.copy(score=attempt.score, calculatedScore=attempt.calculatedScore)
        return before.copy(score=None)

    def _own(self, id_: Any) -> Object:
        try:
            return user_entries.find(self.caller, id_)
        except errors.ApiError as refusal:
            raise errors.INVALID_OBJECT_ID(id_) from refusal

    def _settle(self, attempt: Object, quiz: Object) -> None:
        """Reckons and stores: the score, what reports count, and the score over all attempts."""
        earned = scoring.result(self.account, attempt)
        others = attempts.submitted(self.account, attempt)
        attempt.values["score"] = earned.score
        attempt._questions, attempt._counted, attempt._right = (
            earned.questions,
            earned.counted,
            earned.right,
        )
        attempt.status, attempt.updatedAt = attempts.SUBMITTED, now()
        scores = [earned.score, *(one.score or 0 for one in others)]
        together = scoring.of_several(scores, quiz.scoreType) if attempt.version else earned.score
        if together is not None:
            attempt.values["calculatedScore"] = together
        self.account.put(user_entries.KIND, attempt)
