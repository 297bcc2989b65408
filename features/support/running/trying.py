"""What only trying tells: whether the target's ffmpeg does what the platform asks of it, whether anybody takes streams.

An overlay is made by one long command. There are builds of ffmpeg that refuse it or never end, and the platform then
leaves the entry PENDING for good, without a word. So it is tried once a run, before scenarios wait for it.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from features.support.api import nouns
from features.support.api.enums import MEDIA_TYPE, SOURCE_TYPE
from features.support.running.samples import Samples
from features.support.viewing.encoder import greets
from features.support.wire.client import KalturaClient
from features.support.wire.sessions import Sessions
from features.support.wire.waiting import poll

PATIENCE_S = 300.0
VISITED_WITHIN_S = 60.0
HERE = ("127.0.0.1", "localhost", "::1")
READY = nouns.ENTRY.enums["status"]["READY"]


def composes(samples: Samples) -> bool:
    """Whether a small overlay is done in time, at most the run's time for a media job."""
    film, front = samples.ready("video"), samples.ready("green screen video")
    return bool(samples.once("composition", lambda: _compose(samples, film, front))["done"])


def _compose(samples: Samples, film: str, front: str) -> dict[str, Any]:
    overlay = {"objectType": "KalturaOverlayAttributes", "resource": _entry(front)}
    clip = {"objectType": "KalturaClipAttributes", "offset": 0, "duration": 7000}
    piece = {
        "objectType": "KalturaOperationResource",
        "resource": _entry(film),
        "operationAttributes": [{**clip, "mediaCompositionAttributesArray": [overlay]}],
    }
    resource = {"objectType": "KalturaOperationResources", "resources": [piece]}
    fields = {
        "objectType": "KalturaMediaEntry",
        "name": f"Trial {samples.run}",
        "mediaType": MEDIA_TYPE["VIDEO"],
    }
    entry = samples.call("media.add", {"entry": fields})["id"]
    samples.call("media.addContent", {"entryId": entry, "resource": resource})
    return {"id": entry, "done": _is_done(samples, entry)}


def takes_streams(samples: Samples) -> bool:
    """Whether somebody takes RTMP where a live stream says that an encoder sends."""
    return greets(samples.once("live stream", lambda: _stream(samples))["address"])


def watches(client: KalturaClient, sessions: Sessions) -> bool:
    """Whether the platform's watcher visits a drop folder of this machine, and finds it there."""
    host = urlsplit(sessions.settings.service_url).hostname
    if host not in HERE or not sessions.settings.operator_secret:
        return False
    with tempfile.TemporaryDirectory(prefix="guides-drop-") as place:
        Path(place).chmod(0o755)
        ks = sessions.ks("operator")
        params = sessions.within(ks, {"dropFolder": _folder(sessions, place)})
        made = client.call("dropFolder_dropFolder.add", params, None, ks)
        named = {"dropFolderId": made["id"]}
        try:
            return _is_visited(client, sessions, named)
        finally:
            client.call("dropFolder_dropFolder.delete", sessions.within(ks, named), None, ks)


def _folder(sessions: Sessions, place: str) -> dict[str, Any]:
    content = {"objectType": "KalturaDropFolderContentFileHandlerConfig", "contentMatchPolicy": 1}
    return {
        "objectType": "KalturaDropFolder", "name": "Trial", "type": 1, "status": 1, "dc": 0, "path": place,
        "partnerId": sessions.settings.partner_id, "fileHandlerType": 1, "fileHandlerConfig": content,
    }  # fmt: skip


def _is_visited(client: KalturaClient, sessions: Sessions, named: dict[str, Any]) -> bool:
    try:
        told = poll(
            lambda: client.call("dropFolder_dropFolder.get", named, None, sessions.ks("admin")),
            lambda seen: bool(seen.get("lastAccessedAt")),
            VISITED_WITHIN_S,
            "That a drop folder is visited",
        )
    except AssertionError:
        return False
    return not told.get("errorCode")


def _stream(samples: Samples) -> dict[str, Any]:
    fields = {
        "objectType": "KalturaLiveStreamEntry",
        "name": f"Trial {samples.run}",
        "mediaType": MEDIA_TYPE["LIVE_STREAM_FLASH"],
        "recordStatus": 0,
    }
    source = SOURCE_TYPE["LIVE_STREAM"]
    made = samples.call("liveStream.add", {"liveStreamEntry": fields, "sourceType": source})
    return {"id": made["id"], "address": str(made.get("primaryBroadcastingUrl", "")).partition("?")[0]}


def _is_done(samples: Samples, entry: str) -> bool:
    try:
        poll(
            lambda: samples.call("media.get", {"entryId": entry})["status"],
            lambda status: status == READY,
            min(PATIENCE_S, samples.settings.timeout),
            "That a small overlay is done",
            hopeless=lambda status: int(status) < 0,
        )
    except AssertionError:
        return False
    return True


def _entry(id: str) -> dict[str, str]:
    return {"objectType": "KalturaEntryResource", "entryId": id}
