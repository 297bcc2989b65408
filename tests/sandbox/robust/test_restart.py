"""A killed platform loses nothing that it acknowledged, and finishes what it had begun."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests

SAMPLE = Path(__file__).parents[3] / "features" / "data" / "keynote.mp4"
PATIENCE = 180  # s


class Running:
    """One process of the platform on a data directory that outlives it."""

    def __init__(self, directory: Path, cache: Path) -> None:
        self.directory, self.cache = directory, cache
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        announce = self.directory / "announce.json"
        announce.unlink(missing_ok=True)
        command = [
            sys.executable,
            "-m",
            "kaltura_sandbox",
            "--port",
            "0",
            "--data",
            str(self.directory / "data"),
        ]
        environment = {"KALTURA_SANDBOX_MEDIA_CACHE": str(self.cache)}
        self.process = subprocess.Popen(
            [*command, "--announce", str(announce)], env=_environment(environment)
        )
        until(lambda: announce.exists())
        self.told = json.loads(announce.read_text())
        secrets = {"secret": self.told["adminSecret"], "partnerId": self.told["partnerId"], "type": 2}
        self.ks = self.call("session.start", secrets, ks=None)

    def kill(self, number: int = signal.SIGKILL) -> int:
        assert self.process is not None
        self.process.send_signal(number)
        return self.process.wait(PATIENCE)

    def call(self, name: str, fields: dict[str, Any], files: Any = None, ks: Any = "own") -> Any:
        service, action = name.split(".")
        sent = fields | {"format": 1} | ({"ks": self.ks} if ks == "own" else {})
        url = f"{self.told['serviceUrl']}/api_v3/service/{service}/action/{action}"
        answer = requests.post(url, data=sent, files=files, timeout=30).json()
        assert not (isinstance(answer, dict) and "code" in answer), answer
        return answer

    def upload(self) -> str:
        """An entry with the sample as its content, just begun; answers its id."""
        token = self.call("uploadToken.add", {})["id"]
        with SAMPLE.open("rb") as stream:
            self.call("uploadToken.upload", {"uploadTokenId": token}, {"fileData": stream})
        entry = self.call("media.add", {"entry[mediaType]": 1, "entry[name]": "kept"})["id"]
        resource = {"resource[objectType]": "KalturaUploadedFileTokenResource", "resource[token]": token}
        self.call("media.addContent", {"entryId": entry} | resource)
        return str(entry)

    def samples(self) -> list[tuple[str, str, int]]:
        """Every flavor of the sample videos: id, version, updatedAt."""
        found = self.call("media.list", {"filter[nameLike]": "Sample video", "filter[mediaTypeEqual]": 1})[
            "objects"
        ]
        ids = ",".join(sorted(one["id"] for one in found))
        flavors = self.call("flavorAsset.list", {"filter[entryIdIn]": ids})["objects"]
        return sorted((one["id"], one.get("version", ""), one["updatedAt"]) for one in flavors)

    def entry(self, id_: str) -> dict[str, Any]:
        answer: dict[str, Any] = self.call("media.get", {"entryId": id_})
        return answer


def _environment(more: dict[str, str]) -> dict[str, str]:
    import os

    return {**os.environ, **more}


def until(holds: Any) -> None:
    deadline = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.05)


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    platform = Running(tmp_path, tmp_path / "cache")
    try:
        platform.start()
        yield platform
    finally:
        if platform.process and platform.process.poll() is None:
            platform.kill()


def test_a_kill_in_the_middle_of_a_transcode(running: Running) -> None:
    entry = running.upload()
    flavors = {"filter[objectType]": "KalturaFlavorAssetFilter", "filter[entryIdEqual]": entry}
    until(lambda: any(one["status"] == 1 for one in running.call("flavorAsset.list", flavors)["objects"]))
    assert running.entry(entry)["status"] == 1
    running.kill()
    running.start()
    assert running.entry(entry)["name"] == "kept"
    until(lambda: running.entry(entry)["status"] not in (0, 1))
    made = running.call("flavorAsset.list", flavors)["objects"]
    assert running.entry(entry)["status"] == 2
    assert {one["status"] for one in made} <= {2, 4} and len([one for one in made if one["status"] == 2]) > 1


def test_a_kill_between_two_chunks(running: Running) -> None:
    token = running.call("uploadToken.add", {})["id"]
    first = {"uploadTokenId": token, "finalChunk": 0, "resume": 0}
    running.call("uploadToken.upload", first, {"fileData": ("a.bin", b"first ")})
    running.kill()
    running.start()
    assert running.call("uploadToken.get", {"uploadTokenId": token})["uploadedFileSize"] == "6"
    last = {"uploadTokenId": token, "finalChunk": 1, "resume": 1, "resumeAt": 6}
    answer = running.call("uploadToken.upload", last, {"fileData": ("a.bin", b"second")})
    assert (answer["status"], answer["uploadedFileSize"]) == (2, "12")


def test_a_polite_end(running: Running) -> None:
    running.call("media.add", {"entry[mediaType]": 1, "entry[name]": "stays"})
    before, secret = running.call("media.list", {"filter[statusIn]": "7"}), running.told["adminSecret"]
    samples = running.samples()
    assert running.kill(signal.SIGTERM) == 0
    running.start()
    assert running.told["adminSecret"] == secret
    assert len(samples) > 1 and running.samples() == samples  # made once
    assert running.call("media.list", {"filter[statusIn]": "7"}) == json.loads(
        json.dumps(before).replace(
            before["objects"][0]["dataUrl"].split("/p/")[0], running.told["serviceUrl"]
        )
    )
