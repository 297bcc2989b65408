"""Runs a program of a page's, and ends with it all that it left at work: an encoder goes on by itself."""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path


def run(
    command: Sequence[str], place: Path, environment: Mapping[str, str], within: float
) -> tuple[int, str]:
    """The exit code and what was complained of. TimeoutExpired after so many s."""
    with tempfile.TemporaryFile() as said:
        with subprocess.Popen(
            command,
            cwd=place,
            env=dict(environment),
            stdout=subprocess.DEVNULL,
            stderr=said,
            start_new_session=True,
        ) as done:
            try:
                code = done.wait(within)
            finally:
                with suppress(ProcessLookupError):
                    os.killpg(done.pid, signal.SIGKILL)
        said.seek(0)
        return code, said.read().decode("utf-8", "replace")
