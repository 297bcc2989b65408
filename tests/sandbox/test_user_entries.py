"""What users have to do with entries: one of each kind, their own alone, and lists that need a user or an entry."""

from __future__ import annotations

import time
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
    assert add(api, entry, ks="admin", userId="no-such-owner")["code"] == "INVALID_USER_ID"
    assert add(api, entry, userId="no-such-owner")["code"] == "INVALID_USER_ID"
    missing = api.call("userEntry.add", {"userEntry": {"objectType": HISTORY}})
    assert missing["args"] == {"PROP_NAME": f"{HISTORY}::entryId"}


def test_an_administrator_adds_for_a_user_who_exists(api: Api, entry: str) -> None:
    add(api, entry, ks=api.start(0, userId="viewer-two"), kind=RSVP)
    assert add(api, entry, ks="admin", userId="viewer-two", lastTimeReached=3)["userId"] == "viewer-two"


def test_another_user_s_is_as_unknown(api: Api, entry: str) -> None:
    theirs = add(api, entry, ks="admin")["id"]
    assert api.code("userEntry.get", {"id": theirs}, ks="user") == "USER_ENTRY_NOT_FOUND"
    assert api.code("userEntry.delete", {"id": theirs}, ks="user") == "INVALID_OBJECT_ID"


def test_the_entry_can_t_change_and_what_another_class_has_is_passed_over(api: Api, entry: str) -> None:
    made = add(api, entry, lastTimeReached=4)["id"]
    moved = {"id": made, "userEntry": {"objectType": HISTORY, "entryId": "0_another0"}}
    assert api.code("userEntry.update", moved, ks="user") == "PROPERTY_VALIDATION_NOT_UPDATABLE"
    other = {"id": made, "userEntry": {"objectType": RSVP}}
    assert api.ok("userEntry.update", other, ks="user")["objectType"] == RSVP
    assert api.ok("userEntry.get", {"id": made}, ks="user")["lastTimeReached"] == 4


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


def test_histories_of_others_are_shown_to_an_administrator_who_names_them(api: Api, entry: str) -> None:
    add(api, entry)
    wanted = {"objectType": "KalturaViewHistoryUserEntryFilter", "entryIdEqual": entry}
    user = api.told["userId"]
    assert listed(api, userIdEqual=user, **wanted) == [user]
    add(api, entry, ks="admin")
    assert listed(api, "user", userIdEqual="test-admin", **wanted) == [user]


def test_the_filter_of_a_class_means_its_type(api: Api, entry: str) -> None:
    add(api, entry)
    mark = add(api, entry, kind="KalturaWatchLaterUserEntry")
    wanted = {"objectType": "KalturaWatchLaterUserEntryFilter", "entryIdEqual": entry}
    assert [one["id"] for one in api.ok("userEntry.list", {"filter": wanted})["objects"]] == [mark["id"]]


def test_nobody_s_can_be_asked_for(api: Api, entry: str) -> None:
    add(api, entry)
    add(api, entry, ks="widget", kind=RSVP)
    assert listed(api, entryIdEqual=entry, isAnonymous=1) == ["0"]
    assert listed(api, entryIdEqual=entry, isAnonymous=0) == [api.told["userId"]]
    assert api.code("userEntry.list", {"filter": {"entryIdEqual": entry, "privacyContextEqual": "x"}}) == (
        "USER_ENTRY_FILTER_FORBIDDEN_FIELDS_USED"
    )


def test_levels_come_once_and_an_empty_list_changes_nothing(api: Api, entry: str) -> None:
    kind, levels = "KalturaPermissionLevelUserEntry", [{"permissionLevel": level} for level in (1, 6, 1)]
    made = add(api, entry, kind=kind, permissionLevels=levels)
    assert [one["permissionLevel"] for one in made["permissionLevels"]] == [1, 6]
    emptied = {"id": made["id"], "userEntry": {"objectType": kind, "permissionLevels": []}}
    assert len(api.ok("userEntry.update", emptied)["permissionLevels"]) == 2
    assert len(add(api, entry, ks="admin", kind=kind)) > 5

    def found(*levels: int) -> int:
        wanted = [{"permissionLevel": level} for level in levels]
        filter_ = {"objectType": f"{kind}Filter", "entryIdEqual": entry, "permissionLevels": wanted}
        return int(api.ok("userEntry.list", {"filter": filter_})["totalCount"])

    assert (found(1), found(1, 6), found(1, 2), found()) == (1, 1, 0, 2)


def gone(api: Api, id_: int) -> bool:
    for _ in range(100):
        if "code" in api.call("userEntry.get", {"id": id_}):
            return True
        time.sleep(0.05)
    return False


def test_a_job_deletes_many_of_any_kind(api: Api, entry: str) -> None:
    made = [add(api, entry)["id"], add(api, entry, kind=RSVP)["id"]]
    assert api.code("userEntry.bulkDelete") == "MISSING_MANDATORY_PARAMETER"
    only = {"objectType": "KalturaRsvpUserEntryFilter", "typeEqual": "rsvp.RSVP"}
    assert api.code("userEntry.bulkDelete", {"filter": only}) == "PROPERTY_VALIDATION_CANNOT_BE_NULL"
    assert isinstance(api.ok("userEntry.bulkDelete", {"filter": {"entryIdEqual": entry, **only}}), int)
    assert gone(api, made[1])
    assert api.ok("userEntry.get", {"id": made[0]})["status"] == 1
    api.ok(
        "userEntry.bulkDelete",
        {"filter": {"objectType": "KalturaRsvpUserEntryFilter", "entryIdEqual": entry}},
    )
    assert gone(api, made[0])


def test_they_hide_in_the_bin_and_go_with_their_entry_and_their_user(api: Api, entry: str) -> None:
    made = add(api, entry)["id"]
    api.ok("baseEntry.recycle", {"entryId": entry})
    assert api.code("userEntry.get", {"id": made}) == "USER_ENTRY_NOT_FOUND"
    api.ok("baseEntry.restoreRecycled", {"entryId": entry})
    assert api.ok("userEntry.get", {"id": made})["status"] == 1
    user = f"goes-{uuid.uuid4().hex}"
    theirs = add(api, entry, ks=api.start(0, userId=user), kind=RSVP)["id"]
    api.ok("user.delete", {"userId": user})
    assert gone(api, theirs)
    api.ok("media.delete", {"entryId": entry})
    assert gone(api, made)


def test_what_is_changed_as_an_attempt_is_one(api: Api, entry: str) -> None:
    """Whatever it was before; by no other class (played on the platform)."""
    made = add(api, entry)
    change = {"id": made["id"], "userEntry": {"objectType": RSVP}}
    assert api.ok("userEntry.update", change)["type"] == "viewHistory.VIEW_HISTORY"
    change["userEntry"] = {"objectType": "KalturaQuizUserEntry"}
    assert api.ok("userEntry.update", change)["type"] == "quiz.QUIZ"
    assert api.ok("userEntry.get", {"id": made["id"]})["objectType"] == "KalturaQuizUserEntry"


def test_a_bulk_deletion_that_can_t_be_done_is_refused_to_who_asks(api: Api) -> None:
    search = {"objectType": "KalturaQuizAdvancedFilter", "isQuiz": 1}
    filter_ = {"objectType": "KalturaUserEntryFilter", "entryIdEqual": "0_none", "advancedSearch": search}
    assert api.code("userEntry.bulkDelete", {"filter": filter_}) == "SANDBOX_NOT_IMPLEMENTED"
