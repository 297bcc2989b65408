"""Live channels beyond what the guides show: what is kept of them, what plays, and how they are copied and deleted."""

from __future__ import annotations

import time
from typing import Any

from tests.sandbox.conftest import Api
from tests.sandbox.live.test_streams import event, stream


def channel(api: Api, **fields: Any) -> dict[str, Any]:
    sent = {"objectType": "KalturaLiveChannel", "name": "channel", **fields}
    answer: dict[str, Any] = api.ok("liveChannel.add", {"liveChannel": sent})
    return answer


def programme(api: Api, *members: str) -> str:
    sent = {"objectType": "KalturaPlaylist", "playlistType": 3, "playlistContent": ",".join(members)}
    return str(api.ok("playlist.add", {"playlist": sent})["id"])


def context(api: Api, entry: str) -> dict[str, Any]:
    options = {"objectType": "KalturaPlaybackContextOptions"}
    answer: dict[str, Any] = api.ok(
        "baseEntry.getPlaybackContext", {"entryId": entry, "contextDataParams": options}
    )
    return answer


def test_a_channel_needs_no_media_type(api: Api) -> None:
    assert "mediaType" not in channel(api)


def test_a_channel_keeps_the_source_that_it_was_given(api: Api) -> None:
    made = channel(api, sourceType="32")
    assert made["sourceType"] == "32"
    assert [one["protocol"] for one in made["liveStreamConfigurations"]][:2] == ["hds", "hls"]


def test_a_channel_plays_at_its_own_address_what_its_playlist_holds(api: Api) -> None:
    made = channel(api, playlistId=programme(api, api.film()))
    told = context(api, made["id"])
    assert {one["format"] for one in told["sources"]} == {"applehttp"}
    assert all(f"/entryId/{made['id']}/" in one["url"] for one in told["sources"])
    flavors = {one["id"] for one in api.ok("flavorAsset.getByEntryId", {"entryId": api.film()})}
    assert told["flavorAssets"]
    for one in told["flavorAssets"]:
        assert (one["entryId"], one["id"] in flavors) == (made["id"], True)


def test_a_channel_without_anything_to_play_has_no_source(api: Api) -> None:
    assert context(api, channel(api)["id"])["sources"] == []


def test_a_copy_of_a_channel_plays_nothing(api: Api) -> None:
    made = channel(api, playlistId=programme(api, api.film()), repeat=True)
    twin = api.ok("baseEntry.clone", {"entryId": made["id"]})
    assert (twin["sourceType"], "playlistId" in twin, "repeat" in twin) == ("35", False, False)


def test_a_deleted_channel_is_there_without_content(api: Api) -> None:
    """Deleting saves it, and each save decides a channel's status anew."""
    for service, name in (("liveChannel", "id"), ("baseEntry", "entryId")):
        made = channel(api, playlistId=programme(api, api.film()))
        api.ok("liveChannel.update", {"id": made["id"], "liveChannel": {"playlistId": ""}})
        api.ok(f"{service}.delete", {name: made["id"]})
        left = api.ok("liveChannel.get", {"id": made["id"]})
        assert (left["status"], left["moderationStatus"]) == (7, 4), service


def test_segments_tell_ids_as_texts(api: Api) -> None:
    sent = {"channelId": channel(api)["id"], "triggerType": 3, "triggerSegmentId": 5, "tags": "a"}
    made = api.ok("liveChannelSegment.add", {"liveChannelSegment": sent})
    assert made["triggerSegmentId"] == "5"
    cleared = {"id": made["id"], "liveChannelSegment": {"tags__null": ""}}
    assert "tags" not in api.ok("liveChannelSegment.update", cleared)


def test_a_channel_takes_no_file(api: Api) -> None:
    resource = {"objectType": "KalturaUrlResource", "url": "http://a.example/a.mp4"}
    for entry in (channel(api), stream(api)):
        answer = api.call("baseEntry.updateContent", {"entryId": entry["id"], "resource": resource})
        assert answer["code"] == "ENTRY_TYPE_NOT_SUPPORTED"


def test_while_a_video_plays_as_live_settings_stay(api: Api) -> None:
    made = stream(api)
    event(api, made["id"], -60, 600, sourceEntryId=api.film())
    for name, value in (("dvrWindow", 11), ("explicitLive", 1), ("recordStatus", 2)):
        changes = {"entryId": made["id"], "liveStreamEntry": {name: value}}
        answer = api.call("liveStream.update", changes)
        assert (answer.get("code"), answer.get("args")) == (
            "CANNOT_UPDATE_FIELDS_WHILE_ENTRY_BROADCASTING",
            {"FIELD": name},
        )
    options = {"recordingOptions": {"shouldCopyEntitlement": True}}
    answer = api.call("liveStream.update", {"entryId": made["id"], "liveStreamEntry": options})
    assert answer["args"] == {"FIELD": "recordingOptions"}
    options = {"recordingOptions": {"shouldMakeHidden": True}}
    api.ok("liveStream.update", {"entryId": made["id"], "liveStreamEntry": options})


def test_reports_answer_what_they_are_asked_for(api: Api) -> None:
    now = int(time.time())
    live = {"objectType": "KalturaLiveReportInputFilter", "live": True, "fromTime": now - 60, "toTime": now}
    for action, report in (("getEvents", "ENTRY_TOTAL"), ("getReport", "ENTRY_TIME_LINE")):
        answer = api.call(f"liveReports.{action}", {"reportType": report, "filter": live})
        assert answer["code"] == "ANALYTICS_UNSUPPORTED_QUERY"
    second = {"reportType": "PARTNER_TOTAL", "filter": live, "pager": {"pageIndex": 2}}
    assert api.call("liveReports.getReport", second)["code"] == "ANALYTICS_UNSUPPORTED_QUERY"
    assert api.call("liveReports.getReport", {**second, "reportType": "ENTRY_TOTAL"})["totalCount"] == 0
