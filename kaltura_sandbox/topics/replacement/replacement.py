"""Replacing an entry's content: a hidden entry takes the new content and, once READY, gives it away.

replacementStatus: 0 none, 1 approved but not ready, 2 ready but not approved, 3 neither, 4 failed. Without the
account's approval feature a replacement counts as approved from the start.
"""

from __future__ import annotations

from typing import Any

from kaltura_sandbox import php_text
from kaltura_sandbox.platform.accounts import Account, Caller, Platform, now
from kaltura_sandbox.platform.events import DELETED, STATUS, Event, on
from kaltura_sandbox.platform.features import feature
from kaltura_sandbox.platform.jobs import handles
from kaltura_sandbox.platform.objects import Object, join, split
from kaltura_sandbox.platform.store.leftovers import clears
from kaltura_sandbox.topics.entries import entries
from kaltura_sandbox.topics.flavors import flavors
from kaltura_sandbox.topics.replacement import replacement_errors

NONE, APPROVED, READY_NOT_APPROVED, NEITHER, FAILED = 0, 1, 2, 3, 4
SHADOW_LASTS = 60  # s after the swap
SWAP_DELAY = 1.0  # s: a finished replacement is swapped in by a job of its own, as on the platform
REPLACEMENT = feature("FEATURE_ENTRY_REPLACEMENT", registered=True)
APPROVAL = feature("FEATURE_ENTRY_REPLACEMENT_APPROVAL", kept_back=True)


def start(caller: Caller, entry: Object) -> Object:
    """Makes the hidden entry that will take the new content."""
    account = caller.account
    shadow = Object(
        entry.objectType, mediaType=entry.mediaType, conversionProfileId=entry.conversionProfileId
    )
    shadow.conversionQuality, shadow.userId, shadow.creatorId = (
        entry.conversionProfileId,
        entry.userId,
        entry.creatorId,
    )
    entries.prepare(caller, shadow)
    shadow.defaults({**entries.PLAYABLE_DEFAULTS, "sourceType": entry.sourceType, "adminTags": ""})
    shadow.values["adminTags"] = ""
    shadow.userId, shadow.creatorId = entry.userId, entry.creatorId
    shadow.replacedEntryId, shadow.displayInSearch = entry.id, entries.SHADOW
    entries.save(account, shadow)
    entry.replacingEntryId = shadow.id
    entry.replacementStatus = NEITHER if account.has(APPROVAL) else APPROVED
    entries.save(account, entry)
    return shadow


def cancel(account: Account, entry: Object) -> Object:
    """Ends a running replacement; the entry keeps what it has."""
    shadow = account.get(entries.KIND, entry.replacingEntryId) if entry.replacingEntryId else None
    if shadow and shadow.status != entries.DELETED:
        entries.delete(account, shadow)
    entry.replacingEntryId, entry.replacementStatus = None, NONE
    return entries.save(account, entry)


def approve(account: Account, entry: Object) -> Object:
    """Lets a replacement happen: at once when it is ready, else when it will be. Pictures need no approval."""
    if entry.mediaType == entries.IMAGE:
        return entry
    if entry.replacementStatus in (None, NONE, FAILED):
        raise replacement_errors.ENTRY_ID_NOT_REPLACED(entry.id)
    shadow = account.get(entries.KIND, entry.replacingEntryId)
    if entry.replacementStatus == READY_NOT_APPROVED and shadow:
        return swap(account, entry, shadow)
    entry.replacementStatus = APPROVED
    return entries.save(account, entry)


@on(STATUS, entries.KIND)
def entry_settled(account: Account, event: Event) -> None:
    """An entry that replaces another is READY, or failed: it gives its content away if approved, or is told failed.

    A picture has no flavors to give: it never takes a film's place, and the film stays until that is cancelled.
    """
    shadow = event.object
    entry = _replaced(account, shadow)
    if entry is None:
        return
    if shadow.status == entries.READY and flavors.of_entry(account, shadow.id):
        _hand_over(account, entry, shadow)
    elif shadow.status in (entries.ERROR_CONVERTING, entries.ERROR_IMPORTING):
        entry.replacementStatus = FAILED
        entries.save(account, entry)


@on(DELETED, entries.KIND)
def entry_deleted(account: Account, event: Event) -> None:
    """What was to replace a deleted entry goes with it; one that loses its replacement has none any more."""
    if event.object.replacingEntryId:
        cancel(account, event.object)
    entry = _replaced(account, event.object)
    if entry is not None:
        cancel(account, entry)


def _hand_over(account: Account, entry: Object, shadow: Object) -> None:
    if entry.replacementStatus == APPROVED:
        account.job("swap", delay=SWAP_DELAY, entry=entry.id, shadow=shadow.id)
    elif entry.replacementStatus == NEITHER:
        entry.replacementStatus = READY_NOT_APPROVED
        entries.save(account, entry)


def _replaced(account: Account, shadow: Object) -> Object | None:
    entry = account.get(entries.KIND, shadow.replacedEntryId) if shadow.replacedEntryId else None
    return entry if entry and entry.replacingEntryId == shadow.id else None


def swap(account: Account, entry: Object, shadow: Object) -> Object:
    """Gives the shadow's files to the entry. A flavor of the same params keeps its id, one version on.

    What else the new content brings along is the business of those who hear that the entry's data changed.
    """
    mine = {asset.flavorParamsId: asset for asset in flavors.of_entry(account, entry.id)}
    for new in flavors.of_entry(account, shadow.id):
        _give(account, entry, mine.pop(new.flavorParamsId, None), new)
    for old in mine.values():
        account.remove(flavors.KIND, old)
    entry.replacingEntryId, entry.replacementStatus = None, NONE
    flavors.refresh_entry(account, entry)
    account.data_changed(entries.KIND, entry, replacedBy=shadow)
    shadow._swappedAt = now()
    account.put(entries.KIND, shadow)
    return entry


@clears
def clear(platform: Platform) -> None:
    """Hidden entries whose content was given away. Right after that they can still be got, as on the platform."""
    sql = "SELECT id, partner FROM objects WHERE kind = ? AND json_extract(data, '$._swappedAt') < ?"
    for id_, partner in platform.store.execute(sql, (entries.KIND, now() - SHADOW_LASTS)):
        account = platform.account(partner)
        with platform.store.transaction():
            shadow = account.get(entries.KIND, id_)
            if shadow and shadow.status != entries.DELETED:
                entries.delete(account, shadow)


@handles("swap")
def swap_later(account: Account, payload: dict[str, Any]) -> None:
    """The swap of a replacement that needs no further approval, unless it was cancelled meanwhile."""
    with account.store.transaction():
        entry, shadow = (account.get(entries.KIND, payload[name]) for name in ("entry", "shadow"))
        if entry and shadow and entry.replacingEntryId == shadow.id and entry.replacementStatus == APPROVED:
            swap(account, entry, shadow)


def _give(account: Account, entry: Object, old: Object | None, new: Object) -> None:
    given = new.copy(id=old.id if old else account.store.text_id(), entryId=entry.id)
    if old and old.version:
        given.version = str(php_text.whole(str(old.version)) + 10)
        given.createdAt = old.createdAt
        given.tags = join(tag for tag in split(given.tags) if tag != "source")  # measured
    account.put(flavors.KIND, given)
