"""Users and groups that get another id: what is theirs comes along, and is nobody's who takes the old id."""

from __future__ import annotations

from typing import Any

import pytest

from tests.sandbox.conftest import Api
from tests.sandbox.groups.conftest import count, group, groups_of, members_of, soon, user, word


def rename(api: Api, old: str) -> str:
    return str(api.ok("user.update", {"userId": old, "user": {"id": f"{old}-new"}})["id"])


def category_of(api: Api, who: str) -> int:
    made = api.ok("category.add", {"category": {"name": word(), "privacyContext": "renamed"}})["id"]
    join(api, who, made)
    return int(made)


def join(api: Api, who: str, category: int) -> None:
    api.ok(
        "categoryUser.add", {"categoryUser": {"categoryId": category, "userId": who, "permissionLevel": 0}}
    )


def is_in(api: Api, who: str, category: int) -> bool:
    asked = {"filter": {"categoryIdEqual": category, "userIdEqual": who}}
    return bool(api.ok("categoryUser.list", asked)["totalCount"])


def test_a_user_stays_in_groups_and_categories(api: Api) -> None:
    old = user(api)
    where, category = group(api, old), category_of(api, old)
    new = rename(api, old)
    assert groups_of(api, new) == [where]
    assert members_of(api, where) == [new]
    assert is_in(api, new, category)
    api.ok("groupUser.delete", {"userId": new, "groupId": where})
    assert count(api, where) == 0


def test_whoever_takes_the_old_id_is_in_none_of_them(api: Api) -> None:
    old = user(api)
    where, category = group(api, old), category_of(api, old)
    new = rename(api, old)
    api.ok("user.add", {"user": {"id": old}})
    assert groups_of(api, old) == []
    assert not is_in(api, old, category)
    assert members_of(api, where) == [new]


def test_a_group_keeps_its_members(api: Api) -> None:
    member = user(api)
    old = group(api, member)
    new = rename(api, old)
    assert groups_of(api, member) == [new]
    assert members_of(api, new) == [member]
    assert members_of(api, group(api, id=old)) == []


def test_group_update_gives_a_group_another_id_too(api: Api) -> None:
    member = user(api)
    old = group(api, member)
    category = category_of(api, old)
    told = api.ok("group_group.update", {"groupId": old, "group": {"id": f"{old}-new", "screenName": "x"}})
    assert (told["id"], told["screenName"], told["membersCount"]) == (f"{old}-new", "x", 1)
    assert api.code("group_group.get", {"groupId": old}) == "INVALID_GROUP_ID"
    assert members_of(api, told["id"]) == [member]
    assert is_in(api, told["id"], category)
    taken = {"groupId": told["id"], "group": {"id": member}}
    assert api.code("group_group.update", taken) == "SANDBOX_NOT_IMPLEMENTED"


def test_whoever_takes_a_deleted_users_id_is_in_no_category_and_keeps_what_comes(api: Api) -> None:
    who = user(api)
    category, other = category_of(api, who), category_of(api, user(api))
    api.ok("user.delete", {"userId": who})
    api.ok("user.add", {"user": {"id": who}})
    assert not is_in(api, who, category)
    join(api, who, other)
    gone = user(api)
    marked = category_of(api, gone)
    api.ok("user.delete", {"userId": gone})
    soon(lambda: not is_in(api, gone, marked))  # jobs run in turn: the one of the other user is over
    assert is_in(api, who, other)


@pytest.mark.parametrize("id_", ["", None, "/", "é"])
def test_nobody_gets_an_id_that_is_none(api: Api, id_: Any) -> None:
    who = user(api)
    answer = api.call("user.update", {"userId": who, "user": {"id": id_}})
    assert answer.get("code", "INVALID_FIELD_VALUE") == "INVALID_FIELD_VALUE"
    assert api.ok("user.get", {"userId": who})["id"] == who
