"""Copies of entries: the same files under a new id, READY at once where the source is READY."""

from __future__ import annotations

from kaltura_sandbox.library import entries, flavors, profiles
from kaltura_sandbox.objects import Object
from kaltura_sandbox.platform import Caller, now

EXCLUDE = "1"
USERS, FLAVORS, CAPTIONS = "1", "6", "7"
DROPPED = ("referenceId", "replacingEntryId", "replacedEntryId", "recycledAt")


def clone(caller: Caller, source: Object, options: list[Object]) -> Object:
    """Copies an entry with its assets; each option takes one kind of thing out."""
    left_out = {str(one.itemType) for one in options if one.rule == EXCLUDE}
    account = caller.account
    twin = source.copy(id=account.store.text_id(), createdAt=now(), updatedAt=now(), replacementStatus=0)
    for name in DROPPED:
        setattr(twin, name, None)
    twin.rootEntryId = source.id  # of the entry copied, also where that is a copy itself
    twin.sourceType, twin.moderationStatus = entries.SOURCE_CLONE, entries.AUTO_APPROVED
    if USERS in left_out and caller.user_id:
        twin.userId = twin.creatorId = caller.user_id
    if twin.mediaType:
        profiles.assign(account, twin)
    if FLAVORS in left_out:
        _empty(twin)
    else:
        _copy_assets(caller, source, twin, flavors.KIND)
    _copy_assets(caller, source, twin, "thumb_asset")
    if CAPTIONS not in left_out:
        _copy_assets(caller, source, twin, "caption_asset")
    return entries.save(account, twin)


def _empty(twin: Object) -> None:
    twin.status, twin.duration, twin.msDuration = entries.NO_CONTENT, 0, 0
    twin.width = twin.height = None


def _copy_assets(caller: Caller, source: Object, twin: Object, kind: str) -> None:
    account = caller.account
    for asset in account.find(kind, entryId=source.id):
        account.put(
            kind, asset.copy(id=account.store.text_id(), entryId=twin.id, createdAt=now(), updatedAt=now())
        )
