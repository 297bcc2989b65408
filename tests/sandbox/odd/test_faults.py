"""What odd texts once brought down, one by one."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.sandbox.odd import line
from tests.sandbox.odd.doors import Request
from tests.sandbox.odd.watching import Watched, await_ready, drawn_film


@pytest.fixture(scope="module")
def film(watched: Watched) -> tuple[str, str]:
    """The ids of a film that plays, and of its flavor."""
    entry = watched.world.known("entry", 0)
    await_ready(watched.api, entry)
    return entry, str(watched.api.ok("flavorAsset.getByEntryId", {"entryId": entry})[0]["id"])


def test_an_address_may_have_bytes_above_ascii(watched: Watched) -> None:
    watched.api.ok("media.add", {"entry": {"mediaType": 1, "name": "x", "referenceId": "日本"}})
    place = f"/api_v3/service/baseEntry/action/listByReferenceId?format=1&ks={watched.world.sessions['admin']}&refId="
    for typed in ("日本".encode(), b"%E6%97%A5%E6%9C%AC"):
        assert line.judge(watched.line.ask(Request("GET", place.encode() + typed)))["totalCount"] == 1


def test_a_refusal_that_ends_in_a_blank_is_answered(watched: Watched) -> None:
    reply = watched.api.get(
        f"/api_v3/service/flavorAsset/action/getVolumeMap?flavorId=&ks={watched.api.ks()}"
    )
    assert reply.headers["X-Kaltura"] == "error- INVALID_FLAVOR_ASSET_ID"
    assert reply.headers["X-Kaltura-App"].endswith("Invalid flavor asset id")


def test_what_cannot_be_written_is_told_without_control_characters(watched: Watched) -> None:
    reply = watched.api.get("/api_v3/service/system/action/ping?format=1%0b%00%1f7")
    assert reply.headers["X-Kaltura-App"].endswith("[17] is not recognized by server")


def test_a_filter_may_have_the_least_number_there_is(watched: Watched) -> None:
    fields = {"objectType": "KalturaPlayableEntryFilter", "durationLessThan": str(-(2**63))}
    assert watched.api.ok("baseEntry.count", {"filter": fields}) == 0


def test_a_film_without_sound_has_no_volume_map(watched: Watched, tmp_path: Path) -> None:
    silent = tmp_path / "silent.mp4"
    drawn_film(silent)
    token = watched.api.ok("uploadToken.add")["id"]
    watched.api.ok(
        "uploadToken.upload", {"uploadTokenId": token}, files={"fileData": ("a.mp4", silent.open("rb"))}
    )
    entry = watched.api.ok(
        "media.addFromUploadedFile", {"mediaEntry": {"mediaType": 1}, "uploadTokenId": token}
    )["id"]
    await_ready(watched.api, entry)
    address = f"/api_v3/service/media/action/getVolumeMap?entryId={entry}&ks={watched.api.ks()}"
    assert watched.api.get(address).headers["X-Kaltura"] == "error- RETRIEVE_VOLUME_MAP_FAILED"


@pytest.mark.parametrize("protocol", ["ftp", "httpx", "%D9%A3", "%0B"])
def test_a_protocol_that_is_not_https_counts_for_addresses_of_files_alone(
    watched: Watched, film: tuple[str, str], protocol: str
) -> None:
    place = f"/p/4101/playManifest/entryId/{film[0]}/protocol/{protocol}"
    assert f'url="{watched.api.url}/p/' in watched.api.get(f"{place}/format/http/a.f4m").text
    listed = watched.api.get(f"{place}/format/applehttp/a.m3u8").text
    assert f"\n{watched.api.url}/hls/" in listed
    if protocol == "ftp":  # measured
        found = watched.api.get(f"{place}/format/url", allow_redirects=False)
        assert found.headers["Location"].startswith("ftp://")


def test_the_packager_has_no_file_of_a_name_that_is_too_long(watched: Watched, film: tuple[str, str]) -> None:
    inside = f"/hls/p/4101/sp/410100/serveFlavor/entryId/{film[0]}/v/2/ev/3/flavorId/{film[1]}/name/a.mp4"
    assert watched.api.get(f"{inside}/index.m3u8").status_code == 200
    assert watched.api.get(f"{inside}/{'9' * 400}").status_code == 404


@pytest.mark.parametrize("place", ["system/action/ping", "multirequest"])
def test_names_with_a_thousand_colons_are_left_out(watched: Watched, place: str) -> None:
    part = {
        "service": "system",
        "action": "ping",
        ":" * 6000: "x",
        "a": {"a:" * 60: {"b:" * 60: {"c:" * 60: "x"}}},
    }
    sent = {"1": part, "format": "1"} if place == "multirequest" else part | {"format": "1"}
    reply = watched.api.http.post(f"{watched.api.url}/api_v3/service/{place}", json=sent, timeout=10)
    assert reply.json() == ([True] if place == "multirequest" else True)


def test_a_connection_that_rests_a_while_is_kept(watched: Watched) -> None:
    """Callers wait some seconds between two looks, and what makes something can't be called a second time."""
    ping = Request("GET", b"/api_v3/service/system/action/ping?format=1")
    one = line.Line(watched.api.url)
    assert one.ask(ping).body == b"true"
    time.sleep(6)
    assert one.ask(ping).body == b"true"
    one.close()
