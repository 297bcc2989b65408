"""Playlists as measured on odd content, rules, pages and callers. Beyond what the guide shows."""

from __future__ import annotations

import time
from typing import Any

from tests.sandbox.conftest import Api
from tests.sandbox.playlists.test_playlists import DYNAMIC, STATIC, add, film


def rules(api: Api, **rule: Any) -> dict[str, Any]:
    sent = {"objectType": "KalturaMediaEntryFilterForPlaylist", **rule}
    return add(api, DYNAMIC, totalResults=9, filters=[sent])


def execute(api: Api, made: dict[str, Any], **more: Any) -> list[str]:
    return [one["id"] for one in api.ok("playlist.execute", {"id": made["id"], **more})]


def shown(api: Api, tags: str, **fields: Any) -> str:
    """A live stream: lists play it, and it is READY at once."""
    sent = {"mediaType": 201, "tags": tags, **fields}
    return str(api.ok("liveStream.add", {"liveStreamEntry": sent, "sourceType": "32"})["id"])


def test_times_of_rules_count_from_the_moment_of_playing(api: Api) -> None:
    one = shown(api, "clocked")
    kept = rules(api, tagsLike="clocked", createdAtGreaterThanOrEqual=-3600)
    assert "<gte_created_at>-3600</gte_created_at>" in kept["playlistContent"]
    assert abs(int(kept["filters"][0]["createdAtGreaterThanOrEqual"]) - (time.time() - 3600)) < 60
    assert execute(api, kept) == [one]
    assert execute(api, rules(api, tagsLike="clocked", createdAtLessThanOrEqual=-3600)) == []


def test_rules_ask_for_what_has_begun_or_always_was(api: Api) -> None:
    always = shown(api, "begun")
    shown(api, "begun", startDate=86_400)
    assert execute(api, rules(api, tagsLike="begun", startDateLessThanOrEqualOrNull=1)) == [always]


def test_times_of_a_playlist_are_kept_as_they_are(api: Api) -> None:
    made = add(api, startDate=3600, endDate=7200)
    assert (made["startDate"], made["endDate"]) == (3600, 7200)


def test_without_an_order_the_oldest_comes_first(api: Api) -> None:
    ids = [shown(api, "unordered") for _ in range(3)]
    assert execute(api, rules(api, tagsLike="unordered")) == ids
    unread = rules(api, tagsLike="unordered", orderBy="bogus")
    assert unread["filters"][0]["orderBy"] == ""
    assert execute(api, unread) == ids


def test_a_new_list_is_cleaned_and_a_changed_one_is_not(api: Api) -> None:
    one, two = film(api), film(api)
    assert add(api, playlistContent=f"0, {one} ,,null,{two}null,")["playlistContent"] == f"{one},{two}"
    assert add(api, playlistContent=",,")["playlistContent"] == ",,"
    assert "playlistContent" not in add(api, playlistContent="")
    changes = {"id": add(api)["id"], "playlist": {"playlistContent": f" {one} , ,{two},"}}
    assert api.ok("playlist.update", changes)["playlistContent"] == f" {one} , ,{two},"
    changes["playlist"] = {"playlistContent": "0_nosuchid"}
    assert api.code("playlist.update", changes) == "INVALID_ENTRY_ID"


def test_odd_pages_and_limits(api: Api) -> None:
    ids = [shown(api, "paged") for _ in range(2)]
    made = add(api, playlistContent=",".join(ids))
    for size in (0, -1):
        assert execute(api, made, pager={"pageSize": size}) == []
        assert execute(api, rules(api, tagsLike="paged"), pager={"pageSize": size}) == []
    filter_ = {"objectType": "KalturaMediaEntryFilterForPlaylist"}
    assert execute(api, made, filter={**filter_, "limit": -2}) == ids
    assert execute(api, made, filter={**filter_, "displayInSearchEqual": 2}) == ids


def test_the_text_of_the_index_names_the_kind_of_list(api: Api) -> None:
    for kind in (STATIC, DYNAMIC, 101, 102):
        made = add(api, kind, totalResults=1, adminTags="staff")
        assert made["searchText"].endswith(f"_MEDIA_TYPE_{kind}|  list staff")


def test_a_copy_of_rules_says_what_they_say(api: Api) -> None:
    text = "<playlist><filters><filter><like_tags>one</like_tags></filter></filters></playlist>"
    made = add(api, DYNAMIC, totalResults=1, playlistContent=text)
    twin = api.ok("playlist.clone", {"id": made["id"]})
    assert "typeIn" not in twin["filters"][0]
    assert twin["duration"] == 0
    assert rules(api, isRoot=True)["filters"][0]["isRoot"] == "1"


def test_without_a_session_nothing_is_tried_out(api: Api) -> None:
    asked = {
        "partnerId": api.told["partnerId"],
        "playlistType": STATIC,
        "playlistContent": shown(api, "tried"),
    }
    assert api.ok("playlist.executeFromContent", asked, ks=None) == []


def test_what_is_refused_repeats_no_tags(api: Api) -> None:
    answer = api.call("playlist.get", {"id": "<b>x</b>"})
    assert answer["message"] == "Unknown Playlist [x]"


def test_a_user_names_an_access_control_profile_that_is_there(api: Api) -> None:
    sent = {"playlistType": STATIC, "accessControlId": 999_999}
    assert api.code("playlist.add", {"playlist": sent}, "user") == "ACCESS_CONTROL_ID_NOT_FOUND"


def test_a_list_has_no_replacement_to_decide_about(api: Api) -> None:
    asked = {"entryId": add(api)["id"]}
    assert api.code("media.cancelReplace", asked) == "INVALID_ENTRY_TYPE"
    assert api.code("media.approveReplace", asked) == "INVALID_ENTRY_TYPE"
