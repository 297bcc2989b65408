"""Several write at the same time until a kill: all that was acknowledged is there, and counts say what there is."""

from __future__ import annotations

import contextlib
import os
import secrets
import signal
import threading
import time
from pathlib import Path
from typing import Any

import requests

from tests.sandbox.conftest import Api, platform_at

WRITERS, ENOUGH, PATIENCE = 4, 40, 60  # acknowledged things at which the kill comes; s
XSD = (
    '<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema"><xsd:element name="metadata"><xsd:complexType>'
    '<xsd:sequence><xsd:element id="A" name="A" minOccurs="0" type="xsd:string"/></xsd:sequence>'
    "</xsd:complexType></xsd:element></xsd:schema>"
)


def word() -> str:
    return f"w{secrets.token_hex(5)}"


class Writer:
    """Makes things around one category and one group, and keeps what was acknowledged, by kinds."""

    def __init__(self, api: Api, top: int, group: str, profile: int, known: list[tuple[str, Any]]) -> None:
        self.api, self.top, self.group, self.profile, self.known = Api(api.told), top, group, profile, known
        self.ks = api.ks()

    def ok(self, name: str, fields: Any) -> Any:
        return self.api.ok(name, fields, ks=self.ks)

    def write(self) -> None:
        with contextlib.suppress(requests.RequestException):  # the kill
            while True:
                self._category()
                self._person()
                self._entry()

    def _category(self) -> None:
        made = self.ok("category.add", {"category": {"name": word(), "parentId": self.top}})["id"]
        self.known.append(("category", made))
        gone = self.ok("category.add", {"category": {"name": word(), "parentId": self.top}})["id"]
        self.ok("category.delete", {"id": gone})
        self.known.append(("gone", gone))

    def _person(self) -> None:
        user = self.ok("user.add", {"user": {"id": word()}})["id"]
        self.ok("categoryUser.add", {"categoryUser": {"categoryId": self.top, "userId": user}})
        self.known.append(("member", user))
        self.ok("groupUser.add", {"groupUser": {"userId": user, "groupId": self.group}})
        self.known.append(("in the group", user))

    def _entry(self) -> None:
        entry = self.ok("media.add", {"entry": {"mediaType": 1, "name": word()}})["id"]
        self.ok("categoryEntry.add", {"categoryEntry": {"categoryId": self.top, "entryId": entry}})
        self.known.append(("assigned", entry))
        told = {"metadataProfileId": self.profile, "objectType": 1, "objectId": entry}
        xml = {"xmlData": f"<metadata><A>{entry}</A></metadata>"}
        self.ok("metadata_metadata.add", told | xml)
        self.known.append(("described", entry))


def listed(api: Api, service: str, field: str, **filter_: Any) -> set[Any]:
    asked = {"filter": filter_, "pager": {"pageSize": 500}}
    return {one[field] for one in api.ok(f"{service}.list", asked)["objects"]}


def test_a_kill_among_writers_loses_nothing_and_counts_are_right(tmp_path: Path) -> None:
    known: list[tuple[str, Any]] = []
    with platform_at(tmp_path) as told:
        api = Api(told)
        top = api.ok("category.add", {"category": {"name": word()}})["id"]
        group = api.ok("group_group.add", {"group": {"id": word()}})["id"]
        fields = {"objectType": "KalturaMetadataProfile", "name": "p", "metadataObjectType": 1}
        profile = api.ok("metadata_metadataProfile.add", {"metadataProfile": fields, "xsdData": XSD})["id"]
        writers = [
            threading.Thread(target=Writer(api, top, group, profile, known).write) for _ in range(WRITERS)
        ]
        for one in writers:
            one.start()
        end = time.monotonic() + PATIENCE
        while len(known) < ENOUGH:
            assert time.monotonic() < end
            time.sleep(0.01)
        os.kill(told["pid"], signal.SIGKILL)
        for one in writers:
            one.join()
    with platform_at(tmp_path) as told:
        there = found(Api(told), top, group, profile)
        for kind, id_ in known:
            if kind == "gone":
                assert id_ not in there["category"]
            else:
                assert id_ in there[kind], kind
        category = Api(told).ok("category.get", {"id": top})
        counted = ("directSubCategoriesCount", "membersCount", "entriesCount", "directEntriesCount")
        assert [category[name] for name in counted] == [
            len(there[kind]) for kind in ("category", "member", "assigned", "assigned")
        ]
        members = Api(told).ok("group_group.get", {"groupId": group})["membersCount"]
        assert members == len(there["in the group"])


def found(api: Api, top: int, group: str, profile: int) -> dict[str, set[Any]]:
    """What lists have of each kind."""
    assigned = listed(api, "categoryEntry", "entryId", categoryIdEqual=top)
    asked = {
        "metadataProfileIdEqual": profile,
        "objectIdIn": ",".join(assigned),
        "metadataObjectTypeEqual": 1,
    }
    return {
        "category": listed(api, "category", "id", parentIdEqual=top),
        "member": listed(api, "categoryUser", "userId", categoryIdEqual=top),
        "in the group": listed(api, "groupUser", "userId", groupIdEqual=group),
        "assigned": assigned,
        "described": listed(api, "metadata_metadata", "objectId", **asked),
    }
