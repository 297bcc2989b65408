"""Whether the platform protects films of an account: asked of one that is under a DRM policy, where there is one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from features.support.wire.client import KalturaClient, KalturaError, WireError

DRM_ACTION = "KalturaAccessControlDrmPolicyAction"
FAIRPLAY = {"provider": "fairplay.FAIRPLAY"}


def encrypts(client: KalturaClient, ks: str | None) -> bool:
    """Whether the DASH manifest of such a film tells of an encryption."""
    return any(b"ContentProtection" in _body(client, address) for address, _ in _sources(client, ks))


def gives_clear_keys(client: KalturaClient, ks: str | None) -> bool:
    """Whether the license server of such a film knows ClearKey beside Widevine."""
    places = (place for _, place in _sources(client, ks))
    try:
        return any(client.get(place).status in (200, 400) for place in places if place)
    except WireError:
        return False


def knows_fairplay(client: KalturaClient, ks: str | None) -> bool:
    """Whether FairPlay is one of the platform's providers: arguments are judged before permissions."""
    try:
        client.call("drm_drmProfile.getByProvider", FAIRPLAY, ks=ks)
    except KalturaError as refusal:
        return refusal.code == "SERVICE_FORBIDDEN"
    return True


def _sources(client: KalturaClient, ks: str | None) -> Iterator[tuple[str, str]]:
    """Manifest and ClearKey address of protected films, as a visitor of a page gets them."""
    for film in _films(client, ks):
        widget = client.call("session.startWidgetSession", {"widgetId": f"_{film['partnerId']}"})["ks"]
        options = {"objectType": "KalturaPlaybackContextOptions"}
        params = {"entryId": film["id"], "contextDataParams": options}
        for source in client.call("baseEntry.getPlaybackContext", params, ks=widget).get("sources") or []:
            urls = [str(one["licenseURL"]) for one in source.get("drm") or []]
            place = next((url for url in urls if "/cenc/widevine/" in url), "")
            if place:
                yield str(source["url"]), place.replace("/cenc/widevine/", "/cenc/clearkey/")


def _films(client: KalturaClient, ks: str | None) -> list[dict[str, Any]]:
    """Films whose access control profile has a rule that names a DRM policy."""
    profiles = client.call("accessControlProfile.list", {}, ks=ks)["objects"]
    ids = [str(one["id"]) for one in profiles if DRM_ACTION in str(one.get("rules"))]
    asked = {"objectType": "KalturaMediaEntryFilter", "accessControlIdIn": ",".join(ids), "mediaTypeEqual": 1}
    params = {"filter": asked, "pager": {"pageSize": 3}}
    return list(client.call("media.list", params, ks=ks)["objects"]) if ids else []


def _body(client: KalturaClient, address: str) -> bytes:
    try:
        return client.get(address).body
    except WireError:
        return b""
