"""Entries over HTTP: owners, names, types, clearing, lists. Beyond what guides show."""

from __future__ import annotations

import time
import uuid
from typing import Any

import pytest

from tests.sandbox.conftest import Api

NO_CONTENT = 7


def add(api: Api, ks: str = "admin", **fields: Any) -> dict[str, Any]:
    answer: dict[str, Any] = api.ok(
        "media.add", {"entry": {"mediaType": 1, "name": "entry test", **fields}}, ks
    )
    return answer


def update(api: Api, entry_id: str, ks: str = "admin", **changes: Any) -> dict[str, Any]:
    answer: dict[str, Any] = api.ok("media.update", {"entryId": entry_id, "mediaEntry": changes}, ks)
    return answer


def try_update(api: Api, entry_id: str, ks: str = "admin", **changes: Any) -> Any:
    return api.call("media.update", {"entryId": entry_id, "mediaEntry": changes}, ks)


def test_who_owns_or_makes_an_entry_becomes_a_user(api: Api) -> None:
    owner, maker = (f"{part}-{uuid.uuid4().hex}" for part in ("owner", "maker"))
    made = add(api, userId=owner, creatorId=maker)
    assert (made["userId"], made["creatorId"]) == (owner, maker)
    assert [api.ok("user.get", {"userId": user})["status"] for user in (owner, maker)] == [1, 1]


def test_a_creator_without_an_owner_is_not_heard(api: Api) -> None:
    made = add(api, creatorId="somebody")
    assert (made["userId"], made["creatorId"]) == ("test-admin", "test-admin")
    assert add(api, userId="")["userId"] == ""


def test_entitled_users_become_users_and_deleted_ones_are_left_out(api: Api) -> None:
    fresh, gone = (f"{part}-{uuid.uuid4().hex}" for part in ("fresh", "gone"))
    api.ok("user.add", {"user": {"id": gone}})
    api.ok("user.delete", {"userId": gone})
    made = add(api, entitledUsersEdit=f" {fresh},{gone},{fresh}")
    assert made["entitledUsersEdit"] == fresh
    assert api.ok("user.get", {"userId": fresh})["id"] == fresh


@pytest.mark.parametrize("name", ["", "0", " pad "])
def test_a_name_stays_as_it_was_sent_and_one_is_made_where_none_was(api: Api, name: str) -> None:
    assert add(api, name=name)["name"] == name
    made = api.ok("media.add", {"entry": {"mediaType": 1}})
    assert made["name"].startswith(f"{api.told['partnerId']}_")


def test_tags_count_bytes_and_admin_tags_are_one_of_each_in_small_letters(api: Api) -> None:
    made = add(api, tags="A,é,ÉA,Bb,bB," + "x" * 120, adminTags="Z, y ,z,É")
    assert made["tags"] == f"é, Éa, bb, {'x' * 100}"
    assert made["adminTags"] == "z,y,É"


def test_a_type_is_a_number_and_an_update_passes_it_over(api: Api) -> None:
    made = add(api, type=1)
    assert made["type"] == 1
    assert update(api, made["id"], type=5, name="still a film")["type"] == 1
    assert api.ok("media.get", {"entryId": made["id"]})["name"] == "still a film"


def test_a_time_that_was_set_by_the_platform_may_not_even_be_repeated(api: Api) -> None:
    made = add(api)
    refusal = try_update(api, made["id"], createdAt=made["createdAt"])
    assert refusal["args"] == {"PROP_NAME": "KalturaMediaEntry::createdAt"}
    assert update(api, made["id"], partnerId=made["partnerId"], mediaType=1)["id"] == made["id"]


def test_what_clearing_leaves(api: Api) -> None:
    made = add(
        api, licenseType=3, partnerSortValue=7, blockAutoTranscript=True, adminTags="aa", referenceId="ref"
    )
    cleared = update(
        api, made["id"], licenseType=None, partnerSortValue=None, blockAutoTranscript=None, adminTags=None,
        referenceId=None,
    )  # fmt: skip
    assert "licenseType" not in cleared
    kept = update(api, made["id"], userId=None, displayInSearch=None, msDuration=None)
    assert (kept["userId"], kept["displayInSearch"], kept["msDuration"]) == ("test-admin", 1, 0)
    assert "referenceId" not in cleared
    assert (cleared["partnerSortValue"], cleared["blockAutoTranscript"], cleared["adminTags"]) == (
        0,
        False,
        "aa",
    )


def test_a_user_may_not_even_clear_what_is_an_administrators(api: Api) -> None:
    made = add(api, "user")
    for changes in ({"startDate": -1}, {"endDate": None}, {"adminTags": None}, {"categories": "none such"}):
        refusal = try_update(api, made["id"], "user", **changes)
        assert refusal["code"] == "PROPERTY_VALIDATION_ADMIN_PROPERTY", changes


def test_a_length_that_is_told_shows_in_seconds_too_but_a_picture_has_none(api: Api) -> None:
    made = add(api, msDuration=5600)
    assert (made["msDuration"], made["duration"]) == (5600, 6)
    assert update(api, made["id"], msDuration=2400)["duration"] == 2
    picture = add(api, mediaType=2)
    assert try_update(api, picture["id"], msDuration=5)["args"] == {"PROP_NAME": "msDuration"}


def test_the_profile_that_is_none_and_the_older_name_of_a_profile(api: Api) -> None:
    made = add(api, conversionProfileId=-1)
    assert (made["conversionProfileId"], made["status"]) == (-1, 2)
    assert api.code("media.add", {"entry": {"mediaType": 1, "conversionProfileId": "x"}}) == (
        "CONVERSION_PROFILE_ID_NOT_FOUND"
    )
    refusal = api.call("media.add", {"entry": {"mediaType": 1, "conversionQuality": "99999999"}})
    assert refusal["code"] == "CONVERSION_PROFILE_ID_NOT_FOUND"


def test_an_entry_is_read_in_the_class_of_its_type(api: Api) -> None:
    given = {"objectType": "KalturaBaseEntry", "name": "of a type"}
    made = api.ok("baseEntry.add", {"entry": given, "type": "1"})
    assert (made["objectType"], made["type"]) == ("KalturaBaseEntry", 1)
    assert api.ok("baseEntry.get", {"entryId": made["id"]})["objectType"] == "KalturaMediaEntry"


def found(api: Api, ids: list[str], **filter_: Any) -> list[int]:
    """Which of these entries (by their places) a list finds."""
    asked = {"idIn": ",".join(ids), "statusIn": f"{NO_CONTENT}", "orderBy": "+createdAt", **filter_}
    return [ids.index(one["id"]) for one in api.ok("media.list", {"filter": asked})["objects"]]


def test_filters_that_compare_words_of_lists(api: Api) -> None:
    one, other = (f"{part}{time.time_ns()}" for part in "ab")
    ids = [
        add(api, name=f"Alpha {one}", tags="red apple,blue", entitledUsersEdit=f"{one},{other}")["id"],
        add(api, name=f"beta {one}", tags="blue", entitledUsersEdit=other, referenceId=f"R{one}")["id"],
    ]
    assert found(api, ids, entitledUsersEditMatchOr=f"{one},zz") == [0]
    assert found(api, ids, entitledUsersEditMatchAnd=f"{one},{other}") == [0]
    assert found(api, ids, tagsNameMultiLikeAnd="blue,alpha") == [0]
    assert found(api, ids, nameEqual=f"BETA {one}") == [1]
    assert found(api, ids, referenceIdEqual=f"r{one.upper()}") == [1]
    assert found(api, ids, freeText="alph*") == [0]
    assert found(api, ids, freeText="!alpha") == [1]
    assert found(api, ids, durationTypeMatchOr="short") == [0, 1]
    assert found(api, ids, durationTypeMatchOr="medium,long") == []
    assert found(api, ids, flavorParamsIdsMatchOr="0") == []
    assert found(api, ids, isRoot=0) == []
    assert found(api, ids, orderBy="-name") == [1, 0]


def test_deleted_entries_are_found_by_their_status_and_by_one_id(api: Api) -> None:
    gone = add(api)["id"]
    api.ok("media.delete", {"entryId": gone})
    assert found(api, [gone]) == []
    assert found(api, [gone], statusIn="3") == [0]
    assert found(api, [gone], statusIn="", statusNotIn="2") == [0]
    assert api.ok("media.list", {"filter": {"idEqual": gone}})["objects"][0]["status"] == 3
    assert api.ok("media.count", {"filter": {"idIn": gone}}) == 0


def test_an_empty_status_lifts_the_default_and_asks_for_nothing(api: Api) -> None:
    made = add(api)["id"]
    assert api.ok("media.count", {"filter": {"idIn": made}}) == 0
    assert api.ok("media.count", {"filter": {"idIn": made, "statusIn": ""}}) == 1


def test_a_ban_is_only_told(api: Api) -> None:
    user = f"banned-{uuid.uuid4().hex}"
    api.ok("user.add", {"user": {"id": user}})
    assert api.ok("user.notifyBan", {"userId": user}) is None
    assert api.ok("user.get", {"userId": user})["status"] == 1
    assert api.code("user.notifyBan", {"userId": "nobody-at-all"}) == "INVALID_USER_ID"


@pytest.mark.parametrize("name", ["name", "description", "tags"])
def test_null_in_json_is_no_text_in_any_language(api: Api, name: str) -> None:
    made = add(api, description="said", tags="aa,bb")
    url = f"{api.url}/api_v3/service/media/action/update"
    sent = {"format": 1, "ks": api.ks(), "entryId": made["id"], "mediaEntry": {name: None}}
    refusal = api.http.post(url, json=sent, timeout=60).json()
    assert (refusal["code"], refusal["args"]) == ("WRONG_REQUEST_LANGUAGE", {"LANGUAGE": "N/A"})
    assert api.ok("media.get", {"entryId": made["id"]})[name] == made[name]


def test_who_flags_becomes_a_user(api: Api) -> None:
    made, user = add(api)["id"], f"flagger-{uuid.uuid4().hex}"
    flag = {"moderationFlag": {"flaggedEntryId": made}}
    assert api.ok("media.flag", flag, api.start(0, userId=user))["userId"] == user
    assert api.ok("user.get", {"userId": user})["id"] == user


def test_an_update_names_an_access_control_profile_that_is_there(api: Api) -> None:
    made = add(api, "user")
    for ks in ("admin", "user"):
        for id_ in (0, 99999999):
            refusal = try_update(api, made["id"], ks, accessControlId=id_)
            assert refusal["args"] == {"ID": str(id_)}


def test_a_user_names_categories_that_an_administrator_made(api: Api) -> None:
    name = f"known{time.time_ns()}"
    add(api, categories=name)
    assert add(api, "user", categories=name)["categories"] == name
    refusal = api.call("media.add", {"entry": {"mediaType": 1, "categories": f"{name},other"}}, "user")
    assert refusal["args"] == {"PROP_NAME": "categories"}


def test_texts_are_searched_by_whole_words(api: Api) -> None:
    stamp = f"s{time.time_ns()}"
    ids = [
        add(api, name=f"{stamp} Alpha-One \u00dcn\u00ef", tags="red apple,redder", adminTags="hidden")["id"]
    ]
    some = {"nameLike": ["alpha", "alpha one", "one,alpha", "UNI", "alph*", f"{stamp} alpha"],
            "tagsLike": ["red", "red apple", "apple, redder"], "freeText": ["one alpha", "apple", "red*", "nix,red"],
            "tagsMultiLikeOr": ["zz,red apple"], "adminTagsLike": ["hidden"]}  # fmt: skip
    none = {"nameLike": ["alph", "one alpha", "al*"], "tagsLike": ["apple red", "reds"],
            "freeText": ["alph", "hidden", '"alpha one"'], "tagsMultiLikeAnd": ["red,green"]}  # fmt: skip
    for filters, places in ((some, [0]), (none, [])):
        for name, values in filters.items():
            assert [found(api, ids, **{name: value}) for value in values] == [places] * len(values), name


def test_what_no_entry_has_is_not_found(api: Api) -> None:
    made = [add(api)["id"]]
    assert found(api, made, sourceTypeEqual="6") == []
    assert found(api, made, parentEntryIdEqual="") == []


def test_an_entry_is_found_by_its_id_in_any_case(api: Api) -> None:
    made = api.ok("media.add", {"entry": {"mediaType": 1, "name": "named"}})["id"]
    for spelt in (f"{made} ", made.upper()):
        assert api.ok("media.get", {"entryId": spelt})["id"] == made
        assert api.ok("media.update", {"entryId": spelt, "mediaEntry": {"name": "new"}})["id"] == made
        assert api.ok("media.list", {"filter": {"idEqual": spelt}})["totalCount"] == 1
    for other in (f" {made}", f"{made}\t", f"{made}\u3000"):
        assert api.code("media.get", {"entryId": other}) == "ENTRY_ID_NOT_FOUND"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (" a , b ", "a,b"), ("\ta\n", "a"), (",", ""), ("a,b,a", "a,b"), ("a,A", "a,a"), ("x>y , z", "x>y,z"),
        ("x>y>", "x>y"), (">", ""), ("\u3000a", "\u3000a"),
    ],
)  # fmt: skip
def test_categories_are_trimmed_names(api: Api, given: str, kept: str) -> None:
    assert api.ok("media.add", {"entry": {"mediaType": 1, "categories": given}})["categories"] == kept


def test_a_creator_is_looked_up_without_blanks(api: Api) -> None:
    maker = api.start(0, userId="maker-of-one")
    api.ok("media.add", {"entry": {"mediaType": 1}}, ks=maker)
    for spelt, created, owned in (("maker-of-one ", 1, 1), (" maker-of-one", 1, 0), ("\tMAKER-of-one", 1, 0)):
        asked = [{"creatorIdEqual": spelt, "statusIn": 7}, {"userIdEqual": spelt, "statusIn": 7}]
        assert [api.ok("media.list", {"filter": one})["totalCount"] for one in asked] == [created, owned]


@pytest.mark.parametrize(
    ("kind", "given", "lacks"),
    [
        ("KalturaPlaylist", {}, "playlistType"), ("KalturaLiveStreamEntry", {}, "mediaType"),
        ("KalturaLiveStreamAdminEntry", {"mediaType": 201}, "sourceType"),
        ("KalturaExternalMediaEntry", {"mediaType": 1}, "externalSourceType"),
    ],
)  # fmt: skip
def test_classes_that_cannot_do_without(api: Api, kind: str, given: dict[str, Any], lacks: str) -> None:
    refused = api.call("baseEntry.add", {"entry": {"objectType": kind, "name": "x", **given}})
    assert (refused["code"], refused["args"]["PROP_NAME"]) == (
        "PROPERTY_VALIDATION_CANNOT_BE_NULL", f"{kind}::{lacks}",
    )  # fmt: skip
