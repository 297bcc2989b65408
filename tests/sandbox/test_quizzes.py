"""Quizzes: settings of an entry, what of questions and answers is hidden, attempts, scores, the questions on paper."""

from __future__ import annotations

import io
import uuid
from typing import Any

import pytest
from pypdf import PdfReader

from tests.sandbox.conftest import Api

QUESTION, ANSWER, ATTEMPT = "KalturaQuestionCuePoint", "KalturaAnswerCuePoint", "KalturaQuizUserEntry"


class Course:
    """An entry that is a quiz, and short ways to take it."""

    def __init__(self, api: Api, **settings: Any) -> None:
        self.api, self.ids = api, {}
        named = {"mediaType": 1, "name": f"course {uuid.uuid4().hex}"}
        self.entry = str(api.ok("media.add", {"entry": named})["id"])
        api.ok("quiz_quiz.add", {"entryId": self.entry, "quiz": {"attemptsAllowed": 9, **settings}})

    def set(self, **settings: Any) -> Any:
        return self.api.ok("quiz_quiz.update", {"entryId": self.entry, "quiz": settings})

    def ask(self, right: str = "1", wrong: str = "2", **fields: Any) -> str:
        options = [{"key": key, "text": f"Option {key}", "isCorrect": 1} for key in right] + [
            {"key": key, "text": f"Option {key}", "isCorrect": 0} for key in wrong
        ]
        sent = {"objectType": QUESTION, "entryId": self.entry, "optionalAnswers": options, **fields}
        return str(self.api.ok("cuePoint_cuePoint.add", {"cuePoint": sent})["id"])

    def begin(self, ks: str = "user", **fields: Any) -> Any:
        sent = {"objectType": ATTEMPT, "entryId": self.entry, **fields}
        return self.api.call("userEntry.add", {"userEntry": sent}, ks)

    def answer(self, question: str, attempt: Any, key: str, ks: str = "user", **fields: Any) -> Any:
        sent = {"objectType": ANSWER, "entryId": self.entry, "parentId": question, "answerKey": key}
        sent |= {"quizUserEntryId": attempt["id"], **fields}
        return self.api.call("cuePoint_cuePoint.add", {"cuePoint": sent}, ks)

    def submit(self, attempt: Any, ks: str = "admin") -> Any:
        return self.api.ok("userEntry.submitQuiz", {"id": attempt["id"]}, ks)


@pytest.fixture
def course(api: Api) -> Course:
    return Course(api)


def test_settings_are_of_the_entry_and_grow_a_version_with_each_update(api: Api, course: Course) -> None:
    assert course.set(allowDownload=1)["version"] == 2
    told = course.set(scoreType=3, version=9)
    assert (told["version"], told["allowDownload"], told["attemptsAllowed"]) == (3, True, 9)
    assert "quiz.quiz" in api.ok("baseEntry.get", {"entryId": course.entry})["capabilities"]
    named = {"entryId": course.entry, "quiz": {"scoreType": 1}}
    assert api.code("quiz_quiz.add", named) == "PROVIDED_ENTRY_IS_ALREADY_A_QUIZ"
    assert api.code("quiz_quiz.update", named, "user") == "INVALID_USER_ID"
    assert api.code("quiz_quiz.update", {**named, "entryId": "0_nosuchid"}) == "INTERNAL_SERVERL_ERROR"


def test_lists_count_entries_that_are_none(api: Api, course: Course) -> None:
    plain = api.ok("media.add", {"entry": {"mediaType": 1, "name": "no quiz"}})["id"]
    told = api.ok("quiz_quiz.list", {"filter": {"entryIdIn": f"{course.entry},{plain}"}})
    assert (told["totalCount"], len(told["objects"])) == (2, 1)
    every = api.ok("quiz_quiz.list", {"pager": {"pageSize": 500}})
    assert every["totalCount"] == len(every["objects"])


def test_a_question_hides_what_is_right_from_who_may_not_edit(api: Api, course: Course) -> None:
    question = course.ask(explanation="so", hint="look")
    seen = api.ok("cuePoint_cuePoint.get", {"id": question}, "user")
    assert {one["isCorrect"] for one in seen["optionalAnswers"]} == {-1}
    assert "explanation" not in seen and seen["hint"] == "look"
    api.ok("media.update", {"entryId": course.entry, "mediaEntry": {"entitledUsersEdit": api.told["userId"]}})
    seen = api.ok("cuePoint_cuePoint.get", {"id": question}, "user")
    assert [one["isCorrect"] for one in seen["optionalAnswers"]] == [True, False]
    assert api.ok("cuePoint_cuePoint.get", {"id": question})["optionalAnswers"][0]["weight"] == 1


@pytest.mark.parametrize(
    ("setting", "before", "after"),
    [
        ("showResultOnAnswer", {"isCorrect"}, set()),
        ("showCorrectKeyOnAnswer", {"correctAnswerKeys", "explanation"}, set()),
        ("showCorrectAfterSubmission", set(), {"isCorrect", "correctAnswerKeys", "explanation"}),
    ],
)
def test_each_setting_shows_its_part_at_its_time(
    api: Api, course: Course, setting: str, before: set[str], after: set[str]
) -> None:
    question, attempt = course.ask(explanation="so"), course.begin()
    answer = course.answer(question, attempt, "2")["id"]
    results = {"isCorrect", "correctAnswerKeys", "explanation"}

    def shown() -> set[str]:
        return results & api.ok("cuePoint_cuePoint.get", {"id": answer}, "user").keys()

    assert shown() == set()
    course.set(**{setting: 1})
    assert shown() == before
    course.submit(attempt)
    assert shown() == after
    assert results <= api.ok("cuePoint_cuePoint.get", {"id": answer}).keys()


def test_attempts_are_counted_when_they_are_submitted(course: Course) -> None:
    course.set(attemptsAllowed=2)
    assert (course.begin()["version"], course.begin()["version"]) == (0, 0)
    course.submit(course.begin())
    second = course.begin()
    assert second["version"] == 1
    course.submit(second)
    assert course.begin()["code"] == "NO_MORE_RETAKES_ALLOWED"
    assert course.begin(ks="admin")["version"] == 0


def test_whom_a_user_names_is_still_the_user(api: Api, course: Course) -> None:
    assert course.begin(userId="second-user")["userId"] == api.told["userId"]
    assert course.begin(userId="nobody-so-named")["code"] == "INVALID_USER_ID"
    assert course.begin(feedback="fine")["code"] == "INVALID_USER_ID"
    assert course.begin("admin", userId="second-user", feedback="fine")["feedback"] == "fine"


def test_visitors_answer_as_one_user_and_see_the_attempt_that_they_name(api: Api, course: Course) -> None:
    question, attempt = course.ask(), course.begin("widget")
    assert "version" not in attempt
    first = course.answer(question, attempt, "2", "widget")
    again = course.answer(question, attempt, "1", "widget")
    wanted = {"objectType": f"{ANSWER}Filter", "entryIdEqual": course.entry}
    assert api.ok("cuePoint_cuePoint.list", {"filter": wanted}, "widget")["totalCount"] == 0
    named = {**wanted, "quizUserEntryIdEqual": attempt["id"]}
    seen = api.ok("cuePoint_cuePoint.list", {"filter": named}, "widget")["objects"]
    assert {one["id"] for one in seen} == {first["id"], again["id"]}
    assert course.submit(attempt)["score"] == 1  # the last answer counts


def test_answers_are_judged_in_the_platform_s_order(api: Api, course: Course) -> None:
    question, attempt, other = course.ask(), course.begin(), Course(api)
    answer = course.answer(question, attempt, "1")
    assert course.answer(question, attempt, "1")["code"] == "ANSWER_ALREADY_EXISTS"
    assert course.answer("0_nosuchid", attempt, "1")["code"] == "PARENT_CUE_POINT_NOT_FOUND"
    assert course.answer(answer["id"], attempt, "1")["code"] == "WRONG_PARENT_TYPE"
    assert course.answer(other.ask(), attempt, "1")["code"] == (
        "PARENT_CUE_POINT_DO_NOT_BELONG_TO_THE_SAME_ENTRY"
    )
    assert course.answer(question, other.begin(), "1")["code"] == "USER_ENTRY_DOES_NOT_MATCH_ENTRY_ID"
    assert course.answer(question, {"id": 999999999}, "1")["code"] == "USER_ENTRY_NOT_FOUND"
    assert course.answer(course.ask(), attempt, "1", feedback="me")["code"] == "INVALID_USER_ID"


def test_a_change_names_entry_and_attempt(api: Api, course: Course) -> None:
    course.set(allowAnswerUpdate=1)
    attempt = course.begin()
    answer = course.answer(course.ask(), attempt, "2")["id"]

    def change(**fields: Any) -> Any:
        sent = {"objectType": ANSWER, "answerKey": "1", **fields}
        return api.call("cuePoint_cuePoint.update", {"id": answer, "cuePoint": sent}, "user")

    assert change()["args"] == {"PROP_NAME": "KalturaAnswerCuePoint:entryId"}
    assert change(entryId=course.entry)["code"] == "USER_ENTRY_NOT_FOUND"
    assert change(entryId=course.entry, quizUserEntryId=attempt["id"])["answerKey"] == "1"
    assert api.ok("cuePoint_cuePoint.get", {"id": answer})["isCorrect"] is True


def test_an_answer_outlives_its_question_and_counts_no_more(api: Api, course: Course) -> None:
    kept, gone, attempt = course.ask(), course.ask(), course.begin()
    answer = course.answer(gone, attempt, "1")["id"]
    api.ok("cuePoint_cuePoint.delete", {"id": gone})
    assert api.ok("cuePoint_cuePoint.get", {"id": answer})["answerKey"] == "1"
    assert course.submit(attempt)["score"] == 0
    assert kept != gone


def test_the_score_is_the_share_of_the_right_options_weight(course: Course) -> None:
    attempt = course.begin()
    assert course.submit(attempt)["score"] == 1  # nothing could be right
    both = course.ask(right="ab")
    course.ask(excludeFromScore=1)
    heavy = [{"key": "1", "isCorrect": 1, "weight": 2}]
    course.answer(course.ask(optionalAnswers=heavy), attempt, "1", "admin")
    assert course.submit(attempt)["score"] == 0.5
    course.answer(both, attempt, "b", "admin")
    assert course.submit(attempt)["score"] == 0.75


@pytest.mark.parametrize(("kind", "score"), [(1, 1), (2, 0), (3, 0.5), (4, 1), (5, 0.5), (None, None)])
def test_attempts_together_make_a_score(api: Api, kind: int | None, score: float | None) -> None:
    course = Course(api, **({"scoreType": kind} if kind else {}))
    questions = [course.ask(), course.ask()]
    for keys in ("11", "22", "12"):
        attempt = course.begin()
        for question, key in zip(questions, keys, strict=True):
            course.answer(question, attempt, key)
        told = course.submit(attempt)
    assert told["score"] == 0.5
    assert told.get("calculatedScore") == score


def test_a_grade_is_hidden_in_the_answer_to_its_user_alone(api: Api, course: Course) -> None:
    attempt = course.begin()
    told = course.submit(attempt, "user")
    assert told["status"] == "quiz.3" and "score" not in told
    assert api.ok("userEntry.get", {"id": attempt["id"]}, "user")["score"] == 1  # it isn't hidden there
    course.set(showGradeAfterSubmission=1)
    assert course.submit(attempt, "user")["score"] == 1


def test_paper_has_questions_and_options_in_their_order(api: Api, course: Course) -> None:
    course.ask(question="Zwölf <Äpfel> & mehr?", explanation="never shown")
    course.ask(question="Open?", questionType=8)
    course.ask(question="数は？")
    wanted = {"entryId": course.entry, "quizOutputType": 1}
    assert api.code("quiz_quiz.getUrl", wanted) == "QUIZ_CANNOT_BE_DOWNLOAD"
    course.set(allowDownload=1)
    url = api.ok("quiz_quiz.getUrl", wanted, "user")
    served = api.http.get(url, timeout=60)
    assert served.headers["Content-Type"].startswith("application/x-download")
    assert "course " in served.headers["Content-Disposition"]
    words = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(served.content)).pages)
    told = ["1. Zwölf <Äpfel> & mehr?", "A. Option 1", "B. Option 2", "2. Open?", "3. 数は？"]
    assert [words.index(one) for one in told] == sorted(words.index(one) for one in told)
    assert words.count("Option 1") == 2 and "never shown" not in words


def test_a_copy_is_a_quiz_without_questions(api: Api, course: Course) -> None:
    course.ask()
    copy = api.ok("baseEntry.clone", {"entryId": course.entry})["id"]
    assert api.ok("quiz_quiz.get", {"entryId": copy})["attemptsAllowed"] == 9
    wanted = {"filter": {"objectType": f"{QUESTION}Filter", "entryIdEqual": copy}}
    assert api.ok("cuePoint_cuePoint.list", wanted)["totalCount"] == 0


def report(api: Api, kind: str, ids: str, action: str = "getTable", **fields: Any) -> Any:
    sent = {"reportType": kind, "reportInputFilter": fields.pop("filter", {"keywords": ""}), "objectIds": ids}
    return api.call(f"report.{action}", sent | {"pager": {"pageSize": 25}} | fields)


def test_reports_count_what_was_submitted(api: Api, course: Course) -> None:
    first, second = course.ask(), course.ask()
    attempt = course.begin()
    course.answer(first, attempt, "1")
    assert report(api, "quiz.QUIZ", course.entry)["data"] == f"{second},0,0,0;{first},0,0,0;"
    course.submit(attempt)
    visitor = course.begin("widget")
    course.answer(first, visitor, "2", "widget")
    course.answer(first, visitor, "1", "widget")
    course.submit(visitor)
    assert report(api, "quiz.QUIZ", course.entry, order="-percentage")["data"] == (
        f"{first},66.666666666667,2,1;{second},0,0,0;"
    )
    user = api.told["userId"]
    assert report(api, "quiz.QUIZ_USER_PERCENTAGE", course.entry)["data"] == (
        f"{user},50,1,1;Unknown,50,1,1;"
    )
    assert report(api, "quiz.QUIZ_USER_AGGREGATE_BY_QUESTION", course.entry)["data"] == f"{user},50,1,1;"
    assert report(api, "quiz.QUIZ", course.entry, "getTotal")["data"] == "0.5"
    past = {"toDate": 1_000_000_000}
    assert report(api, "quiz.QUIZ", course.entry, "getTotal", filter=past)["data"] == "0"


def test_reports_are_about_quizzes(api: Api, course: Course) -> None:
    plain = api.ok("media.add", {"entry": {"mediaType": 1, "name": "no quiz"}})["id"]
    assert report(api, "quiz.QUIZ", plain)["code"] == "INVALID_ENTRY_ID"
    assert report(api, "quiz.QUIZ", "0_nosuchid", "getTotal")["code"] == "INVALID_ENTRY_ID"
    assert report(api, "quiz.QUIZ", plain, "getTotal")["data"] == ""
    assert report(api, "quiz.QUIZ_AGGREGATE_BY_QUESTION", course.entry)["code"] == "INTERNAL_SERVERL_ERROR"
    assert report(api, "201", course.entry)["code"] == "SANDBOX_NOT_IMPLEMENTED"


def test_entries_are_found_by_being_quizzes_and_by_their_histories(api: Api, course: Course) -> None:
    plain = api.ok("media.add", {"entry": {"mediaType": 1, "name": "no quiz"}})["id"]
    seen = {"objectType": "KalturaViewHistoryUserEntry", "entryId": plain, "userId": api.told["userId"]}
    api.ok("userEntry.add", {"userEntry": seen})

    def found(*items: dict[str, Any], glue: int = 2) -> set[str]:
        every = {"objectType": "KalturaSearchOperator", "type": glue, "items": list(items)}
        wanted = {"idIn": f"{plain},{course.entry}", "statusEqual": 7, "advancedSearch": every}
        return {one["id"] for one in api.ok("media.list", {"filter": wanted})["objects"]}

    quiz = {"objectType": "KalturaQuizAdvancedFilter", "isQuiz": 1}
    history = {
        "objectType": "KalturaViewHistoryUserEntryAdvancedFilter",
        "userIdEqual": api.told["userId"],
    }
    assert found(quiz) == {course.entry} and found({**quiz, "isQuiz": 0}) == {plain}
    assert found(history) == {plain}
    assert found(quiz, history) == {plain, course.entry} and found(quiz, history, glue=1) == set()
    unknown = {"idIn": plain, "advancedSearch": {"objectType": "KalturaContentDistributionSearchItem"}}
    assert api.code("media.list", {"filter": unknown}) == "SANDBOX_NOT_IMPLEMENTED"
