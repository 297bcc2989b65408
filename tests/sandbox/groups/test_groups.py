"""Groups themselves, who is in them, and what each session may do."""

from __future__ import annotations

import pytest

from tests.sandbox.conftest import Api
from tests.sandbox.groups.conftest import (
    count,
    group,
    groups_of,
    members_of,
    over,
    put,
    refusal,
    soon,
    user,
    word,
)


def test_a_group_is_a_user_of_another_type(api: Api) -> None:
    ann, editors, checkers = user(api), group(api), group(api, groupType=2)
    assert api.ok("user.get", {"userId": editors})["type"] == 1
    assert "isAdmin" not in api.ok("group_group.get", {"groupId": editors})
    assert "membersCount" not in api.ok("user.get", {"userId": editors})
    all_ = {"idIn": f"{ann},{editors},{checkers}"}

    def ids(service: str, **more: object) -> set[str]:
        return {one["id"] for one in api.ok(f"{service}.list", {"filter": all_ | more})["objects"]}

    assert ids("user") == {ann, editors, checkers}
    assert ids("user", typeEqual=0) == {ann}
    assert ids("user", typeIn="0,2") == {ann, checkers}
    assert ids("group_group") == {editors, checkers}
    assert ids("group_group", groupType=2) == {checkers}
    assert api.code("group_group.get", {"groupId": ann}) == "INVALID_GROUP_ID"
    made = api.ok("user.add", {"user": {"id": word(), "type": 1}})["id"]
    assert api.ok("group_group.get", {"groupId": made})["membersCount"] == 0


def test_ids_and_names_of_groups(api: Api) -> None:
    ann = user(api)

    def code(**fields: object) -> object:
        return refusal(api.call("group_group.add", {"group": {"id": word(), **fields}}))

    assert code(id=ann) == code(id=ann.upper()) == "DUPLICATE_USER_BY_ID"
    assert code(id="two words") == code(id="") == "INVALID_FIELD_VALUE"
    assert code(screenName="see http://x.example.com") == "INVALID_FIELD_VALUE"
    assert code(groupType=9) == "INVALID_ENUM_VALUE"
    assert code(membersCount=3) == "PROPERTY_VALIDATION_NOT_UPDATABLE"
    told = api.ok("group_group.add", {"group": {"id": word(), "tags": "a,bb,cc"}})
    assert (told["tags"], "storageSize" in told) == ("bb, cc", False)
    changed = api.ok(
        "group_group.update", {"groupId": told["id"], "group": {"description": "d", "tags": None}}
    )
    assert (changed["description"], changed["tags"]) == ("d", "")


def test_the_count_follows_who_comes_and_goes(api: Api) -> None:
    ann, bob = user(api), user(api)
    editors = group(api, ann, bob)
    assert count(api, editors) == 2
    assert put(api, bob, editors)["code"] == "GROUP_USER_ALREADY_EXISTS"
    api.ok("user.delete", {"userId": bob})
    assert (count(api, editors), members_of(api, editors)) == (1, [ann])
    api.ok("groupUser.delete", {"userId": ann.upper(), "groupId": editors.upper()})
    assert (count(api, editors), members_of(api, editors)) == (0, [])


def test_nothing_is_left_of_what_was_deleted(api: Api) -> None:
    ann = user(api)
    editors = group(api, ann)
    api.ok("group_group.delete", {"groupId": editors})
    assert members_of(api, editors) == []
    soon(lambda: groups_of(api, ann) == [])
    api.ok("group_group.add", {"group": {"id": editors}})
    assert count(api, editors) == 0
    put(api, ann, editors)
    api.ok("group_group.delete", {"groupId": editors})
    api.ok("group_group.add", {"group": {"id": editors}})  # before or after the job
    assert (count(api, editors), groups_of(api, ann)) == (0, [])
    api.ok("user.delete", {"userId": ann})
    api.ok("user.add", {"user": {"id": ann}})
    assert groups_of(api, ann) == []


def test_who_may_be_put_where(api: Api) -> None:
    ann, editors, authors = user(api), group(api), group(api)
    assert refusal(put(api, authors, editors)) == "USER_NOT_FOUND"
    assert refusal(put(api, word(), editors)) == "USER_NOT_FOUND"
    assert refusal(put(api, ann, ann)) == refusal(put(api, ann, word())) == "GROUP_NOT_FOUND"
    assert refusal(put(api, ann, editors, creationMode=9)) == "INVALID_ENUM_VALUE"

    def leave(who: str, which: str) -> object:
        return refusal(api.call("groupUser.delete", {"userId": who, "groupId": which}))

    assert leave(word(), editors) == "INVALID_USER_ID"
    assert leave(ann, word()) == "GROUP_NOT_FOUND"
    assert leave(ann, editors) == "GROUP_USER_DOES_NOT_EXISTS"


def test_a_place_keeps_all_but_its_role(api: Api) -> None:
    ann, editors = user(api), group(api)
    place = put(api, ann, editors)
    where = {"groupUserId": place["id"]}
    assert api.ok("groupUser.update", where | {"groupUser": {"userRole": 2}})["userRole"] == 2
    for field, value in (("creationMode", 2), ("userId", word()), ("groupId", word())):
        assert api.code("groupUser.update", where | {"groupUser": {field: value}}) == (
            "PROPERTY_VALIDATION_NOT_UPDATABLE"
        )
    assert api.code("groupUser.update", {"groupUserId": 1, "groupUser": {"userRole": 2}}) == (
        "GROUP_USER_NOT_FOUND"
    )


def test_lists_of_places(api: Api) -> None:
    ann, bob = user(api), user(api)
    editors, checkers = group(api, ann, bob), group(api, ann, groupType=2)

    def total(**asked: object) -> int:
        return int(api.ok("groupUser.list", {"filter": asked})["totalCount"])

    assert total(userIdEqual=ann) == 2
    assert total(groupIdIn=f"{editors},{checkers}") == 3
    assert total(groupIdIn=f"{editors},{checkers}", groupType=2) == 1
    assert total(userIdIn=f"{ann},{bob}", groupIdEqual=editors) == 2
    assert total(userIdEqual=editors) == total(groupIdEqual=ann) == total(userIdIn=word()) == 0
    assert total(groupIdEqual=editors, statusEqual=1) == 0
    assert api.code("groupUser.list", {"filter": {"groupType": 1}}) == "PROPERTY_VALIDATION_CANNOT_BE_NULL"


def test_what_users_and_managers_may(api: Api) -> None:
    ann, bob, cleo = user(api), user(api), user(api)
    editors, authors = group(api, ann), group(api, ann)
    put(api, cleo, editors, userRole=2)
    anns, cleos = api.start(0, userId=ann), api.start(0, userId=cleo)

    def listed(ks: str, **asked: object) -> object:
        answer = api.call("groupUser.list", {"filter": asked}, ks=ks)
        return refusal(answer) or answer["totalCount"]

    assert listed(anns, userIdEqual=ann) == 2
    assert listed(anns, userIdEqual=bob) == listed(anns, groupIdEqual=editors) == "SERVICE_FORBIDDEN"
    assert listed(anns, userIdIn=ann) == "PROPERTY_VALIDATION_CANNOT_BE_NULL"
    assert listed(cleos, groupIdEqual=editors) == 2
    assert listed(cleos, groupIdEqual=authors) == "SERVICE_FORBIDDEN"
    assert refusal(put(api, bob, editors, ks=anns)) == "SERVICE_FORBIDDEN"
    assert refusal(put(api, bob, authors, ks=cleos)) == "SERVICE_FORBIDDEN"
    number = put(api, bob, editors, ks=cleos)["id"]
    change = {"groupUserId": number, "groupUser": {"userRole": 2}}
    assert api.code("groupUser.update", change, ks=cleos) == "SERVICE_FORBIDDEN"
    assert api.ok("groupUser.delete", {"userId": bob, "groupId": editors}, ks=cleos) is None
    assert api.code("groupUser.sync", {"userId": bob, "groupIds": editors}, ks=cleos) == "SERVICE_FORBIDDEN"


@pytest.mark.parametrize("ks", ["widget", None])
def test_widgets_and_nobody_may_nothing(api: Api, ks: str | None) -> None:
    for name, fields in (
        ("group_group.list", {}),
        ("groupUser.list", {"filter": {"userIdEqual": "x"}}),
        ("groupUser.add", {"groupUser": {"userId": "x", "groupId": "y"}}),
    ):
        assert api.code(name, fields, ks=ks) == "SERVICE_FORBIDDEN"


def test_copies(api: Api) -> None:
    ann, bob = user(api), user(api)
    editors = group(api, ann, description="d", tags="cut", groupType=2)
    put(api, bob, editors, userRole=2)
    twin = word()
    api.ok("group_group.clone", {"originalGroupId": editors, "newGroupId": twin})
    told = api.ok("group_group.get", {"groupId": twin})
    assert (told["screenName"], told["description"], told["tags"]) == (twin, "d", "cut")
    assert (told["groupType"], told["membersCount"], told["processStatus"]) == (1, 2, 0)
    places = api.ok("groupUser.list", {"filter": {"groupIdEqual": twin}})["objects"]
    assert [(one["userId"], one["userRole"], one["creationMode"]) for one in places] == [
        (ann, 1, 2), (bob, 2, 2),
    ]  # fmt: skip
    for original, new, code in (
        (editors, ann, "DUPLICATE_GROUP_BY_ID"),
        (ann, word(), "INVALID_GROUP_ID"),
        (editors, "two words", "INVALID_FIELD_VALUE"),
    ):
        assert api.code("group_group.clone", {"originalGroupId": original, "newGroupId": new}) == code


def test_a_job_copies_the_members_of_a_large_group(api: Api) -> None:
    name, editors = word(), group(api)
    rows = "".join(f"1,{name}-{number},{editors},2\n" for number in range(51))
    file = {"fileData": ("users.csv", f"*action,userId,group,userRole\n{rows}".encode())}
    over(api, api.ok("user.addFromBulkUpload", files=file)["id"])
    assert count(api, editors) == 51
    twin = api.ok("group_group.clone", {"originalGroupId": editors, "newGroupId": word()})
    assert (twin["processStatus"], twin["membersCount"]) == (1, 0)
    soon(lambda: api.ok("group_group.get", {"groupId": twin["id"]})["processStatus"] == 0)
    assert sorted(members_of(api, twin["id"])) == sorted(members_of(api, editors))
    places = api.ok("groupUser.list", {"filter": {"groupIdEqual": twin["id"]}, "pager": {"pageSize": 60}})
    assert {(one["userRole"], one["creationMode"]) for one in places["objects"]} == {(2, 2)}
