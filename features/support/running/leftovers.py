"""What of a ledger is really still on the server and belongs to its run: the eyes of the sweep. Nothing changes here.

A thing with a known id is looked at: its class, and its name or its time of creation, must be those of the ledger.
A thing whose id was never learned is searched for by the run's id in its texts, or, where it has no text of its own,
by all that the run sent, within the minutes around the entry; it counts only where no other candidate is in sight.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from features.support.api import making
from features.support.api.nouns import NOUNS, Noun
from features.support.running import beside
from features.support.running.ledger_page import Item, Page
from features.support.wire.client import KalturaClient, KalturaError
from features.support.wire.sessions import ADMIN_USER, Sessions

NEAR = 900.0  # s between the entry in the ledger and the creation of the thing
SOON = 120.0  # s, the same for things without a name
PAGE_SIZE, PAGES = 500, 20
ENTRY_IDS = ("baseentry", "media", "data", "document", "mixing", "livestream", "livechannel")
DROPPING, STRAY = "dropFolder_dropFolder", Item("", "baseEntry.add", "", 0.0, id="made by the platform")
STATUSES, MODERATION = (
    "-2,-1,0,1,2,4,5,6,7",
    "1,2,3,4,5,6",
)  # all but deleted; lists leave some out unless asked


@dataclass(frozen=True)
class Leftover:
    """A thing to be deleted: its item in the ledger, and its id and name on the server."""

    item: Item
    id: str
    name: str
    type: str


@dataclass
class Leftovers:
    """What was found: things to delete, entries that turned out to be void, and what nobody can be sure of.

    Beside what the ledger names: hidden entries as they are listed, users, and entries that left open flags behind.
    """

    things: list[Leftover] = field(default_factory=list)
    void: list[Item] = field(default_factory=list)
    unclear: list[tuple[Item, str]] = field(default_factory=list)
    hidden: list[dict[str, Any]] = field(default_factory=list)
    users: list[str] = field(default_factory=list)
    flagged: list[str] = field(default_factory=list)

    @property
    def deletes(self) -> bool:
        """Whether anything is to be deleted."""
        return bool(self.things or self.hidden or self.users)


class Finder:
    """Looks for the things of one ledger. `claimed`: ids that other ledgers know, which are never touched."""

    def __init__(
        self, client: KalturaClient, sessions: Sessions, page: Page, user: str, claimed: set[str]
    ) -> None:
        self.client, self.sessions, self.page, self.claimed = client, sessions, page, claimed
        self.users = {user, ADMIN_USER, ""}
        self._drift = drift(self._call)
        self._lists: dict[str, list[dict[str, Any]]] = {}
        self.found = Leftovers()

    def find(self) -> Leftovers:
        """Go through the open items, latest first; then take what else bears the run's id."""
        for item in reversed([item for item in self.page.items if item.id]):
            self._known(item)
        for item in reversed([item for item in self.page.items if not item.id]):
            self._unknown(item)
        self._strays()
        self.found.things += self.brought()
        self._beside()
        return self.found

    def brought(self) -> list[Leftover]:
        """What files brought and bears the run's id."""
        things = []
        for service in sorted(self.page.brought):
            item = Item("", f"{service}.add", "", 0.0, id="brought by a file")
            known = self._taken() | self.claimed | self.page.ids
            things += [
                Leftover(item, str(one["id"]), str(one.get("name") or ""), str(one.get("objectType", "")))
                for one in self._listed(item)
                if self._bears_the_run(one) and str(one["id"]) not in known
            ]
        return things

    def _beside(self) -> None:
        """What the ledger has no item for."""
        self.found.users = beside.born(self._call, self.page, self._drift)
        if self.page.hiding or self.page.ids:
            by = self.users | self.page.users
            listed = beside.hidden(self._call, self.page, self._drift, by)
            self.found.hidden = [one for one in listed if one["id"] not in self._taken()]
        gone = self.page.flagged - self._taken()
        self.found.flagged = [id for id in sorted(gone) if self._has_flags(id)]

    def _has_flags(self, id: str) -> bool:
        """Whether somebody waits for an answer to a flag of the entry, which is no more."""
        try:
            self._call("baseEntry.get", {"entryId": id})
        except KalturaError:
            return bool(self._call("baseEntry.listFlags", {"entryId": id})["totalCount"])
        return False

    # -- things with an id

    def _known(self, item: Item) -> None:
        try:
            answer = self._call(*making.reading(item.service, id_parameter(item.service), item.id))
        except KalturaError as refusal:
            if making.GONE.search(refusal.code):
                self.found.void.append(item)
            else:
                self.found.unclear.append((item, f"Kaltura refuses to show it: {refusal.code}"))
            return
        hidden = answer.get("replacingEntryId")
        if hidden and hidden not in self._taken():
            self.found.things.append(Leftover(item, str(hidden), "its hidden replacement", ""))
        if self._is_ours(answer, item):
            self._take(item, answer)
        else:
            self.found.unclear.append((item, "its id belongs to something else now"))

    def _is_ours(self, answer: Mapping[str, Any], item: Item) -> bool:
        if item.type and item.family != "entry" and answer.get("objectType") != item.type:
            return False
        near = abs(float(answer.get("createdAt") or 0) - item.at - self._drift) < NEAR
        return near or self._bears_the_run(answer)

    # -- things without one

    def _unknown(self, item: Item) -> None:
        if making.parts(item.action)[1] in making.REPLACES:
            self._replacement(item)
        elif item.within in {thing.id for thing in self.found.things}:
            self.found.void.append(item)  # it goes with what it belongs to
        elif item.within:
            self.found.unclear.append((item, f"it may be part of {item.within}, which isn't the run's own"))
        else:
            found = [one for one in self._listed(item) if self._may_be(one, item)]
            alike = [other for other in self.page.items if not other.id and other.action == item.action]
            if not item.name and item.family != "entry" and len(found) > len(alike):
                self.found.unclear.append((item, f"{len(found)} things on the account could be it"))
            elif found:
                self._take(item, found[0])
            else:
                self.found.void.append(item)

    def _replacement(self, item: Item) -> None:
        """The hidden entry of a content update is named by the entry itself."""
        try:
            hidden = self._call("baseEntry.get", {"entryId": item.within}).get("replacingEntryId")
        except KalturaError:
            hidden = None
        if hidden and hidden not in self._taken():
            self.found.things.append(Leftover(item, str(hidden), "a hidden replacement", ""))
        else:
            self.found.void.append(item)

    def _may_be(self, one: Mapping[str, Any], item: Item) -> bool:
        if str(one.get("id")) in self._taken() | self.claimed | self.page.ids:
            return False
        if item.name:
            return item.name in map(str, one.values())
        if item.family == "entry":
            return self._bears_the_run(one)  # a copy that was given no name has its source's
        after = float(one.get("createdAt") or 0) - item.at - self._drift
        sent = {key: value for key, value in item.fields.items() if key in one and key != "objectType"}
        same = all(plain(one[key]) == value for key, value in sent.items())
        return -5 <= after <= SOON and same and str(one.get("userId") or "") in self.users

    def _strays(self) -> None:
        """What bears the run's id and is in no item: copies named as their source, entries as a dropped file."""
        made = (item for item in self.page.items if item.family == "entry" and not item.id)
        dropped = (STRAY for item in self.page.items if item.service == DROPPING)
        item = next(chain(made, dropped), None)
        for one in self._listed(item) if item else ():
            if item and self._bears_the_run(one) and str(one["id"]) not in self._taken() | self.page.ids:
                self._take(item, one)

    # -- shared

    def _take(self, item: Item, answer: Mapping[str, Any]) -> None:
        self.found.void = [other for other in self.found.void if other.key != item.key]
        name = str(answer.get("name") or answer.get("fileName") or "")
        self.found.things.append(Leftover(item, str(answer["id"]), name, str(answer.get("objectType", ""))))

    def _taken(self) -> set[str]:
        return {thing.id for thing in self.found.things}

    def _bears_the_run(self, one: Mapping[str, Any]) -> bool:
        return any(isinstance(value, str) and self.page.run in value for value in one.values())

    def _listed(self, item: Item) -> list[dict[str, Any]]:
        """All of the item's kind that were made since the run began, newest first."""
        service = "baseEntry" if item.service.lower() in ENTRY_IDS else item.service
        service = making.PLATFORM if service == "partner" else service
        if service not in self._lists:
            self._lists[service] = list(self._pages(service))
        return self._lists[service]

    def _pages(self, service: str) -> Iterator[dict[str, Any]]:
        since = self.page.at + self._drift - NEAR
        filter_ = filter_of(service) | {"orderBy": "-createdAt"}
        if service == "baseEntry":
            filter_ |= {"statusIn": STATUSES, "moderationStatusIn": MODERATION}
            filter_ |= {"createdAtGreaterThanOrEqual": int(since)}
        for number in range(1, PAGES + 1):
            pager = {"pageSize": PAGE_SIZE, "pageIndex": number}
            answer = self._call(f"{service}.list", {"filter": filter_, "pager": pager})
            yield from (one for one in answer["objects"] if float(one.get("createdAt") or since) >= since)
            last = answer["objects"][-1:]
            if len(answer["objects"]) < PAGE_SIZE or float(last[0].get("createdAt") or since) < since:
                return

    def _call(self, action: str, params: Mapping[str, Any]) -> Any:
        ks = self.sessions.ks(self.sessions.keeper(action, "nobody"))
        return self.client.call(action, self.sessions.within(ks, params, action), None, ks)


def drift(call: beside.Call) -> float:
    """How much the server's clock is ahead of this machine's, in s."""
    return float(call("system.getTime", {})) - time.time()


def noun_of(service: str) -> Noun | None:
    """The noun of a service; None for one that no guide names."""
    return next((noun for noun in NOUNS.values() if noun.service.lower() == service.lower()), None)


def id_parameter(service: str) -> str:
    """What get and delete of a service call the id."""
    noun = noun_of(service)
    return "entryId" if service.lower() in ENTRY_IDS else noun.id_parameter if noun else "id"


def filter_of(service: str) -> dict[str, Any]:
    """The filter of a service's list action: its class alone."""
    noun = noun_of(service)
    kind = "KalturaBaseEntryFilter" if service == "baseEntry" else noun.filter if noun else ""
    return {"objectType": kind} if kind else {}


def plain(value: Any) -> str:
    """A value of an answer as it is sent: true is 1."""
    return str(int(value)) if isinstance(value, bool) else str(value)
