"""What a group gives its members: in channels, in entries that name it, and in searches."""

from __future__ import annotations

from typing import Any

from tests.sandbox.categories.conftest import entitled, entry, join, shown
from tests.sandbox.conftest import Api
from tests.sandbox.groups.conftest import group, members_of, put, refusal, soon, user, word


def channel(api: Api, context: str, **fields: Any) -> int:
    return int(
        api.ok(
            "category.add", {"category": {"name": word(), "privacyContext": context, "privacy": 3, **fields}}
        )["id"]
    )


def seen(api: Api, ks: str, *ids: str) -> list[str]:
    """Those of some entries that a session gets by their ids."""
    return [one for one in ids if refusal(api.call("media.get", {"entryId": one}, ks=ks)) is None]


def test_members_see_what_their_groups_see(api: Api) -> None:
    context, ann, bob = word(), user(api), user(api)
    editors, checkers = group(api, ann), group(api, bob, groupType=2)
    club = channel(api, context, appearInList=3)
    heir = channel(api, context, parentId=club, inheritanceType=1)
    inside, below = entry(api, club), entry(api, heir)
    join(api, editors, club)
    join(api, checkers, club, level=4)
    anns, bobs = entitled(api, context, ann), entitled(api, context, bob)
    assert shown(api, anns, inside, below) == seen(api, anns, inside, below) == [inside, below]
    assert shown(api, bobs, inside, below) == seen(api, bobs, inside, below) == []

    def channels(ks: str) -> list[int]:
        asked = {"filter": {"idIn": f"{club},{heir}", "orderBy": "+depth"}}
        return [one["id"] for one in api.ok("category.list", asked, ks=ks).get("objects", [])]

    assert (channels(anns)[:1], channels(bobs)[:1]) == ([club], [heir])
    api.ok("groupUser.delete", {"userId": ann, "groupId": editors})
    assert shown(api, anns, inside) == seen(api, anns, inside) == []
    put(api, ann, editors)
    assert seen(api, anns, inside) == [inside]
    api.ok("group_group.delete", {"groupId": editors})
    soon(lambda: seen(api, anns, inside) == [])
    asked = {"filter": {"categoryIdEqual": club}}
    assert editors not in [one["userId"] for one in api.ok("categoryUser.list", asked)["objects"]]


def test_the_highest_level_counts(api: Api) -> None:
    context, ann = word(), user(api)
    club = channel(api, context, contributionPolicy=2)
    readers, writers, chiefs = (group(api, ann) for _ in range(3))
    ks = entitled(api, context, ann)
    theirs = entry(api)

    def contributes() -> object:
        place = {"categoryEntry": {"entryId": theirs, "categoryId": club}}
        return refusal(api.call("categoryEntry.add", place, ks=ks))

    join(api, readers, club)
    assert contributes() == "CANNOT_ASSIGN_ENTRY_TO_CATEGORY"
    join(api, writers, club, level=2)
    assert contributes() is None
    assert refusal(join(api, user(api), club, ks=ks)) == "CATEGORY_USER_JOIN_NOT_ALLOWED"
    join(api, chiefs, club, level=0)
    assert refusal(join(api, user(api), club, ks=ks)) is None


def test_memberships_by_groups(api: Api) -> None:
    context, ann = word(), user(api)
    editors, checkers = group(api, ann), group(api, ann, groupType=2)
    club = channel(api, context)
    assert join(api, checkers, club)["code"] == "APPLICATIVE_GROUP_ASSOCIATION_TO_CATEGORY_NOT_ALLOWED"
    join(api, checkers, club, level=4)
    join(api, editors, club)

    def members(**asked: object) -> set[str]:
        found = api.ok("categoryUser.list", {"filter": asked}).get("objects", [])
        return {one["userId"] for one in found}

    assert members(relatedGroupsByUserId=ann) == {editors, checkers}
    assert members(relatedGroupsByUserId=ann, userIdIn=f"{editors},{word()}") == {editors}
    assert members(relatedGroupsByUserId=editors) == members(relatedGroupsByUserId=word()) == set()
    assert members(userIdEqual=ann) == set()
    found = api.ok("category.list", {"filter": {"memberEqual": ann}})
    assert found["totalCount"] == 0


def test_entries_name_groups(api: Api) -> None:
    context, ann, bob = word(), user(api), user(api)
    editors, checkers = group(api, ann), group(api, bob, groupType=2)
    hidden = entry(api, channel(api, context))
    anns, bobs = entitled(api, context, ann), entitled(api, context, bob)
    api.ok("media.update", {"entryId": hidden, "mediaEntry": {"entitledUsersView": f"{editors},{checkers}"}})
    assert seen(api, anns, hidden) == shown(api, anns, hidden) == [hidden]
    assert (seen(api, bobs, hidden), shown(api, bobs, hidden)) == ([hidden], [])  # (measured)

    def edits(who: str) -> object:
        change = {"entryId": hidden, "mediaEntry": {"description": word()}}
        return refusal(api.call("media.update", change, ks=api.start(0, userId=who)))

    assert edits(ann) == edits(bob) == "INVALID_KS"
    api.ok("media.update", {"entryId": hidden, "mediaEntry": {"entitledUsersEdit": editors}})
    assert (edits(ann), edits(bob)) == (None, "INVALID_KS")
    api.ok("media.update", {"entryId": hidden, "mediaEntry": {"entitledUsersEdit": "", "userId": checkers}})
    assert (edits(ann), edits(bob)) == ("INVALID_KS", None)
    named = {"entryId": hidden, "mediaEntry": {"entitledUsersPublish": ann}}
    assert api.ok("media.update", named, ks=api.start(0, userId=bob))["entitledUsersPublish"] == ann
    assert api.ok("media.delete", {"entryId": hidden}, ks=api.start(0, userId=bob)) is None


def test_searches_know_groups(api: Api) -> None:
    ann, bob, name = user(api), user(api), word()
    editors = group(api, ann, screenName=f"Night {name}", tags=name)
    put(api, bob, editors, creationMode=2)
    authors = group(api, screenName=f"Day {name}", tags=name)
    user(api, screenName=f"Night {name}", tags=name)

    def found(kind: str, field: str, term: str, item: str = "", **more: object) -> list[str]:
        item = {"objectType": f"KalturaESearch{item or kind}Item", "fieldName": field, "itemType": 1,
                "searchTerm": term, **more}  # fmt: skip
        params = {"objectType": f"KalturaESearch{kind}Params", "searchOperator": {
            "objectType": f"KalturaESearch{kind}Operator", "operator": 1, "searchItems": [item]},
            "orderBy": {"orderItems": [{"objectType": f"KalturaESearch{kind}OrderByItem",
            "sortField": "members_count" if kind == "Group" else "created_at", "sortOrder": "desc"}]}}  # fmt: skip
        answer = api.ok(f"elasticsearch_eSearch.search{kind}", {"searchParams": params})
        return [one["object"]["id"] for one in answer.get("objects", [])]

    assert found("Group", "screen_name", f"night {name}") == [editors]
    assert found("Group", "tags", name) == [editors, authors]
    assert set(found("User", "group_ids", editors)) == {ann, bob} == set(members_of(api, editors))
    assert found("User", "group_ids", editors, "GroupUser", creationMode=2) == [bob]
    assert found("User", "group_ids", word()) == []
    api.ok("groupUser.delete", {"userId": bob, "groupId": editors})
    assert found("User", "group_ids", editors.upper()) == [ann]
