"""A sandbox that a part of the soak may do anything to: called by many, filled, killed, started again."""

from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import requests

from livingdocs.common import paths

READY_WITHIN = 120.0  # s; the very first start draws the samples
ENDS_WITHIN = 20.0  # s
TRACEBACK = "Traceback (most recent call last)"


class Server:
    """A sandbox process on a directory of its own, which may be started again on it. Use it as a context."""

    def __init__(self, directory: Path, data: Path | None = None, **environment: str) -> None:
        """What it logs lies in ``directory``, its data in ``data`` (a folder beside the log, unless told)."""
        self.directory, self.environment = directory, environment
        self.data = data or directory / "data"
        self.log = directory / "log"
        self.told: dict[str, Any] = {}
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Server:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.end(signal.SIGTERM)

    def start(self) -> None:
        """Raises RuntimeError with the end of its log where it isn't ready in time."""
        self.directory.mkdir(parents=True, exist_ok=True)
        announce = self.directory / "announce.json"
        announce.unlink(missing_ok=True)
        command = [sys.executable, "-m", "kaltura_sandbox", "--port", "0", "--announce", str(announce)]
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [*command, "--data", str(self.data)], cwd=paths.ROOT, stdout=log, stderr=log,
                env=os.environ | self.environment,
            )  # fmt: skip
        deadline = time.monotonic() + READY_WITHIN
        while not announce.exists():
            if self._process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"no sandbox: {self.log.read_text(errors='replace')[-2000:]}")
            time.sleep(0.02)
        self.told = json.loads(announce.read_text())

    def end(self, number: signal.Signals) -> None:
        """Ends the process by a signal, and waits for that; one that hangs is killed."""
        if self._process is None:
            return
        process, self._process = self._process, None
        process.send_signal(number)
        try:
            process.wait(ENDS_WITHIN)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def kill(self) -> None:
        self.end(signal.SIGKILL)

    def api(self, partner: str = "") -> Api:
        """Calls as the administrator of the account ("" has every feature, or "plain")."""
        return Api(self.told, partner)

    def health(self, patience: float = 5.0) -> float:
        """Seconds that health takes to answer; infinity where it doesn't within ``patience`` s."""
        begin = time.perf_counter()
        try:
            requests.get(f"{self.told['serviceUrl']}/_sandbox/health", timeout=patience)
        except requests.RequestException:
            return float("inf")
        return time.perf_counter() - begin

    def memory(self) -> float:
        """Resident memory in MB of the process and of those that it has started. 0 where the system doesn't tell."""
        told = {}
        for file in Path("/proc").glob("[0-9]*/status"):
            with contextlib.suppress(OSError):  # it has ended meanwhile
                told[int(file.parent.name)] = file.read_text()
        family = {self._process.pid if self._process else 0}
        while more := {pid for pid, text in told.items() if _told(text, "PPid") in family} - family:
            family |= more
        return sum(_told(told.get(pid, ""), "VmRSS") for pid in family) / 1024

    def tracebacks(self) -> int:
        """How many tracebacks its log holds."""
        return self.log.read_text(errors="replace").count(TRACEBACK)


def _told(status: str, name: str) -> int:
    found = re.search(rf"^{name}:\s+(\d+)", status, re.MULTILINE)
    return int(found[1]) if found else 0


class Api:
    """Calls over one kept connection."""

    def __init__(self, told: dict[str, Any], partner: str = "") -> None:
        self.told, self.url, self.http = told, str(told["serviceUrl"]), requests.Session()
        self.http.trust_env = False
        fields = {"secret": told[f"{partner}AdminSecret" if partner else "adminSecret"], "type": 2}
        fields["partnerId"] = told[f"{partner}PartnerId" if partner else "partnerId"]
        self.ks = ""
        self.ks = str(self.call("session.start", **fields))

    def call(self, name: str, files: Any = None, **fields: Any) -> Any:
        """The answer, also where it is a refusal; connection errors are raised."""
        service, _, action = name.partition(".")
        url = f"{self.url}/api_v3/service/{service}" + (f"/action/{action}" if action else "")
        sent = {"format": 1, "ks": self.ks} | fields
        reply = self.http.post(url, data=sent, files=files, timeout=120)
        return reply.json()

    def ok(self, name: str, files: Any = None, **fields: Any) -> Any:
        """The answer; raises RuntimeError where it is a refusal."""
        answer = self.call(name, files, **fields)
        if refused(answer):
            raise RuntimeError(f"{name}: {answer['code']}: {answer['message'][:200]}")
        return answer

    def health(self) -> dict[str, Any]:
        """What the sandbox says of itself."""
        return dict(self.http.get(f"{self.url}/_sandbox/health", timeout=60).json())

    def idle(self, within: float) -> bool:
        """Waits until no job is open; whether that came within so many seconds."""
        until = time.monotonic() + within
        while time.monotonic() < until:
            if self.health().get("openJobs") == 0:
                return True
            time.sleep(0.2)
        return False

    def upload(self, sample: Path) -> str:
        """The id of an entry whose content was just given to it. Refusals of a step are passed over."""
        token = self.call("uploadToken.add").get("id", "")
        self.call("uploadToken.upload", {"fileData": (sample.name, sample.read_bytes())}, uploadTokenId=token)
        entry = self.entry("soak")
        resource = {"resource[objectType]": "KalturaUploadedFileTokenResource", "resource[token]": token}
        self.call("media.addContent", entryId=entry, **resource)
        return entry

    def entry(self, name: str, kind: int = 1) -> str:
        """The id of a new media entry (1 video, 2 picture)."""
        return str(self.ok("media.add", **{"entry[mediaType]": kind, "entry[name]": name})["id"])

    def token(self, name: str, content: bytes, final: bool = True) -> str:
        """The id of an upload token that holds a file, or the beginning of one."""
        token = str(self.ok("uploadToken.add")["id"])
        sent = {"fileData": (name, content)}
        self.ok("uploadToken.upload", sent, uploadTokenId=token, finalChunk=int(final))
        return token


def refused(answer: Any) -> bool:
    """Whether an answer is the platform's error object."""
    return isinstance(answer, dict) and answer.get("objectType") == "KalturaAPIException"
