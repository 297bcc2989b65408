"""Playlists over HTTP: what their lists hold, and the versions of their members. Beyond what the guide shows."""

from __future__ import annotations

from typing import Any

from tests.sandbox.conftest import Api

STATIC, DYNAMIC, PLAYLIST = 3, 10, 5


def add(api: Api, kind: int = STATIC, **fields: Any) -> dict[str, Any]:
    playlist = {"objectType": "KalturaPlaylist", "playlistType": kind, "name": "list", **fields}
    answer: dict[str, Any] = api.ok("playlist.add", {"playlist": playlist})
    return answer


def film(api: Api) -> str:
    return str(api.ok("media.add", {"entry": {"mediaType": 1}})["id"])


def test_a_list_of_playlists_holds_playlists_alone(api: Api) -> None:
    made, other = add(api, referenceId="listed"), api.ok("data.add", {"dataEntry": {"referenceId": "listed"}})
    for filter_ in ({}, {"typeEqual": 1}, {"statusIn": "2,7"}, {"objectType": "KalturaBaseEntryFilter"}):
        listed = api.ok("playlist.list", {"filter": filter_, "pager": {"pageSize": 500}})
        assert {one["type"] for one in listed["objects"]} == {PLAYLIST}, filter_
        assert listed["objectType"] == "KalturaPlaylistListResponse"
    named = api.ok("playlist.list", {"filter": {"referenceIdEqual": "listed"}})
    assert [one["id"] for one in named["objects"]] == [made["id"]]
    assert api.ok("playlist.list", {"filter": {"idEqual": other["id"]}})["totalCount"] == 0


def test_members_of_an_older_version_are_read_again(api: Api) -> None:
    first, second = film(api), film(api)
    made = add(api, playlistContent=first)
    for _ in range(2):  # the same members again are no new version
        changes = {"id": made["id"], "playlist": {"playlistContent": f"{first},{second}"}}
        assert api.ok("playlist.update", changes)["version"] == "100012"
    assert made["version"] == "100002"
    for service, name in (("playlist", "id"), ("baseentry", "entryId")):
        old = api.ok(f"{service}.get", {name: made["id"], "version": 100002})
        assert old["playlistContent"] == first
        assert "playlistContent" not in api.ok(f"{service}.get", {name: made["id"], "version": 100003})
        assert api.ok(f"{service}.get", {name: made["id"]})["playlistContent"] == f"{first},{second}"


def test_rules_of_an_older_version_are_read_again(api: Api) -> None:
    rule = {"objectType": "KalturaMediaEntryFilterForPlaylist", "tagsLike": "one"}
    made = add(api, DYNAMIC, totalResults=3, filters=[rule])
    changes = {"filters": [rule | {"tagsLike": "two"}]}
    assert api.ok("playlist.update", {"id": made["id"], "playlist": changes})["version"] == "100012"
    old = api.ok("playlist.get", {"id": made["id"], "version": 100002})
    assert ([one["tagsLike"] for one in old["filters"]], old["totalResults"]) == (["one"], 3)
    assert api.ok("playlist.get", {"id": made["id"]})["filters"][0]["tagsLike"] == "two"


def test_members_changed_through_base_entry_are_a_version_too(api: Api) -> None:
    made = add(api, playlistContent=film(api))
    changes = {"objectType": "KalturaPlaylist", "playlistContent": film(api)}
    changed = api.ok("baseentry.update", {"entryId": made["id"], "baseEntry": changes})
    assert changed["version"] == "100012"
    cleared = {"id": made["id"], "playlist": {"playlistContent__null": ""}}
    assert api.ok("playlist.update", cleared)["playlistContent"] == changes["playlistContent"]


def pictures(api: Api, tag: str, count: int, **fields: Any) -> list[str]:
    """READY entries: with an own conversion profile of none, pictures need no content on such accounts."""
    made = []
    for place in range(count):
        entry = {"mediaType": 2, "name": f"{tag} {place}", "tags": tag, "conversionProfileId": -1, **fields}
        made.append(str(api.ok("media.add", {"entry": entry})["id"]))
    return made


def executed(api: Api, id_: str, ks: str = "admin", **more: Any) -> list[str]:
    return [one["id"] for one in api.ok("playlist.execute", {"id": id_, **more}, ks)]


def rule(tag: str, **fields: Any) -> dict[str, Any]:
    return {"objectType": "KalturaMediaEntryFilterForPlaylist", "tagsLike": tag, "orderBy": "+name", **fields}


def test_a_filter_changes_the_rules_of_a_list(api: Api) -> None:
    first, second, third = pictures(api, "ruledfilter", 3)
    made = add(api, DYNAMIC, totalResults=10, filters=[rule("ruledfilter")])["id"]
    assert executed(api, made) == [first, second, third]
    assert executed(api, made, filter=rule("", limit=2)) == [first, second]
    assert executed(api, made, filter=rule("", idIn=f"{first},{third}", orderBy="-name")) == [third, first]
    assert executed(api, made, filter=rule("", mediaTypeEqual=1)) == []


def test_viewers_get_everybodys_entries_within_their_schedule(api: Api) -> None:
    shown, late = pictures(api, "viewedlist", 1) + pictures(api, "viewedlist", 1, startDate=2_000_000_000)
    lists = [
        add(api, DYNAMIC, totalResults=10, filters=[rule("viewedlist")])["id"],
        add(api, playlistContent=f"{shown},{late}")["id"],
    ]
    for made in lists:
        assert executed(api, made) == [shown, late]
        for ks in ("user", "widget"):
            assert executed(api, made, ks) == [shown]
            assert executed(api, made, ks, filter=rule("viewedlist")) == [shown]


def test_a_context_asks_for_those_that_stand_in_for_others(api: Api) -> None:
    recording, live = pictures(api, "redirects", 2)
    api.ok("media.update", {"entryId": live, "mediaEntry": {"redirectEntryId": recording}})
    made = add(api, playlistContent=live)["id"]
    context = {"objectType": "KalturaEntryContext", "followEntryRedirect": True}
    assert executed(api, made, playlistContext=context, filter=rule("")) == [recording]
    assert executed(api, made, playlistContext=context) == executed(api, made, filter=rule("")) == [live]
