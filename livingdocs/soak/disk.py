"""A full disk: what a sandbox says meanwhile, and whether what waited goes on by itself once there is room again.

The disk is a small one in memory, which takes an administrator of Linux to mount; elsewhere nothing is measured.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import requests

from livingdocs.common import paths

SAMPLE = paths.ROOT / "features" / "data" / "keynote_short.mp4"
SIZE = "24m"
PATIENCE = 120.0  # s
GOES_ON = 30.0  # s from room on the disk to all that waited being done
SAID = "no room is left on the disk"
CALLS = 50


@dataclass
class Full:
    """What was seen. ``mounted`` is False where there was no disk to fill, and all else means nothing then."""

    mounted: bool = False
    refused: int = 0
    refused_in_words: int = 0
    health: list[str] = field(default_factory=list)
    went_on_s: float = -1.0
    statuses: list[int] = field(default_factory=list)
    left_behind: int = -1
    tracebacks: int = -1
    log_lines: int = -1

    @property
    def held(self) -> bool:
        """Refused in words, told by health, said once, and all entries READY by themselves afterwards."""
        said = self.refused == self.refused_in_words == CALLS and bool(self.health)
        went_on = 0 <= self.went_on_s <= GOES_ON and set(self.statuses) == {2}
        return said and went_on and self.left_behind == 0 and self.tracebacks == 0


def full_disk() -> Full:
    """Fills a disk under a sandbox that is at work, asks for more, makes room, and waits."""
    with tempfile.TemporaryDirectory() as name, _mounted(Path(name) / "disk") as disk:
        seen = Full(mounted=disk is not None)
        if disk is not None:
            with sandbox(disk / "data", Path(name), KALTURA_SANDBOX_MEDIA_CACHE=str(disk / "cache")) as api:
                _fill_and_free(api, disk, seen)
            log = (Path(name) / "log").read_text(errors="replace")
            seen.tracebacks, seen.log_lines = log.count("Traceback"), len(log.splitlines())
    return seen


def _fill_and_free(api: Api, disk: Path, seen: Full) -> None:
    _idle(api)
    entries = [api.upload() for _ in range(2)]
    _fill(disk / "fill")
    for number in range(CALLS):
        told = api.call("media.add" if number % 2 else "uploadToken.add", **{"entry[mediaType]": 1})
        seen.refused += "code" in told
        seen.refused_in_words += SAID in str(told.get("message"))
    time.sleep(2)
    seen.health = list(api.health().get("reasons", []))
    (disk / "fill").unlink()
    begin = time.monotonic()
    _idle(api)
    seen.went_on_s = round(time.monotonic() - begin, 1)
    entries.append(api.upload())
    _idle(api)
    seen.statuses = [api.call("media.get", entryId=entry)["status"] for entry in entries]
    parts = [*disk.rglob("*.part"), *(disk / "data" / "files" / "incoming").iterdir()]
    seen.left_behind = len(parts)


def _fill(file: Path) -> None:
    with contextlib.suppress(OSError), file.open("wb", buffering=0) as stream:
        while True:
            stream.write(bytes(1 << 16))
    with contextlib.suppress(OSError), file.open("ab", buffering=0) as stream:
        while True:
            stream.write(bytes(512))


def _idle(api: Api) -> None:
    end = time.monotonic() + PATIENCE
    while api.health()["openJobs"] and time.monotonic() < end:
        time.sleep(0.2)


@contextlib.contextmanager
def _mounted(place: Path) -> Iterator[Path | None]:
    """A small disk at a place; None where this user can't have one."""
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(place)]
    try:
        done = subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        done = False
    try:
        yield place if done else None
    finally:
        if done:
            subprocess.run(["umount", str(place)], check=False)


class Api:
    """Calls to a sandbox as its administrator. Refusals are answers."""

    def __init__(self, told: dict[str, Any]) -> None:
        self.told, self.ks = told, ""
        secrets = {"secret": told["adminSecret"], "partnerId": told["partnerId"], "type": 2}
        self.ks = self.call("session.start", **secrets)

    def call(self, name: str, files: Any = None, **fields: Any) -> Any:
        service, action = name.split(".")
        url = f"{self.told['serviceUrl']}/api_v3/service/{service}/action/{action}"
        return requests.post(url, {"format": 1, "ks": self.ks, **fields}, files=files, timeout=60).json()

    def health(self) -> dict[str, Any]:
        return dict(requests.get(f"{self.told['serviceUrl']}/_sandbox/health", timeout=10).json())

    def upload(self, sample: Path = SAMPLE) -> str:
        """An entry whose content was just given to it; answers its id."""
        token = self.call("uploadToken.add")["id"]
        with sample.open("rb") as stream:
            self.call("uploadToken.upload", {"fileData": stream}, uploadTokenId=token)
        entry = str(self.call("media.add", **{"entry[mediaType]": 1, "entry[name]": "soak"})["id"])
        resource = {"resource[objectType]": "KalturaUploadedFileTokenResource", "resource[token]": token}
        self.call("media.addContent", entryId=entry, **resource)
        return entry


@contextlib.contextmanager
def sandbox(data: Path, beside: Path, **environment: str) -> Iterator[Api]:
    """A sandbox on a data directory; what it announces and logs lies beside it."""
    announce = beside / "announce.json"
    announce.unlink(missing_ok=True)
    command = [
        sys.executable,
        "-m",
        "kaltura_sandbox",
        "--port",
        "0",
        "--data",
        str(data),
        "--announce",
        str(announce),
    ]
    with (beside / "log").open("ab") as log:
        process = subprocess.Popen(
            command, cwd=paths.ROOT, stdout=log, stderr=log, env=os.environ | environment
        )
    try:
        end = time.monotonic() + PATIENCE
        while not announce.exists():
            if process.poll() is not None or time.monotonic() > end:
                raise RuntimeError(f"no sandbox: {(beside / 'log').read_text(errors='replace')[-2000:]}")
            time.sleep(0.05)
        yield Api(json.loads(announce.read_text()))
    finally:
        process.terminate()
        process.wait(30)
