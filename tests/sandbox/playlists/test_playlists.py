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
    changes = {"totalResults": 3, "filters": [rule | {"tagsLike": "two"}]}
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


def test_filters_without_a_total_give_nothing(api: Api) -> None:
    pictures(api, "totalless", 2)
    made = add(api, DYNAMIC, totalResults=5, filters=[rule("totalless")])
    kept = api.ok("playlist.update", {"id": made["id"], "playlist": {"totalResults": 1}})
    assert (kept["totalResults"], kept["version"], len(executed(api, made["id"]))) == (5, "100002", 2)
    changed = api.ok("playlist.update", {"id": made["id"], "playlist": {"filters": [rule("totalless")]}})
    assert (changed["totalResults"], changed["version"], executed(api, made["id"])) == (0, "100012", [])


def test_rules_can_be_brought_as_their_text(api: Api) -> None:
    first, second = pictures(api, "textrules", 2)
    one = "<filter><mlikeor_tags>textrules</mlikeor_tags><order_by>+name</order_by><limit>{}</limit></filter>"
    text = f"<playlist><total_results>900</total_results><filters>{one.format(1)}{one.format(1)}</filters></playlist>"
    made = add(api, DYNAMIC, totalResults=1, playlistContent=text)
    assert (made["playlistContent"], made["totalResults"]) == (text, 200)
    assert [(rule["tagsMultiLikeOr"], rule["limit"]) for rule in made["filters"]] == [("textrules", "1")] * 2
    tried = {"playlistType": DYNAMIC, "playlistContent": text.replace("filters>", "other>")}
    assert executed(api, made["id"]) == [first, second]
    assert api.ok("playlist.executeFromContent", tried) == []
    for broken in ("", "no text of rules", "<playlist/>", text + text):
        assert api.ok("playlist.executeFromContent", tried | {"playlistContent": broken}) == []


def test_a_copy_of_rules_takes_what_it_is_not_told(api: Api) -> None:
    first, second = pictures(api, "copiedrules", 2)
    made = add(api, DYNAMIC, totalResults=5, filters=[rule("copiedrules", limit=1)])["id"]
    copy = api.ok("playlist.clone", {"id": made})
    other = api.ok(
        "playlist.clone", {"id": made, "newPlaylist": {"filters": [rule("copiedrules", orderBy="-name")]}}
    )
    assert (executed(api, copy["id"]), executed(api, other["id"])) == ([first], [second, first])
    assert (copy["name"], copy["totalResults"], other["totalResults"]) == ("list", 5, 5)


def test_rules_are_changed_through_base_entry_too(api: Api) -> None:
    first = pictures(api, "baserules", 2)[0]
    made = add(api, DYNAMIC, totalResults=5, filters=[rule("nothing")])["id"]
    changes = {"objectType": "KalturaPlaylist", "totalResults": 1, "filters": [rule("baserules")]}
    assert api.ok("baseentry.update", {"entryId": made, "baseEntry": changes})["version"] == "100012"
    assert executed(api, made) == [first]


def test_users_delete_static_lists_alone_and_bring_in_what_is_theirs(api: Api) -> None:
    owner = {"userId": api.told["userId"]}
    made = add(api, DYNAMIC, totalResults=5, filters=[rule("any")], **owner)["id"]
    assert api.code("playlist.delete", {"id": made}, "user") == "INVALID_ENTRY_MEDIA_TYPE"
    static = add(api, playlistContent=film(api), **owner)["id"]
    content = {"playlistContent": film(api)}
    assert api.code("playlist.update", {"id": static, "playlist": content}, "user") == "INVALID_ENTRY_ID"
    assert api.code("playlist.clone", {"id": static}, "user") == "PROPERTY_VALIDATION_ADMIN_PROPERTY"
    shared = api.ok("media.add", {"entry": {"mediaType": 1, "entitledUsersPublish": api.told["userId"]}})[
        "id"
    ]
    changes = {"id": static, "playlist": {"playlistContent": shared}}
    assert api.ok("playlist.update", changes, "user")["playlistContent"] == shared
    assert api.ok("playlist.delete", {"id": static}, "user") is None
    for kind in (101, 102):
        new = {"playlist": {"playlistType": kind, "playlistContent": ""}}
        assert api.code("playlist.add", new, "user") == "INVALID_KS"


def test_statistics_are_an_empty_page(api: Api) -> None:
    asked = {"playlistType": 3, "playlistContent": "x", "format": 1, "ks": api.ks()}
    answer = api.get("/api_v3/service/playlist/action/getStatsFromContent", params=asked)
    assert (answer.status_code, answer.text) == (200, "")
    assert answer.headers["content-type"].startswith("text/html")


def test_sessions_for_a_list_see_and_change_what_it_plays(api: Api) -> None:
    condition = {"objectType": "KalturaAuthenticatedCondition", "not": True}
    blocks = {"actions": [{"objectType": "KalturaAccessControlBlockAction"}], "conditions": [condition]}
    profile = {
        "name": "for members",
        "rules": [{"objectType": "KalturaRule", "message": "members", **blocks}],
    }
    kept = {"accessControlId": api.ok("accessControlProfile.add", {"accessControlProfile": profile})["id"]}
    inside, outside = pictures(api, "privilegedlist", 1, **kept) + pictures(api, "strange", 1, **kept)
    lists = [
        add(api, playlistContent=inside)["id"],
        add(api, DYNAMIC, totalResults=5, filters=[rule("privilegedlist")])["id"],
    ]
    for made in lists:
        sees, edits = (
            api.start(0, userId="u", privileges=f"{name}:{made}")
            for name in ("sviewplaylist", "editplaylist")
        )
        for entry, told in ((inside, []), (outside, ["members"])):
            asked = {"entryId": entry, "contextDataParams": {"objectType": "KalturaPlaybackContextOptions"}}
            context = api.ok("baseentry.getPlaybackContext", asked, sees)
            assert [one["message"] for one in context["messages"]] == told
        changes = {"entryId": inside, "mediaEntry": {"description": "changed"}}
        assert api.ok("media.update", changes, edits)["description"] == "changed"
        assert api.code("media.update", changes | {"entryId": outside}, edits) == "INVALID_KS"
        assert api.code("media.update", changes, sees) == "INVALID_KS"
        assert api.code("playlist.update", {"id": made, "playlist": {"name": "x"}}, edits) == "INVALID_KS"
