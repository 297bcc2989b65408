"""What lists of categories, of members and of what is in categories understand by their filters."""

from __future__ import annotations

from typing import Any

from tests.sandbox.categories.conftest import Make, entry, get, join, refusal, soon, word
from tests.sandbox.conftest import Api


def listed(api: Api, service: str, filter_: dict[str, Any], told: str = "id") -> list[Any]:
    return [one[told] for one in api.ok(f"{service}.list", {"filter": filter_})["objects"]]


def test_a_path_is_matched_by_whole_names(api: Api, category: Make) -> None:
    name = word()
    top, longer = category(name)["id"], category(f"{name}s")["id"]
    kid = category("Kid", parentId=top)["id"]
    grandkid = category("g", parentId=kid)["id"]
    for field, value, found in (
        ("fullNameStartsWith", name.upper(), [top, kid, grandkid]),
        ("fullNameStartsWith", f"{name}>", [kid, grandkid]),
        ("fullNameStartsWith", f"{name}>k", []),
        ("fullNameStartsWithIn", f"{name}>kid,{name}s", [longer, kid, grandkid]),
        ("fullIdsStartsWith", f"{top}>{kid}", [kid, grandkid]),
        ("fullIdsMatchOr", f"{top}>{kid},{longer}", [longer, kid, grandkid]),
    ):
        asked = {field: value, "idIn": f"{top},{longer},{kid},{grandkid}", "orderBy": "+createdAt"}
        assert sorted(listed(api, "category", asked)) == sorted(found), (field, value)


def test_an_order_that_is_none_leaves_them_as_they_came(api: Api, category: Make) -> None:
    top = category()["id"]
    kid = category(parentId=top)["id"]
    late = category()["id"]
    ids = f"{top},{kid},{late}"
    assert listed(api, "category", {"idIn": ids}) == [top, late, kid]
    assert listed(api, "category", {"idIn": ids, "orderBy": "+nothing"}) == [top, kid, late]


def test_who_manages_is_no_plain_member(api: Api, category: Make) -> None:
    owner, ann = word(), word()
    club = category(privacyContext=word(), owner=owner)["id"]
    join(api, ann, club)
    for field, user, found in (
        ("managerEqual", owner, [club]), ("memberEqual", owner, []), ("memberEqual", ann, [club]),
        ("managerEqual", ann, []), ("membersIn", ann, []),
    ):  # fmt: skip
        assert listed(api, "category", {field: user}) == found, (field, user)


def test_levels_are_found_by_the_permissions_that_make_them(api: Api, category: Make) -> None:
    club = category(privacyContext=word())["id"]
    users = [word() for _ in range(3)]
    join(api, users[0], club, 2)
    join(api, users[1], club, 3)
    member = {"userId": users[2], "categoryId": club, "permissionNames": "CATEGORY_VIEW,CATEGORY_EDIT"}
    assert api.ok("categoryUser.add", {"categoryUser": member})["permissionLevel"] == 3
    for asked, found in (
        ({"permissionLevelEqual": 2}, [users[0]]), ({"permissionLevelEqual": 3}, [users[1]]),
        ({"updateMethodEqual": 0}, []), ({"categoryFullIdsEqual": str(club)}, []),
        ({"permissionLevelIn": "3", "userIdIn": f"{users[2]},nobody"}, [users[2]]),
    ):  # fmt: skip
        assert listed(api, "categoryUser", {"categoryIdEqual": club, **asked}, "userId") == found, asked


def test_names_of_nobody_limit_nothing(api: Api, category: Make) -> None:
    club, ann = category(privacyContext=word())["id"], word()
    join(api, ann, club)
    everybody = listed(api, "categoryUser", {"categoryIdEqual": club}, "userId")
    assert listed(api, "categoryUser", {"categoryIdEqual": club, "userIdIn": word()}, "userId") == everybody
    elsewhere = listed(api, "categoryUser", {"categoryIdIn": "99999999", "userIdIn": ann}, "categoryId")
    assert elsewhere == [club]
    unknown = api.ok("categoryUser.list", {"filter": {"categoryIdEqual": 99999999}})
    assert unknown["totalCount"] == 0


def test_what_is_in_categories_comes_by_category(api: Api, category: Make) -> None:
    first, second = category()["id"], category()["id"]
    early, late = entry(api, second), entry(api, first)
    asked = {"categoryIdIn": f"{first},{second}"}
    assert listed(api, "categoryEntry", asked, "entryId") == [late, early]
    assert listed(api, "categoryEntry", {"entryIdIn": f"{late},{early}"}, "entryId") == sorted([late, early])


def test_what_the_platform_sets_is_not_sent(api: Api, category: Make) -> None:
    place = {"entryId": entry(api), "categoryId": category()["id"]}
    for field in ({"status": 1}, {"categoryFullIds": "1"}, {"creatorUserId": "x"}):
        sent = {"categoryEntry": {**place, **field}}
        assert refusal(api, "categoryEntry.add", sent) == "PROPERTY_VALIDATION_NOT_UPDATABLE"


def test_without_contexts_nobody_owns_a_category_or_is_a_member(api: Api, category: Make) -> None:
    owner = word()
    club = category(privacyContext=word(), owner=owner)["id"]
    kid = category(parentId=club)["id"]
    join(api, word(), kid)
    opened = api.ok("category.update", {"id": club, "category": {"privacyContext": ""}})
    assert (opened["owner"], opened["privacyContexts"]) == (owner, "")
    soon(lambda: get(api, club)["membersCount"] == get(api, kid)["membersCount"] == 0)
    join(api, owner, club)
    assert refusal(api, "categoryUser.delete", {"categoryId": club, "userId": owner}) is None


def test_a_new_place_that_is_unknown_or_taken(api: Api, category: Make) -> None:
    here, there = category()["id"], category()["id"]
    kid = category("kid", parentId=here)["id"]
    category("kid", parentId=there)
    change = {"id": kid, "category": {"parentId": 99999999}}
    assert refusal(api, "category.update", change) == "PARENT_CATEGORY_NOT_FOUND"
    moved = {"categoryIds": str(kid), "targetCategoryParentId": there}
    assert refusal(api, "category.move", moved) == "INTERNAL_SERVERL_ERROR"
    assert get(api, kid)["parentId"] == here


def test_entries_outside_of_a_category_are_outside_of_all_beneath(api: Api, category: Make) -> None:
    top = category()["id"]
    kid = category(parentId=top)["id"]
    inside, beneath, outside = entry(api, top), entry(api, kid), entry(api)
    asked = {"categoriesIdsNotContains": str(top), "idIn": f"{inside},{beneath},{outside}", "statusIn": "2,7"}
    assert listed(api, "media", asked) == [outside]


def test_an_entry_names_no_empty_category(api: Api, category: Make) -> None:
    for ids in (f"{category()['id']},", ","):
        change = {"entryId": entry(api), "mediaEntry": {"categoriesIds": ids}}
        assert refusal(api, "media.update", change) == "CATEGORY_NOT_FOUND"
