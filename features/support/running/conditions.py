"""Features of an account that no single refusal tells: each is tried, or looked for, in a way of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from socket import gethostbyname
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

from features.support.running import protection, services_apart
from features.support.running.probes import (
    ANY_ENTRIES,
    CAPTION_SEARCH,
    NO_EVENTS,
    NOT_GRANTED,
    RECORDING,
)
from features.support.viewing.streams import hls_answers
from features.support.wire.client import FilePart, KalturaClient, KalturaError
from features.support.wire.settings import Settings


@dataclass(frozen=True)
class Tries:
    """What a run can try out. `film` makes sure of a READY film of ours and tells its id.

    `composes` tries a small composition, which takes as long as a media job; `takes_streams` asks where a live stream
    says that encoders send; `watches` has the operator add a drop folder of this machine, and waits for a visit.
    """

    film: Callable[[], str] | None = None
    composes: Callable[[], bool] = lambda: True
    takes_streams: Callable[[], bool] = lambda: True
    watches: Callable[[], bool] = lambda: True


def refused(client: KalturaClient, ks: str | None, action: str, params: dict[str, Any]) -> str:
    """The code by which a call says that the account may not make it; "" where it may, whatever else it answers."""
    try:
        client.call(action, params, ks=ks)
    except KalturaError as refusal:
        return refusal.code if refusal.code in NOT_GRANTED else ""
    return ""


def has(client: KalturaClient, ks: str | None, permission: str) -> bool:
    """Whether the session has a permission."""
    return permission in str(client.call("permission.getCurrentPermissions", {}, ks=ks)).split(",")


class Conditions:
    """The conditions of an account, by name."""

    def __init__(
        self, client: KalturaClient, ks: Callable[[], str | None], settings: Settings, tries: Tries
    ) -> None:
        self.client, self.ks, self.settings, self.tries = client, ks, settings, tries

    def table(self) -> dict[str, tuple[Callable[[], bool], str]]:
        embedded = self.settings.embedded
        return {
            "usage": (self._counts_usage, "the platform has no store of figures: INTERNAL_SERVERL_ERROR"),
            "operator": (lambda: bool(self.settings.operator_secret), "KALTURA_OPERATOR_SECRET isn't set"),
            "user_secret": (lambda: bool(self.settings.user_secret), "KALTURA_USER_SECRET isn't set"),
            "public_address": (self._is_public, "the platform doesn't fetch from its own, internal address"),
            "fairplay": (
                lambda: protection.knows_fairplay(self.client, self.ks()),
                "the platform has no FairPlay",
            ),
            "encryption": (
                lambda: embedded or protection.encrypts(self.client, self.ks()),
                "no film of the account is served encrypted",
            ),
            "clear_key": (
                lambda: embedded or protection.gives_clear_keys(self.client, self.ks()),
                "no license server for ClearKey answers",
            ),
            "packager": (lambda: embedded or self._packs(), "no HLS stream of the account can be read"),
            "volume_map": (lambda: embedded or self._maps(), "no volume map of the account can be read"),
            "entry_search": (self._searches_entries, "no search engine answers"),
            "search_history": (
                lambda: embedded or services_apart.remembers_searches(self.client, self.ks()),
                "a search wasn't remembered within ten seconds",
            ),
            "live_recording": (self._records, f"no permission {' or '.join(RECORDING)}"),
            "caption_search": (self._searches_captions, "no search engine answers"),
            "live_ingest": (
                lambda: embedded or self.tries.takes_streams(),
                "nobody takes RTMP where a live stream says that an encoder sends",
            ),
            "poll_sessions": (
                self._knows_voters,
                "restricted polls don't learn from the session who votes: its cache of sessions is off",
            ),
            "calendar_upload": (self._takes_calendars, "it takes no .ics files: INVALID_FILE_TYPE"),
            "drop_folder_watcher": (
                lambda: embedded or self.tries.watches(),
                "nobody looked into a drop folder of this machine within a minute",
            ),
            "player_scripts": (
                lambda: services_apart.builds_players(self.client, self.ks(), self.settings),
                "no script comes by the id of a player configuration",
            ),
            "analytics": (
                lambda: services_apart.counts_events(self.client, self.ks()),
                "no report is answered: the store of events is missing",
            ),
            "hashed_ids": (self._hashes_ids, "an externalId is the id: the platform has no key to hide it"),
            "composition": (
                lambda: embedded or self.tries.composes(),
                "a small overlay was not done in time",
            ),
        }

    def _counts_usage(self) -> bool:
        """Whether figures of usage are kept: a server of one's own may lack the store of its analytics."""
        try:
            self.client.call("partner.getStatistics", {}, ks=self.ks())
        except KalturaError:
            return False
        return True

    def _packs(self) -> bool:
        """Whether HLS is served: on a server of one's own the packager is a host apart, which may be missing."""
        return any(hls_answers(self.client, entry_id, self.settings) for entry_id in self._films())

    def _maps(self) -> bool:
        """Whether the packager measures sound, which it must be built for: a map is a table of `pts` and levels."""
        flavors = [
            flavor["id"]
            for entry_id in self._films()
            for flavor in self.client.call("flavorAsset.getByEntryId", {"entryId": entry_id}, ks=self.ks())
            if flavor.get("isOriginal")
        ]
        address = "/api_v3/service/flavorAsset/action/getVolumeMap"
        asked = (f"{address}?flavorId={flavor}&ks={self.ks() or ''}" for flavor in flavors)
        return any(self.client.get(url).body[:8].count(b"pts") for url in asked)

    def _films(self) -> list[str]:
        """The ids of some films of the account; a sample of ours where it has none."""
        videos = {"objectType": "KalturaMediaEntryFilter", "mediaTypeEqual": 1}
        params = {"filter": videos, "pager": {"pageSize": 3}}
        found = [entry["id"] for entry in self.client.call("media.list", params, ks=self.ks())["objects"]]
        return [self.tries.film()] if not found and self.tries.film else found

    def _searches_captions(self) -> bool:
        """Whether what captions say can be found.

        A server whose search engine is missing answers searches too, but empty. Whether it is there eSearch tells,
        which asks the same one for any entry. A server without eSearch finds words in captions by means of its own.
        """
        return not refused(self.client, self.ks(), *CAPTION_SEARCH) and self._searches_entries()

    def _searches_entries(self) -> bool:
        """Whether the platform's search engine knows any entry; a server without eSearch has means of its own."""
        try:
            found = self.client.call(
                "elasticsearch_eSearch.searchEntry", {"searchParams": ANY_ENTRIES}, ks=self.ks()
            )
        except KalturaError as refusal:
            return refusal.code in NOT_GRANTED
        return int(found.get("totalCount", 0)) > 0

    def _takes_calendars(self) -> bool:
        """Whether calendars may be uploaded: new accounts restrict the types of files. One without events is tried."""
        data = {"objectType": "KalturaBulkUploadICalJobData", "eventsType": 1}
        file = FilePart(Path("guides.ics"), content=NO_EVENTS)
        try:
            self.client.call(
                "schedule_scheduleEvent.addFromBulkUpload",
                {"bulkUploadData": data},
                {"fileData": file},
                self.ks(),
            )
        except KalturaError:
            return False
        return True

    def _knows_voters(self) -> bool:
        """Whether polls know the user of a session, of which the platform keeps a note in its cache. One is tried."""
        try:
            poll = self.client.call("poll_poll.add", {"pollType": "SINGLE_RESTRICT"}, ks=self.ks())
            vote = {"pollId": poll, "userId": "guide", "answerIds": "1"}
            return bool(self.client.call("poll_poll.vote", vote, ks=self.ks()) == "Successfully voted")
        except KalturaError:
            return False

    def _hashes_ids(self) -> bool:
        """Whether the id of a user is made of the externalId. One is tried, and deleted at once."""
        external = f"guides-{uuid4().hex}"
        try:
            made = self.client.call("user.add", {"user": {"externalId": external}}, ks=self.ks())
            self.client.call("user.delete", {"userId": made["id"]}, ks=self.ks())
        except KalturaError:
            return False
        return bool(made["id"] != external)

    def _is_public(self) -> bool:
        """Whether the platform can fetch from its own address: servers don't fetch from internal ones."""
        try:
            host = urlsplit(self.settings.service_url).hostname or ""
            return ip_address(gethostbyname(host)).is_global
        except (OSError, ValueError):
            return False

    def _records(self) -> bool:
        """Whether live streams are recorded: by the platform's older way or its newer one."""
        return any(has(self.client, self.ks(), one) for one in RECORDING)
