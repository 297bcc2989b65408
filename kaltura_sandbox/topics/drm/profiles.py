"""DRM profiles, and what the installation has for those that leave it open: a license server and a signing key."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from typing import Any

from kaltura_sandbox.platform.accounts import Account, Platform
from kaltura_sandbox.platform.features import feature
from kaltura_sandbox.platform.objects import Object

DRM, PLUGIN = feature("DRM_PLUGIN_PERMISSION"), "drm"
KIND = "drm_profile"
DELETED = 2
CENC, FAIRPLAY = "1", "fairplay.FAIRPLAY"
CLASSES = {
    "playReady.PLAY_READY": "KalturaPlayReadyProfile",
    "widevine.WIDEVINE": "KalturaWidevineProfile",
    FAIRPLAY: "KalturaFairplayDrmProfile",
}
SERVER = "/udrm"
"""Where the license server answers, below our own address."""
_SEED = "drm seed"


def of_provider(account: Account, provider: Any) -> Object | None:
    """The account's profile for a provider; None where the operator has made none."""
    found = account.find(KIND, provider=provider)
    return next((one for one in found if one.status != DELETED), None)


def license_server(profile: Object, host: str) -> str:
    """The address that licenses are asked of: the profile's, else ours."""
    return profile.licenseServerUrl or host + SERVER


def signing_key(platform: Platform, profile: Object | None = None) -> str:
    """What license addresses are signed with: the profile's key, else the installation's."""
    return (profile.signingKey if profile else None) or derived(platform, "signing key").hex()


def derived(platform: Platform, purpose: str) -> bytes:
    """16 bytes that nobody outside of the installation can know, always the same for a purpose."""
    return hmac.new(_seed(platform), purpose.encode(), hashlib.sha256).digest()[:16]


def _seed(platform: Platform) -> bytes:
    """The installation's secret, made when it is first needed."""
    with platform.store.transaction():
        if platform.store.noted(_SEED) is None:
            platform.store.note(_SEED, secrets.token_hex(32))
    return bytes.fromhex(platform.store.noted(_SEED) or "")
