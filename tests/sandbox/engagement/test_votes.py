"""Likes and ratings: one vote of a user for an entry, whichever it was, and what votes add up to."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from tests.sandbox.conftest import Api


@pytest.fixture
def entry(api: Api) -> str:
    return str(api.ok("media.add", {"entry": {"mediaType": 1, "name": f"voted {uuid.uuid4().hex}"}})["id"])


def of(entry: str, **more: Any) -> dict[str, Any]:
    return {"entryId": entry, **more}


def totals(api: Api, entry: str) -> tuple[Any, Any, Any]:
    shown = api.ok("media.get", of(entry))
    return shown["votes"], shown["totalRank"], shown["rank"]


def test_a_revoked_rating_comes_back_with_its_rank_by_a_like(api: Api, entry: str) -> None:
    api.ok("rating_rating.rate", of(entry, rank=4), ks="user")
    api.ok("rating_rating.removeRating", of(entry), ks="user")
    assert totals(api, entry) == (0, 0, 0)
    api.ok("like_like.like", of(entry), ks="user")
    assert totals(api, entry) == (1, 4, 4)


def test_a_rating_after_a_revoked_one_is_a_new_vote(api: Api, entry: str) -> None:
    api.ok("rating_rating.rate", of(entry, rank=4), ks="user")
    api.ok("rating_rating.removeRating", of(entry), ks="user")
    api.ok("rating_rating.rate", of(entry, rank=2), ks="user")
    assert totals(api, entry) == (1, 2, 2)


def test_the_mean_is_cut_to_a_thousandth(api: Api, entry: str) -> None:
    for number, rank in enumerate((5, 5, 1)):
        ks = api.start(0, userId=f"voter-{number}")
        api.ok("rating_rating.rate", of(entry, rank=rank), ks=ks)
    assert totals(api, entry) == (3, 11, 3.666)


def test_spellings_of_a_user_are_one_voter(api: Api, entry: str) -> None:
    api.ok("like_like.like", of(entry), ks=api.start(0, userId="Zoë-likes"))
    again = api.start(0, userId="zoe-LIKES")
    assert api.code("like_like.like", of(entry), ks=again) == "USER_LIKE_FOR_ENTRY_ALREADY_EXISTS"


def test_who_votes_becomes_a_user(api: Api, entry: str) -> None:
    name = f"voter-{uuid.uuid4().hex}"
    api.ok("like_like.like", of(entry), ks=api.start(0, userId=name))
    assert api.ok("user.get", {"userId": name})["id"] == name


def test_a_vote_for_an_entry_that_is_gone_can_t_be_taken_back(api: Api, entry: str) -> None:
    api.ok("like_like.like", of(entry), ks="user")
    api.ok("media.delete", of(entry))
    assert api.code("like_like.unlike", of(entry), ks="user") == "ENTRY_ID_NOT_FOUND"
    assert api.code("like_like.unlike", of("0_nosuchid"), ks="user") == "USER_LIKE_FOR_ENTRY_NOT_FOUND"


def test_lists_are_oldest_first_whatever_the_order_asked_for(api: Api, entry: str) -> None:
    for ks in ("user", "admin"):
        api.ok("like_like.like", of(entry), ks=ks)
    wanted = {"filter": {"entryIdEqual": entry, "orderBy": "-createdAt"}}
    found = api.ok("like_like.list", wanted)["objects"]
    assert [one["userId"] for one in found] == [api.told["userId"], "test-admin"]


def test_counts_know_likes_and_forget_what_was_taken_back(api: Api, entry: str) -> None:
    api.ok("like_like.like", of(entry), ks="user")
    api.ok("rating_rating.rate", of(entry, rank=3))
    api.ok("rating_rating.removeRating", of(entry))
    told = api.ok("rating_rating.getRatingCounts", {"filter": {"entryIdEqual": entry, "rankIn": "1,3"}})
    assert [(one["rank"], one["count"]) for one in told["objects"]] == [(1, 1)]


def test_what_is_no_rank_is_refused(api: Api, entry: str) -> None:
    for rank in (-1, 0, 6, "many"):
        assert api.code("rating_rating.rate", of(entry, rank=rank), ks="user") == "INVALID_RANK_VALUE"
    missing = api.call("rating_rating.rate", of(entry), ks="user")
    assert (missing["code"], missing["args"]) == ("MISSING_MANDATORY_PARAMETER", {"PARAM_NAME": "rank"})


def test_an_account_as_registered_has_likes_and_no_ratings(api: Api) -> None:
    made = api.ok("media.add", {"entry": {"mediaType": 1, "name": "plain"}}, ks="plain")
    assert api.ok("like_like.like", of(made["id"]), ks="plain") is True
    for ks in ("plain", api.start(0, "plain", userId="somebody")):
        refused = api.call("rating_rating.rate", of(made["id"], rank=1), ks=ks)
        assert (refused["code"], refused["args"]) == ("FEATURE_FORBIDDEN", {"FEATURE": "rating"})


def test_a_session_without_a_user_has_no_say(api: Api, entry: str) -> None:
    nameless = api.start(2, userId="")
    assert api.code("like_like.checkLikeExists", of(entry), ks=nameless) == "INVALID_USER_ID"
    assert api.code("rating_rating.checkRating", of(entry), ks=nameless) == "ANONYMOUS_ACCESS_FORBIDDEN"
    assert api.ok("like_like.list", {"filter": {"entryIdEqual": entry}}, ks=nameless)["totalCount"] == 0
