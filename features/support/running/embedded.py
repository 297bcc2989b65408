"""The embedded sandbox as a child process: started on a temporary directory, ready when it announces itself, stopped.

with embedded.running() as announce:       # the path of the announce file
    os.environ["KALTURA_SANDBOX_ANNOUNCE"] = str(announce)
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from features.support.viewing.browser import BUNDLE, KAVA
from features.support.wire.settings import ROOT

READY_WITHIN = 120.0  # s, on a busy machine; the first start ever also extracts the schema
STOP_WITHIN = 10.0  # s
PLAYER = "KALTURA_SANDBOX_PLAYER"
"""Names the files of the script that embedPlaykitJs gives: the player, and the plug-in that sends its events."""
HIDING = {"KALTURA_SANDBOX_USER_ID_KEY": "key-of-the-guides"}
"""The key by which this installation makes a user's id of an externalId; a sandbox without one takes it for the id."""
COMMAND = ["-m", "kaltura_sandbox", "--port", "0", "--until-input-ends"]


class SandboxError(Exception):
    """The sandbox ended or stayed silent; the text holds the end of its log."""


class Sandbox:
    """One sandbox process and its directory. `start` waits until it is ready, `stop` ends it and tidies up."""

    def __init__(self) -> None:
        try:
            self.directory = Path(tempfile.mkdtemp(prefix="kaltura-sandbox-"))
        except OSError as problem:  # a full disk, no folder for what is temporary
            raise SandboxError(f"There is no room for a sandbox: {problem}") from problem
        self.announce = self.directory / "announce.json"
        self.log = self.directory / "sandbox.log"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self, within: float = READY_WITHIN) -> Path:
        """Start it and return the path of its announce file. Raises SandboxError when it isn't ready in `within` s."""
        command = [sys.executable, *COMMAND]
        command += ["--data", str(self.directory / "data"), "--announce", str(self.announce)]
        try:
            with self.log.open("wb") as log:
                self._process = subprocess.Popen(
                    command,
                    cwd=ROOT,
                    stdin=subprocess.PIPE,  # nobody else has its other end: a run that is killed leaves no sandbox
                    stdout=log,
                    stderr=subprocess.STDOUT,
                    start_new_session=True,  # Ctrl-C ends the guides first, the sandbox after
                    env={PLAYER: f"{BUNDLE}{os.pathsep}{KAVA}", **HIDING, **os.environ},
                )
        except OSError as problem:
            self.stop()
            raise SandboxError(f"The sandbox can't be run: {problem}") from problem
        deadline = time.monotonic() + within
        while not self.announcement():
            if self._process.poll() is not None:
                self._fail(f"The sandbox ended at once with exit code {self._process.returncode}")
            if time.monotonic() > deadline:
                self._fail(f"The sandbox was not ready within {within:g} s")
            time.sleep(0.02)
        return self.announce

    @property
    def pid(self) -> int:
        """The process that runs it."""
        assert self._process is not None, "it was not started"
        return self._process.pid

    def stop(self) -> None:
        """End it (SIGTERM, then SIGKILL) and remove its directory; safe to call twice."""
        if self._process and self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(STOP_WITHIN)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        if self._process and self._process.stdin:
            self._process.stdin.close()
        shutil.rmtree(self.directory, ignore_errors=True)

    def kill(self) -> int:
        """End it as a crash would and keep its directory for another `start`; answers its database's size (bytes)."""
        assert self._process is not None, "it was not started"
        self._process.kill()
        self._process.wait()
        self.announce.unlink(missing_ok=True)
        return sum(file.stat().st_size for file in (self.directory / "data").glob("*.sqlite3*"))

    def announcement(self) -> dict[str, Any]:
        """What it announced (see Settings.announced); {} before it did."""
        try:
            return dict(json.loads(self.announce.read_text()))
        except (OSError, ValueError):
            return {}

    def _fail(self, what: str) -> None:
        tail = "\n".join(self.log.read_text(errors="replace").splitlines()[-15:])
        self.stop()
        raise SandboxError(f"{what}. The end of its log:\n{tail}")


@contextmanager
def running(within: float = READY_WITHIN) -> Iterator[Path]:
    """A sandbox for the length of a `with` block; yields the path of its announce file (see Settings.announced)."""
    sandbox = Sandbox()
    try:
        yield sandbox.start(within)
    finally:
        sandbox.stop()
