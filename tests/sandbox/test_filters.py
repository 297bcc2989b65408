"""What lists accept in filters they apply: fields, classes, orders. Each of these once narrowed nothing, or all."""

from __future__ import annotations

from typing import Any

import pytest

from tests.sandbox.conftest import Api


def listed(api: Api, service: str, **filter_: Any) -> list[Any]:
    answer = api.ok(f"{service}.list", {"filter": filter_, "pager": {"pageSize": 500}})
    return list(answer.get("objects", []))


@pytest.mark.parametrize(
    ("name", "types"),
    [
        ("KalturaMediaEntryFilter", {1, 7}),
        ("KalturaMediaEntryFilterForPlaylist", {1, 7}),
        ("KalturaLiveEntryFilter", {7}),
        ("KalturaLiveStreamEntryFilter", {7}),
        ("KalturaLiveStreamAdminEntryFilter", {7}),
        ("KalturaLiveChannelFilter", set()),
        ("KalturaExternalMediaEntryFilter", set()),
        ("KalturaBaseEntryFilter", {1, 6, 7}),
        ("KalturaDataEntryFilter", {1, 6, 7}),
    ],
)
def test_a_class_of_filter_means_its_types(api: Api, name: str, types: set[int]) -> None:
    reference = f"types-{name}"
    for kind in ("KalturaMediaEntry", "KalturaDataEntry", "KalturaLiveStreamEntry"):
        entry = {"objectType": kind, "name": "x", "referenceId": reference}
        if kind != "KalturaDataEntry":
            entry |= {"mediaType": 1 if kind == "KalturaMediaEntry" else 201, "sourceType": "1"}
        api.ok("baseentry.add", {"entry": entry})
    found = listed(api, "baseentry", objectType=name, referenceIdEqual=reference, statusIn="7")
    assert {one["type"] for one in found} == types
    for one in listed(api, "baseentry", referenceIdEqual=reference, statusIn="7"):
        api.ok("baseentry.delete", {"entryId": one["id"]})  # others count what has no content


def test_live_entries_are_off_air(api: Api) -> None:
    given = {"objectType": "KalturaLiveStreamEntry", "name": "x", "mediaType": 201, "sourceType": "32"}
    live = api.ok("baseentry.add", {"entry": given})["id"]
    wanted = {"objectType": "KalturaLiveStreamEntryFilter", "statusIn": "7"}
    assert live in [one["id"] for one in listed(api, "baseentry", isLive=0, **wanted)]
    assert live in [one["id"] for one in listed(api, "baseentry", isRecordedEntryIdEmpty=1, **wanted)]
    for name, value in (("isLive", 1), ("hasMediaServerHostname", "host"), ("isRecordedEntryIdEmpty", 0)):
        assert listed(api, "baseentry", **{name: value}, **wanted) == [], name
    api.ok("baseentry.delete", {"entryId": live})


def test_users_are_found_by_either_name_and_by_what_they_are(api: Api) -> None:
    api.ok("user.add", {"user": {"id": "filtered", "firstName": "Zelda", "lastName": "Yardley"}})
    for beginning in ("Zel", "yard"):
        assert [one["id"] for one in listed(api, "user", firstNameOrLastNameStartsWith=beginning)] == [
            "filtered"
        ]
    assert listed(api, "user", firstNameOrLastNameStartsWith="ardley") == []
    assert [one["id"] for one in listed(api, "user", idEqual="filtered", typeEqual=0)] == ["filtered"]
    assert listed(api, "user", idEqual="filtered", typeIn="1") == []


def test_players_are_found_by_their_version(api: Api) -> None:
    player = api.ok("uiConf.add", {"uiConf": {"name": "x", "creationMode": 2, "objType": 1, "config": "{}"}})
    assert [one["id"] for one in listed(api, "uiConf", idEqual=player["id"], versionEqual=player["version"])]
    assert listed(api, "uiConf", idEqual=player["id"], versionEqual="99") == []


def test_a_list_is_ordered_by_what_its_class_of_filter_can_order(api: Api) -> None:
    for place, words in enumerate(("bb", "aa")):
        entry = {
            "objectType": "KalturaDataEntry",
            "name": words,
            "description": words,
            "partnerSortValue": place,
        }
        api.ok("data.add", {"dataEntry": entry | {"tags": "ordered"}})

    def names(order: str) -> list[str]:
        return [one["name"] for one in listed(api, "data", tagsLike="ordered", orderBy=order)]

    assert (names("+name"), names("-name")) == (["aa", "bb"], ["bb", "aa"])
    assert (names("+partnerSortValue"), names("-partnerSortValue")) == (["bb", "aa"], ["aa", "bb"])
    assert names("+description") == names("-description") == names("+noSuchField")


def test_a_search_that_is_not_there_is_told_and_not_passed_over(api: Api) -> None:
    search = {"objectType": "KalturaContentDistributionSearchItem"}
    refused = api.call("media.list", {"filter": {"advancedSearch": search}})
    assert (refused["code"], refused["args"]["WHAT"]) == (
        "SANDBOX_NOT_IMPLEMENTED", "advancedSearch by KalturaContentDistributionSearchItem",
    )  # fmt: skip
