"""What users have to do with entries: one of each kind, their own alone, and lists that need a user or an entry."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from tests.sandbox.conftest import Api

HISTORY, RSVP = "KalturaViewHistoryUserEntry", "KalturaRsvpUserEntry"


@pytest.fixture
def entry(api: Api) -> str:
    return str(api.ok("media.add", {"entry": {"mediaType": 1, "name": f"seen {uuid.uuid4().hex}"}})["id"])


def add(api: Api, entry: str, ks: str = "user", kind: str = HISTORY, **fields: Any) -> Any:
    return api.call("userEntry.add", {"userEntry": {"objectType": kind, "entryId": entry, **fields}}, ks=ks)


def test_a_history_is_the_caller_s_and_keeps_what_the_player_sends(api: Api, entry: str) -> None:
    made = add(api, entry)
    assert (made["userId"], made["type"], made["status"]) == (
        api.told["userId"],
        "viewHistory.VIEW_HISTORY",
        1,
    )
    assert "lastTimeReached" not in made
    changes = {"id": made["id"], "userEntry": {"objectType": HISTORY, "lastTimeReached": 12}}
    assert api.ok("userEntry.update", changes, ks="user")["lastTimeReached"] == 12
    assert api.ok("userEntry.get", {"id": made["id"]}, ks="user")["lastTimeReached"] == 12


def test_there_is_one_of_each_kind(api: Api, entry: str) -> None:
    add(api, entry)
    assert add(api, entry, playbackContext="channel")["code"] == "USER_ENTRY_ALREADY_EXISTS"
    assert add(api, entry, kind=RSVP)["type"] == "rsvp.RSVP"


def test_what_can_t_be_added_is_refused(api: Api, entry: str) -> None:
    assert add(api, entry, kind="KalturaUserEntry")["code"] == "OBJECT_TYPE_ABSTRACT"
    assert add(api, "0_nosuchid")["code"] == "ENTRY_ID_NOT_FOUND"
    assert add(api, entry, ks="admin", userId="nobody-of-this-name")["code"] == "INVALID_USER_ID"
    assert add(api, entry, userId="test-admin")["code"] == "INVALID_USER_ID"
    assert add(api, entry, kind="KalturaQuizUserEntry")["code"] == "SANDBOX_NOT_IMPLEMENTED"
    missing = api.call("userEntry.add", {"userEntry": {"objectType": HISTORY}})
    assert missing["args"] == {"PROP_NAME": f"{HISTORY}::entryId"}


def test_an_administrator_adds_for_a_user_who_exists(api: Api, entry: str) -> None:
    add(api, entry, ks=api.start(0, userId="viewer-two"), kind=RSVP)
    assert add(api, entry, ks="admin", userId="viewer-two", lastTimeReached=3)["userId"] == "viewer-two"


def test_another_user_s_is_as_unknown(api: Api, entry: str) -> None:
    theirs = add(api, entry, ks="admin")["id"]
    assert api.code("userEntry.get", {"id": theirs}, ks="user") == "USER_ENTRY_NOT_FOUND"
    assert api.code("userEntry.delete", {"id": theirs}, ks="user") == "INVALID_OBJECT_ID"


def test_the_entry_and_the_class_can_t_change(api: Api, entry: str) -> None:
    made = add(api, entry)["id"]
    moved = {"id": made, "userEntry": {"objectType": HISTORY, "entryId": "0_another0"}}
    assert api.code("userEntry.update", moved, ks="user") == "PROPERTY_VALIDATION_NOT_UPDATABLE"
    other = {"id": made, "userEntry": {"objectType": RSVP}}
    assert api.code("userEntry.update", other, ks="user") == "INVALID_USER_ID"


def test_delete_answers_what_is_gone_then(api: Api, entry: str) -> None:
    made = add(api, entry)["id"]
    assert api.ok("userEntry.delete", {"id": made}, ks="user")["status"] == 2
    assert api.code("userEntry.get", {"id": made}, ks="user") == "USER_ENTRY_NOT_FOUND"
    assert api.code("userEntry.delete", {"id": made}, ks="user") == "INVALID_OBJECT_ID"
    assert "code" not in add(api, entry)


def listed(api: Api, ks: str = "admin", **filter_: Any) -> list[str]:
    return [one["userId"] for one in api.ok("userEntry.list", {"filter": filter_}, ks=ks)["objects"]]


def test_a_list_needs_a_user_or_an_entry(api: Api) -> None:
    refusal = api.call("userEntry.list")
    assert refusal["code"] == "PROPERTY_VALIDATION_CANNOT_BE_NULL"
    assert refusal["args"]["PROP_NAME"].startswith(
        "KalturaUserEntryFilter::userIdEqual/KalturaUserEntryFilter::userIdIn/"
    )


def test_an_administrator_sees_all_and_a_user_their_own(api: Api, entry: str) -> None:
    add(api, entry)
    add(api, entry, ks="admin")
    user = api.told["userId"]
    assert sorted(listed(api, entryIdEqual=entry)) == sorted([user, "test-admin"])
    assert listed(api, "user", entryIdEqual=entry) == [user]
    assert listed(api, "user", entryIdEqual=entry, userIdEqualCurrent=1) == [user]
    assert listed(api, "user", userIdEqual="test-admin") == []


def test_a_user_of_the_entry_sees_everybody_s(api: Api, entry: str) -> None:
    add(api, entry, ks="admin")
    user = api.told["userId"]
    api.ok("media.update", {"entryId": entry, "mediaEntry": {"entitledUsersView": user}})
    assert listed(api, "user", entryIdEqual=entry) == ["test-admin"]


def test_a_filter_of_histories_means_the_caller_s_own(api: Api, entry: str) -> None:
    add(api, entry)
    add(api, entry, kind=RSVP)
    histories = {"objectType": "KalturaViewHistoryUserEntryFilter", "entryIdEqual": entry}
    assert listed(api, **histories) == []
    assert len(listed(api, "user", **histories)) == 1


def test_a_widget_session_has_none_whatever_it_asks_for(api: Api, entry: str) -> None:
    """The player asks for the place in a playlist, with a class of filter that is none."""
    add(api, entry, ks="widget", kind=RSVP)
    wanted = {"objectType": HISTORY, "entryIdEqual": entry, "userIdEqualCurrent": 1}
    told = api.ok(
        "userEntry.list", {"filter": wanted, "responseProfile": {"type": 1, "fields": "id"}}, ks="widget"
    )
    assert told == {"totalCount": 0, "objects": [], "objectType": "KalturaUserEntryListResponse"}
