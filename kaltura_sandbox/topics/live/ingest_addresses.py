"""Where an encoder broadcasts to: the addresses, names and words that an entry shows to who may edit it."""

from __future__ import annotations

from urllib.parse import urlencode, urlsplit

from kaltura_sandbox.platform.accounts import Caller
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.topics.live import broadcasts, live_entries

APPLICATION = "kLive"
PLACES = ("primary", "secondary")
RTMPS_PORT, RTSP_PORT = 443, 554
"""The platform's usual ports of what is told, though nobody listens here."""

TOLD = tuple(
    f"{place}{name}"
    for place in PLACES
    for name in (*(f"{kind}BroadcastingUrl" for kind in ("", "Secured", "Rtsp", "Srt")), "SrtStreamId")
)  # fmt: skip
"""The fields, as an entry shows them."""


def told(caller: Caller, entry: Object) -> dict[str, str]:
    """The fields of an entry. What was set by hand stays; others than ours have no RTMP and RTSP addresses."""
    ingest = broadcasts.ingest(caller.account.platform)
    where = ingest.address() if ingest else broadcasts.Address()
    host = where.host or urlsplit(caller.host).hostname or "127.0.0.1"
    found: dict[str, str] = {}
    for index, place in enumerate(PLACES):
        query = _query(entry, index)
        ours = {
            "BroadcastingUrl": f"rtmp://{host}:{where.rtmp_port}/{APPLICATION}?{query}",
            "SecuredBroadcastingUrl": f"rtmps://{host}:{RTMPS_PORT}/{APPLICATION}?{query}",
            "RtspBroadcastingUrl": f"rtsp://{host}:{RTSP_PORT}/{APPLICATION}/{entry.id}_%i?{query}",
        }
        if not live_entries.is_ours(entry):
            ours = dict.fromkeys(ours, "")
        ours["SrtBroadcastingUrl"] = f"srt://{host}:{where.srt_port}"
        ours["SrtStreamId"] = _stream_id(entry, index)
        found |= {f"{place}{name}": value for name, value in ours.items()}
    return found | {name: entry.values[name] for name in TOLD if entry.values.get(name)}


def _query(entry: Object, index: int) -> str:
    """Without a token where that was taken away: nobody can broadcast then."""
    token = {} if entry.streamPassword is None else {"t": entry.streamPassword}
    return urlencode({"p": entry.partnerId, "e": entry.id, "i": index, **token})


def _stream_id(entry: Object, index: int) -> str:
    """What an SRT encoder says by its stream id; a password of the entry's own, hidden, comes in place of the token."""
    word = f"ep={live_entries.hidden_password(entry)}" if entry.srtPass else f"p={entry.streamPassword or ''}"
    return f"#:::e={entry.id},st={index},{word}"
