"""A stream that comes in plays, is told of, and ends; who has no right to broadcast is refused."""

from __future__ import annotations

import re
import socket
import time
from typing import Any

import pytest
import requests

from tests.sandbox.conftest import Api
from tests.sandbox.encoders import pushing


@pytest.mark.parametrize("way", [pushing.rtmp, pushing.srt])
def test_a_stream_is_live_while_it_flows(api: Api, way: Any) -> None:
    entry = pushing.add(api)
    assert not pushing.is_live(api, entry)
    encoder = pushing.push(way(entry), 8)
    pushing.until(lambda: pushing.is_live(api, entry))
    told = api.ok("liveStream.getDetails", {"id": entry["id"]}, ks=None)
    assert (told["primaryStreamStatus"], told["secondaryStreamStatus"], told["broadcastStatus"]) == (1, 0, 3)
    nodes = api.ok("entryServerNode.list", {"filter": {"entryIdEqual": entry["id"]}})["objects"]
    assert [(node["serverType"], node["status"]) for node in nodes] == [("0", 1)]
    assert [(one["width"], one["height"]) for one in nodes[0]["streams"]] == [(320, 180)]
    (address,) = pushing.lists(api, entry)
    assert encoder.wait() == 0
    pushing.until(lambda: not pushing.is_live(api, entry))
    assert pushing.playlist(address).endswith("#EXT-X-ENDLIST\n")
    assert pushing.frames(address) >= 3 * pushing.RATE
    assert not api.ok("entryServerNode.list", {"filter": {"entryIdEqual": entry["id"]}})["objects"]


@pytest.mark.parametrize("way", [pushing.rtmp, pushing.srt])
def test_a_wrong_token_is_refused(api: Api, way: Any) -> None:
    entry = pushing.add(api)
    begun = time.monotonic()
    assert pushing.push(way(entry, token="00000000"), 20).wait() != 0
    assert time.monotonic() - begun < 18  # it has 20 s to send
    assert not api.ok("entryServerNode.list", {"filter": {"entryIdEqual": entry["id"]}})["objects"]


def test_an_older_token_is_refused(api: Api) -> None:
    entry = pushing.add(api)
    renewed = api.ok("liveStream.regenerateStreamToken", {"entryId": entry["id"]})
    assert pushing.push(pushing.rtmp(entry), 20).wait() != 0
    assert pushing.push(pushing.rtmp(renewed), 1).wait() == 0


def test_a_password_of_its_own_encrypts_what_comes_by_srt(api: Api) -> None:
    entry = pushing.add(api, srtPass="ten letters")
    assert "ten" not in entry["primarySrtStreamId"]
    bare = pushing.srt(entry)
    assert pushing.push(bare, 20).wait() != 0
    encoder = pushing.push([*bare[:-1], f"{bare[-1]}&passphrase=ten letters"], 8)
    pushing.until(lambda: pushing.is_live(api, entry))
    assert encoder.wait() == 0


@pytest.mark.parametrize("name", ["0_nosuchid_1", "other"])
def test_the_stream_must_be_named_after_its_entry(api: Api, name: str) -> None:
    entry = pushing.add(api)
    url = pushing.rtmp(entry)[-1].replace(f"/{entry['id']}_1", f"/{name}")
    assert pushing.push(["-f", "flv", url], 20).wait() != 0
    pushing.until(
        lambda: not api.ok("entryServerNode.list", {"filter": {"entryIdEqual": entry["id"]}})["objects"]
    )


def test_a_place_takes_one_stream_at_a_time(api: Api) -> None:
    entry = pushing.add(api)
    first = pushing.push(pushing.rtmp(entry), 120)
    pushing.until(lambda: pushing.is_live(api, entry))
    assert pushing.push(pushing.rtmp(entry), 20).wait() != 0
    assert pushing.is_live(api, entry)
    assert first.poll() is None
    first.kill()


def test_the_backup_goes_on_when_the_primary_dies(api: Api) -> None:
    entry = pushing.add(api)
    backup = pushing.push(pushing.srt(entry, "secondary"), 120)
    primary = pushing.push(pushing.rtmp(entry), 120)
    pushing.until(
        lambda: api.ok("liveStream.getDetails", {"id": entry["id"]}, ks=None)["primaryStreamStatus"] == 1
    )
    (address,) = pushing.lists(api, entry)
    primary.kill()
    shown = pushing.until(
        lambda: "DISCONTINUITY\n" in pushing.playlist(address) and pushing.playlist(address)
    )
    assert shown.count("#EXT-X-DISCONTINUITY\n") == 1 and pushing.is_live(api, entry)
    assert backup.poll() is None
    backup.kill()


def test_an_encoder_that_comes_back_goes_on_in_the_same_recording(api: Api) -> None:
    entry = pushing.add(api, recordStatus=2)
    lost = pushing.push(pushing.rtmp(entry), 60)
    pushing.until(lambda: pushing.is_live(api, entry))
    lost.kill()
    time.sleep(1)
    assert pushing.is_live(api, entry)
    assert pushing.push(pushing.rtmp(entry), 2).wait() == 0
    recorded = pushing.recording(api, entry, 3000)
    named = {"nameLike": entry["name"], "rootEntryIdEqual": entry["id"]}
    assert [one["id"] for one in api.ok("media.list", {"filter": named})["objects"]] == [recorded["id"]]


def test_the_window_of_dvr_grows_to_its_limit(api: Api) -> None:
    entry = pushing.add(api, dvrStatus=1, dvrWindow=1)
    encoder = pushing.push(pushing.rtmp(entry), 150, "160x90", paced=False)
    pushing.until(lambda: pushing.is_live(api, entry))
    (address,) = pushing.lists(api, entry)
    lengths = []
    while encoder.poll() is None:
        lengths.append(pushing.length(address))
        time.sleep(0.2)
    pushing.until(lambda: not pushing.is_live(api, entry))
    told = pushing.playlist(address)
    lengths.append(sum(map(float, re.findall(r"#EXTINF:([\d.]+)", told))))
    assert max(lengths) <= 60 < lengths[-1] + 6
    assert "#EXT-X-MEDIA-SEQUENCE:0\n" not in told


def test_without_dvr_the_window_slides(api: Api) -> None:
    entry = pushing.add(api)
    encoder = pushing.push(pushing.rtmp(entry), 90, "160x90", paced=False)
    pushing.until(lambda: pushing.is_live(api, entry))
    (address,) = pushing.lists(api, entry)
    encoder.wait()
    pushing.until(lambda: not pushing.is_live(api, entry))
    told = pushing.playlist(address)
    assert sum(map(float, re.findall(r"#EXTINF:([\d.]+)", told))) <= 30
    first = re.findall(r"^http.*", told, re.MULTILINE)[0]
    gone = re.sub(r"/\d+\.ts", "/0.ts", first)
    assert (
        requests.get(first, timeout=30).status_code == 200
        and requests.get(gone, timeout=30).status_code == 404
    )


def test_a_live_profiles_renditions_play(api: Api) -> None:
    params = {
        "objectType": "KalturaLiveParams",
        "name": "Small",
        "height": 90,
        "videoBitrate": 150,
        "tags": "small",
    }
    made = api.ok("flavorParams.add", {"flavorParams": params})
    profile = {"name": "Live in two", "type": 2, "flavorParamsIds": f"32,{made['id']}"}
    profile_id = api.ok("conversionProfile.add", {"conversionProfile": profile})["id"]
    entry = pushing.add(api, conversionProfileId=profile_id)
    encoder = pushing.push(pushing.rtmp(entry), 8)
    addresses = pushing.until(
        lambda: pushing.is_live(api, entry) and (found := pushing.lists(api, entry))[1:] and found
    )
    assert encoder.wait() == 0
    pushing.until(lambda: not pushing.is_live(api, entry))
    assert {pushing.frames(address) for address in addresses} == {8 * pushing.RATE}


def test_who_fetches_segments_watches(api: Api) -> None:
    entry = pushing.add(api)
    encoder = pushing.push(pushing.rtmp(entry), 120)
    pushing.until(lambda: pushing.is_live(api, entry))
    for viewer in ("one", "two"):
        (address,) = pushing.lists(api, entry, f"?playSessionId={viewer}")
        assert requests.get(pushing.playlist(address).splitlines()[-1], timeout=30).ok
    told = api.ok("liveReports.getReport", {"reportType": "ENTRY_TOTAL", "filter": {"entryIds": entry["id"]}})
    assert [one["audience"] for one in told["objects"]] == [2]
    encoder.kill()


def test_a_deleted_entry_ends_its_stream(api: Api) -> None:
    entry = pushing.add(api)
    encoder = pushing.push(pushing.rtmp(entry), 120)
    pushing.until(lambda: pushing.is_live(api, entry))
    api.ok("liveStream.delete", {"entryId": entry["id"]})
    assert encoder.wait(60) != 0


def test_noise_at_the_doors_harms_nobody(api: Api) -> None:
    for data in (b"GET / HTTP/1.1\r\n\r\n", b"\x03" + b"\xff" * 4000, b"\x80\0\0\0" + b"\xff" * 60):
        with socket.create_connection(("127.0.0.1", api.told["rtmpPort"]), 5) as door:
            door.sendall(data)
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as door:
            door.sendto(data, ("127.0.0.1", api.told["srtPort"]))
    entry = pushing.add(api)
    assert pushing.push(pushing.rtmp(entry), 1).wait() == 0
