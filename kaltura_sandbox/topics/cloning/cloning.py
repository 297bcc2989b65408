"""Copies of entries: the same files under a new id, READY at once where the source is READY.

What a copy takes along is chosen by options. Users, access control, metadata, flavors and captions come unless they
are excluded, child entries and cue points only where they are included. A copy of an entry without content gets it
with its source.

Left out: the memberships in categories: a copy has the names of the categories, or none where they are excluded.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kaltura_sandbox.platform.accounts import Account, Caller, now
from kaltura_sandbox.platform.events import STATUS, Event, on
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.topics.entries import copies, entries
from kaltura_sandbox.topics.people import users
from kaltura_sandbox.topics.profiles import profiles

EXCLUDE = "1"
UPLOADS = ("1", "2", "5", "6", "34", "35", "36", "37")
"""Source types whose copies count as clips: files, webcams, addresses, searches, recordings."""
FULFILLED = ("status", "duration", "msDuration", "width", "height", "flavorParamsIds")
"""What a copy that was made before its source had content gets once it is there; its files are assets of its own."""
PICTURE = ("version", "_file", "_extension", "_thumb", "_thumbVersion")
"""What it gets besides of a picture, which is a file itself."""
IN_WORK = (entries.IMPORT, entries.PRECONVERT, entries.PENDING)
RECORDINGS = ("34", "36", "37")
NOT_COPIED = (
    "referenceId", "parentEntryId", "redirectEntryId", "replacingEntryId", "replacedEntryId", "recycledAt", "width",
    "height", "application", "applicationVersion", "templateEntryId", "isTrimDisabled", "streams", "sourceVersion",
    "defaultLanguage", "responseLanguage", "_options", "_pendingClones", "_previousDisplay",
)  # fmt: skip
BLANK: dict[str, Any] = {
    "operationAttributes": [], "capabilities": "", "replacementStatus": 0, "blockAutoTranscript": False,
    "moderationCount": 0, "plays": 0, "views": 0, "votes": 0, "rank": 0, "totalRank": 0,
}  # fmt: skip


@dataclass(frozen=True)
class Choice:
    """What the caller wants of a copy: item types taken out, and item types taken in."""

    excluded: frozenset[str]
    included: frozenset[str]

    @classmethod
    def of(cls, options: list[Object]) -> Choice:
        """From KalturaBaseEntryCloneOptionComponents (itemType, rule)."""
        out = {str(one.itemType) for one in options if str(one.rule) == EXCLUDE}
        return cls(frozenset(out), frozenset(str(one.itemType) for one in options) - out)

    def takes(self, item: str) -> bool:
        return item not in self.excluded


def clone(caller: Caller, source: Object, options: list[Object]) -> Object:
    """Copies an entry as the options say."""
    return _clone(caller, source, Choice.of(options), set())


def _clone(caller: Caller, source: Object, choice: Choice, in_work: set[str]) -> Object:
    account = caller.account
    twin = _described(caller, source, choice)
    if source.status in (entries.READY, entries.NO_CONTENT):
        _copy_content(account, source, twin, choice)
    if source.status != entries.READY:
        source._pendingClones = [*(source._pendingClones or []), twin.id]
        entries.save(account, source, touch=False)
    chosen = {"excluded": sorted(choice.excluded), "included": sorted(choice.included)}
    account.copied(entries.KIND, twin, source, **chosen)
    if copies.CHILDREN in choice.included:
        _clone_family(caller, source, twin, choice, in_work | {source.id})
    return entries.save(account, twin)


def _described(caller: Caller, source: Object, choice: Choice) -> Object:
    """The copy's own values, without its assets."""
    account = caller.account
    twin = source.copy(id=account.store.text_id(), createdAt=now(), updatedAt=now(), rootEntryId=source.id)
    for name in NOT_COPIED:
        setattr(twin, name, None)
    twin.values.update({name: value for name, value in BLANK.items() if name in twin.values})
    if choice.takes(copies.USERS) or not caller.user_id:
        twin.creatorId = twin.userId
    else:
        twin.userId = twin.creatorId = users.ensure(account, caller.user_id).id
    if not choice.takes(copies.CATEGORIES):
        twin.categories = twin.categoriesIds = ""
    if not choice.takes(copies.ACCESS_CONTROL):
        twin.accessControlId = entries.default_access(account)
    _keep_size(source, twin, choice)
    _assign_profile(account, source, twin)
    if source.sourceType in UPLOADS:
        twin.sourceType = entries.SOURCE_CLONE
    return twin


def _keep_size(source: Object, twin: Object, choice: Choice) -> None:
    if choice.takes(copies.FLAVORS):
        twin.width, twin.height = source.width, source.height
        return
    twin.status = entries.NO_CONTENT
    if "duration" in twin.values:
        twin.duration = twin.msDuration = 0


def _assign_profile(account: Account, source: Object, twin: Object) -> None:
    """The source's profile; the account's default where that is gone, or where the source was a recording."""
    known = source.conversionProfileId and account.get(profiles.KIND, source.conversionProfileId)
    if not known or source.sourceType in RECORDINGS:
        twin.conversionProfileId = None
        chosen = profiles.default(account)
        twin.conversionProfileId = chosen.id if chosen else None
    if "mediaType" in twin.values:
        twin.conversionQuality = twin.conversionProfileId


def _copy_content(account: Account, source: Object, twin: Object, choice: Choice) -> None:
    """The files: each topic copies its own."""
    account.data_changed(entries.KIND, twin, copiedFrom=source, excluded=sorted(choice.excluded))


def _clone_family(caller: Caller, source: Object, twin: Object, choice: Choice, in_work: set[str]) -> None:
    """Copies the parent and the children as well, and relates the copies to each other."""
    account = caller.account
    if source.parentEntryId and source.parentEntryId not in in_work:
        parent = account.get(entries.KIND, source.parentEntryId)
        if parent and parent.status != entries.DELETED:
            twin.parentEntryId = _clone(caller, parent, choice, in_work).id
    for child in account.find(entries.KIND, parentEntryId=source.id):
        if child.id not in in_work and child.status != entries.DELETED:
            copy = _clone(caller, child, choice, in_work)
            copy.parentEntryId = twin.id
            entries.save(account, copy)


@on(STATUS, entries.KIND)
def disappoint(account: Account, event: Event) -> None:
    """An entry failed or was deleted: copies that still wait for it fail too (on the platform they wait for good)."""
    source = event.object
    failed = (entries.ERROR_CONVERTING, entries.ERROR_IMPORTING, entries.DELETED)
    if source.status not in failed or not source._pendingClones:
        return
    for twin_id in source._pendingClones:
        twin = account.get(entries.KIND, twin_id)
        if twin is not None and twin.status in IN_WORK:
            gone = source.status == entries.DELETED
            twin.status = entries.ERROR_CONVERTING if gone else source.status
            entries.save(account, twin)


@on(STATUS, entries.KIND)
def fulfil(account: Account, event: Event) -> None:
    """An entry became READY: so do the copies that were made of it before, whatever was excluded then."""
    source = event.object
    if source.status != entries.READY or not source._pendingClones:
        return
    waiting, source._pendingClones = source._pendingClones, None
    entries.save(account, source, touch=False)
    for twin_id in waiting:
        twin = account.get(entries.KIND, twin_id)
        if twin is None or twin.status == entries.DELETED:
            continue
        _copy_content(account, source, twin, Choice(frozenset(), frozenset()))
        for name in FULFILLED + (PICTURE if source._file else ()):
            setattr(twin, name, source.values.get(name))
        entries.save(account, twin)
