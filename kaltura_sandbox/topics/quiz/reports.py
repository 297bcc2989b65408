"""What is reported of quizzes: by question how many answers were right, by user how many questions.

Only attempts that were submitted count. Visitors, who are one user, are Unknown.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.platform.identity import user_key
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.topics.cue_points import cue_points
from kaltura_sandbox.topics.quiz import attempts, questions, quizzes
from kaltura_sandbox.topics.user_entries import user_entries

COUNTS = "percentage,num_of_correct_answers,num_of_wrong_answers"
HEADERS = {
    "quiz.QUIZ": f"question_id,{COUNTS}",
    "quiz.QUIZ_USER_PERCENTAGE": f"user_id,{COUNTS}",
    "quiz.QUIZ_USER_AGGREGATE_BY_QUESTION": f"user_id,{COUNTS}",
}
UNKNOWN = "Unknown"


@dataclass(frozen=True)
class Span:
    """The times (unix, s) between which what is counted was changed last; 0 is no end."""

    begin: int
    end: int

    @staticmethod
    def of(filter_: Object) -> Span:
        return Span(int(filter_.fromDate or 0), int(filter_.toDate or 0))

    def has(self, one: Object) -> bool:
        changed = one.updatedAt or 0
        return changed >= self.begin and (not self.end or changed <= self.end)


@dataclass(frozen=True)
class Row:
    """Of a question or a user: how many were right, of how many."""

    name: str
    right: int
    of: int

    @property
    def percentage(self) -> float:
        return self.right / self.of * 100 if self.of else 0


def by_question(account: Account, entry_id: str, span: Span) -> list[Row]:
    """For each question of an entry how many answers were right; the newest question first."""
    return [_asked(account, one) for one in reversed(questions.of_entry(account, entry_id)) if span.has(one)]


def _asked(account: Account, question: Object) -> Row:
    given = [one for one in account.find(cue_points.KIND, parentId=question.id) if _counts(account, one)]
    right = set(questions.right_keys(question))
    return Row(str(question.id), sum(str(one.answerKey) in right for one in given), len(given))


def _counts(account: Account, answer: Object) -> bool:
    attempt = account.get(user_entries.KIND, answer.quizUserEntryId)
    open_ = attempt is None or attempt.status != attempts.SUBMITTED
    return answer.status != cue_points.DELETED and not open_


def by_user(
    account: Account, entry_ids: list[str], span: Span, users: Iterable[str] = (), anonymous: bool = True
) -> list[Row]:
    """For each user how many questions of their attempts were right, of those that count."""
    query = account.query(user_entries.KIND).where(type=attempts.TYPE, status=attempts.SUBMITTED)
    if entry_ids:
        query.where(entryId=entry_ids)
    wanted = {user_key(one) for one in users}
    found: dict[str, Row] = {}
    for one in account.store.find(query.ordered("+createdAt")) if entry_ids or wanted else ():
        nobody = quizzes.is_anonymous(one.userId)
        if not span.has(one) or (nobody and not anonymous) or (wanted and user_key(one.userId) not in wanted):
            continue
        name = UNKNOWN if nobody else str(one.userId)
        before = found.get(name, Row(name, 0, 0))
        of = one._counted or one._questions or 0
        found[name] = Row(name, before.right + (one._right or 0), before.of + of)
    return [row for row in found.values() if row.of]


def average(account: Account, entry_id: str, span: Span) -> float:
    """The average score of an entry's attempts."""
    query = account.query(user_entries.KIND).where(type=attempts.TYPE, status=attempts.SUBMITTED)
    scores = [one.score or 0 for one in account.store.find(query.where(entryId=entry_id)) if span.has(one)]
    return sum(scores) / len(scores) if scores else 0


def ordered(rows: list[Row], order: str | None) -> list[Row]:
    """By percentage, upwards unless the order is -percentage; as they come without an order."""
    return sorted(rows, key=lambda row: row.percentage, reverse=order == "-percentage") if order else rows


def lines(rows: list[Row]) -> str:
    """The rows as the platform writes them."""
    return "".join(f"{row.name},{number(row.percentage)},{row.right},{row.of - row.right};" for row in rows)


def number(value: Any) -> str:
    """A number with the fourteen digits that PHP prints."""
    return value if isinstance(value, str) else f"{value:.14g}"
