"""baseEntry over HTTP: what a clone takes along, who may flag and decide, the bin. Beyond what guides show."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest

from tests.sandbox.conftest import ROOT, Api

SONG = ROOT / "features" / "data" / "song.mp3"
USERS, CHILDREN, ACCESS_CONTROL, FLAVORS = 1, 3, 4, 6
READY, NO_CONTENT = 2, 7
INCLUDE, EXCLUDE = 0, 1
PATIENCE = 90  # s


def add(api: Api, name: str, **fields: Any) -> dict[str, Any]:
    answer: dict[str, Any] = api.ok("media.add", {"entry": {"mediaType": 1, "name": name, **fields}})
    return answer


def clone(api: Api, entry_id: str, item: int = 0, rule: int = EXCLUDE, ks: str = "admin") -> dict[str, Any]:
    option = {"objectType": "KalturaBaseEntryCloneOptionComponent", "itemType": item, "rule": rule}
    options = {"cloneOptions": [option]} if item else {}
    answer: dict[str, Any] = api.ok("baseEntry.clone", {"entryId": entry_id, **options}, ks)
    return answer


def read(api: Api, entry_id: str) -> dict[str, Any]:
    answer: dict[str, Any] = api.ok("baseEntry.get", {"entryId": entry_id})
    return answer


def flag(api: Api, entry_id: str, ks: str | None = "admin") -> Any:
    given = {"objectType": "KalturaModerationFlag", "flaggedEntryId": entry_id}
    return api.call("baseEntry.flag", {"moderationFlag": given}, ks)


def until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.1)


def gone(api: Api, entry_id: str) -> bool:
    return api.call("baseEntry.get", {"entryId": entry_id}).get("code") == "ENTRY_ID_NOT_FOUND"


def give_song(api: Api, entry_id: str) -> None:
    token = api.ok("uploadToken.add")["id"]
    with SONG.open("rb") as file:
        api.ok("uploadToken.upload", {"uploadTokenId": token}, files={"fileData": file})
    resource = {"objectType": "KalturaUploadedFileTokenResource", "token": token}
    api.ok("media.addContent", {"entryId": entry_id, "resource": resource})


# Clones


def test_a_clone_leaves_behind_what_belongs_to_its_original(api: Api) -> None:
    film = add(api, "film", referenceId="r-1", partnerData="kept")
    api.ok("media.anonymousRank", {"entryId": film["id"], "rank": 4})
    flag(api, film["id"])
    twin = clone(api, film["id"])
    assert "referenceId" not in twin
    assert (twin["partnerData"], twin["votes"], twin["rank"], twin["moderationCount"]) == ("kept", 0, 0, 0)
    assert twin["moderationStatus"] == 5, "the decision, and the want of one, are copied"
    assert (twin["rootEntryId"], twin["sourceType"]) == (film["id"], "35")


def test_the_owner_stays_unless_excluded(api: Api) -> None:
    film = add(api, "film", userId="ada")
    kept, taken = clone(api, film["id"], ks="user"), clone(api, film["id"], USERS, ks="user")
    assert (kept["userId"], kept["creatorId"]) == ("ada", "ada")
    assert (taken["userId"], taken["creatorId"]) == (api.told["userId"], api.told["userId"])


def test_access_control_stays_unless_excluded(api: Api) -> None:
    default = add(api, "plain")["accessControlId"]
    profile = {"objectType": "KalturaAccessControlProfile", "name": "clones"}
    made = api.ok("accessControlProfile.add", {"accessControlProfile": profile})["id"]
    film = add(api, "film", accessControlId=made)
    assert clone(api, film["id"])["accessControlId"] == made
    assert clone(api, film["id"], ACCESS_CONTROL)["accessControlId"] == default
    api.ok("accessControlProfile.delete", {"id": made})


def test_children_come_only_when_included(api: Api) -> None:
    stage = add(api, "stage")
    add(api, "audience", parentEntryId=stage["id"])

    def children(of: str) -> list[str]:
        filter_ = {"objectType": "KalturaMediaEntryFilter", "parentEntryIdEqual": of, "statusIn": "7"}
        return [one["name"] for one in api.ok("media.list", {"filter": filter_})["objects"]]

    assert children(clone(api, stage["id"])["id"]) == []
    assert children(clone(api, stage["id"], CHILDREN, INCLUDE)["id"]) == ["audience"]
    assert children(stage["id"]) == ["audience"]


def test_clones_of_an_entry_without_content_get_its_content(api: Api) -> None:
    profiles = api.ok("conversionProfile.list", {"filter": {"nameEqual": "Source Only"}})["objects"]
    song = add(api, "song", mediaType=5, conversionProfileId=profiles[0]["id"])
    twin, deleted = clone(api, song["id"]), clone(api, song["id"])
    api.ok("media.delete", {"entryId": deleted["id"]})
    assert twin["status"] == NO_CONTENT
    give_song(api, song["id"])
    until(lambda: read(api, twin["id"])["status"] == READY)
    seen, original = read(api, twin["id"]), read(api, song["id"])
    assert seen["msDuration"] == original["msDuration"] > 0
    assert gone(api, deleted["id"])
    without = clone(api, song["id"], FLAVORS)
    assert (without["status"], without["duration"]) == (NO_CONTENT, 0)


# Moderation


def test_anybody_flags_and_a_decision_answers_all_flags(api: Api) -> None:
    film = add(api, "film")["id"]
    users = [flag(api, film, ks).get("userId") for ks in ("admin", "user", "widget", None)]
    assert users == ["test-admin", api.told["userId"], "0", None]
    listed = api.ok("baseEntry.listFlags", {"entryId": film, "pager": {"pageSize": 3}})
    assert [one.get("userId") for one in listed["objects"]] == users[:3]
    assert listed["totalCount"] == read(api, film)["moderationCount"] == 4
    assert api.ok("baseEntry.approve", {"entryId": film}) is None
    assert api.ok("baseEntry.listFlags", {"entryId": film})["totalCount"] == 0
    assert (read(api, film)["moderationStatus"], read(api, film)["moderationCount"]) == (2, 0)


def test_flags_of_a_deleted_entry_stay(api: Api) -> None:
    film = add(api, "film")["id"]
    flag(api, film)
    api.ok("media.delete", {"entryId": film})
    assert flag(api, film)["code"] == "ENTRY_CANNOT_BE_FLAGGED"
    assert api.ok("baseEntry.listFlags", {"entryId": film})["totalCount"] == 1
    assert api.code("baseEntry.reject", {"entryId": film}) == "ENTRY_ID_NOT_FOUND"


def test_media_moderates_media_alone(api: Api) -> None:
    data = api.ok("baseEntry.add", {"entry": {"objectType": "KalturaDataEntry", "name": "data"}})["id"]
    assert api.code("media.reject", {"entryId": data}) == "ENTRY_ID_NOT_FOUND"
    assert api.code("media.anonymousRank", {"entryId": data, "rank": 3}) == "ENTRY_ID_NOT_FOUND"
    assert api.ok("baseEntry.reject", {"entryId": data}) is None


def test_another_account_decides_nothing_here(api: Api) -> None:
    film = add(api, "film")["id"]
    flag(api, film)
    assert api.code("baseEntry.approve", {"entryId": film}, "plain") == "ENTRY_ID_NOT_FOUND"
    assert api.ok("baseEntry.listFlags", {"entryId": film}, "plain")["totalCount"] == 0
    assert read(api, film)["moderationStatus"] == 5


def test_ranks_are_averaged(api: Api) -> None:
    film = add(api, "film")["id"]
    for rank in (5, 4, 4):
        api.ok("media.anonymousRank", {"entryId": film, "rank": rank})
    seen = read(api, film)
    assert (seen["votes"], seen["totalRank"], seen["rank"]) == (3, 13, pytest.approx(4.333))


# The bin


def test_the_bin_keeps_where_an_entry_was_shown(api: Api) -> None:
    film = add(api, "film", displayInSearch=-1)["id"]
    api.ok("baseEntry.recycle", {"entryId": film})
    assert api.code("baseEntry.recycle", {"entryId": film}) == "INVALID_ENTRY_STATUS_FOR_RECYCLE"
    restored = api.ok("baseEntry.restoreRecycled", {"entryId": film})
    assert restored["displayInSearch"] == -1
    assert "recycledAt" not in restored


def test_only_the_bin_is_emptied_in_one_go(api: Api) -> None:
    kept, thrown = add(api, "kept")["id"], add(api, "thrown")["id"]
    api.ok("baseEntry.recycle", {"entryId": thrown})
    wanted = {"idIn": f"{kept},{thrown}", "statusIn": NO_CONTENT}
    assert api.code("baseEntry.bulkDelete", {"filter": wanted}) == "ENTRY_BULK_DELETE_ONLY_RECYCLED"
    assert isinstance(api.ok("baseEntry.bulkDelete", {"filter": wanted | {"displayInSearchEqual": -2}}), int)
    until(lambda: gone(api, thrown))
    assert read(api, kept)["id"] == kept


def test_nothing_goes_to_storage_that_no_account_has(api: Api) -> None:
    film = add(api, "film")["id"]
    assert api.code("baseEntry.getRemotePaths", {"entryId": film}) == "ENTRY_NOT_READY"
    refused = api.call("baseEntry.export", {"entryId": film, "storageProfileId": 99})
    assert (refused["code"], refused["args"]) == ("STORAGE_PROFILE_ID_NOT_FOUND", {"ID": "99"})


# Parents


def test_a_child_is_hidden_and_refuses_what_its_parent_decides(api: Api) -> None:
    stage = add(api, "stage")
    child = add(api, "slides", parentEntryId=stage["id"])
    assert child["displayInSearch"] == -1
    fields = {"mediaType": 1, "parentEntryId": stage["id"], "categories": "shows"}
    assert api.code("media.add", {"entry": fields}) == "ASSIGNING_INFO_TO_ENTRY_WITH_PARENT_IS_FORBIDDEN"
    circle = {"entryId": stage["id"], "baseEntry": {"parentEntryId": child["id"]}}
    assert api.code("baseEntry.update", circle) == "CYCLE_IN_PARENTAGE"
    unknown = {"entryId": stage["id"], "baseEntry": {"parentEntryId": "0_notthere"}}
    assert api.code("baseEntry.update", unknown) == "PARENT_ENTRY_ID_NOT_FOUND"
    api.ok("media.delete", {"entryId": stage["id"]})
    assert gone(api, child["id"])


def test_an_entry_is_shown_hidden_or_in_the_bin_and_nothing_else(api: Api) -> None:
    refused = api.call("media.add", {"entry": {"mediaType": 1, "displayInSearch": 2}})
    assert refused["code"] == "ENTRY_DISPLAY_IN_SEARCH_VALUE_NOT_ALLOWED"
    assert refused["args"] == {"DISPLAY_IN_SEARCH_NEW_VALUE": "2"}


@pytest.mark.parametrize(("media_type", "way"), [(1, "playManifest"), (5, "playManifest"), (2, "raw")])
def test_the_base_class_tells_the_same_address_of_the_file(api: Api, media_type: int, way: str) -> None:
    made = add(api, "x", mediaType=media_type)
    named = api.ok("baseEntry.update", {"entryId": made["id"], "baseEntry": {"name": "y"}})
    assert named["objectType"] == "KalturaBaseEntry"
    assert named["downloadUrl"] == made["downloadUrl"]
    assert f"/{way}/" in made["downloadUrl"]


@pytest.mark.parametrize(
    ("entry", "place"),
    [
        ({"objectType": "KalturaMediaEntry", "mediaType": 1}, "playManifest"),
        ({"objectType": "KalturaMediaEntry", "mediaType": 5}, "playManifest"),
        ({"objectType": "KalturaMediaEntry", "mediaType": 2}, "raw"),
        ({"objectType": "KalturaBaseEntry"}, "raw"),
        ({"objectType": "KalturaDataEntry"}, "raw"),
    ],
)
def test_only_films_and_sounds_are_downloaded_by_a_manifest(api: Api, entry: Any, place: str) -> None:
    made = api.ok("baseEntry.add", {"entry": {"name": "to download", **entry}})
    root = f"{api.url}/p/{api.told['partnerId']}/sp/{api.told['partnerId']}00"
    manifest = f"{root}/playManifest/entryId/{made['id']}/format/download/protocol/http/flavorParamIds/0"
    raw = f"{root}/raw/entry_id/{made['id']}/version/0"
    shown = api.ok("baseEntry.get", {"entryId": made["id"]})
    assert shown["downloadUrl"] == {"playManifest": manifest, "raw": raw}[place]
