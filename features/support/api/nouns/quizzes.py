"""Questions and answers of quizzes: cue points of an entry, told by class."""

from __future__ import annotations

from features.support.api.enums import EnumValues
from features.support.api.nouns.noun import Noun

SERVICE = "cuePoint_cuePoint"
QUIZ_TYPES: dict[str, EnumValues] = {
    "scoreType": {"HIGHEST": 1, "LOWEST": 2, "LATEST": 3, "FIRST": 4, "AVERAGE": 5},
    "quizOutputType": {"PDF": 1},
}
ENUMS: dict[str, EnumValues] = {
    "status": {"READY": 1, "DELETED": 2, "HANDLED": 3, "PENDING": 4},
    "cuePointType": {"QUIZ_QUESTION": "quiz.QUIZ_QUESTION", "QUIZ_ANSWER": "quiz.QUIZ_ANSWER"},
    "questionType": {
        "MULTIPLE_CHOICE_ANSWER": 1,
        "TRUE_FALSE": 2,
        "REFLECTION_POINT": 3,
        "MULTIPLE_ANSWER_QUESTION": 4,
        "FILL_IN_BLANK": 5,
        "HOT_SPOT": 6,
        "GO_TO": 7,
        "OPEN_QUESTION": 8,
    },
}
QUESTION = Noun(
    name="question",
    service=SERVICE,
    object_type="KalturaQuestionCuePoint",
    parameter="cuePoint",
    enums=ENUMS,
    named=False,
)
QUIZ_ANSWER = Noun(
    name="quiz answer",
    service=SERVICE,
    object_type="KalturaAnswerCuePoint",
    parameter="cuePoint",
    enums=ENUMS,
    named=False,
)
QUIZ = Noun(
    name="quiz",
    plural="quizzes",
    service="quiz_quiz",
    object_type="KalturaQuiz",
    parameter="",  # made of an entry, by a step of its own; it has no id but the entry's
    id_parameter="entryId",
    enums=QUIZ_TYPES,
    named=False,
)
