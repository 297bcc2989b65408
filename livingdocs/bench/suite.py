"""The suite's own speed: wall time serial and parallel, where the time goes, how long the report takes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

from livingdocs.common import paths

Say = Callable[..., None]


def suite(say: Say) -> None:
    """All guides one after the other, then several at a time, as make guides does; the shares of the serial run."""
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "spent.json"
        subprocess.run(
            [sys.executable, "-m", "livingdocs.bench.shares", str(told), str(Path(folder) / "results")],
            cwd=paths.ROOT,
            check=False,
            stdout=subprocess.DEVNULL,
        )
        spent = json.loads(told.read_text())
    whole = spent.pop("whole")
    own = whole - sum(spent.values())
    shares = ", ".join(f"{name} {value / whole:.0%}" for name, value in spent.items())
    say(
        "all guides, serial", f"{whole:.1f} s", "", f"{shares}; behave and the suite itself {own / whole:.0%}"
    )
    command = [sys.executable, "-m", "livingdocs", "run", "--no-report"]
    begin = time.perf_counter()
    subprocess.run(command, cwd=paths.ROOT, check=False, stdout=subprocess.DEVNULL)
    say("all guides, as make guides runs them", f"{time.perf_counter() - begin:.1f} s")


def reports(say: Say) -> None:
    """The report of a thousand results and of ten thousand, made from the last run's."""
    found = [json.loads(path.read_text()) for path in paths.RESULTS.glob("*-result.json")]
    if not found:
        say("report", "-", "", "run the guides first")
        return
    for count in (1_000, 10_000):
        with tempfile.TemporaryDirectory() as folder:
            results = Path(folder)
            for number in range(count):
                _write(results, found[number % len(found)], number)
            say(f"report of {count:,} results", *_build(results))


def _write(folder: Path, result: dict[str, Any], number: int) -> None:
    """A copy of a result under a name and a history of its own, without its attachments."""
    copy = json.loads(json.dumps(result)) | {"uuid": str(uuid.uuid4()), "historyId": f"bench-{number}"}
    copy |= {
        "name": f"{result['name']} {number}",
        "fullName": f"{result['fullName']} {number}",
        "testCaseId": f"b{number}",
    }
    for step in copy.get("steps", []):
        step["attachments"] = []
    (folder / f"{copy['uuid']}-result.json").write_text(json.dumps(copy))


def _build(results: Path) -> tuple[str, str, str]:
    script = (
        "import sys; from pathlib import Path; from livingdocs.common import paths; here = Path(sys.argv[1]);"
        "paths.RESULTS = here; paths.REPORT = here / 'report'; paths.HISTORY = here / 'history.jsonl';"
        "from livingdocs.report.building import build_report; print(build_report())"
    )
    begin = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", script, str(results)],
        cwd=paths.ROOT,
        capture_output=True,
        text=True,
        env=os.environ,
    )
    took = time.perf_counter() - begin
    page = results / "report" / "index.html"
    size = f"{page.stat().st_size / 1e6:.1f} MB" if page.exists() else (done.stdout + done.stderr)[-200:]
    shutil.rmtree(results / "report", ignore_errors=True)
    return f"{took:.1f} s", "", size
