"""Whether an entry is on air, for whom, and how."""

from __future__ import annotations

from kaltura_sandbox.platform.accounts import Account, Caller, now
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.topics.live import connections, live_entries, simulive
from kaltura_sandbox.topics.live.live_entries import PLAYABLE, PREVIEW, PUBLIC, STOPPED
from kaltura_sandbox.topics.scheduling import on_air

OFFLINE, IN_PREVIEW, ON_AIR = 1, 2, 3  # broadcastStatus
HLS = ("hls", "applehttp")
ELSEWHERE = (*HLS, "hds", "hdnetworkmanifest", None)
"""Protocols by which the platform can ask a stream elsewhere whether it is on air; None: by any address it has."""


def live_status(account: Account, entry: Object, previews: bool = True) -> int:
    """An entry's liveStatus: by the schedule first, then by what encoders send.

    ``previews``: also what only previewers may follow.
    """
    if not previews and live_entries.view_mode(entry) == PREVIEW:
        return STOPPED
    if on_air.redirected(account, entry.id, now()):
        return STOPPED
    if simulive.showing(account, entry) is not None:
        return PLAYABLE
    if not live_entries.is_ours(entry):
        return STOPPED
    return connections.live_status(entry, connections.of_entry(account, entry.id), previews)


def is_live(caller: Caller, account: Account, entry: Object, protocol: str | None = None) -> bool | None:
    """Whether this caller can follow now; None where that can't be known.

    Of a stream elsewhere it can be known where it has an address for the protocol. Nobody asks there, so that is off
    air.
    """
    if live_entries.is_ours(entry):
        return live_status(account, entry, live_entries.sees_preview(caller, entry)) == PLAYABLE
    known = {one.protocol for one in entry.liveStreamConfigurations or []}
    if protocol is None:
        return False if known else None
    if protocol in HLS:
        return False if entry.hlsStreamUrl or known & set(HLS) else None
    return False if protocol in ELSEWHERE and protocol in known else None


def details(caller: Caller, account: Account, entry: Object) -> Object:
    """KalturaLiveStreamDetails. Of streams elsewhere it says nothing but off air."""
    live = bool(is_live(caller, account, entry))
    told = Object(
        "KalturaLiveStreamDetails", primaryStreamStatus=STOPPED, secondaryStreamStatus=STOPPED, viewMode=PREVIEW,
        wasBroadcast=False, broadcastStatus=ON_AIR if live else OFFLINE,
    )  # fmt: skip
    if entry.sourceType not in (live_entries.LIVE_STREAM, live_entries.LIVE_STREAM_CAPTIONED):
        return told
    mode = live_entries.view_mode(entry)
    nodes = {str(one.serverType): one for one in connections.of_entry(account, entry.id)}
    places = [nodes.get(place) for place in (connections.PRIMARY, connections.BACKUP)]
    told.primaryStreamStatus, told.secondaryStreamStatus = (
        int(one.status) if one is not None else STOPPED for one in places
    )
    told.viewMode, told.wasBroadcast = mode, bool(entry.broadcastTime)
    told.broadcastStatus = OFFLINE
    playing = [one for one in places if one is not None and one.status == PLAYABLE]
    if playing:
        open_to_all = mode == PUBLIC and any(one.isPlayableUser is not False for one in playing)
        told.broadcastStatus = ON_AIR if open_to_all else IN_PREVIEW
    if live and told.broadcastStatus == OFFLINE:
        told.broadcastStatus = ON_AIR  # a video that plays as live
    return told
