"""Connections of encoders to entries, which the platform calls entry server nodes, and what an entry shows of them.

A connection is AUTHENTICATED when an encoder may send, BROADCASTING when media comes in, PLAYABLE when viewers can
follow. Each entry has two places: the primary and the backup. A connection is deleted with its end.
"""

from __future__ import annotations

from typing import Any

from kaltura_sandbox.platform.accounts import Account, now
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.store import Query
from kaltura_sandbox.topics.entries import entries
from kaltura_sandbox.topics.live import live_entries
from kaltura_sandbox.topics.live.live_entries import (
    AUTHENTICATED,
    BROADCASTING,
    PLAYABLE,
    STOPPED,
)

KIND = "entry_server_node"
PRIMARY, BACKUP = "0", "1"  # serverType
MEDIA_SERVER = 1  # serverNodeId: there is one media server, this process
ORDER = (STOPPED, AUTHENTICATED, BROADCASTING, PLAYABLE)
"""Statuses by how far a connection is; an entry shows the furthest."""


def of_entry(account: Account, entry_id: str) -> list[Object]:
    """The connections of an entry."""
    return account.find(KIND, entryId=entry_id)


def at(account: Account, entry_id: str, place: str) -> Object | None:
    """The connection at a place, PRIMARY or BACKUP."""
    return next((one for one in of_entry(account, entry_id) if str(one.serverType) == place), None)


def everywhere() -> Query:
    """All connections of all accounts, for who takes up what a killed process left."""
    return Query(KIND)


def live_status(entry: Object, nodes: list[Object], previews: bool = True) -> int:
    """How far an entry's broadcast is. Without ``previews`` what only previewers may see counts for nothing."""
    if not previews and live_entries.view_mode(entry) == live_entries.PREVIEW:
        return STOPPED
    told = [int(one.status) for one in nodes if previews or not entry.explicitLive or _for_all(one)]
    return max((status for status in told if status in ORDER), key=ORDER.index, default=STOPPED)


def _for_all(node: Object) -> bool:
    return node.isPlayableUser is not False


def move(account: Account, entry: Object, place: str, status: int, **changes: Any) -> Object:
    """Puts the connection at a place into a status, and tells the entry what follows from that.

    The entry's times are unix times in s. They follow the primary connection alone (source). The first connection
    of all begins a session.
    """
    entry.redirectEntryId = None  # while it is on air nothing stands in for it
    if not of_entry(account, entry.id):
        entry._session = (entry._session or 0) + 1
    node = at(account, entry.id, place) or _new(account, entry, place)
    before = node.status
    node.status = status
    for name, value in changes.items():
        setattr(node, name, value)
    node.updatedAt = now()
    account.put(KIND, node)
    if place == PRIMARY:
        entry.primaryServerNodeId = MEDIA_SERVER
        entry.currentBroadcastStartTime = entry.currentBroadcastStartTime or now()
        if status == PLAYABLE and before != PLAYABLE:
            entry.lastBroadcast = now()
            entry.firstBroadcast = entry.firstBroadcast or now()
    if status == PLAYABLE and live_entries.view_mode(entry) == live_entries.PUBLIC:
        entry.broadcastTime = entry.broadcastTime or now()
    _noted(account, entry)
    return node


def _new(account: Account, entry: Object, place: str) -> Object:
    return Object(
        "KalturaLiveEntryServerNode", id=account.store.number(), entryId=entry.id, serverNodeId=MEDIA_SERVER,
        partnerId=account.id, createdAt=now(), serverType=place, streams=[], recordingInfo=[], isPlayableUser=True,
        viewMode=live_entries.view_mode(entry),
    )  # fmt: skip


def end(account: Account, entry: Object, place: str) -> None:
    """The connection at a place is over."""
    node = at(account, entry.id, place)
    if node is None:
        return
    account.remove(KIND, node)
    if place == PRIMARY:
        entry.lastBroadcastEndTime = now()
    if not any(one.status == PLAYABLE for one in of_entry(account, entry.id)):
        _off_air(entry)
    _noted(account, entry)


def look_again(account: Account, entry: Object) -> None:
    """The entry's view mode may be another one: its connections say so, and it may be on air for all from now on."""
    mode = live_entries.view_mode(entry)
    nodes = of_entry(account, entry.id)
    for node in nodes:
        if node.viewMode != mode:
            node.viewMode, node.viewModeUpdatedAt = mode, now()
            account.put(KIND, node)
    if mode == live_entries.PUBLIC and any(one.status == PLAYABLE for one in nodes):
        entry.broadcastTime = entry.broadcastTime or now()
    if nodes:
        _noted(account, entry)


def _off_air(entry: Object) -> None:
    """The last one has gone: a recording stands in for the entry, and what was on air by hand is so no more."""
    if entry.recordedEntryId:
        entry.redirectEntryId = entry.recordedEntryId
    entry.currentBroadcastStartTime = 0
    if entry.explicitLive:
        entry.viewMode, entry.recordingStatus = live_entries.PREVIEW, live_entries.RECORDING_STOPPED


def _noted(account: Account, entry: Object) -> None:
    """Stores the entry with what lists ask for: whether it is on air for everybody."""
    nodes = of_entry(account, entry.id)
    entry._onAir = live_status(entry, nodes, previews=False) == PLAYABLE
    entries.save(account, entry, touch=False)
