"""Bringing a user's groups into line, files of users, the limit, and a kill in the middle."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from tests.sandbox.conftest import Api, platform_at
from tests.sandbox.groups.conftest import (
    group,
    groups_of,
    log_of,
    over,
    put,
    refusal,
    soon,
    sync,
    user,
    word,
)

MOST = 1024


def test_what_is_there_is_joined_at_once_and_the_rest_by_a_job(api: Api) -> None:
    ann, editors, authors, new = user(api), group(api), group(api), word()
    assert sync(api, ann, editors, authors) is None
    places = api.ok("groupUser.list", {"filter": {"userIdEqual": ann}})["objects"]
    assert [(one["groupId"], one["creationMode"]) for one in places] == [(editors, 2), (authors, 2)]
    left = sync(api, ann, authors, new)
    assert (left["status"], left["numOfObjects"], left["bulkUploadObjectType"]) == (5, 2, "3")
    assert groups_of(api, ann) == [authors, new]
    assert [row.rsplit(",", 2)[0] for row in log_of(api, left["id"])] == [
        f"2,{ann},'-{editors},2", f"2,{ann},{new},0,2",
    ]  # fmt: skip
    assert api.ok("group_group.get", {"groupId": new})["capabilities"][0]["capability"] == "0"
    assert sync(api, ann, new, authors) is None


def test_what_is_not_touched(api: Api) -> None:
    """Places made by hand, protected groups, groups of applications; and what the options say."""
    ann, by_hand, guarded = user(api), group(api), group(api, userMode=1)
    machine, applicative = group(api), group(api, groupType=2)
    put(api, ann, by_hand)
    for one in (guarded, machine, applicative):
        put(api, ann, one, creationMode=2)
    assert sync(api, ann, by_hand, removeFromExistingGroups=False) is None
    assert sync(api, ann, word(), createNewGroups=False) is not None  # who leaves
    assert groups_of(api, ann) == [by_hand, guarded, applicative]
    bob = user(api)
    assert sync(api, bob, guarded, ann, word(), createNewGroups=False) is None
    assert sync(api, bob, applicative, createNewGroups=False) is None
    assert groups_of(api, bob) == []
    assert (
        sync(api, bob, applicative) is None
    )  # one that may be made is joined, though it is there (measured)
    assert groups_of(api, bob) == [applicative]


def test_an_empty_list_takes_all_away(api: Api) -> None:
    ann, editors = user(api), group(api)
    put(api, ann, editors, creationMode=2)
    assert sync(api, ann)["status"] == 5
    assert groups_of(api, ann) == []


@pytest.mark.parametrize(
    ("who", "groups", "code"),
    [
        ("two words", "x", "INVALID_FIELD_VALUE"),
        ("", "two words", "INVALID_FIELD_VALUE"),
        ("nobody-at-all", "x", "INVALID_USER_ID"),
    ],
)
def test_what_can_not_be_synced(api: Api, who: str, groups: str, code: str) -> None:
    assert api.code("groupUser.sync", {"userId": who or user(api), "groupIds": groups}) == code


def test_a_group_has_no_groups(api: Api) -> None:
    assert api.code("groupUser.sync", {"userId": group(api), "groupIds": "x"}) == "INVALID_USER_ID"


def test_a_file_of_users(api: Api) -> None:
    ann, bob, editors, new = user(api), word(), group(api), word()
    put(api, ann, editors)
    content = (
        "*action,userId,firstName,group,groupUserCreationMode,userRole\n"
        f"6,{ann},Ann,-{editors},,\n6,{bob},Bob,{new},1,2\n1,{ann},,,,\n1,,Nobody,,,\n2,{ann},,{new},9,\n"
        f"2,{ann},,{bob},,\n3,{bob},,,,\n9,{bob}-odd,,,,\n"
    )
    sent = api.ok("user.addFromBulkUpload", files={"fileData": ("users.csv", content.encode())})
    done = over(api, sent["id"])
    assert (done["status"], done["numOfObjects"], done["fileName"]) == (12, 3, "users.csv")
    assert api.ok("user.get", {"userId": ann})["firstName"] == "Ann"
    assert groups_of(api, ann) == []
    assert api.code("user.get", {"userId": bob}) == "INVALID_USER_ID"
    problems = [row.split('"')[-2] if row.endswith('"') else "" for row in log_of(api, sent["id"])]
    api.code("user.get", {"userId": f"{bob}-odd"})  # what an unknown action says is neither done nor told
    assert problems == [
        "", "", f"User with id [{ann}] already exists in system", "Mandatory Column [userId] missing from CSV.",
        "Wrong value passed for property groupUserCreationMode [9]", "Group was not found", "",
    ]  # fmt: skip


def test_a_file_of_who_may_change_no_users_changes_none(api: Api) -> None:
    ann = user(api)
    file = {"fileData": ("users.csv", f"*action,userId\n3,{ann}\n".encode())}
    done = over(api, api.ok("user.addFromBulkUpload", ks="user", files=file)["id"])
    assert done["status"] == 6
    assert "is forbidden" in log_of(api, done["id"])[0]
    assert api.ok("user.get", {"userId": ann})["status"] == 1


def test_a_user_is_in_so_many_groups_and_no_more(api: Api) -> None:
    ann, name = user(api), word()
    applicative = group(api, groupType=2)
    put(api, ann, applicative)
    left = sync(api, ann, *(f"{name}-{number}" for number in range(MOST)))
    assert (left["status"], left["numOfObjects"]) == (5, MOST)
    asked = {"filter": {"userIdEqual": ann}, "pager": {"pageSize": 1}}
    assert api.ok("groupUser.list", asked)["totalCount"] == MOST + 1
    editors = group(api)
    assert refusal(put(api, ann, editors)) == "USER_EXCEEDED_MAX_GROUPS"
    assert refusal(put(api, ann, group(api, groupType=2))) == "USER_EXCEEDED_MAX_GROUPS"
    api.ok("groupUser.delete", {"userId": ann, "groupId": f"{name}-0"})
    assert refusal(put(api, ann, editors)) is None
    left = sync(api, ann, editors, f"{name}-0", removeFromExistingGroups=False)
    assert left["status"] == 6
    assert log_of(api, left["id"])[0].endswith('"User exceeded max number of groups"')


def test_a_kill_stops_no_sync(tmp_path: Path) -> None:
    """What was answered is done by the next platform on the same directory."""
    name = word()
    with platform_at(tmp_path) as told:
        api = Api(told)
        ann = user(api)
        put(api, ann, old := group(api), creationMode=2)
        names = ";".join(f"{name}-{number}" for number in range(200))
        left = api.ok("groupUser.sync", {"userId": ann, "groupIds": names})["id"]
        soon(lambda: len(groups_of(api, ann)) > 1)
        os.kill(told["pid"], signal.SIGKILL)
    (tmp_path / "announce.json").unlink()
    with platform_at(tmp_path) as told:
        api = Api(told)
        assert over(api, left)["numOfObjects"] == 201
        found = groups_of(api, ann)
        assert (len(found), old in found) == (200, False)
        assert len(log_of(api, left)) == 201
