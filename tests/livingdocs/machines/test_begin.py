"""What llms.txt and the skill begin with runs as it stands: a session, an upload, and a wait that ends."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from features.support.running import embedded
from livingdocs.checks.paste import settings
from livingdocs.common.paths import ROOT
from livingdocs.machines.rules import BEGIN

FUNCTIONS = BEGIN.partition("TOKEN=")[0]  # with the session


@pytest.fixture(scope="module")
def environment() -> Iterator[dict[str, str]]:
    with embedded.running() as announce:
        yield settings(json.loads(announce.read_text()))


def run(script: str, environment: dict[str, str], folder: Path) -> subprocess.CompletedProcess[str]:
    known = {**os.environ, "no_proxy": "*", **environment}
    return subprocess.run(
        ["bash", "-c", script], env=known, cwd=folder, capture_output=True, text=True, timeout=240
    )


def test_a_film_is_uploaded_and_waited_for(tmp_path: Path, environment: dict[str, str]) -> None:
    shutil.copy(ROOT / "features/data/keynote_short.mp4", tmp_path / "film.mp4")
    done = run(f'set -e\n{BEGIN}\ncall media.get "entryId=$ENTRY" | pick status', environment, tmp_path)
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "2"), done.stderr


def test_a_wait_ends_where_an_entry_will_not_become_ready(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    made = "ENTRY=$(call media.add 'entry[objectType]=KalturaMediaEntry' 'entry[mediaType]=1' | pick id)"
    done = run(f'{FUNCTIONS}\n{made}\nready "$ENTRY"', environment, tmp_path)
    assert done.returncode == 1 and done.stderr.endswith(" has the status 7\n")
    gone = run(f"{FUNCTIONS}\nready 0_nothing", environment, tmp_path)
    assert gone.returncode == 1


def test_a_refusal_is_shown_and_fails(tmp_path: Path, environment: dict[str, str]) -> None:
    done = run(f"{FUNCTIONS}\ncall media.get entryId=0_nothing", environment, tmp_path)
    assert done.returncode == 1 and json.loads(done.stdout)["code"] == "ENTRY_ID_NOT_FOUND"
