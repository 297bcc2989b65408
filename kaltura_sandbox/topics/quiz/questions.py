"""Questions of a quiz: cue points of its entry, with the answers to choose from."""

from __future__ import annotations

from collections.abc import Collection

from kaltura_sandbox.platform.accounts import Account, Caller
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.present import presents
from kaltura_sandbox.topics.cue_points import cue_points
from kaltura_sandbox.topics.cue_points.kinds import CuePointKind
from kaltura_sandbox.topics.entries import entries
from kaltura_sandbox.topics.people import user_errors
from kaltura_sandbox.topics.quiz import quizzes

UNKNOWN = -1  # of isCorrect: not for everybody's eyes


class Question(CuePointKind):
    """A question. Its kind (questionType) changes nothing here: that is what players go by (measured)."""

    class_name, type = "KalturaQuestionCuePoint", "quiz.QUIZ_QUESTION"
    public = momentary = True
    defaults = {"question": "", "optionalAnswers": [], "excludeFromScore": False}  # noqa: RUF012
    truths = ("excludeFromScore",)
    core = {"question": "name"}  # noqa: RUF012 (a copied entry is a quiz without questions: no clone_option)

    def check_new(self, point: Object) -> None:
        """It needs a quiz, and somebody who may edit its entry."""
        quizzes.needed(self.account, point.entryId)
        if not entries.may_edit(self.caller, entries.find(self.account, point.entryId)):
            raise user_errors.INVALID_USER_ID()

    def settle(self, point: Object) -> None:
        """Options weigh 1 unless they say otherwise, and what is right is true or false where it was said."""
        for option in point.optionalAnswers or []:
            option.defaults({"weight": 1})
            if option.isCorrect is not None:
                option.isCorrect = str(option.isCorrect) in ("1", "True")

    def goes_with_entry(self, twin: Object, included: Collection[str]) -> bool:
        """A copied entry is a quiz without questions (measured)."""
        return False


def of_entry(account: Account, entry_id: str) -> list[Object]:
    """An entry's questions as they are printed and reckoned: as they were made, of one second by their start."""
    found = cue_points.of_entry(account, entry_id, Question.type)
    return sorted(found, key=lambda one: (one.createdAt, one.startTime or 0))


def right_keys(question: Object) -> list[str]:
    """The keys of the options that are right."""
    return [str(option.key) for option in question.optionalAnswers or [] if option.isCorrect is True]


@presents(Question.class_name)
def show(question: Object, caller: Caller) -> Object:
    """Without what is right and why, for who may not edit the entry."""
    if entries.may_edit(caller, entries.find(caller.account, question.entryId)):
        return question
    question.explanation = None
    question.optionalAnswers = [option.copy(isCorrect=UNKNOWN) for option in question.optionalAnswers or []]
    return question
