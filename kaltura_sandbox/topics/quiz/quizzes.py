"""The quiz of an entry: its settings, which lie in the entry itself and so go along when it is copied."""

from __future__ import annotations

from typing import Any

from kaltura_sandbox.platform.accounts import Account, Caller
from kaltura_sandbox.platform.objects import NULL, Object, join, split
from kaltura_sandbox.platform.store.filters import Condition, expression
from kaltura_sandbox.topics.entries import advanced, entries, entry_errors
from kaltura_sandbox.topics.people import user_errors, users
from kaltura_sandbox.topics.quiz import quiz_errors

CLASS = "KalturaQuiz"
CAPABILITY = "quiz.quiz"
TRUTHS = (
    "showResultOnAnswer",
    "showCorrectKeyOnAnswer",
    "allowAnswerUpdate",
    "showCorrectAfterSubmission",
    "allowDownload",
    "showGradeAfterSubmission",
)


def of(entry: Object) -> Object | None:
    """The quiz of an entry; None where it is none."""
    found = entry.values.get("_quiz")
    return found if isinstance(found, Object) else None


def needed(account: Account, entry_id: Any) -> Object:
    """The quiz of an entry as cue points and changes ask for it (INVALID_ENTRY_ID where there is none)."""
    found = of(entries.find(account, entry_id))
    if found is None:
        raise entry_errors.INVALID_ENTRY_ID_IN_LIST(entry_id)
    return found


def asked(caller: Caller, entry_id: Any) -> Object:
    """The quiz of an entry as readers ask for it."""
    found = of(entries.visible(caller, entry_id))
    if found is None:
        raise quiz_errors.PROVIDED_ENTRY_IS_NOT_A_QUIZ(entry_id)
    return found


def save(caller: Caller, entry: Object, given: Object) -> Object:
    """Takes settings over; each time the version grows by one. Who may not edit the entry is refused."""
    if not entries.may_edit(caller, entry):
        raise user_errors.INVALID_USER_ID()
    quiz = of(entry) or Object(CLASS, version=0)
    for name, value in given.values.items():
        if name != "version" and value is not NULL:  # the client's version is passed over (measured)
            setattr(quiz, name, str(value) in ("1", "True") if name in TRUTHS else value)
    quiz.version += 1
    entry._quiz = quiz
    entry.capabilities = join(dict.fromkeys([*split(entry.capabilities), CAPABILITY]))
    entries.save(caller.account, entry)
    return quiz


@advanced.searches("KalturaQuizAdvancedFilter")
def is_quiz(caller: Caller, item: Object) -> Condition:
    """Entries that are quizzes, or that are none (isQuiz)."""
    wanted = str(item.isQuiz) in ("1", "True")
    return f"{expression('_quiz')} IS {'NOT ' if wanted else ''}NULL", []


def is_anonymous(user_id: Any) -> bool:
    """Whether a user is nobody: all visitors are one."""
    return str(user_id or "") in (users.NAMELESS, users.WIDGET_USER)
