"""What a pasted poll waits for: the field that its step speaks of, told once."""

from __future__ import annotations

from typing import Any

import pytest

from livingdocs.recorded.exchanges import collapsed, told_once

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
