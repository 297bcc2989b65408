"""Start, end and duration, against each other and against the length of the film (12 s)."""

from __future__ import annotations

import pytest

from tests.sandbox.conftest import Api
from tests.sandbox.cue_points.conftest import POINTS, Add, update


@pytest.mark.parametrize(
    "fields,code",
    [
        ({"startTime": -5}, "START_TIME_CANNOT_BE_LESS_THAN_0"),
        ({"startTime": 999_000}, "START_TIME_IS_BIGGER_THAN_ENTRY_END_TIME"),
        ({"startTime": 1000, "endTime": 999_000}, "END_TIME_IS_BIGGER_THAN_ENTRY_END_TIME"),
        ({"startTime": 3000, "endTime": 2000}, "END_TIME_CANNOT_BE_LESS_THAN_START_TIME"),
        ({"endTime": 2000}, "END_TIME_WITHOUT_START_TIME"),
        ({"startTime": 0, "duration": 999_000}, "DURATION_IS_BIGGER_THAN_ENTRY_DURATION"),
        ({"startTime": 0, "duration": -1}, "DURATION_CANNOT_BE_LESS_THAN_START_TIME"),
    ],
)
def test_times_that_cannot_be(add: Add, fields: dict[str, int], code: str) -> None:
    assert add("Ad", **fields)["code"] == code


def test_entries_without_a_length_take_any_start(api: Api, add: Add) -> None:
    empty = api.ok("media.add", {"entry": {"mediaType": 1, "name": "x"}})["id"]
    assert add("Ad", entryId=empty, startTime=900_000, endTime=950_000)["duration"] == 50_000
    backwards = add("Ad", entryId=empty, startTime=9, endTime=1)
    assert backwards["code"] == "END_TIME_CANNOT_BE_LESS_THAN_START_TIME"


def test_an_end_moves_against_the_stored_start(api: Api, add: Add) -> None:
    ad = add("Ad", startTime=5000, endTime=6000)
    assert update(api, ad, endTime=4000)["code"] == "END_TIME_CANNOT_BE_LESS_THAN_START_TIME"
    assert update(api, ad, endTime=7000)["duration"] == 2000
    assert update(api, ad, startTime=999_000)["code"] == "START_TIME_IS_BIGGER_THAN_ENTRY_END_TIME"


def test_new_times_by_their_own_action_are_not_judged(api: Api, add: Add) -> None:
    code = add(startTime=1000, endTime=1500)
    assert code["endTime"] == 1000  # only the action below sets the end of a code point
    times = {"id": code["id"], "startTime": 1000, "endTime": 2500}
    assert api.ok(f"{POINTS}.updateCuePointsTimes", times)["duration"] == 1500
    late = api.ok(f"{POINTS}.updateCuePointsTimes", {"id": code["id"], "startTime": 999_000, "endTime": 5})
    assert late["duration"] == -998_995


def test_the_end_of_a_first_annotation_is_not_judged_that_of_an_answer_is(add: Add) -> None:
    first = add("Annotation", startTime=5000, endTime=999_000)
    assert first["endTime"] == 999_000
    answer = {"parentId": first["id"], "startTime": 1000, "endTime": 999_000}
    assert add("Annotation", **answer)["code"] == "END_TIME_IS_BIGGER_THAN_ENTRY_END_TIME"
