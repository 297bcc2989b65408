"""Polls: ids that prove themselves, votes and counts, and that votes outlast the process here."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.sandbox.conftest import Api, platform_at


def make(api: Api, type_: str = "SINGLE_ANONYMOUS") -> str:
    return str(api.ok("poll_poll.add", {"pollType": type_}))


def vote(api: Api, poll: str, voter: str, answers: str, ks: str | None = None) -> Any:
    return api.ok("poll_poll.vote", {"pollId": poll, "userId": voter, "answerIds": answers}, ks=ks)


def counts(api: Api, poll: str, answers: str) -> Any:
    return json.loads(api.ok("poll_poll.getVotes", {"pollId": poll, "answerIds": answers}))


def test_votes_outlast_the_process(tmp_path: Path) -> None:
    with platform_at(tmp_path) as told:
        api = Api(told)
        poll = make(api)
        assert vote(api, poll, "u1", "1") == "Successfully voted"
    (tmp_path / "announce.json").unlink()
    with platform_at(tmp_path) as told:
        again = Api(told)
        assert counts(again, poll, "1")["answerCounters"] == {"1": 1}
        assert vote(again, poll, "u1", "2") == "Successfully voted"
        assert counts(again, poll, "1,2") == {
            "pollId": poll, "numVoters": 1, "answerCounters": {"1": 0, "2": 1},
        }  # fmt: skip


def test_answers_that_count_up_from_0_are_told_as_a_list(api: Api) -> None:
    poll = make(api)
    vote(api, poll, "u1", "1")
    assert counts(api, poll, "0,1,2")["answerCounters"] == [0, 1, 0]
    assert counts(api, poll, "1,0")["answerCounters"] == {"1": 1, "0": 0}


def test_an_answer_given_twice_counts_once(api: Api) -> None:
    poll = make(api, "MULTI_ANONYMOUS")
    vote(api, poll, "u1", "a,a,b")
    assert counts(api, poll, "a,b")["answerCounters"] == {"a": 1, "b": 1}
    told = api.ok("poll_poll.getVote", {"pollId": poll, "userId": "u1"}, ks=None)
    assert json.loads(told) == {"0": "a", "2": "b"}


def test_a_session_s_user_counts_before_the_name_in_the_call(api: Api) -> None:
    poll = make(api)
    vote(api, poll, "somebody", "1", ks="user")
    vote(api, poll, "somebody else", "2", ks="user")
    assert counts(api, poll, "1,2")["numVoters"] == 1
    told = api.ok("poll_poll.getVote", {"pollId": poll, "userId": api.told["userId"]}, ks=None)
    assert told == '["2"]'


def test_restricted_polls_take_no_name_of_a_call(api: Api) -> None:
    poll = make(api, "MULTI_RESTRICT")
    for ks in (None, "widget"):
        assert vote(api, poll, "u1", "1", ks=ks).startswith("User ID is invalid")
    assert vote(api, poll, "u1", "1,2", ks="user") == "Successfully voted"


def test_an_id_that_was_changed_is_no_poll_s(api: Api) -> None:
    type_, hash_, number = make(api).split("-")
    other_type = f"MULTI_ANONYMOUS-{hash_}-{number}"
    assert vote(api, other_type, "u1", "1,2") == "Successfully voted"  # the hash is of the number alone
    for wrong in (f"{type_}-{hash_}-{number}1", f"{type_}-{hash_}", f"SOMETIMES-{hash_}-{number}"):
        assert vote(api, wrong, "u1", "1") == "Failed to vote due to bad poll id structure"
        told = api.ok("poll_poll.getVote", {"pollId": wrong, "userId": "u1"}, ks=None)
        assert told == "Failed to get vote due to bad poll id structure"


def test_what_is_missing_is_told_as_an_answer(api: Api) -> None:
    lacking = "call not validated. Missing parameter for"
    told = api.ok("poll_poll.vote", {"pollId": "x", "userId": "u"}, ks=None)
    assert told == f"poll_poll->vote {lacking} vote action"
    assert api.ok("poll_poll.getVote", {"pollId": "x"}) == f"poll_poll->getVote {lacking} get vote action"
    assert api.code("poll_poll.getVotes", {"pollId": "x"}) == "MISSING_MANDATORY_PARAMETER"


def test_an_answer_called_as_a_voter_breaks_the_count(api: Api) -> None:
    """Both are keys of one cache, as on the platform."""
    poll = make(api)
    vote(api, poll, "1", "1")
    assert counts(api, poll, "1")["answerCounters"] == {"1": ["1"]}
