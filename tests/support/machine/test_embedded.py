"""The embedded sandbox lives no longer than the run that it is for."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from features.support.running.embedded import Sandbox
from features.support.wire.settings import ROOT

RUN = """
import time
from features.support.running.embedded import Sandbox
sandbox = Sandbox()
sandbox.start()
print(sandbox.pid, sandbox.directory, flush=True)
time.sleep(600)
"""
PATIENCE = 60  # s


def lives(pid: int) -> bool:
    """Whether a process is there, and no zombie that nobody has waited for."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_a_run_that_is_killed_leaves_no_sandbox(tmp_path: Path) -> None:
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    run = subprocess.Popen(
        [sys.executable, "-c", RUN], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    )
    assert run.stdout
    pid = int(run.stdout.readline().split()[0])
    assert lives(pid)
    run.send_signal(signal.SIGKILL)
    run.communicate()
    end = time.monotonic() + PATIENCE
    while lives(pid):
        assert time.monotonic() < end, "it lives on"
        time.sleep(0.05)


def test_one_that_is_stopped_is_gone_with_its_folder() -> None:
    sandbox = Sandbox()
    sandbox.start()
    sandbox.stop()
    assert not sandbox.directory.exists() and not lives(sandbox.pid)
