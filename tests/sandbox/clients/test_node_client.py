"""Kaltura's own client for Node passes its own tests, which come with its package, against the platform as it is."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from livingdocs.common.paths import NODE_CLIENT
from livingdocs.report.node import find_node
from tests.sandbox.conftest import Api

MODULES = NODE_CLIENT / "node_modules"
TESTS = MODULES / "kaltura-client" / "test"
STEP = 20_000  # ms: one of its tests that fails only stops answering


@pytest.mark.parametrize("end", ["", "/"], ids=["service URL", "service URL with a slash"])
def test_its_own_tests(api: Api, tmp_path: Path, end: str) -> None:
    assert TESTS.exists(), "Kaltura's client for Node isn't installed: run `make test` once with a network."
    account = {"secret": api.told["adminSecret"], "partnerId": api.told["partnerId"]}
    (tmp_path / "config.json").write_text(json.dumps(account | {"serviceUrl": api.url + end}))
    (tmp_path / "test").symlink_to(TESTS)  # they read their film and config.json from where they run
    mocha = [
        find_node().node,
        MODULES / "mocha" / "bin" / "mocha.js",
        "--timeout",
        str(STEP),
        TESTS / "media.js",
    ]
    done = subprocess.run(mocha, cwd=tmp_path, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout[-5000:]
    assert "4 passing" in done.stdout
