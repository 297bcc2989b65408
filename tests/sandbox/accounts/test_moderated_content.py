"""Accounts whose content waits for approval from the start, over HTTP. Measured."""

from __future__ import annotations

from tests.sandbox.accounts.conftest import Accounts
from tests.sandbox.conftest import Api

PENDING, APPROVED, AUTO_APPROVED = 1, 2, 6


def test_new_content_waits_until_it_is_approved(api: Api, accounts: Accounts) -> None:
    made = accounts.make()
    film = {"entry": {"mediaType": 1, "name": "x"}}
    assert made.ok("media.add", film)["moderationStatus"] == AUTO_APPROVED
    accounts.configure(made, moderateContent=True)
    told = made.ok("media.add", film)
    assert (told["moderationStatus"], told["moderationCount"]) == (PENDING, 2)
    playlist = {"playlist": {"name": "p", "playlistType": 3, "playlistContent": told["id"]}}
    assert made.ok("playlist.add", playlist)["moderationStatus"] == AUTO_APPROVED
    assert made.ok("baseEntry.clone", {"entryId": told["id"]})["moderationStatus"] == PENDING
    assert (
        made.code("media.flag", {"moderationFlag": {"flaggedEntryId": told["id"]}})
        == "ENTRY_CANNOT_BE_FLAGGED"
    )
    made.ok("baseEntry.approve", {"entryId": told["id"]})
    assert made.ok("media.get", {"entryId": told["id"]})["moderationStatus"] == APPROVED
