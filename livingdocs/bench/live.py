"""Live streams: whether frames are lost, how soon and how far behind viewers follow, what many streams at once take.

Encoders send a film that was encoded before, so that they take next to nothing of the machine's time, which is
measured for the sandbox and all its ffmpegs together. Lists hold a stream from its beginning (DVR), so that what they
lack of the time since the first frame is how far they are behind.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import imageio_ffmpeg
import requests

from features.support.running.embedded import Sandbox

Say = Callable[..., None]
SECONDS, RATE, KEY_FRAMES_S = 60, 25, 2
AT_ONCE = 10
HEIGHTS = (180, 270)  # of the renditions that are made of a stream of 360 lines
WAIT_S = 240  # for recordings
FILM = ["-f", "lavfi", "-i", f"testsrc2=s=640x360:r={RATE}", "-f", "lavfi", "-i", "sine=r=44100"]
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class Stream:
    """One that is measured: s from its first frame to the first list, and s that lists were behind."""

    entry: dict[str, Any]
    first: float = 0.0
    behind: list[float] = field(default_factory=list)


def live(say: Say) -> None:
    """One stream of a minute, ten at once, and one of which renditions are made."""
    with tempfile.TemporaryDirectory() as folder:
        film = _film(Path(folder) / "film.mp4")
        sent = _frames(str(film))
        for count, heights in ((1, ()), (AT_ONCE, ()), (1, HEIGHTS)):
            running = Sandbox()
            try:
                running.start()
                _measure(say, running, film, sent, count, heights)
            finally:
                running.stop()


def _measure(say: Say, running: Sandbox, film: Path, sent: int, count: int, heights: tuple[int, ...]) -> None:
    ask = Ask(running.announcement())
    profile = _profile(ask, heights) if heights else 0
    streams = [Stream(_add(ask, number, profile)) for number in range(count)]
    begin, spent = time.monotonic(), _spent(running.pid)
    threads = [threading.Thread(target=_push, args=(ask, film, one)) for one in streams]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    busy = (_spent(running.pid) - spent) / (time.monotonic() - begin)
    lost = [sent - _recorded(ask, one) for one in streams]
    what = f"live, {count} of {SECONDS} s at once" if count > 1 else f"live, one of {SECONDS} s"
    what += f" with {len(heights)} renditions" if heights else ""
    say(f"{what}: frames lost", str(sum(lost)), str(max(lost)), f"of {sent * count:,} sent")
    firsts = [one.first for one in streams]
    say(f"{what}: to the first list", f"{statistics.median(firsts):.1f} s", f"{max(firsts):.1f} s")
    behind = sorted(value for one in streams for value in one.behind)
    say(f"{what}: behind live", f"{statistics.median(behind):.1f} s", f"{behind[-1]:.1f} s")
    say(f"{what}: CPU", f"{busy:.0%}", "", "of one core, the sandbox and its ffmpegs")


def _film(path: Path) -> Path:
    made = [*FILM, "-t", str(SECONDS), "-c:v", "libx264", "-preset", "veryfast", "-b:v", "1200k", "-g"]
    _ffmpeg(*made, str(RATE * KEY_FRAMES_S), "-pix_fmt", "yuv420p", "-c:a", "aac", str(path))
    return path


def _push(ask: Ask, film: Path, one: Stream) -> None:
    """Sends the film, and looks at the list each half second."""
    entry = one.entry
    target = f"{entry['primaryBroadcastingUrl']}/{entry['id']}_1"
    sending = _running("-re", "-i", str(film), "-c", "copy", "-f", "flv", target)
    begin, address = time.monotonic(), ""
    while sending.poll() is None:
        address = address or _list_of(ask, entry)
        now = time.monotonic() - begin
        if address:
            one.first = one.first or now
            text = requests.get(address, timeout=10).text
            if "ENDLIST" not in text and now < SECONDS:
                one.behind.append(now - _held(text))
        time.sleep(0.5 if address else 0.1)
    if sending.returncode:
        raise SystemExit(f"an encoder ended with {sending.returncode}")


def _held(text: str) -> float:
    lines = (line.removeprefix("#EXTINF:") for line in text.splitlines() if line.startswith("#EXTINF:"))
    return sum(float(line.rstrip(",")) for line in lines)


def _list_of(ask: Ask, entry: dict[str, Any]) -> str:
    """The address of the stream's list; empty before there is one."""
    path = f"/p/{entry['partnerId']}/playManifest/entryId/{entry['id']}/format/applehttp/protocol/http/a.m3u8"
    lines = requests.get(ask.url + path, timeout=10).text.splitlines()
    return next((line for line in lines if line.startswith("http")), "")


def _recorded(ask: Ask, one: Stream) -> int:
    """How many frames the recording has, once it is READY."""
    end = time.monotonic() + WAIT_S
    while time.monotonic() < end:
        named = ask("liveStream.get", entryId=one.entry["id"]).get("recordedEntryId")
        if named and ask("media.get", entryId=named)["status"] == 2:
            flavors = ask("flavorAsset.getByEntryId", entryId=named)
            original = next(flavor for flavor in flavors if flavor["isOriginal"])
            return _frames(ask("flavorAsset.getUrl", id=original["id"]))
        time.sleep(0.5)
    raise SystemExit(f"no recording of {one.entry['id']} after {WAIT_S} s")


def _frames(source: str) -> int:
    told = _ffmpeg("-stats", "-i", source, "-map", "0:v:0", "-c", "copy", "-f", "null", "-")
    return int(told.rpartition("frame=")[2].split()[0])


class Ask:
    """Calls of an administrator."""

    def __init__(self, told: dict[str, Any]) -> None:
        self.url, self._ks = str(told["serviceUrl"]), ""
        fields = {"secret": told["adminSecret"], "partnerId": told["partnerId"], "type": 2}
        self._ks = self("session.start", **fields)

    def __call__(self, name: str, **fields: Any) -> Any:
        service, _, action = name.partition(".")
        url = f"{self.url}/api_v3/service/{service}/action/{action}"
        answer = requests.post(url, data={"format": 1, "ks": self._ks} | fields, timeout=60).json()
        if isinstance(answer, dict) and "code" in answer:
            raise SystemExit(f"{name}: {answer['code']}: {answer['message']}")
        return answer


def _profile(ask: Ask, heights: tuple[int, ...]) -> int:
    """A live profile by which such renditions are made, beside the stream as it comes (32)."""
    ids = ["32"]
    for height in heights:
        wanted = {
            "objectType": "KalturaLiveParams",
            "name": f"bench {height}",
            "height": height,
            "tags": "small",
        }
        made = ask("flavorParams.add", **{f"flavorParams[{name}]": value for name, value in wanted.items()})
        ids.append(str(made["id"]))
    named = {"name": "bench", "type": 2, "flavorParamsIds": ",".join(ids)}
    fields = {f"conversionProfile[{name}]": value for name, value in named.items()}
    return int(ask("conversionProfile.add", **fields)["id"])


def _add(ask: Ask, number: int, profile: int) -> dict[str, Any]:
    named = {
        "objectType": "KalturaLiveStreamEntry",
        "name": f"bench {number}",
        "mediaType": 201,
        "recordStatus": 1,
    }
    more = {"dvrStatus": 1} | ({"conversionProfileId": profile} if profile else {})
    fields = {f"liveStreamEntry[{name}]": value for name, value in (named | more).items()}
    made: dict[str, Any] = ask("liveStream.add", sourceType="32", **fields)
    return made


def _ffmpeg(*arguments: str) -> str:
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-nostdin", "-y", "-v", "error", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stderr


def _running(*arguments: str) -> subprocess.Popen[bytes]:
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-nostdin", "-v", "error", *arguments]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _spent(pid: int) -> float:
    """Seconds of work of a process and its children, those that ended included. Linux only."""
    ticks = _ticks(pid, 4)
    for child in _children(pid):
        ticks += _ticks(child, 2)
    return ticks / _TICKS


def _ticks(pid: int, of: int) -> int:
    """utime and stime, and with four those of the children that were waited for."""
    try:
        after_name = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0
    return sum(map(int, after_name[11 : 11 + of]))


def _children(pid: int) -> list[int]:
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
        if parent == pid:
            found.append(int(folder.name))
    return found
