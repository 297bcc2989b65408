"""Live streams beyond what the guides show: what is settled by the schedule, by settings, and by who asks."""

from __future__ import annotations

import re
import time
from typing import Any

import pytest

from tests.sandbox.conftest import Api


def stream(api: Api, source: int = 32, **fields: Any) -> dict[str, Any]:
    entry = {"objectType": "KalturaLiveStreamEntry", "name": "live", "mediaType": 201, **fields}
    answer: dict[str, Any] = api.ok("liveStream.add", {"liveStreamEntry": entry, "sourceType": source})
    return answer


def passthrough(api: Api) -> int:
    found = api.ok("conversionProfile.list", {"filter": {"typeEqual": 2, "systemNameEqual": "Passthrough"}})
    return int(found["objects"][0]["id"])


def event(api: Api, entry: str, begin: int, length: int, **fields: Any) -> dict[str, Any]:
    """A live stream event that begins so many seconds from now."""
    start = int(time.time()) + begin
    sent = {
        "objectType": "KalturaLiveStreamScheduleEvent", "recurrenceType": 0, "summary": "event", "startDate": start,
        "endDate": start + length, "templateEntryId": entry, **fields,
    }  # fmt: skip
    answer: dict[str, Any] = api.ok("schedule_scheduleEvent.add", {"scheduleEvent": sent})
    return answer


def manifest(api: Api, entry: str, form: str = "applehttp/a.m3u8") -> Any:
    path = f"/p/{api.told['partnerId']}/sp/0/playManifest/entryId/{entry}/protocol/http/format/{form}"
    return api.get(path, allow_redirects=False)


def test_a_profile_gives_an_entry_its_renditions(api: Api) -> None:
    made = stream(api, conversionProfileId=passthrough(api))
    assert [one["bitrate"] for one in made["bitrates"]] == [900, 400, 600]
    assets = api.ok("flavorAsset.getByEntryId", {"entryId": made["id"]})
    assert {(one["objectType"], one["status"]) for one in assets} == {("KalturaLiveAsset", 2)}
    assert made["flavorParamsIds"] == "32,36,37"


def test_a_new_profile_takes_the_old_renditions_away(api: Api) -> None:
    made = stream(api, conversionProfileId=passthrough(api))
    profile = {"name": "one", "type": 2, "flavorParamsIds": "32"}
    other = api.ok("conversionProfile.add", {"conversionProfile": profile})
    changes = {"entryId": made["id"], "liveStreamEntry": {"conversionProfileId": other["id"]}}
    assert api.ok("liveStream.update", changes)["flavorParamsIds"] == "32"
    assert len(api.ok("flavorAsset.getByEntryId", {"entryId": made["id"]})) == 1


def test_off_air_there_is_no_manifest(api: Api) -> None:
    answer = manifest(api, stream(api)["id"])
    assert (answer.status_code, answer.headers["X-Kaltura"]) == (404, "error-36")


def test_a_stream_elsewhere_is_where_it_is(api: Api) -> None:
    made = stream(api, 30, hlsStreamUrl="https://live.example.com/a.m3u8")
    answer = manifest(api, made["id"])
    assert (answer.status_code, answer.headers["Location"]) == (302, "https://live.example.com/a.m3u8")
    assert manifest(api, made["id"], "mpegdash/a.mpd").headers["X-Kaltura"] == "error-25"


@pytest.fixture(scope="module")
def simulive(api: Api) -> str:
    """An entry on which a film of twelve seconds has played for half a minute, in an event that goes on."""
    made = str(stream(api, conversionProfileId=passthrough(api))["id"])
    event(api, made, -30, 600, sourceEntryId=api.film())
    return made


def test_a_video_plays_at_its_time(api: Api, simulive: str) -> None:
    assert api.ok("liveStream.isLive", {"id": simulive}) is True
    assert api.ok("liveStream.get", {"entryId": simulive})["liveStatus"] == 1
    master = manifest(api, simulive).text
    lists = [line for line in master.splitlines() if line.startswith("http")]
    assert lists
    texts = [api.http.get(one, timeout=30).text for one in lists]
    assert all(text.endswith("#EXT-X-ENDLIST\n") for text in texts)  # the film is over, the event isn't
    segment = re.search(r"^http.*$", texts[0], re.MULTILINE)
    assert segment and api.http.get(segment[0], timeout=30).content[:1] == b"G"


def test_it_is_the_film_that_a_player_is_told_of(api: Api, simulive: str) -> None:
    params = {"objectType": "KalturaPlaybackContextOptions"}
    told = api.ok("baseEntry.getPlaybackContext", {"entryId": simulive, "contextDataParams": params})
    assert all(api.film() in source["url"] for source in told["sources"])
    assert told["activeLiveStreamTime"]["endTime"] > time.time()


def test_three_segments_must_be_there(api: Api) -> None:
    made = stream(api, conversionProfileId=passthrough(api))["id"]
    event(api, made, -2, 600, sourceEntryId=api.film())
    assert api.ok("liveStream.isLive", {"id": made}) is False
    assert manifest(api, made).headers["X-Kaltura"] == "error-36"


def test_without_renditions_nothing_is_scheduled_to_play(api: Api) -> None:
    made = stream(api)["id"]
    event(api, made, -30, 600, sourceEntryId=api.film())
    assert manifest(api, made).headers["X-Kaltura"] == "error-6"


def test_an_event_sends_viewers_elsewhere(api: Api) -> None:
    made, other = stream(api)["id"], api.film()
    start = int(time.time()) - 60
    sent = {
        "objectType": "KalturaLiveRedirectScheduleEvent", "recurrenceType": 0, "summary": "event", "startDate": start,
        "endDate": start + 600, "templateEntryId": made, "redirectEntryId": other,
    }  # fmt: skip
    api.ok("schedule_scheduleEvent.add", {"scheduleEvent": sent})
    assert api.ok("liveStream.get", {"entryId": made})["redirectEntryId"] == other


def test_a_channel_plays_its_list_over_and_over(api: Api) -> None:
    members = {"name": "list", "playlistType": 3, "playlistContent": api.film()}
    playlist = api.ok("playlist.add", {"playlist": {"objectType": "KalturaPlaylist", **members}})
    channel = {
        "objectType": "KalturaLiveChannel",
        "name": "c",
        "mediaType": 201,
        "playlistId": playlist["id"],
    }
    made = api.ok("liveChannel.add", {"liveChannel": channel})["id"]
    lists = [line for line in manifest(api, made).text.splitlines() if line.startswith("http")]
    text = api.http.get(lists[0], timeout=30).text
    assert "#EXT-X-DISCONTINUITY\n" in text and "ENDLIST" not in text


def test_a_channel_with_a_segment_is_ready(api: Api) -> None:
    channel = {"objectType": "KalturaLiveChannel", "name": "c", "mediaType": 201}
    made = api.ok("liveChannel.add", {"liveChannel": channel})
    assert made["status"] == 7
    segment = {"objectType": "KalturaLiveChannelSegment", "channelId": made["id"], "entryId": api.film()}
    api.ok("liveChannelSegment.add", {"liveChannelSegment": segment})
    assert api.ok("liveChannel.get", {"id": made["id"]})["status"] == 2
    listed = api.ok("liveChannelSegment.list", {"filter": {"channelIdEqual": made["id"]}})
    assert listed["totalCount"] == 1


def test_an_owner_sees_the_addresses_and_no_token(api: Api) -> None:
    made = stream(api, userId=api.told["userId"])
    seen = api.ok("liveStream.get", {"entryId": made["id"]}, ks="user")
    assert made["streamPassword"] in seen["primaryBroadcastingUrl"] and "streamPassword" not in seen
    assert seen["objectType"] == "KalturaLiveStreamEntry"
    shown = api.ok("liveStream.get", {"entryId": made["id"]})
    assert shown["objectType"] == "KalturaLiveStreamAdminEntry"
    hidden = api.ok("liveStream.get", {"entryId": made["id"]}, ks="widget")
    assert not [name for name in hidden if "Broadcasting" in name or "Srt" in name]


def test_a_copy_gets_a_token_of_its_own(api: Api) -> None:
    made = stream(api)
    copy = api.ok("baseEntry.clone", {"entryId": made["id"]})
    assert copy["type"] == 7 and copy["streamPassword"] != made["streamPassword"]


def test_the_operator_may_ask_what_a_media_server_asks(api: Api) -> None:
    made = stream(api)
    params = {"entryId": made["id"], "token": "wrong"}
    assert api.code("liveStream.authenticate", params, ks="operator") == "LIVE_STREAM_INVALID_TOKEN"
    params["token"] = made["streamPassword"]
    assert api.ok("liveStream.authenticate", params, ks="operator")["id"] == made["id"]


@pytest.mark.parametrize(("value", "code"), [(1999, "MIN_VALUE"), (20001, "MAX_VALUE")])
def test_segments_have_bounds_where_they_may_be_set(api: Api, value: int, code: str) -> None:
    entry = {"objectType": "KalturaLiveStreamEntry", "name": "x", "mediaType": 201, "segmentDuration": value}
    params = {"liveStreamEntry": entry, "sourceType": 32}
    assert api.code("liveStream.add", params) == "DYNAMIC_SEGMENT_DURATION_DISABLED"
    ks = api.start(2, "approving", privileges="disableentitlement")
    assert code in api.code("liveStream.add", params, ks=ks)


def test_an_account_without_the_feature_records_nothing(api: Api) -> None:
    entry = {"objectType": "KalturaLiveStreamEntry", "name": "x", "mediaType": 201}
    params = {"liveStreamEntry": entry, "sourceType": 32}
    assert api.ok("liveStream.add", params, ks="plain")["recordStatus"] == 0
    params = {"liveStreamEntry": entry | {"recordStatus": 1}, "sourceType": 32}
    assert api.code("liveStream.add", params, ks="plain") == "RECORDING_DISABLED"


def test_a_copy_takes_along_how_it_is_recorded_and_nothing_else(api: Api) -> None:
    kept = {"dvrStatus": 1, "dvrWindow": 7, "explicitLive": 1, "recordStatus": 2}
    lost = {"offlineMessage": "soon", "streamName": "name", "srtPass": "ten letters", "viewMode": 1}
    made = stream(api, 30, hlsStreamUrl="http://a.example/a.m3u8", **kept, **lost)
    twin = api.ok("baseEntry.clone", {"entryId": made["id"]})
    assert {name: twin[name] for name in kept} == kept | {"explicitLive": True}
    assert not {"offlineMessage", "srtPass", "hlsStreamUrl"} & set(twin)
    assert (twin["streamName"], twin["viewMode"], twin["recordingStatus"]) == ("%i", 0, 0)


def test_an_encoder_needs_a_token(api: Api) -> None:
    made = stream(api)
    cleared = {"entryId": made["id"], "liveStreamEntry": {"streamPassword__null": ""}}
    changed = api.ok("liveStream.update", cleared)
    assert changed["primaryBroadcastingUrl"].endswith(f"e={made['id']}&i=0")
    for token in ("None", ""):
        asked = {"entryId": made["id"], "token": token}
        assert api.code("liveStream.authenticate", asked, "operator") == "LIVE_STREAM_INVALID_TOKEN"


def test_of_a_stream_elsewhere_it_is_known_where_it_has_an_address(api: Api) -> None:
    there = [{"objectType": "KalturaLiveStreamConfiguration", "protocol": "hls", "url": "http://a.example/a"}]
    by_list, by_name = (
        stream(api, 30, liveStreamConfigurations=there),
        stream(api, 30, hlsStreamUrl="http://a"),
    )
    for made, protocol, known in (
        (by_list, None, True), (by_list, "applehttp", True), (by_list, "hds", False),
        (by_name, None, False), (by_name, "hls", True), (by_name, "hdnetworkmanifest", False),
    ):  # fmt: skip
        asked = {"id": made["id"]} | ({"protocol": protocol} if protocol else {})
        answer = api.call("liveStream.isLive", asked)
        assert (answer is False) == known, (protocol, answer)


def test_an_id_that_was_sent_is_not_taken(api: Api) -> None:
    assert stream(api, id="0_abcdefgh")["id"] != "0_abcdefgh"


def test_an_empty_password_is_too_short(api: Api) -> None:
    sent = {"objectType": "KalturaLiveStreamEntry", "mediaType": 201, "srtPass": ""}
    asked = {"liveStreamEntry": sent, "sourceType": "32"}
    assert api.code("liveStream.add", asked) == "PROPERTY_VALIDATION_MIN_LENGTH"


def test_options_tell_what_they_say_by_themselves(api: Api) -> None:
    made = stream(
        api, recordingOptions={"objectType": "KalturaLiveEntryRecordingOptions", "shouldCopyThumbnail": 1}
    )
    assert made["recordingOptions"]["shouldMakeHidden"] is False
    assert "shouldCopyEntitlement" not in made["recordingOptions"]


def test_nobody_follows_what_is_off_air(api: Api) -> None:
    for entry in (stream(api)["id"], api.film(), "0_nosuchid"):
        told = api.ok("liveStream.getLiveStreamStats", {"entryId": entry}, ks=None)
        assert told == {"liveViewers": 0, "objectType": "KalturaLiveStreamStats"}
