"""Quizzes on entries: their settings, questions, users' answers, and the questions on paper.

A question goes by its own words, an answer by those behind "Answer to".
"""

from __future__ import annotations

import io
from typing import Any

from behave.model import Table
from hamcrest import assert_that, contains_string, not_
from pypdf import PdfReader

from features.support.api import nouns
from features.support.scenario.world import Record, World

SERVICE = nouns.QUIZ.service
TRUTHS = {"true": True, "false": False}


def make(world: World, entry: str, table: Any = None) -> None:
    """quiz_quiz.add with the settings of the table."""
    _set(world, "add", entry, table)


def change(world: World, entry: str, table: Any) -> None:
    """quiz_quiz.update with the settings of the table."""
    _set(world, "update", entry, table)


def _set(world: World, action: str, entry: str, table: Any) -> None:
    given = world.fields(nouns.QUIZ, table) if table else {"attemptsAllowed": 1}
    quiz = {"objectType": nouns.QUIZ.object_type, **given}
    world.call(f"{SERVICE}.{action}", {"entryId": world.own("entry", entry), "quiz": quiz})


def ask(world: World, question: str, entry: str, options: Table) -> Record:
    """A question with options: columns key, text, isCorrect and, where they don't weigh 1, weight."""
    fields = {
        "objectType": nouns.QUESTION.object_type,
        "entryId": world.own("entry", entry),
        "question": question,
        "questionType": nouns.QUESTION.enums["questionType"]["MULTIPLE_CHOICE_ANSWER"],
        "optionalAnswers": [_option(row.as_dict()) for row in options],
    }
    return world.create(nouns.QUESTION, question, f"{nouns.QUESTION.service}.add", {"cuePoint": fields})


def _option(cells: dict[str, str]) -> dict[str, Any]:
    given = {name: TRUTHS.get(text, text) for name, text in cells.items() if text}
    return {"objectType": "KalturaOptionalAnswer", **given}


def answer(world: World, question: str, attempt: str, key: str) -> Record:
    """An answer with the key of an option, in an attempt."""
    asked = world.record(question)
    fields = {
        "objectType": nouns.QUIZ_ANSWER.object_type,
        "entryId": asked.answer["entryId"],
        "parentId": world.id("question", question),
        "quizUserEntryId": world.id("quiz attempt", attempt),
        "answerKey": key,
    }
    name = f"Answer to {question}"
    return world.create(nouns.QUIZ_ANSWER, name, f"{nouns.QUIZ_ANSWER.service}.add", {"cuePoint": fields})


def submit(world: World, attempt: str) -> Any:
    """userEntry.submitQuiz."""
    return world.call("userEntry.submitQuiz", {"id": world.id("quiz attempt", attempt)})


def download(world: World, entry: str) -> None:
    """quiz_quiz.getUrl, and what lies behind the address it gives."""
    output = nouns.QUIZ.enums["quizOutputType"]["PDF"]
    url = world.call(f"{SERVICE}.getUrl", {"entryId": world.id("entry", entry), "quizOutputType": output})
    world.delivery = world.run.client.get(url)


def must_say(world: World, text: str) -> None:
    """The PDF document that was received has these words."""
    assert_that(_words(world), contains_string(_plain(text)))


def must_not_say(world: World, text: str) -> None:
    """The PDF document that was received doesn't have these words."""
    assert_that(_words(world), not_(contains_string(_plain(text))))


def _words(world: World) -> str:
    pages = PdfReader(io.BytesIO(world.delivery.body)).pages
    return _plain(" ".join(page.extract_text() for page in pages))


def _plain(text: str) -> str:
    return " ".join(text.split())
