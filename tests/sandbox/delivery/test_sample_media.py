"""The sample videos of a new account play from the first call on, in every form."""

from __future__ import annotations

import subprocess
from typing import Any

import imageio_ffmpeg
import pytest

from tests.sandbox.conftest import Api

VIDEOS = ["12 seconds", "30 seconds", "320 seconds"]
SOURCE, WEB = 0, 2  # flavor params: the file as it is, and the smallest of the default profile
READY, NOT_APPLICABLE = 2, 4


def sample(api: Api, length: str, role: str) -> Any:
    """The sample video of this length."""
    filter_ = {"nameLike": f"Sample video, {length}", "orderBy": "+createdAt"}  # others may have made copies
    return api.ok("media.list", {"filter": filter_}, ks=role)["objects"][0]


def decoded_frames(url: str) -> tuple[int, float]:
    """How many frames of a stream ffmpeg decodes, and for how many seconds it plays; nothing may be amiss in it."""
    options = ["-v", "error", "-progress", "-"]
    command = [imageio_ffmpeg.get_ffmpeg_exe(), *options, "-i", url, "-f", "null", "-"]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=180, check=True)
    assert not ran.stderr, ran.stderr
    told = dict(line.split("=", 1) for line in ran.stdout.splitlines() if "=" in line)
    return int(told["frame"]), int(told["out_time_us"]) / 1_000_000


@pytest.mark.parametrize("role", ["admin", "plain"])
@pytest.mark.parametrize("kind", ["applehttp", "mpegdash", "url", "http"])
@pytest.mark.parametrize("length", VIDEOS)
def test_samples_play(api: Api, length: str, kind: str, role: str) -> None:
    entry = sample(api, length, role)
    path = f"/p/{entry['partnerId']}/playManifest/entryId/{entry['id']}/format/{kind}/protocol/http/a.x"
    if kind == "http":
        answer = api.get(path)
        assert answer.status_code == 200 and 'url="http' in answer.text
        return
    frames, seconds = decoded_frames(api.url + path)
    rate = {"12 seconds": 25, "30 seconds": 15, "320 seconds": 10}[length]
    assert frames == int(length.split()[0]) * rate
    assert seconds == pytest.approx(int(length.split()[0]), abs=0.2)


@pytest.mark.parametrize("length", VIDEOS)
def test_samples_have_the_flavors_of_an_upload(api: Api, length: str) -> None:
    entry = sample(api, length, "admin")
    found = api.ok("flavorAsset.list", {"filter": {"entryIdEqual": entry["id"]}})["objects"]
    ready = {one["flavorParamsId"]: one for one in found if one["status"] == READY}
    assert set(ready) == {SOURCE, WEB} and entry["flavorParamsIds"] == "0,2"
    assert all(one["status"] == NOT_APPLICABLE for one in found if one["flavorParamsId"] not in ready)
    web, source = ready[WEB], ready[SOURCE]
    assert web["isWeb"] and not web["isOriginal"] and "iphonenew" in web["tags"] and "dash" in web["tags"]
    assert (web["videoCodecId"], web["containerFormat"]) == ("avc1", "isom")
    assert (
        (web["width"], web["height"])
        == (source["width"], source["height"])
        == (entry["width"], entry["height"])
    )
    assert api.get(api.ok("flavorAsset.getUrl", {"id": web["id"]}).removeprefix(api.url)).ok


@pytest.mark.parametrize("length", VIDEOS)
def test_samples_are_offered_in_every_form(api: Api, length: str) -> None:
    entry = sample(api, length, "admin")
    context = api.ok(
        "baseEntry.getPlaybackContext",
        {"entryId": entry["id"], "contextDataParams": {"objectType": "KalturaPlaybackContextOptions"}},
    )
    assert {"applehttp", "mpegdash", "url"} <= {source["format"] for source in context["sources"]}
    assert [one["flavorParamsId"] for one in context["flavorAssets"]] == [WEB]
    assert not context["messages"]


def test_nothing_is_left_to_convert(api: Api) -> None:
    """What is made at the start leaves no job behind that would make it again."""
    for length in VIDEOS:
        found = api.ok(
            "flavorAsset.list", {"filter": {"entryIdEqual": sample(api, length, "plain")["id"]}}, ks="plain"
        )
        assert {one["status"] for one in found["objects"]} == {READY, NOT_APPLICABLE}
