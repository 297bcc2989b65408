"""Scores: of one attempt by the weights of what was answered right, of several by the quiz's score type.

The platform counts all options that are right, so a question with two of them weighs as much as two questions.
"""

from __future__ import annotations

from dataclasses import dataclass

from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.topics.quiz import answers, questions

HIGHEST, LOWEST, LATEST, FIRST, AVERAGE = 1, 2, 3, 4, 5  # KalturaScoreType


@dataclass(frozen=True)
class Result:
    """Of one attempt: the share of the weight that was earned, and how many questions there are and were right."""

    score: float
    questions: int
    counted: int
    right: int


def result(account: Account, attempt: Object) -> Result:
    """What an attempt has earned by now. Without anything that could be right the score is 1 (measured)."""
    total = earned = 0.0
    right = counted = 0
    asked = questions.of_entry(account, attempt.entryId)
    for question in asked:
        if question.excludeFromScore:
            continue
        counted += 1
        answer = answers.answer_to(account, question.id, attempt)
        right += bool(answer is not None and answer.isCorrect)
        for option in question.optionalAnswers or []:
            if option.isCorrect is True:
                weight = float(option.weight or 0)
                total += weight
                earned += weight if answer is not None and str(answer.answerKey) == str(option.key) else 0
    return Result(_plain(earned / total if total else 1), len(asked), counted, right)


def of_several(scores: list[float], score_type: int | None) -> float | None:
    """The score of attempts together, the newest first; None without a score type."""
    if score_type == AVERAGE:
        return _plain(sum(scores) / len(scores))
    of = {HIGHEST: max(scores), LOWEST: min(scores), LATEST: scores[0], FIRST: scores[-1]}
    return of.get(score_type or 0)


def _plain(score: float) -> float:
    """A whole number without a fraction, as the platform writes it."""
    return int(score) if score == int(score) else score
