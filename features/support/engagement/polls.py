"""Polls: an id that add answers, votes, and counts, which are texts of JSON."""

from __future__ import annotations

import json
from typing import Any

from hamcrest import assert_that, equal_to

from features.support.api import nouns
from features.support.engagement.votes import KINDS, session_of
from features.support.scenario.matchers import has_fields
from features.support.scenario.world import World, rows

VOTERS = "numVoters"
VOTED = "Successfully voted"


def add(world: World, name: str, table: Any = None) -> None:
    """poll_poll.add, whose answer is the id; the platform knows no deletion of polls."""
    poll_id = world.call("poll_poll.add", rows(table) if table else {})
    world.remember(nouns.POLL, name, {"id": poll_id})


def vote(world: World, voter: str, answers: str, name: str) -> None:
    """poll_poll.vote; the answer is a sentence, whether or not the vote counts."""
    given = {"pollId": world.id("poll", name), "userId": voter, "answerIds": answers}
    world.call("poll_poll.vote", given)


def must_count_vote(world: World, voter: str, answers: str, name: str) -> None:
    """A vote that has to be taken: of a session's user, or without a session by any quoted name."""
    ks, before = session_of(world, voter) if voter in KINDS else None, world.acting
    world.acting = lambda: ks
    try:
        vote(world, voter.strip('"'), answers, name)
    finally:
        world.acting = before
    assert_that(world.answer, equal_to(VOTED))


def get_vote(world: World, voter: str, name: str) -> None:
    """poll_poll.getVote."""
    world.call("poll_poll.getVote", {"pollId": world.id("poll", name), "userId": voter})


def must_count(world: World, name: str, table: Any) -> None:
    """poll_poll.getVotes of the answers in the table gives the numbers in it."""
    expected = rows(table)
    answers = [answer for answer in expected if answer != VOTERS]
    told = world.look(
        "poll_poll.getVotes", {"pollId": world.id("poll", name), "answerIds": ",".join(answers)}
    )
    found = json.loads(told)
    counters = found["answerCounters"]
    if isinstance(counters, list):  # ids that count up from 0 are told as a list
        counters = {str(place): count for place, count in enumerate(counters)}
    assert_that(counters | {VOTERS: found[VOTERS]}, has_fields(expected))
