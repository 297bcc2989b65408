"""Whose word on a caller's address is taken: that of the proxies which the settings name, and of nobody else."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests

from kaltura_sandbox.platform.wire import proxies
from tests.sandbox.conftest import ROOT, Api, platform_at

LYING = [
    {"X-Forwarded-For": "192.0.2.7"}, {"X-Forwarded-For": "192.0.2.7, 127.0.0.1"}, {"Forwarded": "for=192.0.2.7"},
    {"X-Real-Ip": "192.0.2.7"}, {"Client-Ip": "192.0.2.7"}, {"X-Kaltura-Remote-Addr": "192.0.2.7,1,2,3"},
]  # fmt: skip


def bound(api: Api, address: str) -> str:
    return api.start(privileges=f"iprestrict:{address}")


def refused(api: Api, session: str, headers: dict[str, str]) -> str | None:
    """What a call with a session is refused with, as its KSID; None where it passes."""
    url = f"{api.url}/api_v3/service/system/action/ping?format=1"
    answer: Any = requests.post(url, data={"ks": session}, headers=headers, timeout=10).json()
    return None if answer is True else str(answer["args"]["KSID"])


@pytest.mark.parametrize("headers", LYING)
def test_a_caller_that_is_no_named_proxy_is_where_it_connects_from(api: Api, headers: dict[str, str]) -> None:
    assert refused(api, bound(api, "192.0.2.7"), headers) == "EXCEEDED_RESTRICTED_IP"
    assert refused(api, bound(api, "127.0.0.1"), headers) is None


def test_addresses_of_delivery_believe_nobody_either(api: Api) -> None:
    entry = str(api.ok("media.add", {"entry": {"mediaType": 1, "name": "proxied"}})["id"])
    place = f"/p/{api.told['partnerId']}/playManifest/entryId/{entry}/format/url/ks/"
    answer = api.get(place + bound(api, "192.0.2.7"), headers={"X-Forwarded-For": "192.0.2.7"})
    assert answer.headers["X-Kaltura"] == "error-34"
    assert api.get(place + bound(api, "127.0.0.1")).headers["X-Kaltura"] != "error-34"


@pytest.fixture(scope="module")
def behind(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Api]:
    """A platform that takes the word of this machine and of a network."""
    settings = {"KALTURA_SANDBOX_PROXIES": "127.0.0.1, 10.0.0.0/8"}
    with platform_at(tmp_path_factory.mktemp("behind"), **settings) as told:
        yield Api(told)


@pytest.mark.parametrize(
    ("told", "caller"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("198.51.100.1, 192.0.2.7", "192.0.2.7"),
        ("198.51.100.1, 192.0.2.7, 10.3.4.5", "192.0.2.7"),
        ("10.3.4.5", "10.3.4.5"),
        ("2001:db8::1", "2001:db8::1"),
    ],
)
def test_of_a_named_proxy_the_last_address_that_is_no_proxy_counts(
    behind: Api, told: str, caller: str
) -> None:
    assert refused(behind, bound(behind, caller), {"X-Forwarded-For": told}) is None
    for other in {"127.0.0.1", "198.51.100.1"} - {caller}:
        assert refused(behind, bound(behind, other), {"X-Forwarded-For": told}) == "EXCEEDED_RESTRICTED_IP"


def test_a_setting_that_is_none_ends_with_a_sentence() -> None:
    command = [sys.executable, "-m", "kaltura_sandbox", "--proxy", "my-proxy"]
    ended = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=180, env=dict(os.environ)
    )
    assert ended.returncode == 2
    assert "'my-proxy' is neither an address nor a network" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_networks_hold_for_both_kinds_of_socket(tmp_path: Path) -> None:
    assert proxies.named(" 10.1.2.3/8 ,") == ["10.0.0.0/8", "::ffff:10.0.0.0/104"]
    assert proxies.named("") == []
