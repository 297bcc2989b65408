"""A running platform for each file of tests, and short ways to call it.

    def test_…(api):
        entry = api.ok("media.add", {"entry": {"mediaType": 1, "name": "x"}})
        assert api.code("media.get", {"entryId": "0_nosuchid"}) == "ENTRY_ID_NOT_FOUND"

Calls carry an administrator's session of the account with every feature, unless ``ks`` says otherwise. The tests of a
file share its platform: name what you make, and expect other things in lists. No other file's tests come near it,
whichever run beside them, before or after.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Any

import pytest
import requests

from tests.sandbox.forks.forked import started

ROOT = Path(__file__).parents[2]
PATIENCE = 240  # s; the very first start draws the samples
SAMPLE = ROOT / "features" / "data" / "keynote.mp4"


class Api:
    """Calls to a running platform. ``told`` is its announcement."""

    def __init__(self, told: dict[str, Any]) -> None:
        self.told = told
        self.url = str(told["serviceUrl"])
        self.http = requests.Session()
        self.http.trust_env = False
        self._sessions: dict[str, str] = {}

    def ks(self, role: str = "admin") -> str:
        """A session, made once: admin, user, widget, plain (an administrator of the plain account), operator."""
        if role not in self._sessions:
            self._sessions[role] = self._start(role)
        return self._sessions[role]

    def start(self, type: int = 2, partner: str = "", **fields: Any) -> str:
        """A new session from the admin secret; ``partner`` is "" (every feature), "plain" or "operator"."""
        account = {
            "partnerId": self.told[f"{partner}PartnerId" if partner else "partnerId"],
            "secret": self.told[f"{partner}AdminSecret" if partner else "adminSecret"],
        }
        return str(self.ok("session.start", {"type": type, **account, **fields}, ks=None))

    def _start(self, role: str) -> str:
        if role == "widget":
            answer = self.ok(
                "session.startWidgetSession", {"widgetId": f"_{self.told['partnerId']}"}, ks=None
            )
            return str(answer["ks"])
        if role == "user":
            return self.start(0, userId=self.told["userId"])
        partner = role if role in ("plain", "operator") else ""
        return self.start(2, partner, userId=f"test-{role}", privileges="disableentitlement")

    def call(self, name: str, fields: Any = None, ks: str | None = "admin", files: Any = None) -> Any:
        """The answer as JSON. ``ks`` is a role, a session's text, or None for no session."""
        service, action = name.split(".")
        sent = flat(dict(fields or {}))
        sent["format"] = "1"
        if ks is not None:
            sent["ks"] = self.ks(ks) if ks in ("admin", "user", "widget", "plain", "operator") else ks
        url = f"{self.url}/api_v3/service/{service}/action/{action}"
        return self.http.post(url, data=sent, files=files, timeout=60).json()

    def ok(self, name: str, fields: Any = None, ks: str | None = "admin", files: Any = None) -> Any:
        """The answer, which must not be a refusal."""
        answer = self.call(name, fields, ks, files)
        assert not refused(answer), answer
        return answer

    def code(self, name: str, fields: Any = None, ks: str | None = "admin") -> str:
        """The code of a refusal, which it must be."""
        answer = self.call(name, fields, ks)
        assert refused(answer), answer
        return str(answer["code"])

    def film(self) -> str:
        """The id of a film that the account has from the start, READY, with its renditions."""
        found = self.ok(
            "media.list", {"filter": {"nameLike": "Sample video, 12 seconds", "orderBy": "+createdAt"}}
        )
        return str(found["objects"][0]["id"])

    def get(self, path: str, **options: Any) -> requests.Response:
        """GET of a path of the service, as it is."""
        return self.http.get(self.url + path, timeout=60, **options)

    def alive(self) -> bool:
        return bool(self.call("system.ping", ks=None) is True)


def refused(answer: Any) -> bool:
    """Whether an answer is the platform's error object."""
    return isinstance(answer, dict) and answer.get("objectType") == "KalturaAPIException"


def flat(fields: dict[str, Any], head: str = "") -> dict[str, Any]:
    """Nested parameters as form fields: entry[tags], ids[0][value]; None clears, ``:-`` is an empty list."""
    found: dict[str, Any] = {}
    for key, value in fields.items():
        name = f"{head}[{key}]" if head else str(key)
        if isinstance(value, (list, tuple)):
            value = {str(index): item for index, item in enumerate(value)} or None
            if value is None:
                found[f"{name}[-]" if head else f"{name}:-"] = ""
                continue
        if isinstance(value, dict):
            found |= flat(value, name)
        elif value is None:
            found[f"{head}[{key}__null]" if head else f"{key}__null"] = ""
        else:
            found[name] = str(int(value)) if isinstance(value, bool) else value
    return found


@pytest.fixture(scope="module")
def platform_process(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    """The announcement of the file's own platform, on a directory of its own; ends with the file's tests."""
    directory = tmp_path_factory.mktemp("platform")
    with platform_at(directory) as told:
        yield {**told, "log": str(directory / "log")}


@contextmanager
def platform_at(directory: Path, **environment: str) -> Iterator[dict[str, Any]]:
    """The announcement of a platform that runs meanwhile; what it logs is in the directory's ``log``."""
    announce = directory / "announce.json"
    announce.unlink(missing_ok=True)
    told = ["--port", "0", "--data", str(directory / "data"), "--announce", str(announce)]
    process = started(told, directory / "log", {**os.environ, **environment})
    try:
        _until(announce.exists, process, directory / "log")
        yield json.loads(announce.read_text()) | {"pid": process.pid}
    finally:
        process.terminate()
        process.join(PATIENCE)
        assert process.exitcode is not None, f"the platform doesn't end:\n{(directory / 'log').read_text()}"


@pytest.fixture(scope="module")
def platform_log(platform_process: dict[str, Any]) -> Path:
    """What the platform logs; its data lie beside it."""
    return Path(platform_process["log"])


@pytest.fixture(scope="module")
def api(platform_process: dict[str, Any]) -> Api:
    """Calls to the platform of this file of tests."""
    return Api(platform_process)


def _until(holds: Any, process: ForkServerProcess, log: Path) -> None:
    end = time.monotonic() + PATIENCE
    while not holds():
        assert process.is_alive(), log.read_text()
        assert time.monotonic() < end, f"no platform within {PATIENCE} s:\n{log.read_text()}"
        time.sleep(0.02)
