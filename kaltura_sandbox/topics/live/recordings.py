"""Recordings: what was broadcast becomes a video of its own, which the live entry names in recordedEntryId.

PER_SESSION makes one for each session of broadcasting, APPENDED goes on with the one that is there. A live entry whose
broadcast is over sends players to its recording (redirectEntryId).

Left out: shouldAutoArchive (there is no cheaper storage to move to), and a new recording where an appended one is older
than a week or longer than a day.
"""

from __future__ import annotations

from pathlib import Path

from kaltura_sandbox.platform.accounts import Account, administrator
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.topics.conversion import entry_target
from kaltura_sandbox.topics.entries import entries
from kaltura_sandbox.topics.ingest.targets import File, Origin
from kaltura_sandbox.topics.live import connections, live_entries
from kaltura_sandbox.topics.live.broadcasts import Broadcast
from kaltura_sandbox.topics.replacement import replacement

SOURCE_RECORDED = "36"  # sourceType of what the platform recorded
COPIED = ("description", "tags", "accessControlId", "userId", "creatorId", "moderationStatus", "licenseType")
ENTITLEMENT = (
    "entitledUsersEdit",
    "entitledUsersPublish",
    "entitledUsersView",
    "categories",
    "categoriesIds",
)
ONGOING, DONE, DISMISSED = 1, 2, 3  # recordingStatus in the recordingInfo of a connection


def recording(broadcast: Broadcast) -> str:
    """The id of the entry that takes what is recorded of a broadcast now; it is made where none is there yet.

    Call it again in each session: with PER_SESSION another session gets another entry.
    """
    account = broadcast.account
    with account.store.transaction():
        live = broadcast.entry
        known = account.get(entries.KIND, live.recordedEntryId) if live.recordedEntryId else None
        if known is None or known.status == entries.DELETED or _another_session(live, known):
            known = _make(account, live)
        _tell(broadcast, known.id, ONGOING)
        return str(known.id)


def _another_session(live: Object, known: Object) -> bool:
    return live.recordStatus == live_entries.PER_SESSION and known._session != live._session


def _make(account: Account, live: Object) -> Object:
    """The entry of a new recording. Sessions are counted in its name."""
    live._recordings = (live._recordings or 0) + 1
    counted = live.recordStatus == live_entries.PER_SESSION
    made = Object("KalturaMediaEntry", mediaType=entries.VIDEO)
    made.name = f"{live.name} {live._recordings}" if counted else live.name
    options = live.recordingOptions or Object("KalturaLiveEntryRecordingOptions")
    entries.prepare(administrator(account, str(live.userId or "")), made)
    for name in COPIED + (ENTITLEMENT if options.shouldCopyEntitlement else ()):
        setattr(made, name, live.values.get(name))
    if options.shouldCopyScheduling:
        made.startDate, made.endDate = live.startDate, live.endDate
    if options.shouldMakeHidden:
        made.displayInSearch = entries.SHADOW
    if options.shouldCopyThumbnail:
        made._thumb, made._thumbVersion = live._thumb, live._thumbVersion
    made.defaults(entries.PLAYABLE_DEFAULTS | {"sourceType": SOURCE_RECORDED})
    made.rootEntryId, made._session, made._recorded = live.id, live._session, True
    entries.save(account, made)
    live.recordedEntryId = made.id
    entries.save(account, live, touch=False)
    return made


def _tell(broadcast: Broadcast, recorded_id: str, status: int) -> None:
    """Notes a recording on the connection that it comes by."""
    node = connections.at(broadcast.account, broadcast.entry_id, broadcast.place)
    if node is None:
        return
    told = [one for one in node.recordingInfo or [] if one.recordedEntryId != recorded_id]
    one = Object(
        "KalturaLiveEntryServerNodeRecordingInfo", recordedEntryId=recorded_id, recordingStatus=status
    )
    node.recordingInfo = [one, *told]
    broadcast.account.put(connections.KIND, node)


def recorded(broadcast: Broadcast, recorded_id: str, film: Path, duration_ms: int) -> None:
    """A recording is a film now: all of it, of this session and those before it where it is an appended one.

    ``film`` is left where it is. The entry takes it as an upload takes its file, and is READY when it is converted; one
    that has content already keeps it until the new one is READY.
    """
    account = broadcast.account
    account.files.foresee(film)
    with account.store.transaction():
        digest = account.files.link(film)
        made = account.get(entries.KIND, recorded_id)
        if made is None or made.status == entries.DELETED:
            return
        _take(account, made, File(digest, "mp4", Origin.ADDRESS))
        live = account.get(entries.KIND, broadcast.entry_id)
        if live is not None and live.status != entries.DELETED:
            live.lastElapsedRecordingTime = duration_ms
            entries.save(account, live, touch=False)
        _tell(broadcast, recorded_id, DONE)


def _take(account: Account, made: Object, file: File) -> None:
    if made.status == entries.NO_CONTENT:
        entry_target.EntryTarget(account, made).receive(file)
        return
    if made.replacingEntryId:
        replacement.cancel(account, made)
    owner = administrator(account, str(made.userId or ""))
    shadow = replacement.start(owner, made)
    made.replacementStatus = replacement.APPROVED
    entries.save(account, made)
    entry_target.EntryTarget(account, shadow).receive(file)
