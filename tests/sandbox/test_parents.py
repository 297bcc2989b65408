"""Entries below others: what a call refuses that names a parent, and in which order."""

from __future__ import annotations

from tests.sandbox.conftest import Api


def test_what_a_parent_gives_is_refused_before_it_is_looked_at(api: Api) -> None:
    parent = api.ok("media.add", {"entry": {"mediaType": 1, "name": "x"}})["id"]
    child = {"mediaType": 1, "name": "y", "parentEntryId": parent, "accessControlId": 1}
    assert api.code("media.add", {"entry": child}) == "ASSIGNING_INFO_TO_ENTRY_WITH_PARENT_IS_FORBIDDEN"
    alone = api.ok("media.add", {"entry": {"mediaType": 1, "name": "y"}})["id"]
    changes = {"parentEntryId": parent, "accessControlId": 1}
    update = {"entryId": alone, "mediaEntry": changes}
    assert api.code("media.update", update) == "ACCESS_CONTROL_ID_NOT_FOUND"
