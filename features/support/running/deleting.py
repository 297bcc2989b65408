"""Deleting what a run made, when it ends or in a sweep: what is gone already counts, a refusal is told with its reason.

A flag outlives its entry, and then nobody can answer it any more: flags are answered before their entry goes.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from features.support.api import making
from features.support.running.leftovers import Leftover, Leftovers, id_parameter
from features.support.wire.client import KalturaClient, KalturaError, WireError
from features.support.wire.sessions import Sessions


class Deleter:
    """Deletes the things of one ledger, as the administrator, or as the operator what only that one may delete."""

    def __init__(self, client: KalturaClient, sessions: Sessions, flagged: Collection[str]) -> None:
        self.client, self.sessions, self.flagged = client, sessions, flagged

    def ks(self) -> str | None:
        """The administrator's session."""
        return self.sessions.ks("nobody")

    def attempt(self, action: str, params: making.Params) -> str:
        """Make the call: "" when it was made or its object is gone, else why not."""
        ks = self.sessions.ks(self.sessions.keeper(action, "nobody"))
        try:
            self.client.call(action, self.sessions.within(ks, params, action), None, ks)
        except KalturaError as refusal:
            return "" if making.GONE.search(refusal.code) else f"{refusal.code}, {refusal.message}"
        except WireError as failure:
            return str(failure)
        return ""

    def delete(self, thing: Leftover) -> str:
        """Delete a thing: "" or why it is still there."""
        if thing.id in self.flagged:
            self.attempt("baseEntry.approve", {"entryId": thing.id})
        service = "baseEntry" if is_plain_entry(thing) else thing.item.service
        return self.attempt(*making.deletion(service, id_parameter(service), thing.id))

    def beside(self, plan: Leftovers, tell: Callable[[str, str], None]) -> set[str]:
        """Delete hidden entries and named users; tells of each. The ids of those that are still there."""
        kept = set()
        for action, parameter, ids in (
            ("baseEntry.delete", "entryId", [str(one["id"]) for one in plan.hidden]),
            ("user.delete", "userId", plan.users),
        ):
            for id in ids:
                refused = self.attempt(action, {parameter: id})
                tell(id, refused)
                kept |= {id} if refused else set()
        return kept


def is_plain_entry(thing: Leftover) -> bool:
    """Entries are deleted by baseEntry whatever they are; playlists and live streams by their own services."""
    return thing.item.family == "entry" and thing.item.service.lower() not in (
        "playlist",
        "livestream",
        "livechannel",
    )
