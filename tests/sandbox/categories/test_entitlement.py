"""Channels: members, moderation, and what sessions under entitlement see."""

from __future__ import annotations

import time

from tests.sandbox.categories.conftest import (
    Make,
    entitled,
    entry,
    get,
    join,
    put,
    refusal,
    shown,
    soon,
    where,
    word,
)
from tests.sandbox.conftest import Api


def code(answer: object) -> object:
    return answer.get("code") if isinstance(answer, dict) else None


def test_contexts_privacy_and_membership_decide_of_entries(api: Api, category: Make) -> None:
    context, ann = word(), word()
    club = category(privacyContext=context, privacy=3)["id"]
    staff = category(privacyContext=context, privacy=2)["id"]
    plain = category()["id"]
    inside, memo, letter, loose = entry(api, club), entry(api, staff), entry(api, plain), entry(api)
    join(api, ann, club)
    for ks, seen in (
        (entitled(api, context, ann), [inside, memo]),
        (entitled(api, context, word()), [memo]),
        (entitled(api, context, ""), []),
        (entitled(api, word(), ann), []),
        (entitled(api, "", ann), [letter, loose]),
        (api.start(0, userId=ann, privileges="list:*"), [inside, memo, letter, loose]),
    ):
        assert shown(api, ks, inside, memo, letter, loose) == seen


def test_what_is_in_no_category_is_read_and_not_listed_in_a_context(api: Api, category: Make) -> None:
    context = word()
    loose, filed = entry(api), entry(api, category()["id"])
    ks = entitled(api, context, more="")
    assert refusal(api, "media.get", {"entryId": loose}, ks=ks) is None
    assert refusal(api, "media.get", {"entryId": filed}, ks=ks) == "ENTRY_ID_NOT_FOUND"
    named = api.ok("media.list", {"filter": {"idIn": f"{loose},{filed}", "statusIn": "2,7"}}, ks=ks)
    assert [one["id"] for one in named["objects"]] == [loose]
    by_ids = api.ok("baseEntry.getByIds", {"entryIds": f"{loose},{filed}"}, ks=entitled(api, context))
    assert by_ids == []


def test_what_is_not_seen_is_not_changed_either(api: Api, category: Make) -> None:
    context = word()
    hidden = entry(api, category(privacyContext=context, privacy=3)["id"])
    ks = entitled(api, context, more="edit:*")
    changes = {"entryId": hidden, "mediaEntry": {"description": "x"}}
    assert refusal(api, "media.update", changes, ks=ks) == "ENTRY_ID_NOT_FOUND"
    assert refusal(api, "baseEntry.delete", {"entryId": hidden}, ks=ks) == "ENTRY_ID_NOT_FOUND"


def test_a_static_playlist_plays_what_its_viewer_sees(api: Api, category: Make) -> None:
    context, ann = word(), word()
    club = category(privacyContext=context, privacy=3)["id"]
    found = api.ok("media.list", {"filter": {"mediaTypeEqual": 2}, "pager": {"pageSize": 1}})["objects"]
    copy = api.ok("baseEntry.clone", {"entryId": found[0]["id"]})["id"]
    soon(lambda: api.ok("media.get", {"entryId": copy})["status"] == 2)
    put(api, copy, club)
    join(api, ann, club)
    listed = api.ok("playlist.add", {"playlist": {"playlistType": 3, "name": "p", "playlistContent": copy}})

    def played(ks: str) -> list[str]:
        return [one["id"] for one in api.ok("playlist.execute", {"id": listed["id"]}, ks=ks)]

    assert played(entitled(api, context, ann)) == [copy]
    assert played(entitled(api, context, word())) == []
    exempt = entitled(api, context, word(), f"disableentitlementforplaylist:{listed['id']}")
    assert played(exempt) == [copy]
    assert refusal(api, "media.get", {"entryId": copy}, ks=exempt) is None


def test_levels_bring_permissions_and_may_have_others(api: Api, category: Make) -> None:
    made = category(privacyContext=word(), owner="the-owner")
    assert made["membersCount"] == 1
    levels = {0: "CATEGORY_EDIT", 1: "CATEGORY_MODERATE", 2: "CATEGORY_CONTRIBUTE", 3: "CATEGORY_VIEW", 4: ""}
    for level, first in levels.items():
        assert join(api, word(), made["id"], level)["permissionNames"].split(",")[0] == first
    named = {"userId": word(), "categoryId": made["id"], "permissionNames": "CATEGORY_VIEW,CATEGORY_EDIT"}
    told = api.ok("categoryUser.add", {"categoryUser": named})
    assert (told["permissionLevel"], told["permissionNames"]) == (3, "CATEGORY_VIEW,CATEGORY_EDIT")


def test_a_level_of_none_sees_nothing(api: Api, category: Make) -> None:
    context, ann = word(), word()
    club = category(privacyContext=context, privacy=3)["id"]
    inside = entry(api, club)
    join(api, ann, club, 4)
    assert (
        refusal(api, "media.get", {"entryId": inside}, ks=entitled(api, context, ann)) == "ENTRY_ID_NOT_FOUND"
    )


def test_members_of_a_channel_that_inherits_are_its_parents(api: Api, category: Make) -> None:
    context, ann = word(), word()
    top = category(privacyContext=context, privacy=3, owner="the-owner")
    leaf = category(parentId=top["id"], inheritanceType=1, privacy=3)
    inside = entry(api, leaf["id"])
    join(api, ann, top["id"])
    assert (get(api, leaf["id"])["membersCount"], get(api, leaf["id"])["owner"]) == (2, "the-owner")
    listed = api.ok("categoryUser.list", {"filter": {"categoryIdEqual": leaf["id"]}})
    assert [one["categoryId"] for one in listed["objects"]] == [top["id"]] * 2
    assert shown(api, entitled(api, context, ann), inside) == [inside]
    named = {"filter": {"memberEqual": ann, "idIn": f"{top['id']},{leaf['id']}"}}
    assert api.ok("category.list", named)["totalCount"] == 2
    own = {"categoryId": leaf["id"], "userId": ann}
    assert refusal(api, "categoryUser.deactivate", own) == "INVALID_CATEGORY_USER_ID"
    assert code(join(api, word(), leaf["id"])) == "CATEGORY_INHERIT_MEMBERS"


def test_copied_members_stay_when_the_parents_go(api: Api, category: Make) -> None:
    ann = word()
    top = category(privacyContext=word(), owner="the-owner")
    leaf = category(parentId=top["id"], owner="another")
    join(api, ann, top["id"], 1)
    api.ok("categoryUser.copyFromCategory", {"categoryId": leaf["id"]})
    soon(lambda: get(api, leaf["id"])["membersCount"] == 3)
    api.ok("categoryUser.delete", {"categoryId": top["id"], "userId": ann})
    kept = api.ok("categoryUser.get", {"categoryId": leaf["id"], "userId": ann})
    assert (kept["permissionLevel"], kept["categoryFullIds"]) == (1, f"{top['id']}>{leaf['id']}")


def test_the_owner_stays(api: Api, category: Make) -> None:
    made = category(privacyContext=word(), owner="the-owner")
    owner = {"categoryId": made["id"], "userId": "the-owner"}
    assert refusal(api, "categoryUser.delete", owner) == "CANNOT_UPDATE_CATEGORY_USER_OWNER"
    changed = api.ok("category.update", {"id": made["id"], "category": {"owner": "the-next"}})
    assert (changed["owner"], changed["membersCount"]) == ("the-next", 2)
    assert refusal(api, "categoryUser.delete", owner) is None


def test_who_may_put_in_let_in_and_take_out(api: Api, category: Make) -> None:
    context = word()
    club = category(privacyContext=context, privacy=3, moderation=1, contributionPolicy=2)["id"]
    users = {level: word() for level in (0, 1, 2, 3)}
    for level, user in users.items():
        join(api, user, club, level)
    session = {level: entitled(api, context, user) for level, user in users.items()}
    others = {level: entry(api) for level in users}
    told = {level: put(api, others[level], club, session[level]) for level in users}
    assert (told[0]["status"], told[2]["status"]) == (2, 1)
    assert code(told[1]) == code(told[3]) == "CANNOT_ASSIGN_ENTRY_TO_CATEGORY"
    own = entry(api, ks=session[1])
    assert put(api, own, club, session[1])["status"] == 2
    place = {"entryId": others[2], "categoryId": club}
    assert refusal(api, "categoryEntry.activate", place, ks=session[2]) == "CANNOT_ACTIVATE_CATEGORY_ENTRY"
    assert refusal(api, "categoryEntry.reject", place, ks=session[3]) == "CANNOT_REJECT_CATEGORY_ENTRY"
    assert (get(api, club)["pendingEntriesCount"], get(api, club)["entriesCount"]) == (1, 2)
    assert api.ok("categoryEntry.activate", place, ks=session[1]) is None
    assert (get(api, club)["pendingEntriesCount"], get(api, club)["entriesCount"]) == (0, 3)
    assert refusal(api, "categoryEntry.delete", place, ks=session[1]) == "CANNOT_REMOVE_ENTRY_FROM_CATEGORY"
    assert refusal(api, "categoryEntry.delete", place, ks=session[0]) is None
    assert where(api, others[2]) == []


def test_a_rejected_entry_may_be_proposed_again(api: Api, category: Make) -> None:
    club = category(privacyContext=word(), moderation=1)["id"]
    proposed = entry(api)
    moderated = api.start(2, userId="x", privileges="disableentitlement,enablecategorymoderation")
    assert put(api, proposed, club, moderated)["status"] == 1
    api.ok("categoryEntry.reject", {"entryId": proposed, "categoryId": club})
    again = {"entryId": proposed, "categoryId": club}
    assert refusal(api, "categoryEntry.activate", again) == "ENTRY_IS_NOT_ASSIGNED_TO_CATEGORY"
    assert put(api, proposed, club, moderated)["status"] == 1
    assert get(api, club)["pendingEntriesCount"] == 1


def test_what_only_waits_is_in_no_category_yet(api: Api, category: Make) -> None:
    context = word()
    club = category(privacyContext=context, privacy=3, moderation=1)["id"]
    proposed = entry(api)
    put(api, proposed, club, api.start(2, privileges="disableentitlement,enablecategorymoderation"))
    ks = entitled(api, context)
    assert refusal(api, "media.get", {"entryId": proposed}, ks=ks) is None
    api.ok("categoryEntry.activate", {"entryId": proposed, "categoryId": club})
    assert refusal(api, "media.get", {"entryId": proposed}, ks=ks) == "ENTRY_ID_NOT_FOUND"


def test_addresses_carry_entitlement(api: Api, category: Make) -> None:
    context, ann = word(), word()
    club = category(privacyContext=context, privacy=3)["id"]
    inside = entry(api, club)
    join(api, ann, club)
    account = api.told["partnerId"]
    address = f"{api.url}/p/{account}/sp/{account}00/playManifest/entryId/{inside}/format/url"

    def refused(ks: str) -> str:
        return api.http.get(f"{address}/ks/{ks}", allow_redirects=False).headers.get("X-Kaltura", "")

    assert refused(entitled(api, context, word())) == "error-1"
    assert refused(entitled(api, context, ann)) != "error-1"
    assert api.http.get(address, allow_redirects=False).headers.get("X-Kaltura", "") != "error-1"


def test_under_entitlement_managers_rule(api: Api, category: Make) -> None:
    context, ann = word(), word()
    club = category(privacyContext=context)["id"]
    join(api, ann, club, 0)
    mine, other = entitled(api, context, ann, type=2), entitled(api, context, word(), type=2)
    changes = {"id": club, "category": {"description": "x"}}
    assert refusal(api, "category.update", changes, ks=other) == "NOT_ENTITLED_TO_UPDATE_CATEGORY"
    assert refusal(api, "category.update", changes, ks=mine) is None
    assert code(join(api, word(), club, ks=other)) == "CATEGORY_USER_JOIN_NOT_ALLOWED"
    assert code(join(api, word(), club, ks=mine)) is None
    assert refusal(api, "category.delete", {"id": club}, ks=other) == "NOT_ENTITLED_TO_UPDATE_CATEGORY"
    assert refusal(api, "category.delete", {"id": club}, ks=mine) is None


def test_accounts_have_categories_of_their_own(api: Api, category: Make) -> None:
    made = category()
    assert refusal(api, "category.get", {"id": made["id"]}, ks="plain") == "CATEGORY_NOT_FOUND"
    same = api.ok("category.add", {"category": {"name": made["name"]}}, ks="plain")
    assert same["id"] != made["id"]


def test_a_deleted_user_is_no_member(api: Api, category: Make) -> None:
    ann = word()
    club = category(privacyContext=word())["id"]
    join(api, ann, club)
    before = get(api, club)["membersCount"]
    api.ok("user.delete", {"userId": ann})
    soon(lambda: get(api, club)["membersCount"] == before - 1)


def test_a_list_without_a_pager_has_no_pages(api: Api, category: Make) -> None:
    top = category()
    for number in range(35):
        category(str(number), parentId=top["id"])
    asked = {"filter": {"parentIdEqual": top["id"]}}
    assert len(api.ok("category.list", asked)["objects"]) == 35
    assert len(api.ok("category.list", {**asked, "pager": {"pageIndex": 1}})["objects"]) == 30


def test_nothing_comes_beneath_a_category_that_is_not_seen(api: Api, category: Make) -> None:
    context = word()
    fields = {"privacyContext": context, "privacy": 3, "appearInList": 3}
    hidden = category(**fields)["id"]
    ks = api.start(2, userId=word(), privileges=f"enableentitlement,privacycontext:{context}")
    for parent in (hidden, category()["id"]):
        sent = {"category": {"name": word(), "parentId": parent}}
        assert refusal(api, "category.add", sent, ks=ks) == "CATEGORY_NOT_FOUND"
    beneath = category(**fields | {"appearInList": 1})["id"]
    assert refusal(api, "category.add", {"category": {"name": word(), "parentId": beneath}}, ks=ks) is None


def test_a_category_that_is_named_often_moves_once(api: Api, category: Make) -> None:
    one, target = category()["id"], category()["id"]
    begin = time.monotonic()
    api.ok("category.move", {"categoryIds": ",".join([str(one)] * 3000), "targetCategoryParentId": target})
    assert time.monotonic() - begin < 5
    assert api.ok("category.get", {"id": one})["parentId"] == target
