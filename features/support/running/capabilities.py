"""What the account can do: @needs.<feature> is decided by a cheap, read-only probe, once a run.

A probe is an action whose refusal (SERVICE_FORBIDDEN, FEATURE_FORBIDDEN) means "not granted", or, for a feature that
no action shows, the permission that stands for it, or a search that finds something. Guides of a new feature add one
line to probes.py, or a condition here.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from ipaddress import ip_address
from pathlib import Path
from socket import gethostbyname
from typing import Any
from urllib.parse import urlsplit

from features.support.running.probes import (
    ACTIONS,
    ANY_ENTRIES,
    CAPTION_SEARCH,
    LONG,
    NEEDS,
    NO_EVENTS,
    NOT_GRANTED,
    PERMISSIONS,
    RECORDING,
    WITHOUT,
)
from features.support.viewing import browser
from features.support.viewing.streams import hls_answers
from features.support.wire.client import FilePart, KalturaClient, KalturaError
from features.support.wire.settings import ACCOUNT_CHANGES, Settings


@dataclass(frozen=True)
class Answer:
    """What the account says of a feature; `why` it isn't granted, for people."""

    feature: str
    granted: bool
    why: str = ""


class Capabilities:
    """The features of the account at hand. With `notes`, a directory, the processes of a run decide only once."""

    def __init__(
        self,
        client: KalturaClient,
        ks: Callable[[], str | None],
        settings: Settings,
        notes: Path | None = None,
        film: Callable[[], str] | None = None,
        composes: Callable[[], bool] = lambda: True,
        trouble: Callable[[], str] = lambda: "",
        takes_streams: Callable[[], bool] = lambda: True,
    ) -> None:
        self.client, self.ks, self.settings, self.notes = client, ks, settings, notes
        self.film = film  # makes sure of a READY film of ours and tells its id
        self.composes = composes  # tries a small composition, which takes as long as a media job
        self.takes_streams = takes_streams  # asks where a live stream says that encoders send
        self.trouble = trouble  # why the browser doesn't start
        self._known: dict[str, Answer] = {}

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
        if "changes_account" in tags and not self.settings.account_changes:
            return f"changes the account itself: {ACCOUNT_CHANGES}=1 lets it run on a live target"
        if "browser" in tags and (lacking := browser.lacking(self.settings)):
            return lacking
        missing = [f"{answer.feature} ({answer.why})" for answer in self.missing(tags)]
        if missing:
            return f"the account lacks: {', '.join(missing)}"
        return self.trouble() if "browser" in tags and not self.settings.in_browser else ""

    def missing(self, tags: Iterable[str]) -> list[Answer]:
        """What scenarios with these tags need and the account isn't granted."""
        return [answer for answer in map(self.of, features_of(tags)) if not answer.granted]

    def has(self, feature: str) -> bool:
        """Whether the account has a feature. KeyError for a name that is in no table above."""
        return self.of(feature).granted

    def of(self, feature: str) -> Answer:
        """What is known of a feature, found out when it is first asked for. KeyError for an unknown name."""
        if feature not in self._known:
            self._known[feature] = self._noted(feature) or self._note(self._probe(feature))
        return self._known[feature]

    def table(self, tags: Iterable[str], others: Callable[[], Iterable[Capabilities]] = tuple) -> list[str]:
        """Lines that tell, for each feature that the tags need, whether it is granted or why not.

        `others` are those of accounts beside this one, where scenarios run that need what it lacks.
        """
        lines = []
        for feature in sorted(set(features_of(tags))):
            if feature in LONG and not self.settings.embedded:
                lines.append(f"  {feature:24} tried out when the first scenario needs it")
                continue
            try:
                answer = self.of(feature)
                told = "granted" if answer.granted else _elsewhere(answer, others())
            except KeyError:
                told = "unknown: features/support/running/capabilities.py has no probe for it"
            lines.append(f"  {feature:24} {told}")
        return ["What the account can do, of what the guides need:", *lines] if lines else []

    def _noted(self, feature: str) -> Answer | None:
        try:
            return Answer(**json.loads((self.notes / f"{feature}.json").read_text())) if self.notes else None
        except (OSError, ValueError):
            return None

    def _note(self, answer: Answer) -> Answer:
        """Tell the other processes. A name of its own and a rename: nobody reads half a note."""
        if self.notes:
            self.notes.mkdir(parents=True, exist_ok=True)
            draft = self.notes / f"{answer.feature}.{id(answer)}"
            draft.write_text(json.dumps(asdict(answer)))
            draft.rename(self.notes / f"{answer.feature}.json")
        return answer

    def _probe(self, feature: str) -> Answer:
        if feature in ACTIONS:
            return self._allowed(feature, *ACTIONS[feature])
        granted, why = {**self._conditions(), **self._permissions()}[feature]
        return Answer(feature, True) if granted() else Answer(feature, False, why)

    def _allowed(self, feature: str, action: str, params: dict[str, Any]) -> Answer:
        try:
            self.client.call(action, params, ks=self.ks())
        except KalturaError as refusal:
            return Answer(feature, refusal.code not in NOT_GRANTED, f"{action} is refused: {refusal.code}")
        return Answer(feature, True)

    def _conditions(self) -> dict[str, tuple[Callable[[], bool], str]]:
        embedded = self.settings.embedded
        return {
            "operator": (lambda: bool(self.settings.operator_secret), "KALTURA_OPERATOR_SECRET isn't set"),
            "user_secret": (lambda: bool(self.settings.user_secret), "KALTURA_USER_SECRET isn't set"),
            "public_address": (self._is_public, "the platform doesn't fetch from its own, internal address"),
            "packager": (lambda: embedded or self._packs(), "no HLS stream of the account can be read"),
            "volume_map": (lambda: embedded or self._maps(), "no volume map of the account can be read"),
            "entry_search": (self._searches_entries, "no search engine answers"),
            "live_recording": (self._records, f"no permission {' or '.join(RECORDING)}"),
            "caption_search": (self._searches_captions, "no search engine answers"),
            "live_ingest": (
                lambda: embedded or self.takes_streams(),
                "nobody takes RTMP where a live stream says that an encoder sends",
            ),
            "calendar_upload": (self._takes_calendars, "it takes no .ics files: INVALID_FILE_TYPE"),
            "composition": (lambda: embedded or self.composes(), "a small overlay was not done in time"),
        }

    def _permissions(self) -> dict[str, tuple[Callable[[], bool], str]]:
        def granted(permission: str) -> Callable[[], bool]:
            return lambda: self._granted(permission)

        def lacking(permission: str) -> Callable[[], bool]:
            return lambda: not self._granted(permission)

        needed = {name: (granted(one), f"no permission {one}") for name, one in PERMISSIONS.items()}
        return needed | {name: (lacking(one), f"it has {one}") for name, one in WITHOUT.items()}

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
        return [self.film()] if not found and self.film else found

    def _searches_captions(self) -> bool:
        """Whether what captions say can be found.

        A server whose search engine is missing answers searches too, but empty. Whether it is there eSearch tells,
        which asks the same one for any entry. A server without eSearch finds words in captions by means of its own.
        """
        return self._allowed("caption_search", *CAPTION_SEARCH).granted and self._searches_entries()

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

    def _is_public(self) -> bool:
        """Whether the platform can fetch from its own address: servers don't fetch from internal ones."""
        try:
            host = urlsplit(self.settings.service_url).hostname or ""
            return ip_address(gethostbyname(host)).is_global
        except (OSError, ValueError):
            return False

    def _records(self) -> bool:
        """Whether live streams are recorded: by the platform's older way or its newer one."""
        return any(map(self._granted, RECORDING))

    def _granted(self, permission: str) -> bool:
        granted = self.client.call("permission.getCurrentPermissions", {}, ks=self.ks())
        return permission in str(granted).split(",")


def _elsewhere(answer: Answer, others: Iterable[Capabilities]) -> str:
    able = next((other for other in others if other.has(answer.feature)), None)
    return f"granted to the account {able.settings.account!r}" if able else f"not granted: {answer.why}"


def features_of(tags: Iterable[str]) -> list[str]:
    """The features of the @needs.… among tags."""
    return [tag.removeprefix(NEEDS) for tag in tags if tag.startswith(NEEDS)]
