"""Application tokens: what the guide can't show without leaving users behind, and the arithmetic of privileges."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest

from kaltura_sandbox.platform import privileges
from tests.sandbox.conftest import Api


def proof(api: Api, token: Any, carrier: str = "widget") -> str:
    return hashlib.new(token["hashType"].lower(), (api.ks(carrier) + token["token"]).encode()).hexdigest()


def make(api: Api, **fields: Any) -> Any:
    return api.ok("appToken.add", {"appToken": {"sessionUserId": "token-user"} | fields})


def session(api: Api, token: Any, **more: Any) -> Any:
    return api.ok(
        "appToken.startSession", {"id": token["id"], "tokenHash": proof(api, token), **more}, ks="widget"
    )


def test_an_unknown_user_is_made(api: Api) -> None:
    make(api, sessionUserId="made-on-the-way")
    user = api.ok("user.get", {"userId": "made-on-the-way"})
    assert (user["firstName"], user["fullName"], user["status"], user["type"]) == ("made-on-the-way",) * 2 + (
        1,
        0,
    )


def test_deleting_the_user_deletes_the_tokens(api: Api) -> None:
    token = make(api, sessionUserId="leaves-soon")
    deleted = api.ok("user.delete", {"userId": "leaves-soon"})
    assert (deleted["status"], "deletedAt" in deleted) == (2, True)
    assert api.code("appToken.get", {"id": token["id"]}) == "APP_TOKEN_ID_NOT_FOUND"
    assert api.code("user.get", {"userId": "leaves-soon"}) == "INVALID_USER_ID"


def test_a_token_needs_no_user(api: Api) -> None:
    """The sandbox's accounts are accounts in use: the user with the empty id is there."""
    token = api.ok("appToken.add", {"appToken": {"hashType": "SHA256"}})
    assert "sessionUserId" not in token
    assert session(api, token)["userId"] == ""
    assert session(api, token, userId="asked")["userId"] == "asked"
    assert (
        api.ok("appToken.update", {"id": token["id"], "appToken": {"sessionDuration": 60}})["id"]
        == token["id"]
    )


def test_the_user_with_the_empty_id(api: Api) -> None:
    """As any other, but in no list."""
    nameless = api.start(2)
    assert api.ok("user.get", ks=nameless)["id"] == ""
    assert api.ok("user.get", {"userId": ""}, ks=nameless)["id"] == ""
    listed = api.ok("user.list", {"pager": {"pageSize": 500}})
    assert "" not in [user["id"] for user in listed["objects"]]
    assert listed["totalCount"] == len(listed["objects"])
    assert api.code("user.add", {"user": {"id": ""}}) == "INVALID_FIELD_VALUE"


def test_a_token_without_a_user_needs_one_with_an_empty_id(api: Api) -> None:
    """Measured on two accounts: one without such a user, as a new one is, refuses; one that has it accepts."""
    api.ok("user.delete", {"userId": ""}, ks="plain")
    refusal = api.call("appToken.add", {"appToken": {"hashType": "MD5"}}, ks="plain")
    assert (refusal["code"], refusal["args"]) == ("INVALID_FIELD_VALUE", {"FIELD_NAME": "sessionUserId"})
    named = api.ok("appToken.add", {"appToken": {"sessionUserId": ""}}, ks="plain")
    assert named["sessionUserId"] == ""
    unnamed = api.ok("appToken.add", {"appToken": {"hashType": "MD5"}}, ks="plain")
    assert "sessionUserId" not in unnamed


def test_accounts_do_not_see_each_others_tokens(api: Api) -> None:
    token = make(api)
    assert api.code("appToken.get", {"id": token["id"]}, ks="plain") == "APP_TOKEN_ID_NOT_FOUND"
    assert api.ok("appToken.list", {"filter": {"idEqual": token["id"]}}, ks="plain")["totalCount"] == 0


def test_a_negative_expiry_gives_a_session_that_is_over(api: Api) -> None:
    ks = session(api, make(api), expiry=-10)["ks"]
    answer = api.call("baseEntry.count", ks=ks)
    assert (answer["code"], answer["args"]["KSID"]) == ("INVALID_KS", "EXPIRED")


def test_the_answer_of_the_handshake(api: Api) -> None:
    token, now = make(api, sessionDuration=600), api.ok("system.getTime")
    answer = session(api, token)
    assert answer["partnerId"] == str(api.told["partnerId"]) and answer["sessionType"] == 0
    assert abs(answer["expiry"] - now - 600) <= 2 and answer["objectType"] == "KalturaSessionInfo"


@pytest.mark.parametrize("change", [str.upper, lambda text: text[:-1], lambda text: ""])
def test_the_proof_must_fit_letter_by_letter(api: Api, change: Any) -> None:
    token = make(api)
    call = {"id": token["id"], "tokenHash": change(proof(api, token))}
    assert api.code("appToken.startSession", call, ks="widget") == "INVALID_APP_TOKEN_HASH"


def test_the_proof_is_bound_to_the_session_that_carries_it(api: Api) -> None:
    token = make(api)
    call = {"id": token["id"], "tokenHash": proof(api, token, "admin")}
    assert api.code("appToken.startSession", call, ks="widget") == "INVALID_APP_TOKEN_HASH"


def test_the_end_of_a_token_can_be_taken_off(api: Api) -> None:
    token = make(api, expiry=1_500_000_000)
    assert "expiry" not in api.ok("appToken.update", {"id": token["id"], "appToken": {"expiry": None}})
    session(api, token)
    past = api.ok("appToken.update", {"id": token["id"], "appToken": {"expiry": ""}})
    assert past["expiry"] == 0
    call = {"id": token["id"], "tokenHash": proof(api, token)}
    assert api.code("appToken.startSession", call, ks="widget") == "APP_TOKEN_EXPIRED"


def test_ending_a_session_of_a_token_ends_them_all(api: Api) -> None:
    """Read in the server's source: the session is ended by its sessionid, which is the token's id."""
    token = make(api)
    one, other = session(api, token)["ks"], session(api, token, expiry=60)["ks"]
    api.ok("session.end", ks=one)
    assert api.call("baseEntry.count", ks=other)["args"]["KSID"] == "LOGOUT"


@pytest.mark.parametrize(
    "own,asked,granted",
    [
        ("list:*", "list:abc", "list:abc"),
        ("list:a/b", "list:c", "list:a/b"),
        ("sview:*,list:*", "sview:x/y", "sview:x/y,list:*"),
        ("", "appid:a,custom", "appid:a,custom"),
        ("", "edit:*,setrole:1,sview:*", ""),
        ("appid:a", "appid:b", "appid:a"),
        ("", "*", "*"),
        (None, None, ""),
    ],
)
def test_privileges(own: str | None, asked: str | None, granted: str) -> None:
    text = privileges.build(privileges.of_token("T", own, asked))
    assert text == ",".join(["sessionid:T", "apptoken:T", *([granted] if granted else [])])


def test_minus_one_is_a_time_like_any_other_and_long_ago(api: Api) -> None:
    token = api.ok("appToken.add", {"appToken": {"sessionUserId": "somebody", "expiry": -1}})
    assert token["expiry"] == -1
    assert api.code(
        "appToken.startSession", {"id": token["id"], "tokenHash": proof(api, token, "admin")}
    ) == ("APP_TOKEN_EXPIRED")


def test_a_cleared_hash_type_is_the_default_again(api: Api) -> None:
    token = api.ok("appToken.add", {"appToken": {"sessionUserId": "somebody", "hashType": "MD5"}})
    told = api.ok("appToken.update", {"id": token["id"], "appToken": {"hashType": None}})
    assert told["hashType"] == "SHA1"
