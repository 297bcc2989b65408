"""What a pasted poll waits for: the field that its step speaks of, told once."""

from __future__ import annotations

from typing import Any

import pytest

from livingdocs.recorded.exchanges import by_chance, collapsed, told_once

NONE = {"replacementStatus": 0}
LOOK = 'curl -s "$KALTURA_SERVICE_URL/api_v3/service/media/action/get"'


def polled(step: str, **answer: Any) -> dict[str, Any]:
    return {
        "step": step,
        "label": "media.get",
        "command": LOOK,
        "part": "shown",
        "polled": True,
        "answer": answer,
    }


@pytest.mark.parametrize(
    ("step", "answer", "until"),
    [
        ('Then "Talk" becomes READY', {"status": 2, "replacementStatus": 0}, ["status", "2"]),
        ('Then the replacement of "Talk" becomes NONE', {"status": 2, **NONE}, ["replacementStatus", "0"]),
        ('And the replacement of "Talk" has become FAILED', {"status": 2}, ["status", "2"]),
        ("And the entry no longer exists", {"code": "ENTRY_ID_NOT_FOUND"}, ["code", "ENTRY_ID_NOT_FOUND"]),
    ],
)  # fmt: skip
def test_a_poll_waits_for_what_its_step_speaks_of(
    step: str, answer: dict[str, Any], until: list[str]
) -> None:
    (line,) = collapsed([polled(step, status=1), polled(step, **answer)])
    assert line["until"] == until


def test_what_the_answer_of_a_wait_shows_isn_t_waited_for_again() -> None:
    answer = {"status": 2, "replacementStatus": 0, "thumbnailUrl": "new"}
    steps = ('Then the replacement of "Talk" becomes NONE', 'And the thumbnail of "Talk" has a new address')
    lines = [{**one, "gives": {}} for one in collapsed([polled(step, **answer) for step in steps])]
    assert [line["part"] for line in told_once(lines)] == ["shown", "again"]


def test_a_look_that_didn_t_wait_doesn_t_replace_one_that_does() -> None:
    answer = {"status": 2}
    look = {**polled("When I look at it", **answer), "polled": False}
    lines = [{**one, "gives": {}} for one in collapsed([look, polled('Then "Talk" becomes READY', **answer)])]
    assert [line["part"] for line in told_once(lines)] == ["shown", "shown"]


def test_a_poll_of_an_answer_without_fields_waits_for_all_of_it() -> None:
    step = 'Then "Keynote" goes on air'
    lines = [{**polled(step), "label": "liveStream.isLive", "answer": live} for live in (False, False, True)]
    (line,) = collapsed(lines)
    assert line["until"] == [".", "true"]


def test_polls_of_several_addresses_are_a_line_each() -> None:
    step = 'Then the stream of "Keynote" moves on'
    looks = [
        {**polled(step), "label": label, "command": label, "answer": {"status": 200, "contentType": "x"}}
        for label in ["GET playManifest", "GET live"] * 9
    ]
    assert [line["label"] for line in collapsed(looks)] == ["GET playManifest", "GET live"]


def test_a_step_mentions_once_what_it_reads_again() -> None:
    look = {"label": "media.get", "command": LOOK, "part": "shown", "answer": {"status": 2}}
    steps = ["When I look", "Then it is so", "Then it is so", "Then it is so", "And it stays so"]
    told = told_once([{**look, "step": step, "gives": {}} for step in steps])
    assert [(line["step"], line["part"]) for line in told] == [
        ("When I look", "shown"),
        ("Then it is so", "again"),
        ("And it stays so", "again"),
    ]


def test_what_a_look_finds_just_before_a_wait_for_it_is_chance() -> None:
    look = {**polled("When I look", status=1), "polled": False}
    wait = polled("Then it becomes READY", status=2)
    lines = by_chance(collapsed([look, wait]), {"look"})
    assert [line["answer"] for line in lines] == [None, {"status": 2}]


def test_two_services_tell_of_the_same_object() -> None:
    look = {**polled("When I look", status=1), "polled": False, "command": LOOK.replace("media", "baseEntry")}
    lines = by_chance(collapsed([look, polled("Then it becomes READY", status=2)]), set())
    assert [line["answer"] for line in lines] == [None, {"status": 2}]


def test_nobody_waits_for_the_status_of_a_live_stream() -> None:
    look = {**polled("Given its recording", status=2), "label": "liveStream.get"}
    (line,) = collapsed([look])
    assert line["until"] == []


def test_what_the_scenario_speaks_of_is_no_chance() -> None:
    look = {**polled("When I look", status=1), "polled": False}
    lines = collapsed([look, polled("Then it becomes READY", status=2)])
    assert by_chance(lines, {"status"}) == lines
