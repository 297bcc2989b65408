"""The lists of programmes: of a video that plays as live, and of a channel. Below ``/programme/`` on this server.

Left out: the segments of a channel (the platform's own list of a playlist channel has none either, source), and
captions.
"""

from __future__ import annotations

import re
import time

from starlette.requests import Request
from starlette.responses import Response

from kaltura_sandbox import php_text
from kaltura_sandbox.media.errors import MediaError
from kaltura_sandbox.media.packing import package
from kaltura_sandbox.media.packing.packages import Part
from kaltura_sandbox.platform.accounts import Account, Platform, administrator
from kaltura_sandbox.platform.errors import ApiError
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.routes import route
from kaltura_sandbox.platform.wire.request import host_of
from kaltura_sandbox.topics.access import access
from kaltura_sandbox.topics.access.conditions import Scope
from kaltura_sandbox.topics.entries import entries
from kaltura_sandbox.topics.flavors import addresses as paths
from kaltura_sandbox.topics.live import live_entries, programme, simulive
from kaltura_sandbox.topics.live.programme import Programme, Segment
from kaltura_sandbox.topics.playback import choice
from kaltura_sandbox.topics.scheduling.on_air import Showing

M3U8 = "application/vnd.apple.mpegurl"
HLS_TAGS = choice.groups("", "applehttp")
_NAMES = re.compile(r"#EXTINF:([\d.]+),[^\n]*\n([^#\n]+)", re.ASCII)
_NEW_CODECS = ("hev1", "hvc1", "av01")  # these go into no transport stream


def path(entry: Object, rendition: int) -> str:
    """Where a rendition's list is, below this server."""
    return f"/programme/p/{entry.partnerId}/e/{entry.id}/r/{rendition}/{package.MEDIA}"


def renditions(account: Account, films: list[Object]) -> list[list[Object]]:
    """For each rendition the flavors of the films in their order; of a film with fewer its best comes again."""
    sets = [_flavors(account, film) for film in films]
    if not sets or not all(sets):
        return []
    return [[one[min(index, len(one) - 1)] for one in sets] for index in range(max(len(one) for one in sets))]


def _flavors(account: Account, film: Object) -> list[Object]:
    playable = [one for one in choice.playable(account, film) if one.videoCodecId not in _NEW_CODECS]
    return choice.tagged(playable, HLS_TAGS)


def films_of(account: Account, entry: Object, shown: Showing | None) -> list[Object]:
    """What plays one after the other: by an event, or by a channel's playlist."""
    if shown is not None:
        named = [account.get(entries.KIND, id_) for id_ in (shown.before, shown.source, shown.after) if id_]
        return [one for one in named if one is not None and one.status != entries.DELETED]
    if entry.values.get("type") != live_entries.CHANNEL or not entry.playlistId:
        return []
    try:
        listed = administrator(account).room("playlist").execute(entry.playlistId)
    except ApiError:  # the list is gone
        return []
    return [one for one in listed if one.mediaType in (entries.VIDEO, entries.AUDIO)]


def composed(account: Account, entry: Object, rendition: int, host: str, at: float) -> Programme | None:
    """What an entry plays at a moment; None where there is nothing. Raises MediaError."""
    shown = None
    if entry.values.get("type") == live_entries.STREAM:
        shown = simulive.showing(account, entry, at) or simulive.showing(
            account, entry, at - simulive.window_s(entry)
        )
        if shown is None:
            return None
    films = films_of(account, entry, shown)
    sets = renditions(account, films)
    if rendition >= len(sets):
        return None
    segments = [
        segment
        for film, asset in zip(films, sets[rendition], strict=True)
        for segment in _segments(account, film, asset, host)
    ]
    if shown is not None:
        return Programme(segments, shown.start, shown.end)
    return Programme(segments, entry.startDate or 0, repeats=True)


def _segments(account: Account, film: Object, asset: Object, host: str) -> list[Segment]:
    """A film's segments, as the packager has them."""
    directory = account.platform.packages.get("hls", [Part(asset._file)], False)
    text = (directory / "0" / package.MEDIA).read_text()
    base = f"{host}/hls{paths.serve(account, film, asset)}/name/a.{asset.fileExt}"
    found = _NAMES.findall(text)
    return [
        Segment(php_text.real(seconds), f"{base}/{php_text.trim(name)}", not index)
        for index, (seconds, name) in enumerate(found)
    ]


@route(r"/programme/p/(\d+)/e/(\w+)/r/(\d{1,2})/index\.m3u8", makes=r"/programme/.*")
def respond(platform: Platform, request: Request, found: re.Match[str]) -> Response:
    """A rendition's list as it is now. Nobody may keep it: it is another one with the next segment."""
    missing = Response(b"", 404, media_type="text/html")
    entry = platform.store.get(entries.KIND, found[2])
    if entry is None or entry.status == entries.DELETED or str(entry.partnerId) != found[1]:
        return missing
    account, at = platform.account(entry.partnerId), time.time()
    if access.judge_file(account, Scope(entry, time=int(at))).blocks:
        return missing
    try:
        plays = composed(account, entry, php_text.whole(found[3]), host_of(request), at)
    except MediaError:
        return missing
    if plays is None:
        return missing
    text = programme.media_list(plays, at, simulive.window_s(entry))
    headers = {"Access-Control-Allow-Origin": "*", "Cache-Control": "no-cache, max-age=0"}
    return Response(text, 200, headers, M3U8)
