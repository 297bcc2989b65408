"""The packager: flavors cut into segments for HLS and DASH, on demand. On the platform this is a host of its own.

An address names the flavors (one, or a set between commas) and a stretch of them in ms; behind it follow the names of
lists and segments. What is protected by DRM is served encrypted alone, and nothing else is. Left out: HDS and Smooth
Streaming.
"""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote
from xml.sax.saxutils import escape

from starlette.requests import Request
from starlette.responses import Response

from kaltura_sandbox import php_text
from kaltura_sandbox.media.errors import MediaError
from kaltura_sandbox.media.packing.encrypted import ContentKey
from kaltura_sandbox.media.packing.packages import Part
from kaltura_sandbox.platform.accounts import Platform, now
from kaltura_sandbox.platform.routes import route
from kaltura_sandbox.platform.wire import replies
from kaltura_sandbox.platform.wire.request import host_of
from kaltura_sandbox.topics.access import access
from kaltura_sandbox.topics.access.conditions import Scope
from kaltura_sandbox.topics.delivery.address import pairs
from kaltura_sandbox.topics.drm import protection
from kaltura_sandbox.topics.entries import entries
from kaltura_sandbox.topics.flavors import addresses, flavors

TYPES = {
    ".m3u8": "application/vnd.apple.mpegurl", ".mpd": "application/dash+xml", ".ts": "video/mp2t", ".m4s": "video/mp4",
    ".mp4": "video/mp4",
}  # fmt: skip


ENCRYPTED = {"edash": "dash", "fpshls": "hls"}
"""How addresses of encrypted packages begin, and what these are."""


@route(
    r"/(hls|dash|edash|fpshls)(/container/fmp4)?(/p/.+?/name/a\.\w+(?:\.urlset)?)/([\w./-]+)",
    makes=r"/(?:hls|dash|edash|fpshls)/.*",
)
def respond(platform: Platform, request: Request, found: re.Match[str]) -> Response:
    """A list or a segment of a package."""
    kind, fmp4, inside, name = found.groups()
    parts = [_part(platform, one, kind in ENCRYPTED) for one in addresses.members(inside)]
    known = [part for part in parts if part is not None]
    keys = {key for _, key in known}
    if len(known) < len(parts) or len(keys) != 1:
        return Response(b"", 404, media_type="text/html")
    try:
        files = [part for part, _ in known]
        directory = platform.packages.get(ENCRYPTED.get(kind, kind), files, bool(fmp4), keys.pop())
    except MediaError:
        return Response(b"", 404, media_type="text/html")
    base = f"{host_of(request)}{request.scope['path'].removesuffix(name)}"
    try:
        return _file(directory, name, base, len(known))
    except OSError:  # no file can have such a name
        return Response(b"", 404, media_type="text/html")


def _file(directory: Path, name: str, base: str, flavors_: int) -> Response:
    """A list or a segment. With one flavor its own list stands beside the master list."""
    target = (directory / name).resolve()
    if flavors_ == 1 and not target.is_file():
        target = (directory / "0" / name).resolve()
    if not target.is_file() or directory.resolve() not in target.parents:
        return Response(b"", 404, media_type="text/html")
    headers = {"Access-Control-Allow-Origin": "*", "Cache-Control": "public, max-age=8640000"}
    kind = TYPES.get(target.suffix, "application/octet-stream")
    if target.suffix in _ABSOLUTE:
        here = base + name.rpartition("/")[0]
        text = _ABSOLUTE[target.suffix](target.read_text(), here if here.endswith("/") else f"{here}/")
        return Response(text, 200, headers, kind)
    return replies.file(target, headers, kind)


def _absolute_mpd(text: str, base: str) -> str:
    """A manifest that says where its segments are: some players would look beside the address that led there."""
    return re.sub(r"(<MPD[^>]*>)", lambda m: f"{m[1]}\n\t<BaseURL>{escape(base)}</BaseURL>", text, count=1)


def _absolute_m3u8(text: str, base: str) -> str:
    named = re.sub(r'URI="([^":]+)"', lambda m: f'URI="{base}{m[1]}"', text)
    return re.sub(r"^(?!#|https?:)(.+)$", lambda m: base + m[1], named, flags=re.MULTILINE)


_ABSOLUTE = {".mpd": _absolute_mpd, ".m3u8": _absolute_m3u8}
"""Lists are given with absolute addresses, as the platform's packager does by default."""


def _part(platform: Platform, path: str, encrypted: bool) -> tuple[Part, ContentKey | None] | None:
    """The flavor that ``/p/…/serveFlavor/key/value/…`` names, and the key of what is protected.

    None where there is no such file, or it isn't to be had this way."""
    _, _, rest = path.partition("/serveFlavor/")
    params, _ = pairs([unquote(word) for word in rest.split("/") if word])
    asset = platform.store.get(flavors.KIND, params.get("flavorId", ""))
    entry = platform.store.get(entries.KIND, params.get("entryId", ""))
    if (
        not asset
        or not asset._file
        or not entry
        or entry.status == entries.DELETED
        or asset.entryId != entry.id
    ):
        return None
    account = platform.account(entry.partnerId)
    verdict = access.judge_file(account, Scope(entry, time=now()))
    if verdict.blocks or not verdict.allowed([asset]) or protection.is_protected(account, entry) != encrypted:
        return None
    start, end = (_number(params.get(name)) for name in ("clipFrom", "clipTo"))
    return Part(asset._file, start, end), protection.content_key(account, entry) if encrypted else None


def _number(text: str | None) -> int:
    return php_text.whole(text) if text and php_text.is_digits(text) and len(text) < 12 else 0
