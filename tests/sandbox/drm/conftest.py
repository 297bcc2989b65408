"""An account with DRM set up: the operator's calls, and films that are protected."""

from __future__ import annotations

import base64
import itertools
import re
import time
from collections.abc import Callable
from typing import Any

import pytest
import requests

from tests.sandbox.conftest import Api

PROFILE, POLICY = "drm_drmProfile", "drm_drmPolicy"
KEY_ID = re.compile(r'default_KID="([^"]+)"')
_numbers = itertools.count()


class Operator:
    """The operator's calls on the account with every feature."""

    def __init__(self, api: Api) -> None:
        self.api, self.account = api, int(api.told["partnerId"])

    def ok(self, name: str, **fields: Any) -> Any:
        return self.api.ok(name, {"partnerId": self.account, **fields}, ks="operator")

    def code(self, name: str, **fields: Any) -> str:
        return self.api.code(name, {"partnerId": self.account, **fields}, ks="operator")

    def policy(self, **fields: Any) -> Any:
        told = {
            "objectType": "KalturaDrmPolicy", "name": "p", "systemName": f"test-{next(_numbers)}", "status": 1,
            "provider": "1", "scenario": "0", "licenseType": "playReady.NON_PERSISTENT", "licenseExpirationPolicy": 1,
            "duration": 2, "partnerId": self.account,
        }  # fmt: skip
        return self.ok(f"{POLICY}.add", drmPolicy=told | fields)

    def profile(self, provider: str = "1", **fields: Any) -> dict[str, Any]:
        return {"objectType": "KalturaDrmProfile", "name": "p", "status": 1, "provider": provider,
                "partnerId": self.account, **fields}  # fmt: skip

    def profiles(self, provider: str) -> list[Any]:
        asked = {"providerEqual": provider, "partnerIdEqual": self.account}
        return list(self.ok(f"{PROFILE}.list", filter=asked)["objects"])


@pytest.fixture(scope="module")
def operator(api: Api) -> Operator:
    """The account has a profile for Common Encryption, with a signing key of its own."""
    one = Operator(api)
    one.ok(f"{PROFILE}.add", drmProfile=one.profile(signingKey="a key of tests"))
    return one


class Film:
    """A copy of the account's film under an access control profile; what players do with it."""

    def __init__(self, api: Api, rules: list[Any]) -> None:
        self.api = api
        profile = {"objectType": "KalturaAccessControlProfile", "name": "drm", "rules": rules}
        made = api.ok("accessControlProfile.add", {"accessControlProfile": profile})["id"]
        self.id = str(api.ok("baseEntry.clone", {"entryId": api.film()})["id"])
        end = time.monotonic() + 30
        while api.ok("media.get", {"entryId": self.id})["status"] != 2:
            assert time.monotonic() < end, "not READY within half a minute"
            time.sleep(0.05)
        self.update(accessControlId=made)

    def update(self, **fields: Any) -> Any:
        entry = {"objectType": "KalturaMediaEntry", **fields}
        return self.api.ok("media.update", {"entryId": self.id, "mediaEntry": entry})

    def sources(self, ks: str = "user", **options: Any) -> dict[str, Any]:
        params = {"objectType": "KalturaPlaybackContextOptions", **options}
        found = self.api.ok(
            "baseEntry.getPlaybackContext", {"entryId": self.id, "contextDataParams": params}, ks
        )
        return {one["format"]: one for one in found["sources"]}

    def drm(self, scheme: str = "WIDEVINE_CENC", ks: str = "user") -> str:
        told = self.sources(ks)["mpegdash"]["drm"]
        return str(next(one["licenseURL"] for one in told if one["scheme"].endswith(scheme)))

    def manifest(self, kind: str = "mpegdash", more: str = "") -> requests.Response:
        path = f"/p/{self.api.told['partnerId']}/playManifest/entryId/{self.id}/format/{kind}{more}"
        return self.api.get(path)

    def key_id(self, more: str = "") -> bytes:
        found = KEY_ID.search(self.manifest(more=more).text)
        assert found
        return bytes.fromhex(found[1].replace("-", ""))

    def ask(self, place: str, key_id: bytes = b"", **more: Any) -> requests.Response:
        kid = base64.urlsafe_b64encode(key_id or self.key_id()).decode().rstrip("=")
        return self.api.http.post(place, json={"kids": [kid], "type": "temporary"} | more, timeout=30)

    def clear_key(self, ks: str = "user") -> str:
        return self.drm(ks=ks).replace("cenc/widevine", "cenc/clearkey")


MakeFilm = Callable[..., Film]


@pytest.fixture
def protected(api: Api, operator: Operator) -> MakeFilm:
    """A film whose one rule names a policy with these fields; ``policy_id`` for another one's id."""

    def made(policy_id: int | None = None, **fields: Any) -> Film:
        wanted = operator.policy(**fields)["id"] if policy_id is None else policy_id
        return Film(api, [rule(wanted)])

    return made


def rule(policy_id: int, **fields: Any) -> dict[str, Any]:
    action = {"objectType": "KalturaAccessControlDrmPolicyAction", "policyId": policy_id}
    return {"objectType": "KalturaRule", "actions": [action], **fields}
