"""Refusals that this topic brings along."""

from __future__ import annotations

from kaltura_sandbox.platform.errors import Kind

PROVIDED_ENTRY_IS_ALREADY_A_QUIZ = Kind(
    "PROVIDED_ENTRY_IS_ALREADY_A_QUIZ", "Provided entry [{ENTRY_ID}] is already a quiz"
)
PROVIDED_ENTRY_IS_NOT_A_QUIZ = Kind(
    "PROVIDED_ENTRY_IS_NOT_A_QUIZ", "Provided entry [{ENTRY_ID}] is not a quiz"
)
QUIZ_CANNOT_BE_DOWNLOAD = Kind("QUIZ_CANNOT_BE_DOWNLOAD", "Quiz cannot be download")
NO_RETAKES_LEFT = Kind(
    "NO_MORE_RETAKES_ALLOWED",
    "No Retakes left for the given user-id and entry-id [{ENTRY_ID}]. cannot retake quiz",
)

# Answers
PARENT_ID_IS_MISSING = Kind("PARENT_ID_IS_MISSING", "Parent ID is missing")
WRONG_PARENT_TYPE = Kind("WRONG_PARENT_TYPE", "Parent cue point id [{ENTRY_ID}] has the wrong type")
USER_ENTRY_DOES_NOT_MATCH_ENTRY_ID = Kind(
    "USER_ENTRY_DOES_NOT_MATCH_ENTRY_ID",
    "The entry id in the user-entry [{USER_ENTRY_ID}] does not match the entry-id given",
)
USER_ENTRY_QUIZ_ALREADY_SUBMITTED = Kind(
    "USER_ENTRY_QUIZ_ALREADY_SUBMITTED",
    "The user-entry-quiz id is already submitted, answers cannot be added/updated",
)
ANSWER_ALREADY_EXISTS = Kind(
    "ANSWER_ALREADY_EXISTS", "Answer for question [{PARENT_ID}] for user entry [{USER_ENTRY}] already exists "
)
ANSWER_UPDATE_IS_NOT_ALLOWED = Kind(
    "ANSWER_UPDATE_IS_NOT_ALLOWED", "Answer update is not allowed for quiz [{ENTRY_ID}]"
)
PARENT_CUE_POINT_NOT_FOUND = Kind("PARENT_CUE_POINT_NOT_FOUND", "Parent cue point id [{ID}] not found")
PARENT_CUE_POINT_DO_NOT_BELONG_TO_THE_SAME_ENTRY = Kind(
    "PARENT_CUE_POINT_DO_NOT_BELONG_TO_THE_SAME_ENTRY", "Parent cue point does not belong to the same entry"
)
