"""Real encoders for tests: ffmpeg sends a few seconds of a test picture and a tone to where an entry says."""

from __future__ import annotations

import re
import subprocess
import time
from collections.abc import Callable
from typing import Any, TypeVar

import imageio_ffmpeg
import requests

from tests.sandbox.conftest import Api

RATE = 25  # frames per s; a key frame each second
PATIENCE = 60  # s
T = TypeVar("T")


def add(api: Api, **fields: Any) -> dict[str, Any]:
    """A live stream entry."""
    entry = {"objectType": "KalturaLiveStreamEntry", "mediaType": 201, "name": "A stream", "recordStatus": 0}
    made: dict[str, Any] = api.ok("liveStream.add", {"liveStreamEntry": entry | fields, "sourceType": "32"})
    return made


def rtmp(entry: dict[str, Any], place: str = "primary", token: str = "") -> list[str]:
    """Where an encoder sends by RTMP, as ffmpeg takes it."""
    url = f"{entry[f'{place}BroadcastingUrl']}/{entry['id']}_1"
    return ["-f", "flv", url.replace(entry["streamPassword"], token) if token else url]


def srt(entry: dict[str, Any], place: str = "primary", token: str = "") -> list[str]:
    """The same by SRT."""
    named = entry[f"{place}SrtStreamId"]
    named = named.replace(entry["streamPassword"], token) if token else named
    return ["-f", "mpegts", f"{entry[f'{place}SrtBroadcastingUrl']}?streamid={named}"]


def push(
    where: list[str], seconds: float = 3, size: str = "320x180", paced: bool = True
) -> subprocess.Popen[bytes]:
    """An encoder at work. Unless it is ``paced`` it sends as fast as it is let."""
    pace = ["-re"] if paced else []
    return subprocess.Popen(
        [
            imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-nostdin", *pace, "-f", "lavfi", "-i",
            f"testsrc2=s={size}:r={RATE}", *pace, "-f", "lavfi", "-i", "sine", "-t", str(seconds), "-c:v", "libx264",
            "-preset", "ultrafast", "-g", str(RATE), "-c:a", "aac", *where,
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip


def until(holds: Callable[[], T], seconds: float = PATIENCE) -> T:
    """What a function answers once that is true of it."""
    end = time.monotonic() + seconds
    while not (found := holds()):
        assert time.monotonic() < end, "it never came"
        time.sleep(0.1)
    return found


def is_live(api: Api, entry: dict[str, Any]) -> bool:
    return bool(api.ok("liveStream.isLive", {"id": entry["id"]}, ks=None))


def lists(api: Api, entry: dict[str, Any], query: str = "") -> list[str]:
    """The addresses of the lists that an entry's manifest names."""
    path = f"/p/{entry['partnerId']}/sp/0/playManifest/entryId/{entry['id']}/format/applehttp/protocol/http"
    return [
        line
        for line in api.get(f"{path}/a.m3u8{query}").text.splitlines()
        if line and not line.startswith("#")
    ]


def length(address: str) -> float:
    """What a list shows, in s."""
    return sum(map(float, re.findall(r"#EXTINF:([\d.]+)", playlist(address))))


def recording(api: Api, entry: dict[str, Any], longer_than: int = 0) -> dict[str, Any]:
    """The video that an entry was recorded as, READY."""

    def made() -> dict[str, Any] | None:
        named = api.ok("liveStream.get", {"entryId": entry["id"]}).get("recordedEntryId")
        found: dict[str, Any] | None = api.ok("media.get", {"entryId": named}) if named else None
        return found if found and found["status"] == 2 and found.get("msDuration", 0) > longer_than else None

    found = until(made)
    assert found
    return found


def frames(address: str) -> int:
    """How many frames a film or a list has, all of which can be decoded."""
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-stats", "-i", address, "-map", "0:v:0"]
    told = subprocess.run(
        [*command, "-f", "null", "-"], capture_output=True, text=True, check=True, timeout=PATIENCE
    )
    lines = told.stderr.replace("\r", "\n").splitlines()
    assert not [line for line in lines if line and "frame=" not in line], told.stderr
    return int(lines[-1].partition("frame=")[2].split()[0])


def source_frames(api: Api, entry: dict[str, Any]) -> int:
    """How many frames the original of a video has."""
    original = api.ok("flavorAsset.list", {"filter": {"entryIdEqual": entry["id"], "flavorParamsIdEqual": 0}})
    return frames(api.ok("flavorAsset.getUrl", {"id": original["objects"][0]["id"]}))


def writers(folder: str) -> list[int]:
    """Processes that name a folder in what they were called with."""
    command = ["ps", "-eww", "-o", "pid,args"]  # else it cuts lines to the width of a terminal
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return [int(line.split()[0]) for line in told.splitlines() if folder in line]


def playlist(address: str) -> str:
    return requests.get(address, timeout=30).text
