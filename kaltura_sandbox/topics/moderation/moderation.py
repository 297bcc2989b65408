"""Moderation of entries: flags that anybody may raise, and the decision of an administrator.

Flags are kept under KIND. A decision answers all flags that an entry has; the flags of a deleted entry stay.

Where the operator has said so of an account (moderateContent), films, sounds, pictures and live entries wait for
approval from the start.

Left out: the filter that says which of them do (autoModerateEntryFilter), and the notifications of a decision.
"""

from __future__ import annotations

from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.accounts import Account, Caller, now
from kaltura_sandbox.platform.events import ADDED, Event, on
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.store import Query
from kaltura_sandbox.topics.entries import entries, entry_errors
from kaltura_sandbox.topics.moderation import moderation_errors
from kaltura_sandbox.topics.people import renaming, users

KIND = "moderation_flag"
PENDING, MODERATED = 1, 2  # status of a flag
OF_ENTRY = 2  # moderationObjectType
APPROVED, REJECTED, FLAGGED = 2, entries.MODERATION_REJECTED, 5
MODERATED_TYPES = (1, 7, 8)  # KalturaEntryType: MEDIA_CLIP, LIVE_STREAM, LIVE_CHANNEL
FLAGGABLE = (APPROVED, FLAGGED, entries.AUTO_APPROVED)

renaming.follows(KIND, "userId")


@on(ADDED, entries.KIND)
def waits_from_the_start(account: Account, event: Event) -> None:
    """A new entry of an account that moderates all content is PENDING_MODERATION, and counts 2 (measured)."""
    entry, partner = event.object, account.partner
    moderates = partner is not None and (partner._configuration or {}).get("moderateContent") in (True, 1)
    if moderates and entry.type in MODERATED_TYPES and entry.moderationStatus == entries.AUTO_APPROVED:
        entry.moderationStatus, entry.moderationCount = entries.MODERATION_PENDING, 2
        entries.save(account, entry, touch=False)


def flag(caller: Caller, given: Object, clips_only: bool = False) -> Object:
    """Raises a flag on an entry of any account, as who follows a link may have no session of it.

    ``clips_only``: only videos, sounds and pictures are known. Raises PROPERTY_VALIDATION_CANNOT_BE_NULL,
    ENTRY_ID_NOT_FOUND, ENTRY_CANNOT_BE_FLAGGED (rejected, deleted, or not yet decided).
    """
    if given.flaggedEntryId in (None, ""):
        raise errors.PROPERTY_VALIDATION_CANNOT_BE_NULL("KalturaModerationFlag::flaggedEntryId")
    platform = caller.account.platform
    entry = platform.store.get(entries.KIND, given.flaggedEntryId)
    if entry is None or (clips_only and not entries.is_clip(entry)):
        raise entry_errors.ENTRY_ID_NOT_FOUND(given.flaggedEntryId)
    if entry.status == entries.DELETED or entry.moderationStatus not in FLAGGABLE:
        raise moderation_errors.ENTRY_CANNOT_BE_FLAGGED()
    account = platform.account(entry.partnerId)
    entry.moderationStatus = FLAGGED
    entry.moderationCount = int(entry.moderationCount or 0) + 1
    entries.save(account, entry)
    return account.put(KIND, _new(account, caller, given))


def _new(account: Account, caller: Caller, given: Object) -> Object:
    user = caller.user_id if caller.session else None
    if user is not None and caller.account.id == account.id:
        user = users.named(account, user)
    made = Object(
        "KalturaModerationFlag", id=account.store.number(), partnerId=account.id, moderationObjectType=OF_ENTRY,
        flaggedEntryId=given.flaggedEntryId, status=PENDING, createdAt=now(), updatedAt=now(),
    )  # fmt: skip
    made.userId, made.comments, made.flagType = user, given.comments, given.flagType
    return made


def pending(account: Account, entry_id: str) -> Query:
    """The flags that nobody has decided on yet, oldest first."""
    return account.query(KIND).where(flaggedEntryId=entry_id, status=PENDING).ordered("+seq")


def decide(account: Account, entry_id: str, status: int, clips_only: bool = False) -> None:
    """Approves or rejects an entry, flagged or not; its flags are answered with that."""
    entry = entries.find(account, entry_id)
    if clips_only and not entries.is_clip(entry):
        raise entry_errors.ENTRY_ID_NOT_FOUND(entry_id)
    entry.moderationStatus, entry.moderationCount = status, 0
    entries.save(account, entry)
    for one in account.store.find(pending(account, entry_id)):
        one.status = MODERATED
        account.put(KIND, one)
