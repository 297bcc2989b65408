"""What users searched for: which terms are kept, whose, and what is told of them."""

from __future__ import annotations

import time
import uuid
from typing import Any

import pytest

from tests.sandbox.conftest import Api
from tests.sandbox.search.test_esearch import EXACT, NOT, PARTIAL, STARTS, item, name, operator, search

LIST, DELETE = "searchhistory_searchhistory.list", "searchhistory_searchhistory.delete"


@pytest.fixture
def user(api: Api) -> str:
    return str(api.ok("user.add", {"user": {"id": f"u{uuid.uuid4().hex[:10]}"}})["id"])


@pytest.fixture
def ks(api: Api, user: str) -> str:
    return api.start(0, userId=user)


def terms(api: Api, ks: str, **filter_: Any) -> list[str]:
    asked = {"filter": {"objectType": "KalturaESearchHistoryFilter"} | filter_} if filter_ else None
    answer = api.ok(LIST, asked, ks=ks)
    assert answer["totalCount"] == len(answer["objects"])
    return [one["searchTerm"] for one in answer["objects"]]


def look(api: Api, ks: str, *terms_: str) -> None:
    for term in terms_:
        search(api, name(term, addHighlight=True), ks=ks)


def test_terms_are_kept_as_they_are_compared_newest_first_and_told_once(api: Api, ks: str) -> None:
    look(api, ks, "Harbour  LIGHTS", "quay", "harbour lights ")
    assert terms(api, ks) == ["harbour lights", "quay"]
    told = api.ok(LIST, None, ks=ks)["objects"][0]
    assert told["searchedObject"] == "entry" and abs(told["timestamp"] - time.time()) < 60
    assert told["objectType"] == "KalturaESearchHistory"


def test_what_is_searched_without_highlights_denied_or_by_beginnings_is_not_kept(api: Api, ks: str) -> None:
    marked = {"addHighlight": True}
    search(api, name("plain", EXACT), ks=ks)
    search(api, name("begins", STARTS, **marked), ks=ks)
    search(api, item(fieldName="reference_id", itemType=EXACT, searchTerm="ref", **marked), ks=ks)
    search(api, name("kept", EXACT, **marked), operator(name("denied", **marked), how=NOT), ks=ks)
    search(api, item("Unified", itemType=PARTIAL, searchTerm="everywhere", **marked), ks=ks)
    search(api, item("Caption", fieldName="content", itemType=PARTIAL, searchTerm="said", **marked), ks=ks)
    assert terms(api, ks) == ["said", "everywhere", "kept"]


def test_a_history_is_the_users_own(api: Api, user: str, ks: str) -> None:
    look(api, ks, "mine")
    other = api.start(0, userId=f"u{uuid.uuid4().hex[:8]}")
    look(api, other, "the other's")
    api.ok(DELETE, {"searchTerm": "mine"}, ks=other)
    assert (terms(api, ks), terms(api, other)) == (["mine"], ["the other's"])
    api.ok("user.delete", {"userId": user})
    api.ok("user.add", {"user": {"id": user}})
    assert terms(api, ks) == []


def test_filters_tell_terms_by_their_beginnings_objects_and_moments(api: Api, ks: str) -> None:
    look(api, ks, "Élysée palace", "elephants", "quay")
    search(api, item("Category", fieldName="name", itemType=EXACT, searchTerm="elves", addHighlight=True),
           kind="Category", ks=ks)  # fmt: skip
    assert terms(api, ks, searchTermStartsWith="ÉL") == ["elves", "elephants", "Élysée palace"]
    assert terms(api, ks, searchedObjectIn="category, kuser") == ["elves"]
    ahead = {"objectType": "KalturaESearchRange", "greaterThan": int(time.time()) + 60}
    assert terms(api, ks, timestampRange=ahead) == []


def test_a_term_is_forgotten_in_any_case(api: Api, ks: str) -> None:
    look(api, ks, "quay", "Harbour", "harbour")
    api.ok(DELETE, {"searchTerm": " HARBOUR"}, ks=ks)
    assert terms(api, ks) == ["quay"]
    assert api.call(DELETE, {"searchTerm": ""}, ks=ks)["code"] == "EMPTY SEARCH TERM IS NOT ALLOWED"


def test_a_context_of_searches_is_a_history_within_the_users(api: Api, user: str, ks: str) -> None:
    shop = api.start(0, userId=user, privileges="searchcontext:shop")
    look(api, ks, "quay")
    look(api, shop, "boats")
    assert (terms(api, ks), terms(api, shop)) == (["boats", "quay"], ["boats"])
    api.ok(DELETE, {"searchTerm": "quay"}, ks=shop)
    assert terms(api, ks) == ["boats", "quay"]


def test_administrators_count_what_all_users_searched_for(api: Api, user: str, ks: str) -> None:
    word = f"w{uuid.uuid4().hex[:8]}"
    look(api, ks, f"{word} a", f"{word} a", f"{word} b")
    counting = {"objectType": "KalturaESearchHistoryAggregationItem", "fieldName": "search_term"}
    since = {"objectType": "KalturaESearchRange", "greaterThan": int(time.time()) - 3600}
    asked = {
        "objectType": "KalturaESearchHistoryFilter", "aggregation": counting, "searchTermStartsWith": word,
        "timestampRange": since,
    }  # fmt: skip
    answer = api.ok(LIST, {"filter": asked})
    (told,) = answer["aggregations"]
    assert [(one["value"], one["count"]) for one in told["buckets"]] == [(f"{word} a", 2), (f"{word} b", 1)]
    assert (told["name"], told["fieldName"], answer["totalCount"]) == ("terms", "search_term", 0)
    for change, code in (
        ({"timestampRange": None}, "MISSING_MANDATORY_PARAMETER"),
        ({"timestampRange": since | {"greaterThan": 1_000_000_000}}, "TIMESTAMP RANGE EXCEEDED LIMIT"),
        ({"aggregation": counting | {"size": 101}}, "AGGREGATION SIZE EXCEEDED LIMIT"),
    ):
        told_ = {key: value for key, value in (asked | change).items() if value is not None}
        assert api.call(LIST, {"filter": told_})["code"] == code
