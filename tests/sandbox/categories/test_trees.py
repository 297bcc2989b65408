"""Trees of categories: paths, moves, deletions, and what jobs carry after them."""

from __future__ import annotations

import pytest

from tests.sandbox.categories.conftest import Make, entry, get, put, refusal, soon, where, word
from tests.sandbox.conftest import Api


def test_an_answer_to_add_lacks_what_was_not_sent(category: Make) -> None:
    made = category()
    assert {"parentId", "owner", "moderation", "description"} & made.keys() == set()
    assert (made["depth"], made["fullName"], made["fullIds"]) == (0, made["name"], str(made["id"]))


def test_a_name_is_trimmed_and_has_no_signs_of_paths(category: Make) -> None:
    name = word()
    assert category(f"  {name}>a,b<c ")["name"] == f"{name}_a_b_c"


def test_names_are_unique_beneath_their_parent_alone(api: Api, category: Make) -> None:
    top, other = category(), category()
    category("same", parentId=top["id"])
    assert category("same", parentId=other["id"])["fullName"] == f"{other['name']}>same"
    again = {"category": {"name": "SAME", "parentId": top["id"]}}
    assert refusal(api, "category.add", again) == "DUPLICATE_CATEGORY"


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"name": ""}, "PROPERTY_VALIDATION_MIN_LENGTH"),
        ({"name": "n" * 201}, "PROPERTY_VALIDATION_MAX_LENGTH"),
        ({}, "PROPERTY_VALIDATION_CANNOT_BE_NULL"),
        ({"name": "x", "userJoinPolicy": 1}, "CANNOT_SET_USER_JOIN_POLICY_FIELD_WITH_NO_PRIVACY_CONTEXT"),
        ({"name": "x", "userJoinPolicy": 1, "privacyContext": "abcd"}, "PROPERTY_VALIDATION_NOT_UPDATABLE"),
        ({"name": "x", "privacyContext": "abcd", "owner": "a b/c"}, "CANNOT_SET_OWNER_FIELD_WITH_USER_ID"),
    ],
)
def test_what_a_category_may_not_say(api: Api, fields: dict[str, object], code: str) -> None:
    assert refusal(api, "category.add", {"category": {"objectType": "KalturaCategory", **fields}}) == code


def test_a_moved_tree_is_locked_until_its_job_is_done(api: Api, category: Make) -> None:
    top, target = category(), category()
    middle = category("middle", parentId=top["id"])
    leaf = category("leaf", parentId=middle["id"])
    filed = entry(api, leaf["id"])
    move = {"categoryIds": middle["id"], "targetCategoryParentId": target["id"]}
    assert api.ok("category.move", move) is True
    assert get(api, middle["id"])["fullName"] == f"{target['name']}>middle"
    soon(lambda: get(api, leaf["id"])["fullName"] == f"{target['name']}>middle>leaf")
    soon(lambda: refusal(api, "category.update", {"id": top["id"], "category": {"description": "x"}}) is None)
    told = api.ok("media.get", {"entryId": filed})
    assert (told["categories"], told["categoriesIds"]) == (f"{target['name']}>middle>leaf", str(leaf["id"]))
    assert (get(api, top["id"])["entriesCount"], get(api, target["id"])["entriesCount"]) == (0, 1)
    beneath = [get(api, one["id"])["directSubCategoriesCount"] for one in (top, target)]
    assert beneath == [0, 1]


def test_a_move_is_told_among_what_keeps_the_account_busy(api: Api, category: Make) -> None:
    """The move and the look are one request: the job that ends the lock rarely is faster than that."""
    places = [category()["id"], category()["id"]]
    middle = category("middle", parentId=places[0])
    for number in range(20):
        category(f"leaf {number}", parentId=middle["id"])
    empty = {"objectType": "KalturaFeatureStatusListResponse", "objects": [], "totalCount": 0}
    busy = []
    for place in (*places[::-1], *places[::-1]):
        move = {"service": "category", "action": "move", "categoryIds": middle["id"]}
        look = {"service": "partner", "action": "listFeatureStatus"}
        asked = {"1": {**move, "targetCategoryParentId": place}, "2": look}
        busy += api.ok("multirequest.null", asked)[1]["objects"]
        soon(lambda: api.ok("partner.listFeatureStatus") == empty)
    assert {"objectType": "KalturaFeatureStatus", "type": 1, "value": 1} in busy


def test_no_category_goes_beneath_itself(api: Api, category: Make) -> None:
    top = category()
    leaf = category(parentId=top["id"])
    move = {"categoryIds": top["id"], "targetCategoryParentId": leaf["id"]}
    assert refusal(api, "category.move", move) == "INTERNAL_SERVERL_ERROR"
    changes = {"id": top["id"], "category": {"parentId": top["id"]}}
    assert refusal(api, "category.update", changes) == "PARENT_CATEGORY_IS_CHILD"


def test_a_new_context_reaches_what_lies_beneath(api: Api, category: Make) -> None:
    top = category()
    leaf = category(parentId=top["id"])
    filed, context = entry(api, leaf["id"]), word()
    api.ok("category.update", {"id": top["id"], "category": {"privacyContext": context}})
    soon(lambda: get(api, leaf["id"])["privacyContexts"] == context)
    soon(lambda: api.ok("media.get", {"entryId": filed})["categories"] == "")
    assert where(api, filed) == [leaf["id"]]


def test_a_category_without_a_context_any_more_is_open_to_everybody(api: Api, category: Make) -> None:
    made = category(privacyContext=word(), privacy=3, appearInList=3, owner="somebody")
    changed = api.ok("category.update", {"id": made["id"], "category": {"privacyContext__null": ""}})
    assert (changed["privacyContexts"], changed["privacy"], changed["appearInList"]) == ("", 1, 1)


def test_entries_of_a_deleted_tree_go_to_its_parent_once(api: Api, category: Make) -> None:
    top = category()
    middle = category(parentId=top["id"])
    leaf = category(parentId=middle["id"])
    both = entry(api, middle["id"], leaf["id"])
    api.ok("category.delete", {"id": middle["id"]})
    assert refusal(api, "category.get", {"id": leaf["id"]}) == "CATEGORY_NOT_FOUND"
    soon(lambda: where(api, both) == [top["id"]])
    soon(lambda: get(api, top["id"])["directEntriesCount"] == 1)
    assert (get(api, top["id"])["entriesCount"], get(api, top["id"])["directSubCategoriesCount"]) == (1, 0)
    assert api.ok("media.get", {"entryId": both})["categoriesIds"] == str(top["id"])


def test_ancestors_count_an_entry_once(api: Api, category: Make) -> None:
    top = category()
    one, two = category(parentId=top["id"]), category(parentId=top["id"])
    filed = entry(api, one["id"], two["id"])
    assert (get(api, top["id"])["entriesCount"], get(api, top["id"])["directEntriesCount"]) == (1, 0)
    api.ok("categoryEntry.delete", {"entryId": filed, "categoryId": one["id"]})
    assert get(api, top["id"])["entriesCount"] == 1
    api.ok("categoryEntry.delete", {"entryId": filed, "categoryId": two["id"]})
    assert get(api, top["id"])["entriesCount"] == 0


def test_an_entrys_own_fields_leave_channels_alone(api: Api, category: Make) -> None:
    plain, channel = category(), category(privacyContext=word())
    filed = entry(api, plain["id"], channel["id"])
    changed = api.ok("media.update", {"entryId": filed, "mediaEntry": {"categories": ""}})
    assert (changed["categories"], where(api, filed)) == ("", [channel["id"]])
    named = api.ok("media.update", {"entryId": filed, "mediaEntry": {"categories": channel["name"]}})
    assert named["categories"] == ""


def test_a_named_path_is_made_once(api: Api) -> None:
    path = f"{word()}>deep>deeper"
    first, second = entry(api, categories=path), entry(api, categories=path.upper())
    assert where(api, first) == where(api, second)
    assert api.ok("media.get", {"entryId": second})["categories"] == path


def test_thirty_two_categories_are_the_most(api: Api, category: Make) -> None:
    top = word()
    filed = entry(api, categories=",".join(f"{top}>{number}" for number in range(32)))
    assert put(api, filed, category()["id"])["code"] == "MAX_CATEGORIES_FOR_ENTRY_REACHED"


def test_a_restored_name_of_a_deleted_category_is_another_one(api: Api, category: Make) -> None:
    first = category()
    api.ok("category.delete", {"id": first["id"]})
    assert category(first["name"])["id"] != first["id"]


def test_lists_by_ids_and_names_of_categories(api: Api, category: Make) -> None:
    top = category()
    leaf = category(parentId=top["id"])
    upper, lower = entry(api, top["id"]), entry(api, leaf["id"])

    def found(**asked: object) -> set[str]:
        answer = api.ok("media.list", {"filter": {"idIn": f"{upper},{lower}", "statusIn": "2,7", **asked}})
        return {one["id"] for one in answer["objects"]}

    assert found(categoriesIdsMatchOr=f"{top['id']},99999999") == {upper}
    assert found(categoriesIdsMatchAnd=f"{top['id']},{leaf['id']}") == set()
    assert found(categoriesMatchOr=top["name"].upper()) == {upper, lower}
    assert found(categoriesNotContains=leaf["fullName"]) == {upper}
    assert found(categoryAncestorIdIn=leaf["id"]) == {lower}
    assert found(categoriesIdsEmpty=1) == set()


def collector(api: Api) -> int:
    """An aggregation category, which only the operator makes."""
    made = {"name": word(), "isAggregationCategory": 1}
    account = {"partnerId": api.told["partnerId"]}
    return int(api.ok("category.add", {"category": made, **account}, ks="operator")["id"])


def test_an_aggregation_category_collects_what_is_in_others(api: Api, category: Make) -> None:
    all_of_it = collector(api)
    one, two = (category(aggregationCategories=all_of_it)["id"] for _ in range(2))
    filed = entry(api, one, two)
    assert where(api, filed) == [one, all_of_it, two]
    api.ok("categoryEntry.delete", {"entryId": filed, "categoryId": one})
    assert where(api, filed) == [all_of_it, two]
    api.ok("categoryEntry.delete", {"entryId": filed, "categoryId": two})
    assert where(api, filed) == []
    wrong = {"category": {"name": word(), "aggregationCategories": one}}
    assert refusal(api, "category.add", wrong) == "AGGREGATION_CATEGORY_WRONG_ASSOCIATION"
    assert category(isAggregationCategory=1)["isAggregationCategory"] is False


def test_a_category_names_its_collector_later(api: Api, category: Make) -> None:
    all_of_it, one = collector(api), category()["id"]
    filed = entry(api, one)
    api.ok("category.update", {"id": one, "category": {"aggregationCategories": all_of_it}})
    soon(lambda: where(api, filed) == [one, all_of_it])
    api.ok("category.update", {"id": one, "category": {"aggregationCategories": ""}})
    soon(lambda: where(api, filed) == [one])


def test_the_operator_sets_things_right(api: Api, category: Make) -> None:
    made = category()
    filed = entry(api, made["id"])
    account = {"partnerId": api.told["partnerId"]}
    assert api.ok("category.index", {"id": made["id"], **account}, ks="operator") == made["id"]
    assert get(api, made["id"])["entriesCount"] == 1
    place = {"entryId": filed, "categoryId": made["id"], **account}
    assert api.ok("categoryEntry.index", place, ks="operator") == made["id"]
    assert api.ok("categoryEntry.syncPrivacyContext", place, ks="operator") is None
    assert api.ok("category.unlockCategories", account, ks="operator") is None
    for name in (
        "category.index",
        "categoryEntry.index",
        "categoryUser.index",
        "tagSearch_tag.deletePending",
    ):
        assert refusal(api, name, place | {"id": made["id"], "userId": "x"}) == "SERVICE_FORBIDDEN"
