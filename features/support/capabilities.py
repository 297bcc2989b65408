"""What the account can do: @needs.<feature> is decided by a cheap, read-only probe, once a process.

A probe is an action whose refusal (SERVICE_FORBIDDEN, FEATURE_FORBIDDEN) means "not granted", or, for a feature that
no action shows, the permission that stands for it, or a search that finds something. Guides of a new feature add one
line here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from ipaddress import ip_address
from socket import gethostbyname
from typing import Any
from urllib.parse import urlsplit

from features.support.client import KalturaClient, KalturaError
from features.support.settings import Settings
from features.support.streams import hls_answers

NOT_GRANTED = ("SERVICE_FORBIDDEN", "FEATURE_FORBIDDEN")
NEEDS = "needs."

ACTIONS: dict[str, tuple[str, dict[str, Any]]] = {
    "live": ("liveStream.list", {}),
    "reach": ("reachProfile.list", {}),
    "playlists": ("playlist.list", {}),
    "metadata": ("metadata_metadataProfile.list", {}),
    "captions": ("caption_captionParams.list", {}),
}
PERMISSIONS = {
    "replacement": "FEATURE_ENTRY_REPLACEMENT",
    "replacement_approval": "FEATURE_ENTRY_REPLACEMENT_APPROVAL",
    "recycle_bin": "FEATURE_RECYCLE_BIN",
    "webvtt_captions": "FEATURE_GENERATE_WEBVTT_CAPTIONS",
}
ENGINES = ("caption_search",)
"""Features that need a search engine, which a server of one's own may lack; the sandbox has one."""
NAMED_ENTRIES = {
    "objectType": "KalturaESearchEntryParams",
    "searchOperator": {
        "objectType": "KalturaESearchEntryOperator",
        "operator": 1,  # AND
        "searchItems": [
            {"objectType": "KalturaESearchEntryItem", "fieldName": "name", "itemType": 4}
        ],  # EXISTS
    },
}
WITHOUT = {"automatic_replacement": "FEATURE_ENTRY_REPLACEMENT_APPROVAL"}
"""Behaviour that an account has as long as it lacks the permission."""


class Capabilities:
    """The features of the account at hand."""

    def __init__(self, client: KalturaClient, ks: Callable[[], str | None], settings: Settings) -> None:
        self.client, self.ks, self.settings = client, ks, settings
        self._known: dict[str, bool] = {}

    def skip(self, element: Any) -> None:
        """Skip a behave Feature or Scenario that this target can't show, with the reason."""
        reason = self.reason_to_skip(element.effective_tags)
        if reason:
            element.skip(reason)

    def reason_to_skip(self, tags: Iterable[str]) -> str:
        """Why scenarios with these tags can't run on this target; "" when they can."""
        tags = list(tags)
        if "live_only" in tags and self.settings.embedded:
            return "needs a live Kaltura server: the embedded sandbox doesn't do this"
        if "sandbox_only" in tags and not self.settings.embedded:
            return "runs against the embedded sandbox only"
        needed = [tag.removeprefix(NEEDS) for tag in tags if tag.startswith(NEEDS)]
        missing = [feature for feature in needed if not self.has(feature)]
        return f"the account lacks: {', '.join(missing)}" if missing else ""

    def has(self, feature: str) -> bool:
        """Whether the account has a feature of ACTIONS or PERMISSIONS, or a user secret. KeyError for other names."""
        if feature not in self._known:
            self._known[feature] = self._probe(feature)
        return self._known[feature]

    def _probe(self, feature: str) -> bool:
        if feature == "user_secret":
            return bool(self.settings.user_secret)
        if feature == "public_address":
            return self._is_public()
        if feature == "packager":
            return self.settings.embedded or self._packs()
        if feature in PERMISSIONS:
            return self._granted(PERMISSIONS[feature])
        if feature in WITHOUT:
            return not self._granted(WITHOUT[feature])
        if feature in ENGINES:
            return self.settings.embedded or self._engine()
        action, params = ACTIONS[feature]
        try:
            self.client.call(action, params, ks=self.ks())
        except KalturaError as refusal:
            return refusal.code not in NOT_GRANTED
        return True

    def _packs(self) -> bool:
        """Whether HLS is served: on a server of one's own the packager is a host apart, which may be missing."""
        videos = {"objectType": "KalturaMediaEntryFilter", "mediaTypeEqual": 1}
        params = {"filter": videos, "pager": {"pageSize": 1}}
        found = self.client.call("media.list", params, ks=self.ks())["objects"]
        return not found or hls_answers(self.client, found[0]["id"], self.settings)

    def _engine(self) -> bool:
        """Whether the search engine knows any entry: a server that has none answers searches, but empty."""
        try:
            found = self.client.call(
                "elasticsearch_eSearch.searchEntry", {"searchParams": NAMED_ENTRIES}, ks=self.ks()
            )
        except KalturaError:
            return False
        return int(found.get("totalCount", 0)) > 0

    def _is_public(self) -> bool:
        """Whether the platform can fetch from its own address: servers don't fetch from internal ones."""
        try:
            host = urlsplit(self.settings.service_url).hostname or ""
            return ip_address(gethostbyname(host)).is_global
        except (OSError, ValueError):
            return False

    def _granted(self, permission: str) -> bool:
        granted = self.client.call("permission.getCurrentPermissions", {}, ks=self.ks())
        return permission in str(granted).split(",")
