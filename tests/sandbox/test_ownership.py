"""Whose something is: users are the same in any spelling of their ids, and nobody is a user too."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from kaltura_sandbox.platform.identity import same_user
from tests.sandbox.conftest import SAMPLE, Api


def new_user(form: str = "Case-User-{}") -> str:
    return form.format(uuid.uuid4().hex[:8])


def add(api: Api, ks: str, **fields: Any) -> Any:
    return api.ok("media.add", {"entry": {"mediaType": 1, "name": "owned", **fields}}, ks=ks)


def upload(api: Api, ks: str) -> str:
    token = api.ok("uploadToken.add", ks=ks)["id"]
    with SAMPLE.open("rb") as file:
        api.ok("uploadToken.upload", {"uploadTokenId": token}, ks=ks, files={"fileData": file})
    return str(token)


def fill(api: Api, entry: str, token: str, ks: str) -> Any:
    resource = {"objectType": "KalturaUploadedFileTokenResource", "token": token}
    return api.call("media.addContent", {"entryId": entry, "resource": resource}, ks=ks)


def work_through(api: Api, first: str, second: str) -> None:
    """One session begins each thing, the other goes on with it."""
    entry = add(api, first)
    token = upload(api, first)
    assert api.ok("uploadToken.get", {"uploadTokenId": token}, ks=second)["id"] == token
    assert fill(api, entry["id"], token, second).get("id") == entry["id"]
    changes = {"name": "changed", "userId": entry["userId"], "entitledUsersEdit": "somebody-else"}
    named = api.ok("media.update", {"entryId": entry["id"], "mediaEntry": changes}, ks=second)
    assert (named["name"], named["userId"], named["entitledUsersEdit"]) == (
        "changed",
        entry["userId"],
        "somebody-else",
    )
    mine = {"filter": {"statusIn": "-2,-1,0,1,2,4,7"}, "pager": {"pageSize": 500}}
    assert entry["id"] in [one["id"] for one in api.ok("media.list", mine, ks=second)["objects"]]
    listed = api.ok(
        "playlist.add", {"playlist": {"playlistType": 3, "name": "p", "playlistContent": entry["id"]}}, second
    )
    assert listed["playlistContent"] == entry["id"]
    api.ok("baseEntry.delete", {"entryId": entry["id"]}, ks=second)


def test_a_session_without_a_user_works_with_what_it_adds(api: Api) -> None:
    work_through(api, api.start(0), api.start(0, userId=""))


@pytest.mark.parametrize("change", [str.lower, str.upper, lambda text: text + " "])
def test_a_user_is_the_same_in_any_case(api: Api, change: Any) -> None:
    user = new_user()
    work_through(api, api.start(0, userId=user), api.start(0, userId=change(user)))


def test_accents_make_no_other_user(api: Api) -> None:
    user = new_user("José-{}")
    work_through(api, api.start(0, userId=user), api.start(0, userId=user.replace("é", "e")))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("A", "a", True), ("Ä", "a", True), ("ß", "S", True), ("Ё", "е", True), ("й", "и", False), ("ø", "o", False),
     (" a", "a", False), ("a", "a \t", False), ("", None, True), ("0", "", False), ("İ", "i", True),
     ("日本", "日木", False)],
)  # fmt: skip
def test_spellings_of_one_user(one: Any, other: Any, same: bool) -> None:
    assert same_user(one, other) is same


def test_others_stay_strangers(api: Api) -> None:
    nobody, somebody = api.start(0), api.start(0, userId=new_user())
    change = {"mediaEntry": {"name": "x"}}
    for owner, stranger in ((nobody, somebody), (somebody, nobody)):
        entry, token = add(api, owner)["id"], upload(api, owner)
        for name in ("media.update", "media.delete"):
            answer = api.call(name, {"entryId": entry, **change}, ks=stranger)
            assert (answer["code"], answer["args"]["ERR_CODE"]) == ("INVALID_KS", "-4")
        assert api.code("uploadToken.get", {"uploadTokenId": token}, ks=stranger) == "UPLOAD_TOKEN_NOT_FOUND"
        assert fill(api, entry, token, stranger)["code"] == "INVALID_KS"
        own = add(api, stranger)["id"]
        assert fill(api, own, token, stranger)["code"] == "UPLOAD_TOKEN_NOT_FOUND"


def test_a_widget_owns_nothing(api: Api) -> None:
    entry = add(api, api.start(0))["id"]
    update = {"entryId": entry, "mediaEntry": {"name": "x"}}
    assert api.code("media.update", update, ks="widget") == "INVALID_KS"
    bare = api.start(0, privileges="widget:1")  # a widget's session with no user rather than with user 0
    assert api.code("media.update", update, ks=bare) == "SERVICE_FORBIDDEN"
    assert api.code("media.add", {"entry": {"mediaType": 1}}, ks=bare) == "SERVICE_FORBIDDEN"
    assert api.code("media.update", update, ks=None) == "INVALID_KS"


def test_an_owner_reads_as_the_user_was_first_spelt(api: Api) -> None:
    user = new_user()
    api.ok("user.add", {"user": {"id": user}})
    entry = add(
        api, api.start(0, userId=user.lower()), userId=user.upper(), entitledUsersPublish=user.upper()
    )
    assert [entry[name] for name in ("userId", "creatorId", "entitledUsersPublish")] == [user] * 3
    given = api.ok(
        "media.update", {"entryId": add(api, "admin")["id"], "mediaEntry": {"userId": user.lower()}}
    )
    assert given["userId"] == user
    assert add(api, "admin", userId=user.upper(), creatorId=user.lower())["creatorId"] == user


def test_lists_find_a_user_in_any_case(api: Api) -> None:
    user = new_user()
    entry = add(api, api.start(0, userId=user), entitledUsersView=user)["id"]
    api.ok("uploadToken.add", ks=api.start(0, userId=user))
    for name in ("userIdEqual", "userIdIn", "creatorIdEqual", "entitledUsersViewMatchOr"):
        found = api.ok("media.list", {"filter": {name: user.lower(), "statusEqual": 7}})
        assert [one["id"] for one in found["objects"]] == [entry], name
    assert api.ok("uploadToken.list", {"filter": {"userIdEqual": user.upper()}})["totalCount"] == 1
    assert api.ok("user.list", {"filter": {"idEqual": user.upper()}})["objects"][0]["id"] == user


def test_a_user_is_one_in_any_case(api: Api) -> None:
    user = new_user()
    api.ok("user.add", {"user": {"id": user}})
    assert api.code("user.add", {"user": {"id": user.lower()}}) == "DUPLICATE_USER_BY_ID"
    assert api.ok("user.get", {"userId": user.upper()})["id"] == user
    assert api.ok("user.update", {"userId": user.lower(), "user": {"firstName": "F"}})["id"] == user
    respelt = {"userId": user, "user": {"id": user.lower()}}
    assert api.code("user.update", respelt) == "DUPLICATE_USER_BY_ID"
    assert api.ok("user.delete", {"userId": user.lower()})["id"] == user
    assert api.code("user.get", {"userId": user}) == "INVALID_USER_ID"


def test_a_session_reads_its_user_as_it_spells_it(api: Api) -> None:
    user = new_user()
    api.ok("user.add", {"user": {"id": user}})
    session = api.start(0, userId=user.lower())
    assert api.ok("user.get", ks=session)["id"] == user
    assert api.ok("user.get", {"userId": ""}, ks=session)["id"] == user
    assert api.ok("user.get", {"userId": user.lower()}, ks=session)["id"] == user
    refusal = "CANNOT_RETRIEVE_ANOTHER_USER_USING_NON_ADMIN_SESSION"
    assert api.code("user.get", {"userId": user}, ks=session) == refusal


def test_a_blocked_user_is_blocked_in_any_case(api: Api) -> None:
    user = new_user()
    api.ok("user.add", {"user": {"id": user}})
    api.ok("user.update", {"userId": user, "user": {"status": 0}})
    assert api.code("media.count", ks=api.start(0, userId=user.lower())) == "USER_BLOCKED"


def test_entitled_users_edit_in_any_case(api: Api) -> None:
    user = new_user()
    entry = add(api, "admin", entitledUsersEdit=user)["id"]
    update = {"entryId": entry, "mediaEntry": {"name": "by an editor"}}
    assert api.ok("media.update", update, ks=api.start(0, userId=user.lower()))["name"] == "by an editor"


def test_what_a_user_has_to_do_with_an_entry_in_any_case(api: Api) -> None:
    user, entry = new_user(), add(api, "admin")["id"]
    one, other = api.start(0, userId=user), api.start(0, userId=user.lower())
    given = {"userEntry": {"objectType": "KalturaViewHistoryUserEntry", "entryId": entry}}
    made = api.ok("userEntry.add", given, ks=one)
    assert api.code("userEntry.add", given, ks=other) == "USER_ENTRY_ALREADY_EXISTS"
    assert api.ok("userEntry.get", {"id": made["id"]}, ks=other)["userId"] == user
    mine = api.ok(
        "userEntry.list", {"filter": {"entryIdEqual": entry, "userIdEqual": user.lower()}}, ks=other
    )
    assert mine["totalCount"] == 1


def test_what_a_session_without_a_user_leaves_behind(api: Api) -> None:
    nobody, entry = api.start(0), add(api, "admin")["id"]
    given = {"userEntry": {"objectType": "KalturaViewHistoryUserEntry", "entryId": entry}}
    made = api.ok("userEntry.add", given, ks=nobody)
    assert made["userId"] == ""
    assert api.code("userEntry.add", given, ks=nobody) == "USER_ENTRY_ALREADY_EXISTS"
    assert api.ok("userEntry.get", {"id": made["id"]}, ks=nobody)["id"] == made["id"]
    assert api.ok("userEntry.list", {"filter": {"entryIdEqual": entry}}, ks=nobody)["totalCount"] == 0
    flag = {"moderationFlag": {"flaggedEntryId": entry}}
    assert api.ok("media.flag", flag, ks=nobody)["userId"] == ""
    assert api.ok("media.flag", flag, ks="widget")["userId"] == "0"


def test_short_links_in_any_case(api: Api) -> None:
    user = new_user()
    link = {"systemName": "abc", "fullUrl": "http://example.com/", "userId": user}
    made = api.ok("shortLink_shortLink.add", {"shortLink": link})
    found = api.ok("shortLink_shortLink.list", {"filter": {"userIdEqual": user.lower()}})
    assert [one["id"] for one in found["objects"]] == [made["id"]]
    api.ok("user.delete", {"userId": user.lower()})
    assert api.code("shortLink_shortLink.get", {"id": made["id"]}) == "INVALID_OBJECT_ID"
