"""Privileges for what a list plays: sviewplaylist:<playlist id> to see it, editplaylist:<playlist id> to change it,
disableentitlementforplaylist:<playlist id> to see it whatever its categories."""

from __future__ import annotations

from kaltura_sandbox.platform.accounts import Account, Caller
from kaltura_sandbox.platform.ks import VIEW, Session
from kaltura_sandbox.platform.objects import Object, split
from kaltura_sandbox.topics.entries import entries
from kaltura_sandbox.topics.entries.entitlement import EXEMPT
from kaltura_sandbox.topics.entries.rights import stands_for
from kaltura_sandbox.topics.playlists import playlists, rules


@stands_for(EXEMPT, by="disableentitlementforplaylist")
@stands_for(VIEW, by="sviewplaylist")
@stands_for("edit", by="editplaylist")
def plays(account: Account, session: Session, entry: Object, playlist_id: str) -> bool:
    """Whether a list plays an entry, or one that the entry stands in for.

    Whoever stands in a list by hand counts, also while it doesn't play (read in the server's source).
    """
    playlist = account.get(entries.KIND, entries.stored_id(playlist_id))
    if playlist is None or playlist.status == entries.DELETED:
        return False
    if playlist.playlistType == rules.DYNAMIC:
        found = playlists.ruled(Caller(account, session), rules.of(playlist, account.platform.schema), None)
    elif playlist.playlistType in (rules.STATIC, rules.PATH):
        ids = dict.fromkeys(split(playlist.playlistContent))
        found = [one for id_ in ids if (one := account.get(entries.KIND, id_))]
    else:
        return False
    return any(entry.id in (one.id, one.redirectEntryId) for one in found)
