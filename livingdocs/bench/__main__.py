"""make bench: how fast the sandbox and the suite are, printed as a table; figures of record are in docs/performance.md.

Everything is measured from outside, through the doors that users take: HTTP, the command line, ffmpeg.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import imageio_ffmpeg
import requests

from livingdocs.bench import clients, live, memory, searching, suite
from livingdocs.common import paths

SAMPLE = paths.ROOT / "features" / "data" / "keynote.mp4"
PRESET = "veryfast"  # as the sandbox encodes
STARTS, ROUNDS = 5, 3
ROWS = [("what", "p50", "p99", "beside it")]


def say(what: str, p50: str, p99: str = "", beside: str = "") -> None:
    print(f"{what:<46} {p50:>10} {p99:>10}   {beside}", flush=True)


class Api:
    """The few calls that a measurement makes, over one kept connection."""

    def __init__(self, told: dict[str, Any]) -> None:
        self.told, self.http, self.ks = told, requests.Session(), ""
        self.http.trust_env = False
        self.ks = self.start()

    def start(self, **more: Any) -> str:
        """A session, an administrator's unless told."""
        fields = {"secret": self.told["adminSecret"], "partnerId": self.told["partnerId"], "type": 2}
        return str(self.call("session.start", **(fields | more)))

    def call(self, name: str, files: Any = None, **fields: Any) -> Any:
        service, _, action = name.partition(".")
        url = f"{self.told['serviceUrl']}/api_v3/service/{service}" + (f"/action/{action}" if action else "")
        answer = self.http.post(
            url, data={"format": 1, "ks": self.ks} | fields, files=files, timeout=600
        ).json()
        if isinstance(answer, dict) and "code" in answer:
            raise SystemExit(f"{name}: {answer['code']}: {answer['message']}")
        return answer


def timed(work: Callable[[], Any], times: int) -> list[float]:
    """Milliseconds of each of several runs, sorted."""
    measured = []
    for _ in range(times):
        begin = time.perf_counter()
        work()
        measured.append((time.perf_counter() - begin) * 1000)
    return sorted(measured)


def latency(what: str, work: Callable[[], Any], times: int = 300) -> None:
    found = timed(work, times)
    say(what, f"{statistics.median(found):.2f} ms", f"{found[int(len(found) * 0.99)]:.2f} ms")


@contextmanager
def sandbox(**environment: str) -> Iterator[dict[str, Any]]:
    """A sandbox of its own; yields its announcement."""
    from features.support.running.embedded import Sandbox

    before = {name: os.environ.get(name) for name in environment}
    os.environ.update(environment)
    running = Sandbox()
    try:
        running.start()
        yield running.announcement()  # type: ignore[misc]
    finally:
        running.stop()
        for name, value in before.items():
            os.environ.pop(name, None) if value is None else os.environ.update({name: value})


def start_up() -> None:
    """From the command to the announcement, on an empty directory; and as the first start ever, without a schema."""
    found = sorted(_start() for _ in range(STARTS))
    say("start-up to ready", f"{statistics.median(found):.2f} s", f"{found[-1]:.2f} s", f"worst of {STARTS}")
    with tempfile.TemporaryDirectory() as nothing:
        say("the first start ever, which reads the schema", f"{_start(KALTURA_SANDBOX_CACHE=nothing):.2f} s")


def _start(**environment: str) -> float:
    begin = time.perf_counter()
    with sandbox(**environment):
        return time.perf_counter() - begin


def calls() -> None:
    """Single calls, beside an account of 10,000 entries for lists."""
    with sandbox() as told:
        api = Api(told)
        latency("session.start", api.start)
        latency("media.add", lambda: api.call("media.add", **{"entry[mediaType]": 1, "entry[name]": "bench"}))
        entry = api.call("media.add", **{"entry[mediaType]": 1, "entry[name]": "bench"})["id"]
        latency("media.get", lambda: api.call("media.get", entryId=entry))
        ten = {f"{n}:{k}": v for n in range(1, 11) for k, v in _get(entry).items()}
        latency("multirequest of 10", lambda: api.call("multirequest", **ten))
        for _ in range(97):
            adds = {f"{n}:{k}": v for n in range(1, 101) for k, v in _add(n).items()}
            api.call("multirequest", **adds)
        latency(
            "media.list, 10,000 entries", lambda: api.call("media.list", **{"filter[statusEqual]": 7}), 100
        )
        by_name = {"filter[statusEqual]": 7, "filter[nameLike]": "bench 42"}
        latency("the same, by a part of the name", lambda: api.call("media.list", **by_name), 50)


def many_clients() -> None:
    """The same calls by several clients at once."""
    with sandbox() as told:
        api = Api(told)
        for _ in range(clients.ENTRIES // 100):
            adds = {f"{n}:{k}": v for n in range(1, 101) for k, v in _add(n).items()}
            api.call("multirequest", **adds)
        entry = api.call("media.add", **{"entry[mediaType]": 1, "entry[name]": "bench"})["id"]
        clients.clients(say, told, api.ks, entry)


def search() -> None:
    """Lists and searches by texts among 100,000 entries; then it is killed, and started on what it leaves."""
    from features.support.running.embedded import Sandbox

    running = Sandbox()
    try:
        running.start()
        api = Api(running.announcement())
        searching.searching(say, latency, api.call, api.start)
        last = api.call("media.add", **{"entry[mediaType]": 1, "entry[name]": "the last one"})["id"]
        size = running.kill() / 1e6
        begun = time.perf_counter()
        running.start()
        say(f"start-up after a kill, {size:.0f} MB", f"{time.perf_counter() - begun:.2f} s")
        Api(running.announcement()).call("media.get", entryId=last)
    finally:
        running.stop()


def _get(entry: str) -> dict[str, Any]:
    return {"service": "media", "action": "get", "entryId": entry}


def _add(number: int) -> dict[str, Any]:
    return {"service": "media", "action": "add", "entry:mediaType": 1, "entry:name": f"bench {number}"}


def media() -> None:
    """Upload and clip until READY on an empty cache, beside ffmpeg alone doing the same work: medians of rounds."""
    rounds = [_round() for _ in range(ROUNDS)]
    for what, *found in zip(("upload of 30 s to READY", "clip of 10 s to READY"), *rounds, strict=True):
        took, bare = (statistics.median(one[place] for one in found) for place in (0, 1))
        worst = max(one[0] for one in found)
        beside = f"ffmpeg alone {bare:.2f} s, {took / bare:.2f} times that"
        say(what, f"{took:.2f} s", f"{worst:.2f} s", beside)


def _round() -> tuple[tuple[float, float], tuple[float, float]]:
    """(seconds of the sandbox, of ffmpeg alone) for an upload and for a clip, both with their renditions."""
    with (
        tempfile.TemporaryDirectory() as cold,
        tempfile.TemporaryDirectory() as folder,
        sandbox(KALTURA_SANDBOX_MEDIA_CACHE=cold) as told,
    ):
        api, cut = Api(told), Path(folder) / "cut.mp4"
        begin = time.perf_counter()
        entry = _upload(api)
        _ready(api, entry)
        uploaded = time.perf_counter() - begin
        begin = time.perf_counter()
        clip = _clip(api, entry)
        _ready(api, clip)
        clipped = time.perf_counter() - begin
        bare_upload = sum(_bare(SAMPLE, Path(folder) / "out.mp4", _same(one)) for one in _made(api, entry))
        bare_clip = _bare(SAMPLE, cut, ["-ss", "10", "-t", "10"])
        bare_clip += sum(_bare(cut, Path(folder) / "out.mp4", _same(one)) for one in _made(api, clip))
    return (uploaded, bare_upload), (clipped, bare_clip)


def _made(api: Api, entry: str) -> list[dict[str, Any]]:
    """The renditions that the platform made of an entry."""
    flavors = {"filter[entryIdEqual]": entry, "filter[statusEqual]": 2}
    flavors |= {"filter[objectType]": "KalturaFlavorAssetFilter"}
    return [one for one in api.call("flavorAsset.list", **flavors)["objects"] if not one["isOriginal"]]


def _same(flavor: dict[str, Any]) -> list[str]:
    """What makes a rendition of the same size and rate."""
    return ["-vf", f"scale={flavor['width']}:{flavor['height']}", *_rate(flavor)]


def _rate(flavor: dict[str, Any]) -> list[str]:
    return ["-b:v", f"{flavor['bitrate']}k"] if flavor.get("bitrate") else []


def _bare(source: Path, out: Path, arguments: list[str]) -> float:
    """Seconds that ffmpeg alone takes, as a person would call it, with the encoder settings of the sandbox."""
    command = [
        imageio_ffmpeg.get_ffmpeg_exe(),
        "-v",
        "error",
        "-nostdin",
        "-y",
        "-i",
        str(source),
        *arguments,
    ]
    command += ["-c:v", "libx264", "-preset", PRESET, "-c:a", "aac", str(out)]
    begin = time.perf_counter()
    subprocess.run(command, check=True)
    return time.perf_counter() - begin


def _upload(api: Api) -> str:
    token = api.call("uploadToken.add")["id"]
    with SAMPLE.open("rb") as stream:
        api.call("uploadToken.upload", files={"fileData": stream}, uploadTokenId=token)
    entry = str(api.call("media.add", **{"entry[mediaType]": 1, "entry[name]": "bench"})["id"])
    resource = {"resource[objectType]": "KalturaUploadedFileTokenResource", "resource[token]": token}
    api.call("media.addContent", entryId=entry, **resource)
    return entry


def _clip(api: Api, source: str) -> str:
    entry = str(api.call("media.add", **{"entry[mediaType]": 1, "entry[name]": "bench clip"})["id"])
    clip = "resource[operationAttributes][0]"
    resource = {
        "resource[objectType]": "KalturaOperationResource", "resource[resource][objectType]": "KalturaEntryResource",
        "resource[resource][entryId]": source, f"{clip}[objectType]": "KalturaClipAttributes", f"{clip}[offset]": 10000,
        f"{clip}[duration]": 10000,
    }  # fmt: skip
    api.call("media.addContent", entryId=entry, **resource)
    return entry


def _ready(api: Api, entry: str) -> None:
    while (status := api.call("media.get", entryId=entry)["status"]) != 2:
        if status < 0:
            raise SystemExit(f"the entry ended in status {status}")
        time.sleep(0.01)


SECTIONS: dict[str, Callable[[], None]] = {
    "start": start_up, "calls": calls, "clients": many_clients, "media": media, "suite": lambda: suite.suite(say),
    "report": lambda: suite.reports(say), "memory": lambda: memory.memory(say), "live": lambda: live.live(say),
    "search": search,
}  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(prog="make bench", description="Measure the sandbox and the suite")
    parser.add_argument("sections", nargs="*", help=f"some of: {', '.join(SECTIONS)} (default: all)")
    chosen = parser.parse_args().sections or list(SECTIONS)
    if unknown := [name for name in chosen if name not in SECTIONS]:
        parser.error(f"no section {unknown[0]}; there are {', '.join(SECTIONS)}")
    shutil.rmtree(paths.REPORTS / "bench", ignore_errors=True)
    say(*ROWS[0])
    for name in chosen:
        SECTIONS[name]()


if __name__ == "__main__":
    main()
