"""Attempts at a quiz: user entries, of which a user has several, one after the other."""

from __future__ import annotations

from typing import Any

from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.topics.entries import entries
from kaltura_sandbox.topics.people import user_errors, users
from kaltura_sandbox.topics.quiz import quiz_errors, quizzes
from kaltura_sandbox.topics.user_entries import user_entries
from kaltura_sandbox.topics.user_entries.kinds import UserEntryKind

TYPE = "quiz.QUIZ"
SUBMITTED = "quiz.3"  # KalturaUserEntryStatus QUIZ_SUBMITTED


class Attempt(UserEntryKind):
    """An attempt. Its version counts those that were submitted before; visitors' have none, and no limit."""

    class_name, type = "KalturaQuizUserEntry", TYPE
    required = ()
    order = "-createdAt"

    def prepare(self, new: Object) -> None:
        entry = self._entry(new.entryId)
        quiz = quizzes.of(entry) if entry is not None else None
        if entry is None or quiz is None:
            raise quiz_errors.PROVIDED_ENTRY_IS_NOT_A_QUIZ(new.entryId)
        if new.feedback is not None and not entries.may_edit(self.caller, entry):
            raise user_errors.INVALID_USER_ID()
        self.set_user(new)
        if not quizzes.is_anonymous(new.userId):
            new.version = self._next_version(new, quiz)

    def set_user(self, new: Object) -> None:
        """Whom a user names must exist, and still it is the user's own (read in the source)."""
        if new.userId and users.find(self.account, new.userId) is None:
            raise user_errors.INVALID_USER_ID()
        if not self.caller.is_admin:
            new.userId = None
        super().set_user(new)

    def _entry(self, entry_id: Any) -> Object | None:
        return entries.find(self.account, entry_id) if entries.exists(self.account, entry_id) else None

    def _next_version(self, new: Object, quiz: Object) -> int:
        before = submitted(self.account, new)
        if before and len(before) >= (quiz.attemptsAllowed or 0):
            raise quiz_errors.NO_RETAKES_LEFT(new.entryId)
        return (before[0].version or 0) + 1 if before else 0

    def may_change(self, stored: Object) -> bool:
        """Attempts are changed by who may edit the entry: they are judged, not written by their users."""
        entry = self._entry(stored.entryId)
        return self.caller.is_admin if entry is None else entries.may_edit(self.caller, entry)

    def changed(self, stored: Object) -> None:
        """Whatever it was, it is an attempt from then on (measured)."""
        stored.objectType, stored.type = self.class_name, self.type


def submitted(account: Account, attempt: Object) -> list[Object]:
    """What the user of an attempt has submitted of its quiz, the newest first."""
    query = account.query(user_entries.KIND).where(entryId=attempt.entryId, type=TYPE, status=SUBMITTED)
    return account.store.find(query.of_user(attempt.userId).ordered("-updatedAt"))
